import type { Schemas } from '../../lib/api.ts';
import type { Team } from './use-teams.ts';

/** The form state of a team. */
export interface Draft {
  name: string;
  description: string;
  memberIds: ReadonlySet<string>;
  assignment: Team['assignment'];
  capacity: string;
}
export type Problems = Partial<Record<'name' | 'capacity', 'nameMissing' | 'capacityBad'>>;

const MAX_CONVERSATIONS = 1_000;

export function draftOf(team: Team | undefined): Draft {
  return {
    name: team?.name ?? '',
    description: team?.description ?? '',
    memberIds: new Set(team?.memberIds),
    assignment: team?.assignment ?? 'manual',
    capacity: team?.maxOpenConversationsPerMember?.toString() ?? '',
  };
}

/**
 * Returns the request body, or the validation error of a field. Members who have left the business are
 * omitted.
 */
export function readDraft(
  draft: Draft,
  knownUserIds: readonly string[],
): { body: Schemas['CreateTeamInput']; problems?: never } | { problems: Problems; body?: never } {
  const name = draft.name.trim();
  // Fields that are not shown are not saved.
  const typed = draft.assignment === 'round_robin' ? draft.capacity.trim() : '';
  const capacity = typed === '' ? null : Number(typed);
  const problems: Problems = {
    ...(name === '' && { name: 'nameMissing' }),
    ...(capacity !== null && !isCapacity(capacity) && { capacity: 'capacityBad' }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  return {
    body: {
      name,
      description: draft.description.trim() || null,
      memberIds: knownUserIds.filter((id) => draft.memberIds.has(id)),
      assignment: draft.assignment,
      maxOpenConversationsPerMember: capacity,
    },
  };
}

/** Returns only the changed fields, so that concurrent changes of the others are not overwritten. */
export function changesOf(team: Team, body: Schemas['CreateTeamInput']): Schemas['UpdateTeamInput'] {
  const { memberIds = [], ...fields } = body;
  const changed = Object.entries(fields).filter(([name, value]) => value !== team[name as keyof Team]);
  const isSame =
    memberIds.length === team.memberIds.length && memberIds.every((id) => team.memberIds.includes(id));
  return { ...Object.fromEntries(changed), ...(isSame ? {} : { memberIds }) };
}

function isCapacity(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= MAX_CONVERSATIONS;
}
