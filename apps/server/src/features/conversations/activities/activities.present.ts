import { type Activity, type ActivityActor, toPublicId } from '@waqtor/contract';
import { presentTags } from '../../tags/index.ts';
import type { ActivityRow } from './activities.store.ts';

/** `keyNames`: the names of the API keys among the actors, by uuid. */
export function presentActivity(row: ActivityRow, keyNames: ReadonlyMap<string, string>): Activity {
  const common = {
    id: toPublicId('activity', row.id),
    conversationId: toPublicId('conversation', row.conversationId),
    actor: presentActor(row, keyNames),
    at: row.at.toISOString(),
  };
  switch (row.kind) {
    case 'status_changed': {
      const { from, to } = row.details;
      return { ...common, type: row.kind, ...to, previous: from };
    }
    case 'assignee_changed': {
      const { from, to } = row.details;
      return { ...common, type: row.kind, assigneeId: userId(to), previous: { assigneeId: userId(from) } };
    }
    case 'team_changed': {
      const { from, to } = row.details;
      return { ...common, type: row.kind, teamId: teamId(to), previous: { teamId: teamId(from) } };
    }
    case 'tags_changed': {
      const { added, removed } = row.details;
      return { ...common, type: row.kind, added: presentTags(added), removed: presentTags(removed) };
    }
    case 'merged':
      return { ...common, type: row.kind, contactName: row.details.contactName };
    default:
      return row satisfies never;
  }
}

function presentActor(
  { actorKind, actorId }: ActivityRow,
  keyNames: ReadonlyMap<string, string>,
): ActivityActor {
  if (actorId !== null && actorKind === 'member')
    return { type: 'member', userId: toPublicId('user', actorId) };
  if (actorId !== null && actorKind === 'api_key') {
    const name = keyNames.get(actorId) ?? null;
    return { type: 'api_key', apiKeyId: toPublicId('apiKey', actorId), name };
  }
  return { type: actorKind === 'customer' ? 'customer' : 'system' };
}

function userId(id: string | null): string | null {
  return id === null ? null : toPublicId('user', id);
}

function teamId(id: string | null): string | null {
  return id === null ? null : toPublicId('team', id);
}
