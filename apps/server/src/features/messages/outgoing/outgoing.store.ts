import { defineBatch, selectList, type Tx } from '@waqtor/db';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import type { RoundTrip } from '../../../platform/round-trip.ts';
import type { MessageRow } from '../messages.present.ts';
import { type Priority, priorities } from './outbox.store.ts';

/* Batch statements on accepted messages of one or several tenants. */

/** A message to be inserted together with its send queue entry. */
export interface OutgoingMessage {
  row: MessageRow;
  priority: Priority;
  /** When the message may be sent; it is delayed if this is later than `now`. */
  dueAt: Date;
}

type NewRow = ReturnType<typeof newRow>;

const messageBatch = defineBatch<NewRow>({
  nth: 'int',
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  conversationId: 'uuid',
  contactId: 'uuid',
  origin: 'text',
  kind: 'text',
  targetProviderId: 'text',
  replyToProviderId: 'text',
  text: 'text',
  authorId: 'uuid',
  scheduledAt: 'timestamptz',
  at: 'timestamptz',
});

// The content is one JSON array, because elements of a text array would each be escaped, unescaped and cast
// separately.
const INSERT_MESSAGES = `
insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, target_provider_id,
  reply_to_provider_id, text, content, author_id, scheduled_at, at, created_at)
select g.id, tenant_id, session_id, conversation_id, contact_id, 'out', origin, kind, target_provider_id,
  reply_to_provider_id, text, c.content, author_id, scheduled_at, at, $2::timestamptz
from ${messageBatch.parameters('g', 3)}
join jsonb_array_elements($1::jsonb) with ordinality c (content, nth) on c.nth = g.nth
order by g.nth`;

const entryBatch = defineBatch<NewRow>({
  nth: 'int',
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  conversationId: 'uuid',
  contactId: 'uuid',
  priority: 'smallint',
  state: 'text',
  dueAt: 'timestamptz',
});

const INSERT_ENTRIES = `
insert into outbox (message_id, tenant_id, session_id, conversation_id, contact_id, priority, state, due_at)
select id, tenant_id, session_id, conversation_id, contact_id, priority, state, due_at
from ${entryBatch.parameters('g')} order by nth`;

/** Inserts messages and their send queue entries in this order, and wakes the queues up. */
export function insertOutgoing(
  tx: Tx,
  trip: RoundTrip,
  messages: readonly OutgoingMessage[],
  now: Date,
): void {
  const rows = messages.map((message, i) => newRow(message, i + 1, now));
  const contents = JSON.stringify(rows.map(({ content }) => content));
  const values = [contents, now.toISOString(), ...messageBatch.values(rows)];
  trip.add({ name: 'messages_insert_outgoing', text: INSERT_MESSAGES, values });
  trip.add({ name: 'outbox_insert', text: INSERT_ENTRIES, values: entryBatch.values(rows) });
  for (const { sessionId } of rows) wakeUp(tx, 'sendQueue', sessionId);
}

function newRow({ row, priority, dueAt }: OutgoingMessage, nth: number, now: Date) {
  const state = dueAt > now ? 'waiting' : 'queued';
  return { ...row, nth, priority: priorities[priority], state, dueAt };
}

/** A message to which a new one replies or reacts. */
export type ReferredMessage = Pick<
  MessageRow,
  | 'id'
  | 'tenantId'
  | 'conversationId'
  | 'providerId'
  | 'direction'
  | 'ack'
  | 'isUnknown'
  | 'canceledAt'
  | 'scheduledAt'
>;

const referredColumns = selectList<ReferredMessage>('m', {
  id: true,
  tenantId: true,
  conversationId: true,
  providerId: true,
  direction: true,
  ack: true,
  isUnknown: true,
  canceledAt: true,
  scheduledAt: true,
});

/** Returns these messages by id; missing ones are omitted. */
export async function findReferred(tx: Tx, ids: readonly string[]): Promise<Map<string, ReferredMessage>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<ReferredMessage>({
    name: 'messages_find_referred',
    text: `select ${referredColumns}
      from unnest($1::uuid[]) k (id) cross join lateral (select * from messages where id = k.id offset 0) m`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
