import {
  type Activity,
  conversationActivityAdded,
  conversationActivityRemoved,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../../platform/events/announce.ts';
import { newId } from '../../../platform/ids.ts';
import { findApiKeyNames } from '../../api-keys/index.ts';
import type { ConversationRow } from '../conversations.present.ts';
import { presentActivity } from './activities.present.ts';
import { type ActivityRow, insertActivities } from './activities.store.ts';
import { type Actor, activitiesBetween, inverseOf, type NewActivity } from './activity.ts';

/**
 * How long a member's change can be undone without a trace. Longer than the toast with *Undo* is shown (8 s), which
 * stays while the pointer is on it.
 */
const UNDO_MS = 30_000;

/** Who changed something, and when. */
export interface Cause {
  actor: Actor;
  at: Date;
}

/** Records what changed in these locked conversations, in one statement, with an event each. */
export function recordChanges(
  tx: Tx,
  moved: readonly { before: ConversationRow; after: ConversationRow }[],
  cause: Cause,
): Promise<void> {
  return recordActivities(
    tx,
    moved.flatMap(({ before, after }) => activitiesBetween(before, after)),
    cause,
  );
}

/**
 * Records activities of locked conversations. Two opposite changes by one member within the time for undoing leave
 * none, because nothing happened that a colleague would have to know.
 */
export async function recordActivities(
  tx: Tx,
  activities: readonly NewActivity[],
  cause: Cause,
): Promise<void> {
  if (activities.length === 0) return;
  const rows = toRows(activities, cause);
  const undoableSince = new Date(cause.at.getTime() - UNDO_MS);
  const undoing = rows.map((row) => ({ ...row, inverse: inverseOf(row) }));
  const undone = await insertActivities(tx, undoing, undoableSince);
  const removedBy = new Map(undone.map(({ id, removedId }) => [id, removedId]));
  const added = rows.filter(({ id }) => !removedBy.has(id));
  announceActivities(tx, added, await presentActivities(tx, added));
  for (const row of rows) {
    const removedId = removedBy.get(row.id);
    if (removedId === undefined) continue;
    const event = conversationActivityRemoved({
      conversationId: toPublicId('conversation', row.conversationId),
      activityId: toPublicId('activity', removedId),
    });
    announce(tx, event, { tenantId: row.tenantId, at: cause.at });
  }
}

/** What customers changed by their messages; the caller inserts the rows and publishes the events. */
export function changesByCustomers(
  moved: readonly { before: ConversationRow; after: ConversationRow }[],
  at: Date,
): ActivityRow[] {
  return toRows(
    moved.flatMap(({ before, after }) => activitiesBetween(before, after)),
    { actor: { kind: 'customer', id: null }, at },
  );
}

/** Publishes events for changes by customers. */
export function announceChangesByCustomers(tx: Tx, rows: readonly ActivityRow[]): void {
  announceActivities(
    tx,
    rows,
    rows.map((row) => presentActivity(row, new Map())),
  );
}

/** Presents activities with the names of the API keys that caused them. */
export async function presentActivities(tx: Tx, rows: readonly ActivityRow[]): Promise<Activity[]> {
  const keyIds = rows.flatMap(({ actorKind, actorId }) =>
    actorKind === 'api_key' && actorId !== null ? [actorId] : [],
  );
  const [first] = rows;
  const names = first ? await findApiKeyNames(tx, first.tenantId, [...new Set(keyIds)]) : new Map();
  return rows.map((row) => presentActivity(row, names));
}

function toRows(activities: readonly NewActivity[], { actor, at }: Cause): ActivityRow[] {
  return activities.map((activity) => ({
    ...activity,
    id: newId(),
    at,
    actorKind: actor.kind,
    actorId: actor.id,
  }));
}

function announceActivities(tx: Tx, rows: readonly ActivityRow[], presented: readonly Activity[]): void {
  for (const [i, activity] of presented.entries()) {
    const row = rows[i];
    if (!row) continue;
    const event = conversationActivityAdded({ conversationId: activity.conversationId, activity });
    announce(tx, event, { tenantId: row.tenantId, at: row.at });
  }
}
