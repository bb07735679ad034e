import { useMutation, useQueryClient } from '@tanstack/react-query';
import { enqueue } from '../../lib/outbox.ts';
import { addMessage, type Message, type MessagePages, removeMessage } from './apply-event.ts';
import { guessed, type Outgoing, type Sent } from './outgoing.ts';
import { threadKey } from './use-thread.ts';

/**
 * Sends what was written. It stands in the thread at once, as a guess with an id of its own, and gives way to the message
 * of the server; the key makes a second try of the same one harmless. Whoever calls it gives back what is refused.
 */
export function useSend(
  conversation: { id: string; sessionId: string; contact: { id: string } },
  authorId: string,
) {
  const client = useQueryClient();
  const key = threadKey(conversation.id);
  const change = (to: (pages: MessagePages) => MessagePages) =>
    client.setQueryData<MessagePages>(key, (pages) => pages && to(pages));
  return useMutation({
    mutationFn: ({ draft, idempotencyKey }: { draft: Outgoing; idempotencyKey: string }) =>
      enqueue<Message>(
        'message',
        {
          conversationId: conversation.id,
          draft,
          guess: guessed(conversation, draft, idempotencyKey, authorId),
        } satisfies Sent,
        { lane: conversation.id, idempotencyKey },
      ),
    networkMode: 'always',
    onMutate({ draft, idempotencyKey }) {
      const guess = guessed(conversation, draft, idempotencyKey, authorId);
      change((pages) => addMessage(pages, guess));
      return { guessId: guess.id };
    },
    onSuccess(message, _, { guessId }) {
      change((pages) => {
        const rest = removeMessage(pages, guessId);
        const isThere = rest.pages.some((page) => page.data.some((it) => it.id === message.id));
        return isThere ? rest : addMessage(rest, message);
      });
    },
    onError: (_error, _input, context) => context && change((pages) => removeMessage(pages, context.guessId)),
  });
}
