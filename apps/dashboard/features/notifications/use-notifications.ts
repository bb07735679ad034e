import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, ask } from '../../lib/api.ts';
import type { LogEvent } from '../../lib/realtime.ts';

const key = ['notifications'] as const;

/** How many are unread; the badge of the bell. */
export function useUnreadCount() {
  return useQuery({
    queryKey: [...key, 'unread'],
    queryFn: async () => (await ask(api.GET('/api/v1/notifications/unread'))).data.unread,
  });
}

/** What this person is told, newest first. */
export function useNotifications() {
  return useInfiniteQuery({
    queryKey: [...key, 'list'],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/notifications', {
          params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Marks one read, or without an id all there are. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(notificationId: string | undefined) {
      if (notificationId === undefined) await ask(api.POST('/api/v1/notifications/read-all'));
      else
        await ask(
          api.POST('/api/v1/notifications/{notificationId}/read', { params: { path: { notificationId } } }),
        );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Tells bell and list of an event. */
export function applyToNotifications(client: QueryClient, event: LogEvent): void {
  if (event.type.startsWith('notification.')) client.invalidateQueries({ queryKey: key });
}
