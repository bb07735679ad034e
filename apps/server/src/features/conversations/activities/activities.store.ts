import { type ConversationActivities, defineBatch, type Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';
import type { Part } from '../../../platform/round-trip.ts';
import type { ConversationPair } from '../changes/merge-conversations.store.ts';
import type { ActivityDetails } from './activity.ts';

export type ActivityRow = Omit<Selectable<ConversationActivities>, 'kind' | 'details'> & ActivityDetails;

const newBatch = defineBatch<ActivityRow>({
  id: 'uuid',
  tenantId: 'uuid',
  conversationId: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  actorKind: 'text',
  actorId: 'uuid',
  details: 'jsonb',
});

/** An activity with the details of the one that it undoes, if it undoes one. */
export type UndoingActivity = ActivityRow & { inverse: ActivityDetails['details'] | null };

const undoingBatch = defineBatch<UndoingActivity>({
  id: 'uuid',
  tenantId: 'uuid',
  conversationId: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  actorKind: 'text',
  actorId: 'uuid',
  details: 'jsonb',
  inverse: 'jsonb',
});

/** Statement that inserts activities of the intake. */
export function insertingActivities(rows: readonly ActivityRow[]): Part {
  return {
    name: 'intake_insert_activities',
    text: `insert into conversation_activities (${newBatch.columns})
      select ${newBatch.columns} from ${newBatch.parameters('n')}`,
    values: newBatch.values(rows),
  };
}

/**
 * Inserts activities of locked conversations, at most one per conversation and kind. One that reverses the
 * latest of its kind, which the same member caused after `undoableSince`, is not inserted: that one is deleted
 * instead. Returns those pairs.
 */
export async function insertActivities(
  tx: Tx,
  rows: readonly UndoingActivity[],
  undoableSince: Date,
): Promise<{ id: string; removedId: string }[]> {
  const { rows: undone } = await sql<{ id: string; removedId: string }>`
    with given as (
      select * from ${undoingBatch.table('n', rows)}
    ), undone as (
      delete from conversation_activities a using given
      where a.tenant_id = given.tenant_id and a.conversation_id = given.conversation_id and a.kind = given.kind
        and a.actor_kind = 'member' and given.actor_kind = 'member' and a.actor_id = given.actor_id
        and a.at > ${undoableSince} and a.details = given.inverse
        and not exists (select from conversation_activities later
          where later.conversation_id = a.conversation_id and later.kind = a.kind and (later.at, later.id) > (a.at, a.id))
      returning given.id, a.id as removed_id
    ), added as (
      insert into conversation_activities (${sql.raw(newBatch.columns)})
      select ${sql.raw(newBatch.columns)} from given where not exists (select from undone where undone.id = given.id)
    )
    select id, removed_id from undone`.execute(tx.db);
  return undone;
}

/** Returns one row more than the page of a conversation, newest first. */
export async function listActivities(
  tx: Tx,
  tenantId: string,
  conversationId: string,
  { limit, from }: { limit: number; from: { at: Date; id: string } | undefined },
): Promise<ActivityRow[]> {
  const older = from ? sql`and (at, id) < (${from.at}, ${from.id}::uuid)` : sql``;
  const { rows } = await sql<ActivityRow>`
    select * from conversation_activities
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} ${older}
    order by at desc, id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

const pairBatch = defineBatch<ConversationPair>({ sourceId: 'uuid', targetId: 'uuid' });

/** Moves the activities of each conversation `sourceId` to its `targetId`. */
export async function moveActivities(
  tx: Tx,
  tenantId: string,
  pairs: readonly ConversationPair[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`update conversation_activities a set conversation_id = target_id
    from ${pairBatch.table('pair', pairs)}
    where a.tenant_id = ${tenantId} and a.conversation_id = source_id`.execute(tx.db);
}
