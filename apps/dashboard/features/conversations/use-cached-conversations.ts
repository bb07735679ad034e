import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import type { ConversationPages } from './apply-event.ts';
import type { Conversation } from './filters.ts';
import { conversationKey } from './use-conversations.ts';

/** Those of these conversations that are cached, as they are now. */
export function useCachedConversations(ids: readonly string[]): Conversation[] {
  const client = useQueryClient();
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ type, query }) => {
        if (type === 'updated' && query.queryKey[0] === 'conversations') rerender();
      }),
    [client],
  );
  const wanted = new Set(ids);
  const found = new Map<string, Conversation>();
  for (const [, pages] of client.getQueriesData<ConversationPages>({ queryKey: ['conversations', 'list'] }))
    for (const conversation of pages?.pages.flatMap(({ data }) => data) ?? [])
      if (wanted.has(conversation.id)) found.set(conversation.id, conversation);
  // An open conversation is the newest version: a response is written to it before its event arrives.
  for (const id of ids) {
    const one = client.getQueryData<Conversation>(conversationKey(id));
    if (one) found.set(id, one);
  }
  return [...found.values()];
}
