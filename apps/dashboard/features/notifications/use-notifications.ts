import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import type { EventContent, LogEvent } from '../../lib/realtime.ts';
import { applyEvent, type Filter } from './apply-event.ts';

type Page = { success: true; data: Schemas['Notification'][]; nextCursor: string | null };

const key = ['notifications'] as const;
const listKey = [...key, 'list'] as const;
const unreadKey = [...key, 'unread'] as const;

/** The unread count, shown on the bell. */
export function useUnreadCount() {
  return useQuery({
    queryKey: unreadKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/notifications/unread-count'))).data.unreadCount,
  });
}

/** The user's notifications, newest first. */
export function useNotifications(filter: Filter) {
  return useInfiniteQuery({
    queryKey: [...listKey, filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/notifications', {
          params: {
            query: {
              limit: 50,
              ...(filter.unread ? { unread: 'true' as const } : {}),
              ...(filter.kind ? { type: filter.kind } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ) as Promise<Page>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Marks one notification read or, without an id, all of them; optimistic. */
export function useMarkRead() {
  return useChange(
    async (notificationId: string | undefined) => {
      if (notificationId === undefined) await unwrap(api.POST('/api/v1/notifications/read-all'));
      else
        await unwrap(
          api.POST('/api/v1/notifications/{notificationId}/read', { params: { path: { notificationId } } }),
        );
    },
    (id) => ({
      type: 'notification.read',
      data: { notificationIds: id === undefined ? null : [id], readAt: new Date().toISOString() },
    }),
  );
}

/** Marks the user's notifications about a conversation read, in the background. */
export async function readNotificationsAbout(conversationId: string): Promise<void> {
  const params = { path: { conversationId } };
  await unwrap(api.POST('/api/v1/conversations/{conversationId}/notifications/read', { params })).catch(
    () => {},
  );
}

export function useDeleteNotification() {
  return useChange(
    async (notificationId: string) => {
      await unwrap(
        api.DELETE('/api/v1/notifications/{notificationId}', { params: { path: { notificationId } } }),
      );
    },
    (notificationId) => ({ type: 'notification.deleted', data: { notificationId } }),
  );
}

/** Sends a request and applies the expected event to the cache before it arrives. */
function useChange<Input>(
  request: (input: Input) => Promise<void>,
  optimisticUpdate: (input: Input) => EventContent,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: request,
    onMutate: (input) => applyToLists(client, optimisticUpdate(input)),
    onError: () => client.invalidateQueries({ queryKey: listKey }),
    onSettled: () => client.invalidateQueries({ queryKey: unreadKey }),
  });
}

/** Applies an event to the lists. The unread count is refetched, because an event does not contain it. */
export function applyToNotifications(client: QueryClient, event: LogEvent): void {
  if (!event.type.startsWith('notification.')) return;
  applyToLists(client, event);
  client.invalidateQueries({ queryKey: unreadKey });
}

function applyToLists(client: QueryClient, event: EventContent): void {
  for (const query of client.getQueryCache().findAll({ queryKey: listKey })) {
    const filter = query.queryKey[2] as Filter;
    // Restarts running fetches, because their responses may be older than the event.
    if (query.state.fetchStatus === 'fetching') client.invalidateQueries({ queryKey: query.queryKey });
    client.setQueryData<InfiniteData<Page>>(query.queryKey, (old) => old && applyToPages(old, filter, event));
  }
}

/** A new notification is added to the first page; one that no longer matches is removed from any page. */
function applyToPages(old: InfiniteData<Page>, filter: Filter, event: EventContent): InfiniteData<Page> {
  const all = old.pages.flatMap((page) => page.data);
  const next = applyEvent(all, filter, event);
  let from = 0;
  const added = event.type === 'notification.created' ? next.length - all.length : 0;
  const pages = old.pages.map((page, pageIndex) => {
    const data =
      event.type === 'notification.created'
        ? next.slice(from, from + page.data.length + (pageIndex === 0 ? added : 0))
        : next.filter(({ id }) => page.data.some((one) => one.id === id));
    from += data.length;
    return { ...page, data: [...data] };
  });
  return { ...old, pages };
}
