import type { Conversation } from '@waqtor/contract';
import { type Conversations, defineBatch, type Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';
import { moveActivities } from '../activities/activities.store.ts';
import { presentChangeable } from '../conversations.present.ts';

const pairBatch = defineBatch<{ sourceId: string; targetId: string }>({ sourceId: 'uuid', targetId: 'uuid' });

/** Two conversations (uuids) of the same session, to be merged. */
export interface ConversationPair {
  sourceId: string;
  targetId: string;
}

/**
 * Locks every conversation of both contacts, in order of id. `shared`: those that both have with the same
 * session; `alone`: those that only `fromContact` has.
 */
export async function lockConversationsOfBoth(
  tx: Tx,
  tenantId: string,
  fromContact: string,
  intoContact: string,
): Promise<{ shared: ConversationPair[]; alone: string[] }> {
  const rows = await tx.db
    .selectFrom('conversations')
    .select(['id', 'sessionId', 'contactId'])
    .where('tenantId', '=', tenantId)
    .where('contactId', 'in', [fromContact, intoContact])
    .orderBy('id')
    .forUpdate()
    .execute();
  const staying = new Map(
    rows.filter((row) => row.contactId === intoContact).map((row) => [row.sessionId, row.id]),
  );
  const shared: ConversationPair[] = [];
  const alone: string[] = [];
  for (const row of rows) {
    if (row.contactId !== fromContact) continue;
    const targetId = staying.get(row.sessionId);
    if (targetId) shared.push({ sourceId: row.id, targetId });
    else alone.push(row.id);
  }
  return { shared, alone };
}

/** Moves these conversations to another contact. */
export async function moveConversations(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  contactId: string,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update conversations set contact_id = ${contactId}, updated_at = ${at}
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(tx.db);
}

/**
 * Merges each `sourceId` into its `targetId` and deletes it; returns what changed in those that remain. The
 * contents (messages, files, notifications, search documents) must have been moved before, because they are
 * deleted with the conversation.
 */
export async function mergeConversations(
  tx: Tx,
  tenantId: string,
  pairs: readonly ConversationPair[],
  at: Date,
): Promise<{ id: string; changes: Partial<Conversation> }[]> {
  if (pairs.length === 0) return [];
  const pair = pairBatch.table('pair', pairs);
  await sql`update automatic_replies r set conversation_id = target_id from ${pair}
    where r.tenant_id = ${tenantId} and r.conversation_id = source_id`.execute(tx.db);
  await moveActivities(tx, tenantId, pairs);
  const { rows } = await sql<Selectable<Conversations>>`
    with summed as (
      select i.id, case when array_position(ranks, f.state) < array_position(ranks, i.state) then f.state else i.state end as state
      from ${pair} join conversations f on f.id = source_id join conversations i on i.id = target_id,
        (values (array['open', 'pending', 'snoozed', 'resolved'])) as rank (ranks)
    )
    update conversations i set
      state = summed.state,
      assignee_id = coalesce(i.assignee_id, f.assignee_id),
      team_id = coalesce(i.team_id, f.team_id),
      snoozed_until = case when summed.state = 'snoozed' then least(i.snoozed_until, f.snoozed_until) end,
      resolved_at = case when summed.state = 'resolved' then greatest(i.resolved_at, f.resolved_at) end,
      unread_count = i.unread_count + f.unread_count,
      held_back_count = i.held_back_count + f.held_back_count,
      inbound_minute = greatest(i.inbound_minute, f.inbound_minute),
      inbound_minute_count = case when i.inbound_minute = f.inbound_minute then i.inbound_minute_count + f.inbound_minute_count
        when i.inbound_minute > f.inbound_minute then i.inbound_minute_count else f.inbound_minute_count end,
      window_expires_at = greatest(i.window_expires_at, f.window_expires_at),
      window_closed_at = greatest(i.window_closed_at, f.window_closed_at),
      last_inbound_at = greatest(i.last_inbound_at, f.last_inbound_at),
      last_inbound_provider_id = case when i.last_inbound_at is null or f.last_inbound_at > i.last_inbound_at
        then f.last_inbound_provider_id else i.last_inbound_provider_id end,
      last_outbound_at = greatest(i.last_outbound_at, f.last_outbound_at),
      last_message_at = greatest(i.last_message_at, f.last_message_at),
      last_message_id = case when i.last_message_id is null or f.last_message_at > i.last_message_at
        then coalesce(f.last_message_id, i.last_message_id) else i.last_message_id end,
      is_awaiting_reply = case when i.last_message_id is null or (f.last_message_id is not null and f.last_message_at > i.last_message_at)
        then f.is_awaiting_reply else i.is_awaiting_reply end,
      created_at = least(i.created_at, f.created_at),
      updated_at = ${at}
    from conversations f, summed, ${pair}
    where i.tenant_id = ${tenantId} and f.id = source_id and i.id = target_id and summed.id = target_id
    returning i.*`.execute(tx.db);
  await tx.db
    .deleteFrom('conversations')
    .where('tenantId', '=', tenantId)
    .where(
      'id',
      'in',
      pairs.map((pair) => pair.sourceId),
    )
    .execute();
  return rows.map((row) => ({ id: row.id, changes: presentChangeable(row) }));
}

/** Returns the conversations of these contacts, as uuids. */
export async function findConversationIds(
  tx: Tx,
  tenantId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('conversations')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('contactId', 'in', contactIds)
    .execute();
  return rows.map(({ id }) => id);
}
