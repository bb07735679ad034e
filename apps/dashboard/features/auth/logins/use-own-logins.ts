import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../lib/api.ts';

const key = ['logins'] as const;

/** The current user's logins, newest first. */
export function useOwnLogins() {
  return useInfiniteQuery({
    queryKey: key,
    // Other devices may have signed in or out since the last fetch.
    staleTime: 0,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/auth/logins', {
          params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Ends one login or, without an id, all except the current one. */
export function useEndLogins() {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(loginId: string | undefined) {
      if (loginId === undefined) await unwrap(api.DELETE('/api/v1/auth/logins'));
      else await unwrap(api.DELETE('/api/v1/auth/logins/{loginId}', { params: { path: { loginId } } }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
