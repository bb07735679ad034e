import { type Message, toPublicId } from '@waqtor/contract';
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
