import type { Tx } from '@waqtor/db';
import { type RawBuilder, sql } from 'kysely';
import type { ConversationFilters } from '../conversations.store.ts';

export type UnreadFilters = Omit<ConversationFilters, 'found'>;

/** The counts of one session, or of all of them, in the order of the filters. */
export interface UnreadCounts {
  sessionId: string | null;
  counts: number[];
}

/** Bounds the cost of one count, whatever a tenant left unread. */
const MAX_SCANNED = 2_000;
/** Counting stops here; the interface shows "99+". */
const MAX_COUNT = 100;

/**
 * Returns, for each of these filters, how many of the tenant's conversations with unread messages match it,
 * in all sessions (`sessionId` null) and in each one that has any. Reads at most 2,000 rows of the partial
 * index of unread conversations, once for all filters.
 */
export async function countUnread(
  tx: Tx,
  tenantId: string,
  filters: readonly UnreadFilters[],
): Promise<UnreadCounts[]> {
  const counts = filters.map(
    (one) => sql`least(count(*) filter (where ${conditions(one)}), ${MAX_COUNT}::int)::int`,
  );
  const tagIds = filters.some((one) => one.tagIds)
    ? sql`array(select t.tag_id from conversation_tags t where t.conversation_id = v.id)`
    : sql`'{}'::uuid[]`;
  const { rows } = await sql<UnreadCounts>`
    with unread as materialized (
      select v.id, v.session_id, v.contact_id, v.assignee_id, v.team_id, v.state, v.window_expires_at, v.is_awaiting_reply,
        v.held_back_count, c.blocked_at is not null as is_blocked, ${tagIds} as tag_ids
      from (select * from conversations where tenant_id = ${tenantId} and unread_count > 0
        order by last_message_at desc, id desc limit ${MAX_SCANNED}) v
      join contacts c on c.tenant_id = ${tenantId} and c.id = v.contact_id)
    select session_id as "sessionId", array[${sql.join(counts)}] as counts
    from unread group by grouping sets ((), (session_id))`.execute(tx.db);
  return rows;
}

function conditions(filters: UnreadFilters): RawBuilder<unknown> {
  const { states, sessionId, contactId, assigneeId, teamId, isUnread, tagIds, isHeldBack, windowExpires } =
    filters;
  const { isAwaitingReply } = filters;
  const all = [isUnread === false ? sql`false` : sql`true`];
  if (states) all.push(sql`state = any(${states}::text[])`);
  if (sessionId) all.push(sql`session_id = ${sessionId}::uuid`);
  if (contactId) all.push(sql`contact_id = ${contactId}::uuid`);
  if (assigneeId === null) all.push(sql`assignee_id is null`);
  else if (assigneeId) all.push(sql`assignee_id = ${assigneeId}::uuid`);
  if (teamId === null) all.push(sql`team_id is null`);
  else if (teamId) all.push(sql`team_id = ${teamId}::uuid`);
  if (tagIds) all.push(sql`tag_ids && ${tagIds}::uuid[]`);
  if (isHeldBack === true) all.push(sql`(held_back_count > 0 or is_blocked)`);
  if (isHeldBack === false) all.push(sql`not is_blocked`);
  if (windowExpires) {
    const { after, until } = windowExpires;
    all.push(sql`state <> 'resolved' and window_expires_at > ${after}::timestamptz`);
    if (until) all.push(sql`window_expires_at <= ${until}::timestamptz`);
  }
  if (isAwaitingReply) all.push(sql`is_awaiting_reply and state <> 'resolved'`);
  return sql.join(all, sql` and `);
}
