import { defineBatch, type Tx } from '@waqtor/db';
import { type RawBuilder, sql } from 'kysely';
import { type ContactRow, findContact } from '../contacts/index.ts';
import { teamOfSession } from '../sessions/index.ts';
import type { ConversationRow } from './conversations.present.ts';

export type ConversationState = ConversationRow['state'];

/** Filters of a page, combined by AND. Ids are uuids. */
export interface ConversationFilters {
  states?: readonly ConversationState[] | undefined;
  sessionId?: string | undefined;
  contactId?: string | undefined;
  /** Null means unassigned. */
  assigneeId?: string | null | undefined;
  /** Null means without a team. */
  teamId?: string | null | undefined;
  isUnread?: boolean | undefined;
  tagIds?: string[] | undefined;
  /**
   * True: conversations with held-back messages or of a blocked contact. False: conversations whose contact
   * is not blocked.
   */
  isHeldBack?: boolean | undefined;
  windowExpires?: { after: Date; until: Date | null } | undefined;
  /** The last message is the customer's, and the conversation is not resolved. */
  isAwaitingReply?: true | undefined;
  /** The result of a search: these conversations, and all conversations of these contacts. */
  found?: { ids: readonly string[]; contactIds: readonly string[] } | undefined;
}

export interface ConversationPage {
  limit: number;
  order: ConversationOrder;
  /** The position of the last row of the previous page. */
  after: { at: string; id: string } | undefined;
}

export type ConversationOrder = 'newest' | 'oldest' | 'window_closing';

/** The instant by which each order sorts; ties are sorted by id in the same direction. */
const orders = {
  newest: { column: sql.ref('last_message_at'), direction: sql`desc`, follows: sql`<` },
  oldest: { column: sql.ref('last_message_at'), direction: sql`asc`, follows: sql`>` },
  window_closing: { column: sql.ref('window_expires_at'), direction: sql`asc`, follows: sql`>` },
};

/** `position` is the instant by which the page is sorted, with microseconds, for the cursor. */
export type ConversationAtPosition = ConversationRow & { position: string };

const everyState: readonly ConversationState[] = ['open', 'pending', 'snoozed', 'resolved'];

/**
 * Returns one row more than the page. With several states, each is read in the order of
 * its own index and the results are merged, because filtering one long index by state would scan all rows of
 * other states.
 */
export async function listConversations(
  tx: Tx,
  tenantId: string,
  filters: ConversationFilters,
  page: ConversationPage,
): Promise<ConversationAtPosition[]> {
  const { sessionId, assigneeId, teamId, contactId, found } = filters;
  const isNarrow = contactId !== undefined || found !== undefined;
  const states =
    filters.states ?? (sessionId || assigneeId || teamId || filters.isAwaitingReply ? everyState : undefined);
  const where = conditions(tenantId, filters, page);
  const { column, direction } = orders[page.order];
  const inOrder = sql`order by ${column} ${direction}, id ${direction}`;
  const first = sql`${inOrder} limit ${page.limit + 1}`;
  // Its index covers all states, and few conversations have a window that is open.
  const isOneIndex = page.order === 'window_closing';
  const pageRows =
    states === undefined || isNarrow || isOneIndex
      ? sql`select * from conversations where ${where}
          ${states ? sql`and state = any(${states}::text[])` : sql``} ${first}`
      : sql`select one.* from unnest(${states}::text[]) as wanted (state)
          cross join lateral (select * from conversations where state = wanted.state and ${where} ${first}) one
          ${first}`;
  const { rows } = await sql<ConversationAtPosition>`
    select page.*, to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position
    from (${pageRows}) page ${inOrder}`.execute(tx.db);
  return rows;
}

function conditions(
  tenantId: string,
  filters: ConversationFilters,
  { after, order }: ConversationPage,
): RawBuilder<unknown> {
  const { sessionId, contactId, assigneeId, teamId, isUnread, tagIds, windowExpires, found, isHeldBack } =
    filters;
  const all = [sql`tenant_id = ${tenantId}`];
  if (sessionId) all.push(sql`session_id = ${sessionId}`);
  if (contactId) all.push(sql`contact_id = ${contactId}`);
  if (assigneeId === null) all.push(sql`assignee_id is null`);
  else if (assigneeId) all.push(sql`assignee_id = ${assigneeId}`);
  if (teamId === null) all.push(sql`team_id is null`);
  else if (teamId) all.push(sql`team_id = ${teamId}`);
  if (isUnread !== undefined) all.push(isUnread ? sql`unread_count > 0` : sql`unread_count = 0`);
  if (tagIds)
    all.push(
      sql`id in (select conversation_id from conversation_tags where tag_id = any(${tagIds}::uuid[]))`,
    );
  const blocked = sql`(select id from contacts where tenant_id = ${tenantId} and blocked_at is not null)`;
  if (isHeldBack === true) all.push(sql`(held_back_count > 0 or contact_id in ${blocked})`);
  if (isHeldBack === false) all.push(sql`contact_id not in ${blocked}`);
  if (windowExpires) {
    const { after: from, until } = windowExpires;
    all.push(sql`state <> 'resolved' and window_expires_at > ${from}`);
    if (until) all.push(sql`window_expires_at <= ${until}`);
  }
  if (filters.isAwaitingReply) all.push(sql`is_awaiting_reply and state <> 'resolved'`);
  if (found) all.push(sql`(id = any(${found.ids}::uuid[]) or contact_id = any(${found.contactIds}::uuid[]))`);
  if (after) {
    const { column, follows } = orders[order];
    all.push(sql`(${column}, id) ${follows} (${after.at}::timestamptz, ${after.id}::uuid)`);
  }
  return sql.join(all, sql` and `);
}

