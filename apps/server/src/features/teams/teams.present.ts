import { type Team, toPublicId } from '@waqtor/contract';
import type { TeamRow } from './teams.store.ts';

export function presentTeam(row: TeamRow): Team {
  return {
    id: toPublicId('team', row.id),
    name: row.name,
    description: row.description,
    memberIds: row.memberIds.map((id) => toPublicId('user', id)),
    assignment: row.assignment,
    maxOpenConversationsPerMember: row.capacity,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
