import type { NotificationType } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { AnswerableConversation } from '../../features/conversations/index.ts';
import { findMembersByRole } from '../../features/members/index.ts';
import { findTeamMembers } from '../../features/teams/index.ts';

/** The members who should answer a conversation, and why. Ids are uuids. */
export interface Responsible {
  userIds: readonly string[];
  kind: Extract<NotificationType, 'message_assigned' | 'message_team' | 'message_unassigned'>;
}

/**
 * Returns for each conversation who should answer it: its assignee, otherwise the members of its team,
 * otherwise everybody. Viewers cannot answer.
 */
export async function findResponsible(
  tx: Tx,
  tenantId: string,
  conversations: readonly AnswerableConversation[],
): Promise<(conversation: AnswerableConversation) => Responsible> {
  const shared = conversations.filter(({ assigneeId }) => assigneeId === null);
  const teamIds = [...new Set(shared.flatMap(({ teamId }) => teamId ?? []))];
  const everybody =
    shared.length === 0 ? [] : await findMembersByRole(tx, tenantId, ['agent', 'admin', 'owner']);
  const mayAnswer = new Set(everybody);
  const membersOf = await findTeamMembers(tx, tenantId, teamIds);
  return ({ assigneeId, teamId }) => {
    if (assigneeId !== null) return { userIds: [assigneeId], kind: 'message_assigned' };
    if (teamId === null) return { userIds: everybody, kind: 'message_unassigned' };
    const members = membersOf.get(teamId) ?? [];
    return { userIds: members.filter((userId) => mayAnswer.has(userId)), kind: 'message_team' };
  };
}
