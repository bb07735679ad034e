import {
  conversationUpdated,
  type EventOf,
  type Message,
  messageCreated,
  messageUpdated,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import { type MessageRow, presentDelivery } from './messages.present.ts';

/** Publishes that an outbound message was queued, or a note was added. */
export function announceMessageCreated(tx: Tx, tenantId: string, message: Message, at: Date): void {
  announce(tx, messageCreated({ message, conversationId: message.conversationId }), { tenantId, at });
}

/** The columns of a message that `message.updated` presents. */
type UpdatedRow = Pick<MessageRow, 'id' | 'tenantId' | 'conversationId'> &
  Parameters<typeof presentDelivery>[0];
type Completion = Pick<EventOf<'message.updated'>['data'], 'content' | 'text' | 'at'>;

/** Publishes that the status of a message changed. */
export function announceMessageUpdated(tx: Tx, row: UpdatedRow, at: Date, more: Completion = {}): void {
  const event = messageUpdated({
    messageId: toPublicId('message', row.id),
    conversationId: toPublicId('conversation', row.conversationId),
    ...presentDelivery(row),
    ...more,
  });
  announce(tx, event, { tenantId: row.tenantId, at });
}

/** Publishes that content of a message became available, with its position in the conversation. */
export function announceMessageCompleted(
  tx: Tx,
  row: UpdatedRow,
  { content, text, at: messageAt }: Pick<Message, 'content' | 'text' | 'at'>,
  at: Date,
): void {
  announceMessageUpdated(tx, row, at, { content, text, at: messageAt });
}

/**
 * Publishes that a message moved within its conversation, because an earlier one turned out to have been sent
 * before it.
 */
export function announceMessageReordered(tx: Tx, row: UpdatedRow & Pick<MessageRow, 'at'>, at: Date): void {
  announceMessageUpdated(tx, row, at, { at: row.at.toISOString() });
}

/** Publishes that this message is now the last one of its conversation. */
export function announceLastMessage(tx: Tx, tenantId: string, lastMessage: Message, at: Date): void {
  const changes = { lastMessageAt: lastMessage.at, updatedAt: at.toISOString(), lastMessage };
  const event = conversationUpdated({ conversationId: lastMessage.conversationId, changes });
  announce(tx, event, { tenantId, at });
}

/** Publishes that WhatsApp reported the customer service window as closed. */
export function announceWindowClosed(
  tx: Tx,
  { id, tenantId, windowExpiresAt }: { id: string; tenantId: string; windowExpiresAt: Date },
  at: Date,
): void {
  const changes = { windowExpiresAt: windowExpiresAt.toISOString(), updatedAt: at.toISOString() };
  const event = conversationUpdated({ conversationId: toPublicId('conversation', id), changes });
  announce(tx, event, { tenantId, at });
}
