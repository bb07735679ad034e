import type { Tx } from '@waqtor/db';
import { type NewNotification, notify } from '../../notifications/index.ts';
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
