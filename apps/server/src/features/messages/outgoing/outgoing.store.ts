import type { Tx } from '@waqtor/db';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import type { MessageRow } from '../messages.present.ts';
import { type Priority, priorities } from './outbox.store.ts';

/* Batch statements on accepted messages of one or several tenants. */

/** A message to be inserted together with its send queue entry. */
export interface OutgoingMessage {
  row: MessageRow;
  priority: Priority;
  /** When it may be sent; delayed if later than `now`. */
  dueAt: Date;
}

// JSON is passed as one array: elements of a text array would each be escaped, unescaped and cast separately.
const INSERT = `
with given as materialized (
  select * from rows from (
    unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[],
      $10::text[], $11::uuid[], $12::timestamptz[], $13::timestamptz[], $14::smallint[], $15::text[], $16::timestamptz[]),
    jsonb_array_elements($17::jsonb)) with ordinality
  g (id, tenant_id, session_id, conversation_id, contact_id, origin, kind, target_provider_id, reply_to_provider_id, text,
    author_id, scheduled_at, at, priority, state, due_at, content, nth)
), stored as (
  insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, target_provider_id,
    reply_to_provider_id, text, content, author_id, scheduled_at, at, created_at)
  select id, tenant_id, session_id, conversation_id, contact_id, 'out', origin, kind, target_provider_id,
    reply_to_provider_id, text, content, author_id, scheduled_at, at, $18::timestamptz
  from given order by nth
)
insert into outbox (message_id, tenant_id, session_id, conversation_id, contact_id, priority, state, due_at)
select id, tenant_id, session_id, conversation_id, contact_id, priority, state, due_at from given order by nth`;

/** Inserts messages and their send queue entries in this order, and wakes the queues up. */
export async function insertOutgoing(tx: Tx, messages: readonly OutgoingMessage[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ row }) => row);
  await tx.client.query({
    name: 'messages_insert_outgoing',
    text: INSERT,
    values: [
      rows.map((row) => row.id),
      rows.map((row) => row.tenantId),
      rows.map((row) => row.sessionId),
      rows.map((row) => row.conversationId),
      rows.map((row) => row.contactId),
      rows.map((row) => row.origin),
      rows.map((row) => row.kind),
      rows.map((row) => row.targetProviderId),
      rows.map((row) => row.replyToProviderId),
      rows.map((row) => row.text),
      rows.map((row) => row.authorId),
      rows.map((row) => row.scheduledAt?.toISOString() ?? null),
      rows.map((row) => row.at.toISOString()),
      messages.map(({ priority }) => priorities[priority]),
      messages.map(({ dueAt }) => (dueAt > now ? 'waiting' : 'queued')),
      messages.map(({ dueAt }) => dueAt.toISOString()),
      JSON.stringify(rows.map((row) => row.content)),
      now.toISOString(),
    ],
  });
  for (const row of rows) wakeUp(tx, 'sendQueue', row.sessionId);
}

/** A message that a new one replies or reacts to. */
export type ReferredMessage = Pick<MessageRow, 'id' | 'tenantId' | 'conversationId' | 'providerId'>;

/** These messages by id; missing ones are omitted. */
export async function findReferred(tx: Tx, ids: readonly string[]): Promise<Map<string, ReferredMessage>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<ReferredMessage>({
    name: 'messages_find_referred',
    text: `select m.id, m.tenant_id as "tenantId", m.conversation_id as "conversationId", m.provider_id as "providerId"
      from unnest($1::uuid[]) k (id) cross join lateral (select * from messages where id = k.id offset 0) m`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
