import type { Tx } from '@waqtor/db';
import {
  applyFailureEffects,
  deriveAck,
  type FailedMessage,
  findMessages,
  messageUpdated,
  presentMessages,
  type Statuses,
  threadMoved,
} from '../../features/messages/index.ts';
import { announce } from '../../platform/events/announce.ts';
import type { Platform } from '../../platform/platform.ts';
import type { LaneKey } from './lane.store.ts';
import type { SendEnd } from './outcome.ts';
import {
  leaveOutbox,
  lockMessages,
  type MessageWrite,
  touchScheduled,
  writeMessages,
} from './results.store.ts';

/**
 * Writes how sends ended, in one transaction: messages, outbox, events. A result counts exactly as
 * long as the outbox row carries the mark of this lane and token: what it says is a fact, also when the lane is
 * another's by now and the row is called unknown; but a row that was settled, or marked anew, is left alone.
 * `unknownDueAt` is when an explicit policy sends unknown messages again.
 */
export async function writeResults(
  platform: Platform,
  tx: Tx,
  lane: LaneKey,
  ends: readonly SendEnd[],
  { now, unknownDueAt }: { now: Date; unknownDueAt: Date },
): Promise<void> {
  const rows = await lockMessages(
    tx,
    ends.map((end) => end.messageId),
  );
  const left = await leaveOutbox(tx, lane, ends, unknownDueAt);
  const writes: MessageWrite[] = [];
  const failures: FailedMessage[] = [];
  for (const end of ends) {
    const row = rows.get(end.messageId);
    if (!row || !left.has(end.messageId)) continue;
    const { outcome } = end;
    if (outcome.kind === 'accepted') {
      Object.assign(row, { providerId: outcome.providerId, error: null, isUnknown: false });
    } else if (outcome.kind === 'failed') {
      const failed = { at: new Date(end.endedMs).toISOString(), errors: errorsOf(outcome.error) };
      Object.assign(row, {
        statuses: { ...(row.statuses as Statuses), failed },
        error: outcome.error,
        isUnknown: false,
      });
      failures.push({
        messageId: row.id,
        contactId: row.contactId,
        code: outcome.error.code,
        reason: outcome.error.reason,
      });
    } else if (outcome.kind === 'unknown') {
      Object.assign(row, { error: outcome.error, isUnknown: true });
    } else if (row.isUnknown) {
      Object.assign(row, { error: null, isUnknown: false });
    } else continue;
    row.ack = deriveAck(row.statuses as Statuses);
    writes.push(row);
    announce(tx, messageUpdated(row, now));
  }
  await writeMessages(tx, writes);
  await announceMoved(platform, tx, lane, await touchScheduled(tx, writes, now), now);
  await applyFailureEffects(tx, lane.tenantId, failures, now);
}

async function announceMoved(
  platform: Platform,
  tx: Tx,
  { tenantId }: LaneKey,
  messageIds: readonly string[],
  now: Date,
): Promise<void> {
  if (messageIds.length === 0) return;
  const rows = await findMessages(tx, tenantId, messageIds);
  for (const message of await presentMessages(platform, tx, tenantId, rows)) {
    announce(tx, threadMoved(tenantId, message, now));
  }
}

function errorsOf({ code, details }: { code: number | null; details: string | null }) {
  return code === null ? [] : [{ code, ...(details === null ? {} : { details }) }];
}
