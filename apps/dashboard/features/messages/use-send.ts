import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addMessage, type Message, removeMessage } from './apply-event.ts';
import { buildOptimisticMessage, type OutboxMessage, type Outgoing } from './outgoing.ts';
import { messageOutbox } from './sending.ts';
import type { TimelinePages } from './timeline.ts';
import { threadKey } from './use-thread.ts';

/**
 * Sends a message. It is shown at once as an optimistic message, which is replaced by the server's message;
 * the idempotency key makes a retry safe. The caller puts a refused message back into the composer.
 */
export function useSend(
  conversation: { id: string; sessionId: string; contact: { id: string } },
  authorId: string,
) {
  const client = useQueryClient();
  const key = threadKey(conversation.id);
  const change = (to: (pages: TimelinePages) => TimelinePages) =>
    client.setQueryData<TimelinePages>(key, (pages) => pages && to(pages));
  const { mutateAsync } = useMutation({
    mutationFn: ({ sent, idempotencyKey }: { sent: OutboxMessage; idempotencyKey: string }) =>
      messageOutbox.enqueue(sent, { sendQueue: conversation.id, idempotencyKey }),
    networkMode: 'always',
    onMutate: ({ sent }) => change((pages) => addMessage(pages, sent.optimisticMessage)),
    onSuccess(message, { sent }) {
      change((pages) => {
        const rest = removeMessage(pages, sent.optimisticMessage.id);
        const isThere = rest.pages.some((page) => page.data.some((it) => it.id === message.id));
        return isThere ? rest : addMessage(rest, message);
      });
    },
    onError: (_error, { sent }) => change((pages) => removeMessage(pages, sent.optimisticMessage.id)),
  });
  return (draft: Outgoing, idempotencyKey: string): Promise<Message> => {
    const optimisticMessage = buildOptimisticMessage(conversation, draft, idempotencyKey, authorId);
    return mutateAsync({
      sent: { conversationId: conversation.id, draft, optimisticMessage },
      idempotencyKey,
    });
  };
}
