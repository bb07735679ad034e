import { sessionSettings } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { orderKey } from './choose.ts';
import { type QueueCache, READ_LIMIT } from './queue-cache.ts';
import {
  listRetryKeys,
  promoteWaiting,
  readQueue,
  readSendQueue,
  type SendQueueFacts,
} from './send-queue.store.ts';
import { inSendQueue, nowMs, type SendQueueContext, unknownDueAt } from './send-queue-context.ts';
import { abandonSends, resendUnknown } from './unknown-sends.ts';
import { UPLOAD_LIFE_MS } from './upload-file.ts';

/**
 * Takes over: what earlier owners left half done becomes unknown, and order keys that wait for another try are
 * remembered. False when the send queue is held or gone.
 */
export async function openSendQueue(context: SendQueueContext, queue: QueueCache): Promise<boolean> {
  return inSendQueue(context, async (tx) => {
    const facts = await readFacts(tx, context);
    if (!facts) return false;
    const now = context.platform.clock.now();
    const dueAt = unknownDueAt(context, now);
    const count = await abandonSends(tx, context.sendQueue, { now, dueAt });
    if (count > 0) {
      context.platform.log.warn(
        { sessionId: context.sendQueue.sessionId, count },
        'sends of an earlier owner are unknown',
      );
    }
    for (const key of await listRetryKeys(tx, context.sendQueue))
      queue.retryAt(orderKey(key), key.dueAt.getTime());
    return !isHeld(facts, now);
  });
}

/**
 * Brings the queue up to date, if anything may have changed: moves what is due into it, and reads what it asks for.
 * Undefined when there was nothing to do.
 */
export async function readNext(
  context: SendQueueContext,
  queue: QueueCache,
  dueMs: number,
): Promise<{ dueMs: number; isHeld: boolean } | undefined> {
  const atMs = nowMs(context);
  const isDue = dueMs <= atMs;
  if (!isDue && queue.toRead(atMs).length === 0) return undefined;
  return inSendQueue(context, async (tx) => {
    const now = new Date(atMs);
    let facts = await readFacts(tx, context);
    if (!facts) return undefined;
    if (facts.nextDueAt && facts.nextDueAt <= now) {
      await promoteWaiting(tx, context.sendQueue, now);
      await resendUnknown(tx, context.sendQueue, now);
      facts = (await readFacts(tx, context)) ?? facts;
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
    return { dueMs: facts.nextDueAt?.getTime() ?? Number.POSITIVE_INFINITY, isHeld: isHeld(facts, now) };
  });
}

/** Takes back marks of ours whose commit we never heard of: these messages certainly did not leave. */
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

async function readFacts(tx: Tx, context: SendQueueContext): Promise<SendQueueFacts | undefined> {
  const facts = await readSendQueue(tx, context.sendQueue);
  if (!facts) {
    context.lease.lose();
    return undefined;
  }
  const settings = sessionSettings.safeParse(facts.settings);
  if (settings.success) context.settings = settings.data;
  return facts;
}

function isHeld(facts: SendQueueFacts, now: Date): boolean {
  return facts.heldUntil !== null && facts.heldUntil > now;
}
