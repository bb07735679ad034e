import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { paths } from '../../../lib/api.generated.ts';
import { api, unwrap } from '../../../lib/api.ts';
import { invalidateThrottled } from '../../../lib/queries/invalidate-throttled.ts';
import { useConversationsWebSocket } from '../../../lib/realtime.ts';

type Query = paths['/api/v1/conversations/{conversationId}/messages']['get']['parameters']['query'];
export type SharedKind = NonNullable<NonNullable<Query>['contains']>;
/** In the order in which they are offered. */
export const sharedKinds: readonly SharedKind[] = ['media', 'files', 'links'];
/** Three rows of pictures, and about as much of the others. */
const PAGE: Record<SharedKind, number> = { media: 9, files: 4, links: 5 };
/** Counting stops here. */
export const MAX_COUNT = 1_000;

const keyOf = (conversationId: string) => ['shared-content', conversationId] as const;

/** How many messages of a conversation have media, files and links; kept current by events. */
export function useSharedCounts(conversationId: string) {
  const client = useQueryClient();
  useConversationsWebSocket({
    onEvent({ type, data }) {
      const isOurs = 'conversationId' in data && data.conversationId === conversationId;
      // A changed status changes no content.
      const isContent = type.startsWith('message.') && type !== 'message.updated';
      if ((isOurs && isContent) || type === 'conversation.merged') refresh(client, conversationId);
    },
    onStale: () => refresh(client, conversationId),
  });
  return useQuery({
    queryKey: keyOf(conversationId),
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/conversations/{conversationId}/shared-content', {
            params: { path: { conversationId } },
          }),
        )
      ).data,
  });
}

function refresh(client: QueryClient, conversationId: string): void {
  invalidateThrottled(client, keyOf(conversationId));
}

/** The messages with this content, newest first, page by page. */
export function useSharedMessages(conversationId: string, contains: SharedKind) {
  return useInfiniteQuery({
    queryKey: [...keyOf(conversationId), contains],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/conversations/{conversationId}/messages', {
          params: {
            path: { conversationId },
            query: { contains, limit: PAGE[contains], ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
