import type { ConversationRow } from '../../../features/conversations/index.ts';
import type { Part } from '../../../platform/round-trip.ts';

const columns = `v.id, v.tenant_id as "tenantId", v.session_id as "sessionId", v.contact_id as "contactId", v.state,
  v.assignee_id as "assigneeId", v.team_id as "teamId", v.snoozed_until as "snoozedUntil", v.resolved_at as "resolvedAt",
  v.unread_count as "unreadCount", v.tags, v.window_expires_at as "windowExpiresAt",
  v.window_closed_at as "windowClosedAt", v.last_inbound_at as "lastInboundAt",
  v.last_inbound_provider_id as "lastInboundProviderId", v.last_message_at as "lastMessageAt",
  v.last_message_id as "lastMessageId", v.held_back_count as "heldBackCount", v.last_outbound_at as "lastOutboundAt",
  v.inbound_minute as "inboundMinute", v.inbound_minute_count as "inboundMinuteCount", v.created_at as "createdAt", v.updated_at as "updatedAt"`;

const instants = [
  'snoozedUntil',
  'resolvedAt',
  'windowExpiresAt',
  'windowClosedAt',
  'lastInboundAt',
  'lastMessageAt',
  'lastOutboundAt',
  'createdAt',
  'updatedAt',
];

/** Statement that reads the existing conversations (`ConversationRow`) of these pairs, locked in id order. */
export function lockingConversations(pairs: readonly { sessionId: string; contactId: string }[]): Part {
  return {
    name: 'intake_lock_conversations',
    text: `select ${columns}
      from (
        select found.id from unnest($1::uuid[], $2::uuid[]) k (session_id, contact_id)
        cross join lateral (select id, session_id from conversations where contact_id = k.contact_id offset 0) found
        where found.session_id = k.session_id
        order by found.id
      ) hit
      cross join lateral (select * from conversations where id = hit.id for no key update) v`,
    values: [pairs.map((pair) => pair.sessionId), pairs.map((pair) => pair.contactId)],
    instants,
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
const moving = (rows: readonly ConversationRow[]) => [
  rows.map((row) => row.state),
  rows.map((row) => iso(row.snoozedUntil)),
  rows.map((row) => iso(row.resolvedAt)),
  rows.map((row) => row.unreadCount),
  rows.map((row) => iso(row.windowExpiresAt)),
  rows.map((row) => iso(row.lastInboundAt)),
  rows.map((row) => row.lastInboundProviderId),
  rows.map((row) => iso(row.lastMessageAt)),
  rows.map((row) => row.lastMessageId),
  rows.map((row) => iso(row.updatedAt)),
  rows.map((row) => row.heldBackCount),
  rows.map((row) => row.inboundMinute),
  rows.map((row) => row.inboundMinuteCount),
];
const MOVING =
  'text[], timestamptz[], timestamptz[], int[], timestamptz[], timestamptz[], text[], timestamptz[], uuid[], timestamptz[], int[], bigint[], int[]'.split(
    ', ',
  );
const given = (first: number) => MOVING.map((type, i) => `$${first + i}::${type}`).join(', ');
const NAMES =
  'state, snoozed_until, resolved_at, unread_count, window_expires_at, last_inbound_at, last_inbound_provider_id, last_message_at, last_message_id, updated_at, held_back_count, inbound_minute, inbound_minute_count';

const MOVED = NAMES.split(', ')
  .map((name) => `${name} = n.${name}`)
  .join(', ');

/** The conversation and its team after the write. */
export type WrittenConversation = Pick<ConversationRow, 'id' | 'teamId'>;

/**
 * SQL for the team of a row's session. The team is locked, because it may be deleted at any time; null if
 * there is none.
 */
const teamOf = (row: string) => `(select t.id from sessions s
  join teams t on t.tenant_id = s.tenant_id and t.id = s.team_id where s.id = ${row}.session_id for key share of t)`;

/**
 * Statement that inserts conversations, with the team of their session, and returns `WrittenConversation`
 * rows. There are fewer rows if another process has created one of them in the meantime.
 */
export function insertingConversations(rows: readonly ConversationRow[]): Part {
  return {
    name: 'intake_insert_conversations',
    text: `insert into conversations (id, tenant_id, session_id, contact_id, created_at, ${NAMES}, team_id)
      select n.*, ${teamOf('n')}
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], ${given(6)})
        as n (id, tenant_id, session_id, contact_id, created_at, ${NAMES})
      on conflict (session_id, contact_id) do nothing
      returning id, team_id as "teamId"`,
    values: [
      rows.map((row) => row.id),
      rows.map((row) => row.tenantId),
      rows.map((row) => row.sessionId),
      rows.map((row) => row.contactId),
      rows.map((row) => iso(row.createdAt)),
      ...moving(rows),
    ],
    instants: [],
  };
}

/**
 * Statement that writes the columns an inbound message may change, and returns `WrittenConversation` rows;
 * the conversations are locked. A conversation that becomes unassigned again gets the team of its session.
 */
export function updatingConversations(rows: readonly ConversationRow[]): Part {
  return {
    name: 'intake_update_conversations',
    text: `update conversations v set ${MOVED},
        team_id = case when v.team_id is null and v.assignee_id is null and n.state = 'open'
          and v.state in ('resolved', 'snoozed') then ${teamOf('v')} else v.team_id end
      from unnest($1::uuid[], $2::uuid[], ${given(3)}) as n (id, tenant_id, ${NAMES})
      where v.id = n.id and v.tenant_id is not distinct from n.tenant_id
      returning v.id, v.team_id as "teamId"`,
    values: [rows.map((row) => row.id), rows.map((row) => row.tenantId), ...moving(rows)],
    instants: [],
  };
}
