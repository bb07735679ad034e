import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** A session's send queue as owned by one process. Every acquisition increments the fencing token. */
export interface SendQueueKey {
  tenantId: string;
  sessionId: string;
  token: number;
}

/** The end of a pause that only a person can lift. */
export const UNTIL_RESTART = new Date('9999-12-31T00:00:00.000Z');

// Leases use the database's clock, which is the only one that all owners share.
export async function takeSendQueue(
  tx: Tx,
  sendQueue: Omit<SendQueueKey, 'token'>,
  owner: string,
  leaseMs: number,
): Promise<number | undefined> {
  const { rows } = await tx.client.query<{ token: number }>({
    name: 'send_queue_take',
    text: `update send_queues set owner = $3, token = token + 1, leased_until = now() + $4 * interval '1 millisecond'
           where tenant_id = $1 and session_id = $2 and (leased_until is null or leased_until < now())
           returning token`,
    values: [sendQueue.tenantId, sendQueue.sessionId, owner, leaseMs],
  });
  return rows[0]?.token;
}

/**
 * Renews the lease; returns false if another process owns it. An expired lease that nobody has taken is
 * renewed too.
 */
export async function renewSendQueue(tx: Tx, sendQueue: SendQueueKey, leaseMs: number): Promise<boolean> {
  const { rowCount } = await tx.client.query({
    name: 'send_queue_renew',
    text: `update send_queues set leased_until = now() + $3 * interval '1 millisecond'
           where tenant_id = $4 and session_id = $1 and token = $2`,
    values: [sendQueue.sessionId, sendQueue.token, leaseMs, sendQueue.tenantId],
  });
  return rowCount === 1;
}

export async function releaseSendQueue(tx: Tx, sendQueue: SendQueueKey): Promise<void> {
  await tx.db
    .updateTable('sendQueues')
    .set({ owner: null, leasedUntil: null })
    .where('tenantId', '=', sendQueue.tenantId)
    .where('sessionId', '=', sendQueue.sessionId)
    .where('token', '=', sendQueue.token)
    .execute();
}

/** Pauses the queue until `until`. A longer pause is kept. */
export async function pauseSendQueue(
  tx: Tx,
  sendQueue: SendQueueKey,
  until: Date,
  reason: string,
): Promise<void> {
  await tx.db
    .updateTable('sendQueues')
    .set({ pausedUntil: until, pauseReason: reason })
    .where('tenantId', '=', sendQueue.tenantId)
    .where('sessionId', '=', sendQueue.sessionId)
    .where('token', '=', sendQueue.token)
    .where(({ eb }) => eb.or([eb('pausedUntil', 'is', null), eb('pausedUntil', '<', until)]))
    .execute();
}

export interface SendQueueState {
  pausedUntil: Date | null;
  settings: unknown;
  /** When the next waiting or unknown row is due. */
  nextDueAt: Date | null;
}

/**
 * Reads the state of the queue without its messages; returns undefined if it was deleted or has another
 * owner.
 */
export async function readSendQueue(tx: Tx, sendQueue: SendQueueKey): Promise<SendQueueState | undefined> {
  const { rows } = await tx.client.query<{
    paused_until: Date | null;
    settings: unknown;
    next_due_at: Date | null;
  }>({
    name: 'send_queue_read',
    text: `select l.paused_until, s.settings,
             (select min(o.due_at) from outbox o
              where o.session_id = l.session_id and o.state in ('waiting', 'unknown')) as next_due_at
           from send_queues l join sessions s on s.id = l.session_id
           where l.session_id = $1 and l.token = $2`,
    values: [sendQueue.sessionId, sendQueue.token],
  });
  const row = rows[0];
  return row && { pausedUntil: row.paused_until, settings: row.settings, nextDueAt: row.next_due_at };
}

/** Lists the order keys that wait for a retry, with the latest due time of each. */
export async function listRetryKeys(
  tx: Tx,
  sendQueue: SendQueueKey,
): Promise<{ conversationId: string; priority: number; dueAt: Date }[]> {
  const result = await sql<{ conversationId: string; priority: number; dueAt: Date }>`
    select conversation_id, priority, max(due_at) as due_at from outbox
    where session_id = ${sendQueue.sessionId} and state = 'waiting' and last_error is not null
    group by conversation_id, priority`.execute(tx.db);
  return result.rows;
}

/** Queues messages whose waiting time has passed. */
export async function promoteWaiting(tx: Tx, sendQueue: SendQueueKey, now: Date): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({ state: 'queued' })
    .where('tenantId', '=', sendQueue.tenantId)
    .where('sessionId', '=', sendQueue.sessionId)
    .where('state', '=', 'waiting')
    .where('dueAt', '<=', now)
    .execute();
}

export interface QueuedRow {
  messageId: string;
  conversationId: string;
  contactId: string;
  priority: number;
  position: number;
  attempts: number;
  /** The stored file to be uploaded: WhatsApp does not have it, or will delete it soon. */
  storageKey: string | null;
  /** The position of the first queued message of this priority, including excluded ones. */
  floor: number;
  /**
   * When this was read, every transaction with a lower id than the first had ended, and no transaction with
   * an id of at least `nextTransaction` had begun.
   */
  oldestTransaction: number;
  nextTransaction: number;
}

/** Reads the first queued messages of one priority, without those of the given order keys and contacts. */
export async function readQueue(
  tx: Tx,
  sendQueue: SendQueueKey,
  query: {
    priority: number;
    limit: number;
    /**
     * The position at which to begin. Earlier rows are known to have left the queue and are not scanned
     * again.
     */
    fromPosition: number;
    withoutKeys: readonly string[];
    withoutContacts: readonly string[];
    uploadedAfter: Date;
  },
): Promise<QueuedRow[]> {
  const { rows } = await tx.client.query<{
    message_id: string;
    conversation_id: string;
    contact_id: string;
    priority: number;
    position: number;
    attempts: number;
    storage_key: string | null;
    floor: number;
    oldest_transaction: number;
    next_transaction: number;
  }>({
    name: 'send_queue_queue',
    text: `select o.message_id, o.conversation_id, o.contact_id, o.priority, o.position, o.attempts, d.storage_key,
             (select min(f.position) from outbox f where f.session_id = $1 and f.state = 'queued' and f.priority = $2
                and f.position >= $7) as floor,
             pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_transaction,
             pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next_transaction
           from outbox o
           left join lateral (select storage_key, uploaded_at from media where message_id = o.message_id offset 0) d
             on d.storage_key is not null and (d.uploaded_at is null or d.uploaded_at < $6)
           where o.session_id = $1 and o.state = 'queued' and o.priority = $2 and o.position >= $7
             and o.conversation_id::text || o.priority <> all ($4::text[])
             and o.contact_id <> all ($5::uuid[])
           order by o.position limit $3`,
    values: [
      sendQueue.sessionId,
      query.priority,
      query.limit,
      query.withoutKeys,
      query.withoutContacts,
      query.uploadedAfter,
      query.fromPosition,
    ],
  });
  return rows.map((row) => ({
    messageId: row.message_id,
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    priority: row.priority,
    position: row.position,
    attempts: row.attempts,
    storageKey: row.storage_key,
    floor: row.floor,
    oldestTransaction: row.oldest_transaction,
    nextTransaction: row.next_transaction,
  }));
}
