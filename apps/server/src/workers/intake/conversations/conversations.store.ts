import { type BatchColumns, defineBatch } from '@waqtor/db';
import type { ConversationRow } from '../../../features/conversations/index.ts';
import type { Part } from '../../../platform/round-trip.ts';

const columns = `v.id, v.tenant_id as "tenantId", v.session_id as "sessionId", v.contact_id as "contactId", v.state,
  v.assignee_id as "assigneeId", v.team_id as "teamId", v.snoozed_until as "snoozedUntil", v.resolved_at as "resolvedAt",
  v.unread_count as "unreadCount", v.tags, v.window_expires_at as "windowExpiresAt",
  v.window_closed_at as "windowClosedAt", v.last_inbound_at as "lastInboundAt",
  v.last_inbound_provider_id as "lastInboundProviderId", v.last_message_at as "lastMessageAt",
  v.last_message_id as "lastMessageId", v.is_awaiting_reply as "isAwaitingReply", v.held_back_count as "heldBackCount", v.last_outbound_at as "lastOutboundAt",
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

const pairBatch = defineBatch<{ sessionId: string; contactId: string }>({
  sessionId: 'uuid',
  contactId: 'uuid',
});

/** Statement that reads the existing conversations (`ConversationRow`) of these pairs, locked in id order. */
export function lockingConversations(pairs: readonly { sessionId: string; contactId: string }[]): Part {
  return {
    name: 'intake_lock_conversations',
    text: `select ${columns}
      from (
        select found.id from ${pairBatch.parameters('k')}
        cross join lateral (select id, session_id from conversations where contact_id = k.contact_id offset 0) found
        where found.session_id = k.session_id
        order by found.id
      ) hit
      cross join lateral (select * from conversations where id = hit.id for no key update) v`,
    values: pairBatch.values(pairs),
    instants,
  };
}

/** The columns that an inbound message may change. */
const changed = {
  state: 'text',
  snoozedUntil: 'timestamptz',
  resolvedAt: 'timestamptz',
  unreadCount: 'int',
  windowExpiresAt: 'timestamptz',
  lastInboundAt: 'timestamptz',
  lastInboundProviderId: 'text',
  lastMessageAt: 'timestamptz',
  lastMessageId: 'uuid',
  isAwaitingReply: 'boolean',
  updatedAt: 'timestamptz',
  heldBackCount: 'int',
  inboundMinute: 'bigint',
  inboundMinuteCount: 'int',
} as const satisfies BatchColumns<ConversationRow>;

const newBatch = defineBatch<ConversationRow>({
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  contactId: 'uuid',
  createdAt: 'timestamptz',
  ...changed,
});
const changedBatch = defineBatch<ConversationRow>({ id: 'uuid', tenantId: 'uuid', ...changed });
const CHANGES = changedBatch.columns
  .split(', ')
  .filter((name) => name !== 'id' && name !== 'tenant_id')
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
    text: `insert into conversations (${newBatch.columns}, team_id)
      select n.*, ${teamOf('n')}
      from ${newBatch.parameters('n')}
      on conflict (session_id, contact_id) do nothing
      returning id, team_id as "teamId"`,
    values: newBatch.values(rows),
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
    text: `update conversations v set ${CHANGES},
        team_id = case when v.team_id is null and v.assignee_id is null and n.state = 'open'
          and v.state in ('resolved', 'snoozed') then ${teamOf('v')} else v.team_id end
      from ${changedBatch.parameters('n')}
      where v.id = n.id and v.tenant_id is not distinct from n.tenant_id
      returning v.id, v.team_id as "teamId"`,
    values: changedBatch.values(rows),
    instants: [],
  };
}
