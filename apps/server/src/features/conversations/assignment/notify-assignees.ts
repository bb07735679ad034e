import type { Tx } from '@waqtor/db';
import { type AboutUser, type NewNotification, notify, withdraw } from '../../notifications/index.ts';
import type { ConversationRow } from '../conversations.present.ts';

/** A conversation before and after a change, and the text that caused it, if known. */
export interface Step {
  before: ConversationRow;
  after: ConversationRow;
  preview?: string | null;
}

/** Notifies members of conversations assigned to them, and of their own conversations that were reopened. */
export async function notifyAssignees(
  tx: Tx,
  steps: readonly Step[],
  { actorId, at }: { actorId: string | null; at: Date },
): Promise<void> {
  const notifications = steps.flatMap(({ before, after, preview }): NewNotification[] => {
    const userId = after.assigneeId;
    if (userId === null) return [];
    const about = { tenantId: after.tenantId, userId, conversationId: after.id, actorId };
    if (userId !== before.assigneeId) return [{ ...about, kind: 'conversation_assigned' }];
    const wasAway = before.state === 'resolved' || before.state === 'snoozed';
    if (!wasAway || after.state !== 'open') return [];
    return [{ ...about, kind: 'conversation_reopened', preview: preview ?? null }];
  });
  await notify(tx, notifications, at);
}

/**
 * When these steps undo earlier ones, deletes the assignment and reopening notifications that no longer
 * apply.
 */
export async function withdrawFromAssignees(
  tx: Tx,
  tenantId: string,
  steps: readonly Step[],
  by: { actorId: string | null; at: Date },
): Promise<void> {
  const about = steps.flatMap(({ before, after }): AboutUser[] => {
    const { id: conversationId, assigneeId: userId } = before;
    if (userId === null) return [];
    if (userId !== after.assigneeId) return [{ conversationId, userId, kind: 'conversation_assigned' }];
    const isAway = after.state === 'resolved' || after.state === 'snoozed';
    if (!isAway || before.state !== 'open') return [];
    return [{ conversationId, userId, kind: 'conversation_reopened' }];
  });
  await withdraw(tx, tenantId, about, by);
}