export function findConversation(tx: Tx, tenantId: string, id: string): Promise<ConversationRow | undefined> {
  return tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Returns the row, locked until the transaction ends. */
export function lockConversation(tx: Tx, tenantId: string, id: string): Promise<ConversationRow | undefined> {
  return tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Returns the contact of a conversation. */
export async function findConversationContact(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<ContactRow | undefined> {
  const row = await findConversation(tx, tenantId, id);
  return row && findContact(tx, tenantId, row.contactId);
}

/** Returns the sessions in which this contact has conversations, as uuids. */
export async function findSessionsOfContact(tx: Tx, tenantId: string, contactId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('conversations')
    .select('sessionId')
    .where('tenantId', '=', tenantId)
    .where('contactId', '=', contactId)
    .execute();
  return rows.map(({ sessionId }) => sessionId);
}

/** Returns those of these conversations that exist in this tenant. */
export async function findExisting(tx: Tx, tenantId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('conversations')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Returns these rows, locked in order of id until the transaction ends. */
export function lockConversations(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ConversationRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** The columns that a user's actions change. */
export type ChangeableFields = Pick<
  ConversationRow,
  'state' | 'assigneeId' | 'teamId' | 'snoozedUntil' | 'resolvedAt' | 'unreadCount' | 'readReceiptId'
>;

const moves = defineBatch<ConversationRow>({
  id: 'uuid',
  state: 'text',
  assigneeId: 'uuid',
  teamId: 'uuid',
  snoozedUntil: 'timestamptz',
  resolvedAt: 'timestamptz',
  unreadCount: 'int',
  readReceiptId: 'text',
  updatedAt: 'timestamptz',
});

/** Writes the changeable columns of these locked rows; returns the new rows, in no particular order. */
export async function updateConversations(
  tx: Tx,
  tenantId: string,
  rows: readonly ConversationRow[],
): Promise<ConversationRow[]> {
  if (rows.length === 0) return [];
  const result = await sql<ConversationRow>`
    update conversations v set state = n.state, assignee_id = n.assignee_id, team_id = n.team_id,
      snoozed_until = n.snoozed_until, resolved_at = n.resolved_at, unread_count = n.unread_count, read_receipt_id = n.read_receipt_id,
      updated_at = n.updated_at
    from ${moves.table('n', rows)}
    where v.tenant_id = ${tenantId} and v.id = n.id
    returning v.*`.execute(tx.db);
  return result.rows;
}

/** Returns undefined if the conversation already exists. */
export function insertConversation(
  tx: Tx,
  row: { id: string; tenantId: string; sessionId: string; contactId: string; at: Date },
): Promise<ConversationRow | undefined> {
  const { at, ...fields } = row;
  return tx.db
    .insertInto('conversations')
    .values({ ...fields, teamId: teamOfSession(row), lastMessageAt: at, createdAt: at, updatedAt: at })
    .onConflict((conflict) => conflict.columns(['sessionId', 'contactId']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function findConversationBetween(
  tx: Tx,
  tenantId: string,
  { sessionId, contactId }: { sessionId: string; contactId: string },
): Promise<ConversationRow | undefined> {
  return tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId)
    .where('contactId', '=', contactId)
    .executeTakeFirst();
}

/** Returns how many conversations are assigned to this member, and the newest of them. */
export async function summariseAssigned(
  tx: Tx,
  tenantId: string,
  userId: string,
  limit: number,
): Promise<{ count: number; ids: string[] }> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from conversations
    where tenant_id = ${tenantId} and assignee_id = ${userId}`.execute(tx.db);
  const { rows: newest } = await sql<{ id: string }>`
    select id from conversations where tenant_id = ${tenantId} and assignee_id = ${userId}
    order by last_message_at desc, id desc limit ${limit}`.execute(tx.db);
  return { count: rows[0]?.count ?? 0, ids: newest.map(({ id }) => id) };
}
