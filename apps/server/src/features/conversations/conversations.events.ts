import { type Conversation, toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { type ConversationRow, presentChangeable } from './conversations.present.ts';

/** `changes` is the whole conversation. */
export function conversationCreated(tenantId: string, conversation: Conversation, at: Date): NewEvent {
  const data = { conversationId: conversation.id, changes: conversation };
  return { tenantId, topic: 'conversations', type: 'conversation.created', data, at };
}

/** Undefined when nothing that can be seen has moved. */
export function conversationUpdated(
  before: ConversationRow,
  after: ConversationRow,
  at: Date,
): NewEvent | undefined {
  const was = presentChangeable(before);
  const is = presentChangeable(after);
  const moved = Object.entries(is).filter(([field, value]) => was[field as keyof typeof was] !== value);
  if (moved.length === 0) return undefined;
  const data = { conversationId: toPublicId('conversation', after.id), changes: Object.fromEntries(moved) };
  return { tenantId: after.tenantId, topic: 'conversations', type: 'conversation.updated', data, at };
}
