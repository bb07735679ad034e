import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';
import { announceMessageUpdated } from '../../../features/messages/index.ts';
import type { SendQueueKey } from '../send-queue/send-queue.store.ts';
import { unknownError } from './outcome.ts';
import { lockMessages, writeMessages } from './results.store.ts';

const INTERRUPTED = 'The server stopped or lost its send queue while sending.';

/**
 * Marks rows that earlier owners left in `sending` as unknown, because those messages may have been sent.
 * `dueAt`: when an explicit policy of the session resends them. Returns the number of messages.
 */
export async function abandonSends(
  tx: Tx,
  sendQueue: SendQueueKey,
  { now, dueAt }: { now: Date; dueAt: Date },
): Promise<number> {
  const ids = await idsOf(
    tx,
    sql`
    select message_id from outbox
    where session_id = ${sendQueue.sessionId} and state = 'sending' and fencing_token < ${sendQueue.token}`,
  );
  const rows = await lockMessages(tx, ids);
  const abandoned = await idsOf(
    tx,
    sql`
    update outbox set state = 'unknown', due_at = ${dueAt}
    where tenant_id = ${sendQueue.tenantId} and message_id = any(${ids}::uuid[]) and (state = 'sending') is true
      and fencing_token < ${sendQueue.token}
    returning message_id`,
  );
  await setSendState(tx, rows, abandoned, now, { isUnknown: true, error: unknownError(INTERRUPTED) });
  return abandoned.length;
}

/** Queues unknown messages again if the session has an explicit retry policy and its delay has passed. */
export async function resendUnknown(tx: Tx, sendQueue: SendQueueKey, now: Date): Promise<void> {
  const ids = await idsOf(
    tx,
    sql`
    select message_id from outbox
    where session_id = ${sendQueue.sessionId} and state = 'unknown' and due_at <= ${now} limit 500`,
  );
  if (ids.length === 0) return;
  const rows = await lockMessages(tx, ids);
  const queued = await idsOf(
    tx,
    sql`
    update outbox set state = 'queued', fencing_token = null
    where tenant_id = ${sendQueue.tenantId} and message_id = any(${ids}::uuid[]) and (state = 'unknown') is true
      and due_at <= ${now}
    returning message_id`,
  );
  await sql`
    update messages set retries = retries + 1
    where tenant_id = ${sendQueue.tenantId} and id = any(${queued}::uuid[])`.execute(tx.db);
  await setSendState(tx, rows, queued, now, { isUnknown: false, error: null });
}

async function setSendState(
  tx: Tx,
  rows: Awaited<ReturnType<typeof lockMessages>>,
  ids: readonly string[],
  now: Date,
  change: { isUnknown: boolean; error: unknown },
): Promise<void> {
  const changed = ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [{ ...row, ...change }] : [];
  });
  await writeMessages(tx, changed);
  for (const row of changed) announceMessageUpdated(tx, row, now);
}

async function idsOf(tx: Tx, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await query.execute(tx.db);
  return (rows as { messageId: string }[]).map((row) => row.messageId);
}
