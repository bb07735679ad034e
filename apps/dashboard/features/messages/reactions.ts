import { api, unwrap } from '../../lib/api.ts';
import { defineOutboxKind } from '../../lib/outbox.ts';
import type { Message } from './apply-event.ts';

/*
 * Actions on a message. While the server is unreachable they wait in the outbox, in order per conversation.
 */

interface Reaction {
  conversationId: string;
  messageId: string;
  emoji: string | null;
}

export const reactionOutbox = defineOutboxKind<Reaction, unknown>('reaction', {
  send: ({ conversationId, messageId, emoji }, key) =>
    unwrap(
      api.POST('/api/v1/messages/send', {
        params: { header: { 'idempotency-key': key } },
        body: { conversationId, content: { type: 'reaction', messageId, emoji }, priority: 'normal' },
      }),
    ),
});

export const retryOutbox = defineOutboxKind<{ messageId: string }, unknown>('retry', {
  send: ({ messageId }, key) =>
    unwrap(
      api.POST('/api/v1/messages/{messageId}/retry', {
        params: { path: { messageId }, header: { 'idempotency-key': key } },
      }),
    ),
});

/** Reacts to a message with an emoji; `null` removes the reaction. */
export function react({ id, conversationId }: Message, emoji: string | null): Promise<unknown> {
  const payload: Reaction = { conversationId, messageId: id, emoji };
  return reactionOutbox.enqueue(payload, { sendQueue: conversationId, idempotencyKey: crypto.randomUUID() });
}

/** Retries a failed message. */
export function retry({ id, conversationId }: Message): Promise<unknown> {
  const payload = { messageId: id };
  return retryOutbox.enqueue(payload, { sendQueue: conversationId, idempotencyKey: crypto.randomUUID() });
}
