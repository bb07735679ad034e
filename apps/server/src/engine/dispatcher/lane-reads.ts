import { sessionSettings } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { orderKey } from './choose.ts';
import { type LaneFacts, listRetryKeys, promoteWaiting, readLane, readQueue } from './lane.store.ts';
import { inLane, type LaneContext, nowMs, unknownDueAt } from './lane-context.ts';
import { type LaneQueue, READ_LIMIT } from './lane-queue.ts';
import { abandonSends, resendUnknown } from './unknown-sends.ts';
import { UPLOAD_LIFE_MS } from './upload-file.ts';

/**
 * Takes over: what earlier owners left half done becomes unknown, and order keys that wait for another try are
 * remembered. False when the lane is held or gone.
 */
export async function openLane(context: LaneContext, queue: LaneQueue): Promise<boolean> {
  return inLane(context, async (tx) => {
    const facts = await readFacts(tx, context);
    if (!facts) return false;
    const now = context.platform.clock.now();
    const dueAt = unknownDueAt(context, now);
    const count = await abandonSends(tx, context.lane, { now, dueAt });
    if (count > 0) {
      context.platform.log.warn(
        { sessionId: context.lane.sessionId, count },
        'sends of an earlier owner are unknown',
      );
    }
    for (const key of await listRetryKeys(tx, context.lane))
      queue.retryAt(orderKey(key), key.dueAt.getTime());
    return !isHeld(facts, now);
  });
}

/**
 * Brings the queue up to date, if anything may have changed: moves what is due into it, and reads what it asks for.
 * Undefined when there was nothing to do.
 */
export async function readNext(
  context: LaneContext,
  queue: LaneQueue,
  dueMs: number,
): Promise<{ dueMs: number; isHeld: boolean } | undefined> {
  const atMs = nowMs(context);
  const isDue = dueMs <= atMs;
  if (!isDue && queue.toRead(atMs).length === 0) return undefined;
  return inLane(context, async (tx) => {
    const now = new Date(atMs);
    let facts = await readFacts(tx, context);
    if (!facts) return undefined;
    if (facts.nextDueAt && facts.nextDueAt <= now) {
      await promoteWaiting(tx, context.lane, now);
      await resendUnknown(tx, context.lane, now);
      facts = (await readFacts(tx, context)) ?? facts;
      queue.rewind();
    }
    queue.retriesPassed(atMs);
    for (const priority of queue.toRead(atMs)) {
      const { keys, contacts } = queue.blocked();
      const fromPosition = queue.floor(priority);
      const rows = await readQueue(tx, context.lane, {
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
export async function reclaimMarks(context: LaneContext, messageIds: readonly string[]): Promise<void> {
  const { lane } = context;
  await inLane(context, (tx) =>
    tx.client.query(
      `update outbox set state = 'queued', lane_token = null
       where message_id = any ($3::uuid[]) and tenant_id = $4 and session_id is not distinct from $1
         and (state = 'sending') is true and lane_token = $2`,
      [lane.sessionId, lane.token, messageIds, lane.tenantId],
    ),
  );
}

async function readFacts(tx: Tx, context: LaneContext): Promise<LaneFacts | undefined> {
  const facts = await readLane(tx, context.lane);
  if (!facts) {
    context.lease.lose();
    return undefined;
  }
  const settings = sessionSettings.safeParse(facts.settings);
  if (settings.success) context.settings = settings.data;
  return facts;
}

function isHeld(facts: LaneFacts, now: Date): boolean {
  return facts.heldUntil !== null && facts.heldUntil > now;
}
