import type { Tx } from '@waqtor/db';
import { findMembersByRole } from '../members/index.ts';
import { notify } from '../notifications/index.ts';
import { findTeam } from '../teams/index.ts';
import type { ConversationRow } from './conversations.present.ts';

/**
 * Notifies those responsible for this conversation: its assignee, otherwise its team, otherwise owners and
 * admins.
 */
export async function notifyMissedCall(
  tx: Tx,
  { tenantId, id: conversationId, assigneeId, teamId }: ConversationRow,
  messageId: string,
  at: Date,
): Promise<void> {
  const people = assigneeId !== null ? [assigneeId] : await membersOf(tx, tenantId, teamId);
  const kind = 'missed_call';
  await notify(
    tx,
    people.map((userId) => ({ tenantId, userId, kind, conversationId, messageId })),
    at,
  );
}

async function membersOf(tx: Tx, tenantId: string, teamId: string | null): Promise<string[]> {
  const team = teamId === null ? undefined : await findTeam(tx, tenantId, teamId);
  if (team && team.memberIds.length > 0) return team.memberIds;
  return findMembersByRole(tx, tenantId, ['owner', 'admin']);
}
