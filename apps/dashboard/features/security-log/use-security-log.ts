import { useInfiniteQuery } from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../lib/api.ts';

export type SecurityEvent = Schemas['SecurityEvent'];
export type SecurityAction = Schemas['SecurityAction'];

/** The security log, newest first, paginated. It has no events, so each visit refetches it. */
export function useSecurityLog(action: SecurityAction | undefined) {
  return useInfiniteQuery({
    queryKey: ['security-log', action ?? 'all'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/security-log', {
          params: {
            query: { limit: 50, ...(action && { action }), ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnMount: 'always',
  });
}
