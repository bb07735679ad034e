import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../lib/api.ts';

const key = ['logins'] as const;

/** Where this person is signed in, newest first. */
export function useOwnLogins() {
  return useInfiniteQuery({
    queryKey: key,
    // Another device can have come or gone since.
    staleTime: 0,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/auth/logins', {
          params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Ends one of them, or without an id all but this one. */
export function useEndLogins() {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(loginId: string | undefined) {
      if (loginId === undefined) await ask(api.DELETE('/api/v1/auth/logins'));
      else await ask(api.DELETE('/api/v1/auth/logins/{loginId}', { params: { path: { loginId } } }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
