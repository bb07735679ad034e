import { defineBatch, type Tx } from '@waqtor/db';
import type { MessageRow } from '../../../features/messages/index.ts';
import type { SendQueueKey } from '../send-queue/send-queue.store.ts';
import type { SendEnd } from './outcome.ts';

/** The columns of a message that are read or written when results are stored. */
export type ResultRow = Pick<
  MessageRow,
  | 'id'
  | 'tenantId'
  | 'conversationId'
  | 'contactId'
  | 'direction'
  | 'providerId'
  | 'ack'
  | 'statuses'
  | 'error'
  | 'isUnknown'
  | 'canceledAt'
  | 'scheduledAt'
  | 'at'
>;
export type MessageWrite = ResultRow;

/** Locks messages in id order, as every transaction that changes several does. */
export async function lockMessages(tx: Tx, ids: readonly string[]): Promise<Map<string, ResultRow>> {
  const { rows } = await tx.client.query<ResultRow>({
    name: 'send_queue_lock_messages',
    text: LOCK,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Finds the contact to whom each message is sent. */
export async function findRecipients(tx: Tx, messageIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; contactId: string }>(
    'select id, contact_id as "contactId" from messages where id = any ($1::uuid[])',
    [messageIds],
  );
  return new Map(rows.map((row) => [row.id, row.contactId]));
}

const LOCK = `
select id, tenant_id as "tenantId", conversation_id as "conversationId", contact_id as "contactId", direction,
  provider_id as "providerId", ack, statuses, error, is_unknown as "isUnknown", canceled_at as "canceledAt",
  scheduled_at as "scheduledAt", at
from messages where id = any ($1::uuid[]) order by id for no key update`;

const endBatch = defineBatch<{ messageId: string } & ReturnType<typeof nextRow>>({
  messageId: 'uuid',
  state: 'text',
  dueAt: 'timestamptz',
  attempts: 'int',
  error: 'jsonb',
});

/** Updates the outbox rows that still carry this queue's token; returns the ids of those rows. */
export async function leaveOutbox(
  tx: Tx,
  sendQueue: SendQueueKey,
  ends: readonly SendEnd[],
  unknownDueAt: Date,
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ message_id: string }>({
    name: 'send_queue_leave',
    text: LEAVE,
    values: [
      sendQueue.token,
      sendQueue.tenantId,
      ...endBatch.values(ends.map((end) => ({ messageId: end.messageId, ...nextRow(end, unknownDueAt) }))),
    ],
  });
  return new Set(rows.map((row) => row.message_id));
}

function nextRow({ outcome, attempts, endedMs }: SendEnd, unknownDueAt: Date) {
  switch (outcome.kind) {
    case 'accepted':
    case 'failed':
      return { state: 'gone', dueAt: null, attempts, error: null };
    case 'unknown':
      return { state: 'unknown', dueAt: unknownDueAt, attempts, error: outcome.error };
    case 'retry':
      return {
        state: 'waiting',
        dueAt: new Date(outcome.dueMs),
        attempts: attempts + (outcome.counts ? 1 : 0),
        error: outcome.error,
      };
    case 'again':
      return { state: 'queued', dueAt: new Date(endedMs), attempts, error: null };
    default:
      return outcome satisfies never;
  }
}

// Rows are looked up by message id only. If session and state were conditions too, the planner would scan
// every dead row of the queue. (An expression wrapped in `is true` cannot be an index condition.)
const LEAVE = `
with results as (
  select * from ${endBatch.parameters('s', 3)}
), gone as (
  delete from outbox o using results
  where o.message_id = results.message_id and o.tenant_id = $2 and results.state = 'gone'
    and o.fencing_token = $1 and (o.state in ('sending', 'unknown')) is true
  returning o.message_id
), kept as (
  update outbox o
  set state = results.state, due_at = results.due_at, attempts = results.attempts, last_error = results.error,
      fencing_token = case when results.state = 'unknown' then o.fencing_token end
  from results
  where o.message_id = results.message_id and o.tenant_id = $2 and results.state <> 'gone'
    and o.fencing_token = $1 and (o.state in ('sending', 'unknown')) is true
  returning o.message_id
)
select message_id from gone union all select message_id from kept`;

/** Deletes the outbox rows of those messages that are still queued; returns the ids of those rows. */
export async function leaveQueue(
  tx: Tx,
  tenantId: string,
  messageIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ message_id: string }>({
    name: 'send_queue_leave_queue',
    text: `delete from outbox where tenant_id = $2 and message_id = any ($1::uuid[]) and (state = 'queued') is true
      returning message_id`,
    values: [messageIds, tenantId],
  });
  return new Set(rows.map((row) => row.message_id));
}

const writeBatch = defineBatch<MessageWrite>({
  id: 'uuid',
  providerId: 'text',
  ack: 'int',
  statuses: 'jsonb',
  error: 'jsonb',
  isUnknown: 'boolean',
  tenantId: 'uuid',
});

export async function writeMessages(tx: Tx, rows: readonly MessageWrite[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.client.query({
    name: 'send_queue_write_messages',
    text: `update messages m
           set provider_id = w.provider_id, ack = w.ack, statuses = w.statuses, error = w.error,
               is_unknown = w.is_unknown
           from ${writeBatch.parameters('w')}
           where m.id = w.id and m.tenant_id = w.tenant_id`,
    values: writeBatch.values(rows),
  });
}

const touchBatch = defineBatch<MessageWrite>({
  conversationId: 'uuid',
  id: 'uuid',
  at: 'timestamptz',
  tenantId: 'uuid',
});

/**
 * A scheduled message becomes its conversation's last message only once it is sent. Returns the messages that
 * did.
 */
export async function touchScheduled(tx: Tx, rows: readonly MessageWrite[], now: Date): Promise<string[]> {
  const scheduled = rows.filter((row) => row.scheduledAt && row.providerId);
  if (scheduled.length === 0) return [];
  const touched = await tx.client.query<{ id: string; is_last: boolean }>(
    `update conversations c set updated_at = $1, last_outbound_at = greatest(c.last_outbound_at, w.at),
       last_message_at = greatest(c.last_message_at, w.at),
       last_message_id = case when c.last_message_at <= w.at then w.id else c.last_message_id end,
       is_awaiting_reply = c.is_awaiting_reply and c.last_message_at > w.at
     from (select distinct on (conversation_id) * from ${touchBatch.parameters('s', 2)} order by conversation_id, at desc) w
     where c.id = w.conversation_id and c.tenant_id = w.tenant_id
     returning w.id, c.last_message_id = w.id as is_last`,
    [now, ...touchBatch.values(scheduled)],
  );
  return touched.rows.filter((row) => row.is_last).map((row) => row.id);
}
