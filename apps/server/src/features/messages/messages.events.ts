import { type Conversation, type Message, toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { type MessageRow, presentStanding } from './messages.present.ts';

/** We queued a message, or wrote a note. */
export function messageCreated(tenantId: string, message: Message, at: Date): NewEvent {
  return {
    tenantId,
    topic: 'conversations',
    type: 'message.created',
    data: { message, conversationId: message.conversationId },
    at,
  };
}

/** The row of a message, as far as `message.updated` shows it. */
type UpdatedRow = Pick<MessageRow, 'id' | 'tenantId' | 'conversationId'> &
  Parameters<typeof presentStanding>[0];

/** Where a message stands has changed. */
export function messageUpdated(row: UpdatedRow, at: Date): NewEvent {
  return updated(row, {}, at);
}

/** More became known about a message: what it says, and where it stands in its thread. */
export function messageCompleted(
  row: UpdatedRow,
  { content, text, at: messageAt }: Pick<Message, 'content' | 'text' | 'at'>,
  at: Date,
): NewEvent {
  return updated(row, { content, text, at: messageAt }, at);
}

/** A message stands elsewhere in its thread: what it follows turned out to have left before it. */
export function messageReordered(row: UpdatedRow & Pick<MessageRow, 'at'>, at: Date): NewEvent {
  return updated(row, { at: row.at.toISOString() }, at);
}

function updated(row: UpdatedRow, changes: object, at: Date): NewEvent {
  return {
    tenantId: row.tenantId,
    topic: 'conversations',
    type: 'message.updated',
    data: {
      messageId: toPublicId('message', row.id),
      conversationId: toPublicId('conversation', row.conversationId),
      ...presentStanding(row),
      ...changes,
    },
    at,
  };
}

/** A thread that begins with us. `changes` is the whole conversation. */
export function threadCreated(tenantId: string, conversation: Conversation, at: Date): NewEvent {
  const data = { conversationId: conversation.id, changes: conversation };
  return { tenantId, topic: 'conversations', type: 'conversation.created', data, at };
}

/** A thread ends with this message now. */
export function threadMoved(tenantId: string, lastMessage: Message, at: Date): NewEvent {
  const changes = { lastMessageAt: lastMessage.at, updatedAt: at.toISOString(), lastMessage };
  const data = { conversationId: lastMessage.conversationId, changes };
  return { tenantId, topic: 'conversations', type: 'conversation.updated', data, at };
}

/** WhatsApp says that the customer service window is closed. */
export function windowClosed(
  { id, tenantId, windowExpiresAt }: { id: string; tenantId: string; windowExpiresAt: Date },
  at: Date,
): NewEvent {
  const changes = { windowExpiresAt: windowExpiresAt.toISOString(), updatedAt: at.toISOString() };
  const data = { conversationId: toPublicId('conversation', id), changes };
  return { tenantId, topic: 'conversations', type: 'conversation.updated', data, at };
}
