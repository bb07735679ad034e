import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../lib/api.ts';
import { enqueue, handle } from '../../lib/outbox.ts';
import type { Conversation } from './filters.ts';
import { patchConversation } from './use-conversations.ts';

/** What an agent may do with a conversation. */
export type Action =
  | { type: 'assign'; assigneeId: string | null }
  | { type: 'snooze'; until: string }
  | { type: 'resolve' | 'reopen' | 'read' };

/** Does it, shows it as soon as the server has said yes; the socket tells everybody else. */
export function useAction(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: Action) =>
      enqueue<Conversation>(
        'conversation',
        { conversationId, action },
        { lane: conversationId, idempotencyKey: crypto.randomUUID() },
      ),
    networkMode: 'always',
    onSuccess: (conversation) => patchConversation(client, conversationId, conversation),
  });
}

/** Marks it read without anybody having to wait for it. */
export async function markRead(client: QueryClient, conversationId: string): Promise<void> {
  const conversation = await act(conversationId, { type: 'read' }).catch(() => undefined);
  if (conversation) patchConversation(client, conversationId, conversation);
}

handle('conversation', {
  send: ({ conversationId, action }: { conversationId: string; action: Action }) =>
    act(conversationId, action),
});

async function act(conversationId: string, action: Action): Promise<Conversation> {
  const params = { path: { conversationId } };
  switch (action.type) {
    case 'assign':
      return (
        await ask(
          api.PATCH('/api/v1/conversations/{conversationId}/assign', {
            params,
            body: { assigneeId: action.assigneeId },
          }),
        )
      ).data;
    case 'snooze':
      return (
        await ask(
          api.POST('/api/v1/conversations/{conversationId}/snooze', {
            params,
            body: { until: action.until },
          }),
        )
      ).data;
    case 'resolve':
      return (await ask(api.POST('/api/v1/conversations/{conversationId}/resolve', { params }))).data;
    case 'reopen':
      return (await ask(api.POST('/api/v1/conversations/{conversationId}/reopen', { params }))).data;
    case 'read':
      return (await ask(api.POST('/api/v1/conversations/{conversationId}/read', { params }))).data;
  }
}
