import { toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { presentTeam } from './teams.present.ts';
import type { TeamRow } from './teams.store.ts';

const topic = 'notifications';

export function teamCreated(row: TeamRow, at: Date): NewEvent {
  return { tenantId: row.tenantId, topic, type: 'team.created', data: { team: presentTeam(row) }, at };
}

export function teamUpdated(row: TeamRow, at: Date): NewEvent {
  return { tenantId: row.tenantId, topic, type: 'team.updated', data: { team: presentTeam(row) }, at };
}

export function teamDeleted(tenantId: string, teamId: string, at: Date): NewEvent {
  return { tenantId, topic, type: 'team.deleted', data: { teamId: toPublicId('team', teamId) }, at };
}

/** A conversation whose team is there no more. */
export function conversationReleased(tenantId: string, conversationId: string, at: Date): NewEvent {
  const data = {
    conversationId: toPublicId('conversation', conversationId),
    changes: { teamId: null, updatedAt: at.toISOString() },
  };
  return { tenantId, topic: 'conversations', type: 'conversation.updated', data, at };
}
