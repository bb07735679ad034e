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

/** Where a message stands has changed. */
export function messageUpdated(
  row: Pick<MessageRow, 'id' | 'tenantId' | 'conversationId'> & Parameters<typeof presentStanding>[0],
  at: Date,
): NewEvent {
  return {
    tenantId: row.tenantId,
    topic: 'conversations',
    type: 'message.updated',
    data: {
      messageId: toPublicId('message', row.id),
      conversationId: toPublicId('conversation', row.conversationId),
      ...presentStanding(row),
    },
    at,
  };
}

/** More became known about a message: its content, words and time as well. */
export function messageCompleted(
  row: MessageRow,
  { content, text, at: messageAt }: Message,
  at: Date,
): NewEvent {
  const event = messageUpdated(row, at);
  return { ...event, data: { ...(event.data as object), content, text, at: messageAt } };
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
