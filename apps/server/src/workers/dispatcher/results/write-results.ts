import type { Tx } from '@waqtor/db';
import {
  announceLastMessage,
  announceMessageUpdated,
  applyFailureEffects,
  deriveAck,
  type FailedMessage,
  findMessages,
  presentMessages,
  type Statuses,
} from '../../../features/messages/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { recordIdentities } from '../../intake/index.ts';
import type { SendQueueKey } from '../send-queue/send-queue.store.ts';
import type { MessageError, SendEnd } from './outcome.ts';
import {
  findRecipients,
  leaveOutbox,
  leaveQueue,
  lockMessages,
  type MessageWrite,
  type ResultRow,
  touchScheduled,
  writeMessages,
} from './results.store.ts';

/**
 * Writes send results in one transaction: messages, outbox, events. A result is valid as long as the outbox
 * row carries this queue's token, even if the queue has another owner by now and the row was marked unknown:
 * the attempt did happen. A row that was resolved or marked again is left unchanged. `unknownDueAt`: when an
 * explicit policy resends unknown messages.
 */
export async function writeResults(
  platform: Platform,
  tx: Tx,
  sendQueue: SendQueueKey,
  ends: readonly SendEnd[],
  { now, unknownDueAt }: { now: Date; unknownDueAt: Date },
): Promise<void> {
  await recordRecipients(tx, sendQueue.tenantId, ends, now);
  const rows = await lockMessages(
    tx,
    ends.map((end) => end.messageId),
  );
  const left = await leaveOutbox(tx, sendQueue, ends, unknownDueAt);
  const writes: MessageWrite[] = [];
  const failures: FailedMessage[] = [];
  for (const end of ends) {
    const row = rows.get(end.messageId);
    if (!row || !left.has(end.messageId)) continue;
    const { outcome } = end;
    if (outcome.kind === 'accepted') {
      Object.assign(row, { providerId: outcome.providerId, error: null, isUnknown: false });
    } else if (outcome.kind === 'failed') {
      failures.push(fail(row, outcome.error, new Date(end.endedMs)));
    } else if (outcome.kind === 'unknown') {
      Object.assign(row, { error: outcome.error, isUnknown: true });
    } else if (row.isUnknown) {
      Object.assign(row, { error: null, isUnknown: false });
    } else continue;
    row.ack = deriveAck(row.statuses as Statuses);
    writes.push(row);
    announceMessageUpdated(tx, row, now);
  }
  await writeMessages(tx, writes);
  await announceMoved(platform, tx, sendQueue, await touchScheduled(tx, writes, now), now);
  await applyFailureEffects(tx, sendQueue.tenantId, failures, now);
}

/**
 * Marks queued messages that may not be sent as failed, by id: they leave the outbox without having been
 * `sending`.
 */
export async function writeRefusals(
  tx: Tx,
  { tenantId }: SendQueueKey,
  errors: ReadonlyMap<string, MessageError>,
  now: Date,
): Promise<void> {
  const rows = await lockMessages(tx, [...errors.keys()]);
  const left = await leaveQueue(tx, tenantId, [...rows.keys()]);
  const writes = [...rows.values()].filter((row) => left.has(row.id));
  const failures: FailedMessage[] = [];
  for (const row of writes) {
    const error = errors.get(row.id);
    if (error) failures.push(fail(row, error, now));
    row.ack = deriveAck(row.statuses as Statuses);
    announceMessageUpdated(tx, row, now);
  }
  await writeMessages(tx, writes);
  await applyFailureEffects(tx, tenantId, failures, now);
}

function fail(row: ResultRow, error: MessageError, at: Date): FailedMessage {
  const failed = { at: at.toISOString(), errors: errorsOf(error) };
  Object.assign(row, { statuses: { ...(row.statuses as Statuses), failed }, error, isUnknown: false });
  return { messageId: row.id, contactId: row.contactId, code: error.code, at };
}

/** This runs before the messages are locked, because contacts are locked before messages everywhere. */
async function recordRecipients(
  tx: Tx,
  tenantId: string,
  ends: readonly SendEnd[],
  now: Date,
): Promise<void> {
  const told = ends.flatMap(({ messageId, outcome, endedMs }) =>
    outcome.kind === 'accepted' && outcome.otherIdentity
      ? [{ messageId, identity: outcome.otherIdentity, at: new Date(endedMs) }]
      : [],
  );
  if (told.length === 0) return;
  const contactIds = await findRecipients(
    tx,
    told.map(({ messageId }) => messageId),
  );
  const known = told.flatMap(({ messageId, ...rest }) => {
    const contactId = contactIds.get(messageId);
    return contactId === undefined ? [] : [{ ...rest, contactId }];
  });
  await recordIdentities(tx, tenantId, known, now);
}

async function announceMoved(
  platform: Platform,
  tx: Tx,
  { tenantId }: SendQueueKey,
  messageIds: readonly string[],
  now: Date,
): Promise<void> {
  if (messageIds.length === 0) return;
  const rows = await findMessages(tx, tenantId, messageIds);
  for (const message of await presentMessages(platform, tx, tenantId, rows)) {
    announceLastMessage(tx, tenantId, message, now);
  }
}

function errorsOf({ code, details }: { code: number | null; details: string | null }) {
  return code === null ? [] : [{ code, ...(details === null ? {} : { details }) }];
}
