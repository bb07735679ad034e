import { sessionSettings } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { abandonSends, resendUnknown } from '../results/unknown-sends.ts';
import { UPLOAD_LIFE_MS } from '../sending/upload-file.ts';
import { orderKey } from './choose.ts';
import { type QueueCache, READ_LIMIT } from './queue-cache.ts';
import {
  listRetryKeys,
  promoteWaiting,
  readQueue,
  readSendQueue,
  type SendQueueState,
} from './send-queue.store.ts';
import { inSendQueue, nowMs, type SendQueueContext, unknownDueAt } from './send-queue-context.ts';

/**
 * Prepares a send queue that was just acquired: marks messages that earlier owners left in `sending` as
 * unknown, and loads the order keys that wait for a retry. Returns false if the queue is paused or has
 * another owner.
 */
export async function openSendQueue(context: SendQueueContext, queue: QueueCache): Promise<boolean> {
  return inSendQueue(context, async (tx) => {
    const state = await readState(tx, context);
    if (!state) return false;
    const now = context.platform.clock.now();
    const dueAt = unknownDueAt(context, now);
    const count = await abandonSends(tx, context.sendQueue, { now, dueAt });
    if (count > 0) {
      context.platform.log.warn(
        { sessionId: context.sendQueue.sessionId, count },
        'sends of a previous owner were marked unknown',
      );
    }
    for (const key of await listRetryKeys(tx, context.sendQueue))
      queue.retryAt(orderKey(key), key.dueAt.getTime());
    return !isPaused(state, now);
  });
}

/**
 * Refreshes the cache if anything may have changed: queues messages that are due, and reads the messages the
 * cache asks for. Returns undefined if there was nothing to do.
 */
export async function readNext(
  context: SendQueueContext,
  queue: QueueCache,
  dueMs: number,
): Promise<{ dueMs: number; isPaused: boolean } | undefined> {
  const atMs = nowMs(context);
  const isDue = dueMs <= atMs;
  if (!isDue && queue.toRead(atMs).length === 0) return undefined;
  return inSendQueue(context, async (tx) => {
    const now = new Date(atMs);
    let state = await readState(tx, context);
    if (!state) return undefined;
    if (state.nextDueAt && state.nextDueAt <= now) {
      await promoteWaiting(tx, context.sendQueue, now);
      await resendUnknown(tx, context.sendQueue, now);
      state = (await readState(tx, context)) ?? state;
      queue.rewind();
    }
    queue.retriesPassed(atMs);
    for (const priority of queue.toRead(atMs)) {
      const { keys, contacts } = queue.blocked();
      const fromPosition = queue.floor(priority);
      const rows = await readQueue(tx, context.sendQueue, {
        priority,
        limit: READ_LIMIT,
        fromPosition,
        withoutKeys: keys,
        withoutContacts: contacts,
        uploadedAfter: new Date(atMs - UPLOAD_LIFE_MS),
      });
      queue.fill(priority, rows, keys);
    }
    return { dueMs: state.nextDueAt?.getTime() ?? Number.POSITIVE_INFINITY, isPaused: isPaused(state, now) };
  });
}

/**
 * Returns messages to the queue if the COMMIT that marked them `sending` was not confirmed: they were
 * certainly not sent.
 */
export async function reclaimMarks(context: SendQueueContext, messageIds: readonly string[]): Promise<void> {
  const { sendQueue } = context;
  await inSendQueue(context, (tx) =>
    tx.client.query(
      `update outbox set state = 'queued', fencing_token = null
       where message_id = any ($3::uuid[]) and tenant_id = $4 and session_id is not distinct from $1
         and (state = 'sending') is true and fencing_token = $2`,
      [sendQueue.sessionId, sendQueue.token, messageIds, sendQueue.tenantId],
    ),
  );
}

async function readState(tx: Tx, context: SendQueueContext): Promise<SendQueueState | undefined> {
  const state = await readSendQueue(tx, context.sendQueue);
  if (!state) {
    context.lease.lose();
    return undefined;
  }
  const settings = sessionSettings.safeParse(state.settings);
  if (settings.success) context.settings = settings.data;
  return state;
}

function isPaused(state: SendQueueState, now: Date): boolean {
  return state.pausedUntil !== null && state.pausedUntil > now;
}
