import { conversationUpdated, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../../platform/events/announce.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { ActivityDetails } from '../activities/activity.ts';
import { recordActivities } from '../activities/record-activities.ts';
import { clearAssignee, clearTeam } from './release-conversations.store.ts';

/** Unassigns the conversations of a member who may no longer reply. */
export async function releaseConversationsOfMember(
  { clock }: Platform,
  tx: Tx,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<void> {
  const at = clock.now();
  const ids = await clearAssignee(tx, tenantId, userId, at);
  announceChanges(tx, { tenantId, at }, ids, { assigneeId: null });
  await record(tx, { tenantId, at }, ids, { kind: 'assignee_changed', details: { from: userId, to: null } });
}

/** Removes a team that is being deleted from its conversations. */
export async function releaseConversationsOfTeam(
  { clock }: Platform,
  tx: Tx,
  { tenantId, teamId }: { tenantId: string; teamId: string },
): Promise<void> {
  const at = clock.now();
  const ids = await clearTeam(tx, tenantId, teamId, at);
  announceChanges(tx, { tenantId, at }, ids, { teamId: null });
  await record(tx, { tenantId, at }, ids, { kind: 'team_changed', details: { from: teamId, to: null } });
}

function announceChanges(
  tx: Tx,
  envelope: { tenantId: string; at: Date },
  ids: readonly string[],
  cleared: { assigneeId: null } | { teamId: null },
): void {
  const changes = { ...cleared, updatedAt: envelope.at.toISOString() };
  for (const id of ids) {
    const conversationId = toPublicId('conversation', id);
    announce(tx, conversationUpdated({ conversationId, changes }), envelope);
  }
}

function record(
  tx: Tx,
  { tenantId, at }: { tenantId: string; at: Date },
  ids: readonly string[],
  change: ActivityDetails,
): Promise<void> {
  const activities = ids.map((conversationId) => ({ ...change, tenantId, conversationId }));
  return recordActivities(tx, activities, { actor: { kind: 'system', id: null }, at });
}
