import { defineBatch, selectList, type Tx } from '@waqtor/db';
import type { RoundTrip } from '../../../platform/round-trip.ts';
import type { ConversationRow } from '../conversations.present.ts';

/* Batch statements on conversations of one or several tenants. */

/** Identifies a conversation that may not exist yet, by uuids. */
export interface ConversationKey {
  sessionId: string;
  contactId: string;
}

const keyBatch = defineBatch<ConversationKey>({ sessionId: 'uuid', contactId: 'uuid' });

const columns = selectList<ConversationRow>('v', {
  id: true,
  tenantId: true,
  sessionId: true,
  contactId: true,
  state: true,
  assigneeId: true,
  snoozedUntil: true,
  resolvedAt: true,
  unreadCount: true,
  windowExpiresAt: true,
  lastInboundAt: true,
  lastInboundProviderId: true,
  readReceiptId: true,
  lastMessageAt: true,
  lastMessageId: true,
  createdAt: true,
  updatedAt: true,
  tags: true,
  teamId: true,
  readReceiptClaimedUntil: true,
  heldBackCount: true,
  inboundMinute: true,
  inboundMinuteCount: true,
  windowClosedAt: true,
  lastOutboundAt: true,
  isAwaitingReply: true,
});

export interface LockedConversations {
  rows: ConversationRow[];
  /** Ids of rows that another transaction has locked. Only with `skipLocked`. */
  skipped: ReadonlySet<string>;
}

/**
 * Returns the existing conversations with these ids or (session, contact) pairs, locked in order of id. With
 * `skipLocked`, those that another transaction has locked are read without a lock.
 */
export async function lockConversationBatch(
  tx: Tx,
  ids: readonly string[],
  keys: readonly ConversationKey[],
  { skipLocked = false } = {},
): Promise<LockedConversations> {
  const lock = skipLocked ? 'for no key update skip locked' : 'for no key update';
  const { rows } = await tx.client.query<ConversationRow & { hitId: string }>({
    name: skipLocked ? 'conversations_lock_free' : 'conversations_lock',
    text: `select hit.id as "hitId", ${columns}
      from (
        select id from (
          select k.id from unnest($1::uuid[]) k (id)
          union
          select found.id from ${keyBatch.parameters('k', 2)}
          cross join lateral (select id, session_id from conversations where contact_id = k.contact_id offset 0) found
          where found.session_id = k.session_id
        ) named order by id
      ) hit
      left join lateral (
        select * from conversations where id = hit.id ${lock}
      ) v on true`,
    values: [ids, ...keyBatch.values(keys)],
  });
  const found = rows.flatMap(({ hitId, ...row }) => (row.id === null ? [] : [row]));
  const others = rows.flatMap(({ hitId, id }) => (id === null ? [hitId] : []));
  if (!skipLocked || others.length === 0) return { rows: found, skipped: new Set() };
  const skipped = await tx.client.query<ConversationRow>({
    name: 'conversations_find_batch',
    text: `select ${columns} from unnest($1::uuid[]) k (id)
      cross join lateral (select * from conversations where id = k.id offset 0) v`,
    values: [others],
  });
  return { rows: [...found, ...skipped.rows], skipped: new Set(skipped.rows.map(({ id }) => id)) };
}

type NewConversation = ConversationKey & { id: string; tenantId: string };
const newBatch = defineBatch<NewConversation>({
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  contactId: 'uuid',
});

/**
 * Inserts conversations, with their session's team. Returns fewer rows if another transaction has inserted
 * one of them in the meantime.
 */
export async function insertConversationBatch(
  tx: Tx,
  conversations: readonly NewConversation[],
  at: Date,
): Promise<ConversationRow[]> {
  if (conversations.length === 0) return [];
  const { rows } = await tx.client.query<ConversationRow>({
    name: 'conversations_insert',
    text: `insert into conversations as v (${newBatch.columns}, last_message_at, created_at, updated_at, team_id)
      select n.*, $1::timestamptz, $1::timestamptz, $1::timestamptz,
        (select t.id from sessions s join teams t on t.tenant_id = s.tenant_id and t.id = s.team_id
          where s.tenant_id = n.tenant_id and s.id = n.session_id for key share of t)
      from ${newBatch.parameters('n', 2)}
      order by contact_id, session_id
      on conflict (session_id, contact_id) do nothing
      returning ${columns}`,
    values: [at.toISOString(), ...newBatch.values(conversations)],
  });
  return rows;
}

/** The new last message of a conversation, which is an outbound one. */
export interface LastMessage {
  conversationId: string;
  tenantId: string;
  messageId: string;
  at: Date;
}

const lastMessageBatch = defineBatch<LastMessage>({
  conversationId: 'uuid',
  tenantId: 'uuid',
  messageId: 'uuid',
  at: 'timestamptz',
});

/**
 * Sets the last message of conversations. It is later than all their other messages; the rows must be locked.
 */
export function setLastMessageBatch(trip: RoundTrip, messages: readonly LastMessage[], now: Date): void {
  if (messages.length === 0) return;
  trip.add({
    name: 'conversations_set_last_message',
    text: `update conversations v set last_message_at = n.at, last_message_id = n.message_id,
        is_awaiting_reply = false,
        last_outbound_at = greatest(v.last_outbound_at, n.at), updated_at = $1
      from ${lastMessageBatch.parameters('n', 2)}
      where v.id = n.conversation_id and v.tenant_id is not distinct from n.tenant_id`,
    values: [now.toISOString(), ...lastMessageBatch.values(messages)],
  });
}
