import { type Member, toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';

const topic = 'notifications';

export function memberAdded(tenantId: string, member: Member, at: Date): NewEvent {
  return { tenantId, topic, type: 'member.added', data: { member }, at };
}

export function memberUpdated(tenantId: string, member: Member, at: Date): NewEvent {
  return { tenantId, topic, type: 'member.updated', data: { member }, at };
}

export function memberRemoved(tenantId: string, userId: string, at: Date): NewEvent {
  return { tenantId, topic, type: 'member.removed', data: { userId: toPublicId('user', userId) }, at };
}

/** A conversation whose assignee may not answer any more. */
export function conversationReleased(tenantId: string, conversationId: string, at: Date): NewEvent {
  const data = {
    conversationId: toPublicId('conversation', conversationId),
    changes: { assigneeId: null, updatedAt: at.toISOString() },
  };
  return { tenantId, topic: 'conversations', type: 'conversation.updated', data, at };
}
