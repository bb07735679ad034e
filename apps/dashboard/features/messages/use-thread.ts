import { type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, unwrap } from '../../lib/api.ts';
import { type OutboxEntry, useOutbox } from '../../lib/outbox.ts';
import type { LogEvent } from '../../lib/realtime.ts';
import { addMessage, applyToThread, isMissing } from './apply-event.ts';
import type { OutboxMessage } from './outgoing.ts';
import { type TimelinePages, toPage } from './timeline.ts';

const PAGE = 50;
export const threadKey = (conversationId: string) => ['messages', conversationId] as const;

/** The messages and activities of a conversation, newest first, paginated backwards. */
export function useThread(conversationId: string) {
  const all = useOutbox((outbox) => outbox.entries);
  const pending = useMemo(() => pendingIn(all, conversationId), [all, conversationId]);
  return useInfiniteQuery({
    queryKey: threadKey(conversationId),
    queryFn: async ({ pageParam }) =>
      toPage(
        await unwrap(
          api.GET('/api/v1/conversations/{conversationId}/timeline', {
            params: {
              path: { conversationId },
              query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
            },
          }),
        ),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: useCallback((pages: TimelinePages) => withPending(pages, pending), [pending]),
  });
}

function pendingIn(all: readonly OutboxEntry[], conversationId: string): OutboxEntry[] {
  return all.filter(({ kind, sendQueue }) => kind === 'message' && sendQueue === conversationId);
}

/** Optimistic messages that were replaced through the socket before the HTTP response arrived. */
const arrived = new Set<string>();

/** Adds the messages waiting in the outbox, whenever the conversation is fetched. */
function withPending(pages: TimelinePages, pending: readonly OutboxEntry[]): TimelinePages {
  const optimisticMessages = pending
    .map(({ payload }) => (payload as OutboxMessage).optimisticMessage)
    .filter(({ id }) => !arrived.has(id));
  return optimisticMessages.reduce(addMessage, pages);
}

/** Applies an event to all cached conversations. */
export function applyToThreads(client: QueryClient, event: LogEvent): void {
  if (event.type === 'conversation.merged') {
    const { sourceId, targetId } = event.data;
    for (const id of [sourceId, targetId]) client.invalidateQueries({ queryKey: threadKey(id) });
  }
  if (!('conversationId' in event.data)) return;
  const { conversationId } = event.data;
  const known = client.getQueryData<TimelinePages>(threadKey(conversationId));
  if (known && isMissing(known, event)) client.invalidateQueries({ queryKey: threadKey(conversationId) });
  client.setQueryData<TimelinePages>(threadKey(conversationId), (pages) => {
    if (!pages) return pages;
    const pending = pendingIn(useOutbox.getState().entries, conversationId);
    const applied = applyToThread(withPending(pages, pending), event, conversationId);
    const left = new Set(applied.pages.flatMap((page) => page.data.map(({ id }) => id)));
    for (const { payload } of pending) {
      const { id } = (payload as OutboxMessage).optimisticMessage;
      if (!left.has(id)) arrived.add(id);
    }
    return applied;
  });
}
