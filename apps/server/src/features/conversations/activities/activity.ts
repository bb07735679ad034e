import type { Caller } from '../../../platform/platform.ts';
import type { ConversationRow } from '../conversations.present.ts';

/** Who causes a change. Ids are uuids. */
export type Actor =
  | { kind: 'member' | 'api_key'; id: string }
  /** The customer by a message, or the system: round robin, the end of a snooze, a deletion. */
  | { kind: 'customer' | 'system'; id: null };

export function actorOf(caller: Caller): Actor {
  return caller.kind === 'member'
    ? { kind: 'member', id: caller.userId }
    : { kind: 'api_key', id: caller.apiKeyId };
}

interface Status {
  status: ConversationRow['state'];
  snoozedUntil: string | null;
}

/** A tag as in the `tags` column; its id is a uuid. */
interface StoredTag {
  id: string;
  name: string;
  color: string;
}

/** What changed, as stored in `details`. Ids are uuids. */
export type ActivityDetails =
  | { kind: 'status_changed'; details: { from: Status; to: Status } }
  | { kind: 'assignee_changed' | 'team_changed'; details: { from: string | null; to: string | null } }
  | { kind: 'tags_changed'; details: { added: StoredTag[]; removed: StoredTag[] } }
  | { kind: 'merged'; details: { contactName: string } };

/** An activity to be recorded. */
export type NewActivity = ActivityDetails & { tenantId: string; conversationId: string };

/** Returns what a change of a conversation is in activities: at most one of each kind. */
export function activitiesBetween(before: ConversationRow, after: ConversationRow): NewActivity[] {
  const { tenantId, id: conversationId } = after;
  const changes: ActivityDetails[] = [];
  const [was, is] = [statusOf(before), statusOf(after)];
  if (was.status !== is.status || was.snoozedUntil !== is.snoozedUntil)
    changes.push({ kind: 'status_changed', details: { from: was, to: is } });
  if (before.assigneeId !== after.assigneeId)
    changes.push({ kind: 'assignee_changed', details: { from: before.assigneeId, to: after.assigneeId } });
  if (before.teamId !== after.teamId)
    changes.push({ kind: 'team_changed', details: { from: before.teamId, to: after.teamId } });
  const added = withoutTagsOf(after, before);
  const removed = withoutTagsOf(before, after);
  if (added.length > 0 || removed.length > 0)
    changes.push({ kind: 'tags_changed', details: { added, removed } });
  return changes.map((change) => ({ ...change, tenantId, conversationId }));
}

/** The details of the activity that would undo this one; null if there is none. */
export function inverseOf(activity: ActivityDetails): ActivityDetails['details'] | null {
  switch (activity.kind) {
    case 'status_changed':
      return { from: activity.details.to, to: activity.details.from };
    case 'assignee_changed':
    case 'team_changed':
      return { from: activity.details.to, to: activity.details.from };
    case 'tags_changed':
      return { added: activity.details.removed, removed: activity.details.added };
    case 'merged':
      return null;
    default:
      return activity satisfies never;
  }
}

function statusOf({ state, snoozedUntil }: ConversationRow): Status {
  return { status: state, snoozedUntil: snoozedUntil?.toISOString() ?? null };
}

function withoutTagsOf(one: ConversationRow, other: ConversationRow): StoredTag[] {
  const known = new Set((other.tags as StoredTag[]).map(({ id }) => id));
  return (one.tags as StoredTag[]).filter(({ id }) => !known.has(id));
}
