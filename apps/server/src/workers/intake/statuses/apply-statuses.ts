import type { Tx } from '@waqtor/db';
import {
  announceLastMessage,
  announceMessageReordered,
  announceMessageUpdated,
  applyFailureEffects,
  applyRefusals,
  type FailedMessage,
  findMessages,
  presentMessage,
  type Refusal,
  type Statuses,
  type StatusReport,
  settleByCallback,
  updateLastMessages,
} from '../../../features/messages/index.ts';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import { newId } from '../../../platform/ids.ts';
import { type Outcome, RoundTrip } from '../../../platform/round-trip.ts';
import { nothing, perform, type Step } from '../batches/store-step.ts';
import type { NewItem } from '../items/items.store.ts';
import { keepItems } from '../items/keep-items.ts';
import { resortFollowing } from '../messages/sort-after-previous.ts';
import { foldStatuses } from './fold-statuses.ts';
import { lockingTargets, type TargetRow, takeWaiting, updatingTargets } from './statuses.store.ts';

/** A status report, with the id of its message. */
export interface AddressedReport extends StatusReport {
  tenantId: string;
  sessionId: string;
  providerId: string;
  callbackData?: string | undefined;
  /** The group the message was sent to, if WhatsApp's report contains one. */
  groupId?: string | undefined;
  /** The report concerns only one member of the group. */
  isOfMember: boolean;
  /**
   * The columns stored if the report does not update its message: its fingerprint, and its payload as JSON.
   */
  fingerprint: Buffer;
  payload: string;
}

/** Applies status reports to their messages. */
export interface StatusStep<Report> extends Step {
  /** Returns the reports whose message is not stored; call it last. */
  unmatched(): Report[];
}

/**
 * Applies reports to their outbound messages, found by WhatsApp's id or by our callback data, together with
 * all reports that were waiting for those messages, and publishes the changes. Reports that must not update
 * their message are stored as items.
 */
export function applyingStatuses<Report extends AddressedReport>(
  reports: readonly Report[],
  now: Date,
): StatusStep<Report> {
  if (reports.length === 0) return { ...nothing, unmatched: () => [] };
  let targets: Outcome<TargetRow>;
  let recognised = new Map<string, TargetRow>();
  let rows = new Map<string, TargetRow>();
  let placed: AddressedReport[] = [];
  let misplaced: AddressedReport[] = [];
  let strange: Report[] = [];
  const moved: TargetRow[] = [];
  const failed: TargetRow[] = [];
  return {
    unmatched: () => strange,
    lock(trip) {
      targets = trip.add<TargetRow>(lockingTargets({ byProviderId: distinct(reports), ids: [] }));
    },
    async prepare(tx) {
      const known = byMessage(targets.rows());
      const unknown = reports.filter((report) => !known.has(keyOf(report)));
      recognised = await recognise(tx, unknown);
      strange = unknown.filter((report) => !recognised.has(keyOf(report)));
      rows = new Map([...known, ...recognised]);
      const all = [...reports, ...(await takeWaitingFor(tx, [...recognised.values()]))];
      misplaced = all.filter((report) => isMismatched(report, rows.get(keyOf(report))));
      const isLeft = new Set(misplaced);
      placed = all.filter((report) => !isLeft.has(report));
      const groups = groupBy(placed, keyOf);
      for (const [key, row] of rows) {
        const next = foldStatuses(row, groups.get(key) ?? []);
        if (next && next.ack === -1 && row.ack !== -1) failed.push(next);
        // A message that was matched by callback data always changes: it is no longer unknown, and gets its
        // provider id.
        if (next ?? recognised.has(key)) moved.push(next ?? row);
      }
    },
    write(trip) {
      if (moved.length > 0) trip.add(updatingTargets(moved));
    },
    async finish(tx) {
      for (const row of moved) announceMessageUpdated(tx, row, now);
      await reorder(tx, moved.filter(leftEarlier), now);
      for (const [tenantId, rows] of groupBy(failed, (row) => row.tenantId)) {
        await applyFailureEffects(tx, tenantId, rows.map(toFailure), now);
      }
      const refusals = placed.flatMap((report) => refusalOf(report, rows.get(keyOf(report))) ?? []);
      await applyRefusals(tx, refusals, now);
      if (misplaced.length > 0) await keepItems(tx, misplaced.map(toItem), now);
    },
  };
}

/** The information in a failure about its contact, independently of the message. */
function refusalOf({ step, at, errors }: AddressedReport, row: TargetRow | undefined): Refusal | undefined {
  if (step !== 'failed' || row === undefined || row.groupId !== null) return undefined;
  const codes = (errors ?? []).map(({ code }) => code);
  return { tenantId: row.tenantId, contactId: row.contactId, codes, at };
}

function toItem({ tenantId, sessionId, fingerprint, payload }: AddressedReport): NewItem {
  return {
    id: newId(),
    tenantId,
    sessionId,
    fingerprint,
    field: 'status',
    kind: 'status',
    contactId: null,
    payload,
    error: 'the status of a group says nothing of the delivery of this message',
  };
}

/**
 * The status of a group does not apply to a private message, and a failure for one member does not mean that
 * the others were not reached.
 */
function isMismatched({ groupId, isOfMember, step }: AddressedReport, row: TargetRow | undefined): boolean {
  if (row === undefined || groupId === undefined) return false;
  return groupId !== row.groupId || (step === 'failed' && isOfMember === true);
}

/** Sorts again the messages that follow these ones, if our clock had put them in the wrong order. */
async function reorder(tx: Tx, rows: readonly TargetRow[], now: Date): Promise<void> {
  const moved = await resortFollowing(
    tx,
    rows.map((row) => row.id),
  );
  for (const [tenantId, ofTenant] of groupBy(moved, (row) => row.tenantId)) {
    const ids = ofTenant.map((row) => row.id);
    for (const row of await findMessages(tx, tenantId, ids)) announceMessageReordered(tx, row, now);
  }
  const conversationIds = [...new Set(moved.map((row) => row.conversationId))];
  for (const row of await updateLastMessages(tx, conversationIds, now)) {
    announceLastMessage(tx, row.tenantId, presentMessage(row), now);
  }
}

/**
 * Whether the message was sent, by WhatsApp's clock, in an earlier second than the one in which it was
 * accepted by our clock.
 */
function leftEarlier({ at, statuses }: TargetRow): boolean {
  const { sent, delivered, read } = statuses as Statuses;
  const acceptedMs = Math.floor(at.getTime() / 1_000) * 1_000;
  return [sent, delivered, read].some((step) => step && Date.parse(step.at) < acceptedMs);
}

/** Applies the statuses that were waiting for messages that have just been stored. */
export async function applyWaiting(
  tx: Tx,
  messages: readonly { sessionId: string; providerId: string }[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const waited = await takeWaiting(tx, messages);
  await perform(tx, [applyingStatuses(waited, now)], waited.length);
}

async function recognise(tx: Tx, reports: readonly AddressedReport[]): Promise<Map<string, TargetRow>> {
  const named = reports.flatMap((report) =>
    report.callbackData === undefined ? [] : [{ ...report, callbackData: report.callbackData }],
  );
  if (named.length === 0) return new Map();
  const settled = await settleByCallback(tx, named);
  // Looked up by WhatsApp's id again: another transaction may have stored the id while this one waited for
  // the lock.
  const trip = new RoundTrip();
  const ids = [...settled.values()];
  const targets = trip.add<TargetRow>(lockingTargets({ byProviderId: distinct(named), ids }));
  await trip.run(tx);
  return byMessage(targets.rows());
}

async function takeWaitingFor(tx: Tx, rows: readonly TargetRow[]): Promise<AddressedReport[]> {
  const named = rows.flatMap(({ sessionId, providerId }) =>
    providerId === null ? [] : [{ sessionId, providerId }],
  );
  return named.length === 0 ? [] : takeWaiting(tx, named);
}

function toFailure(row: TargetRow): FailedMessage {
  const error = row.error as { code?: number | null } | null;
  const { failed } = row.statuses as Statuses;
  const at = new Date(failed?.at ?? 0);
  return { messageId: row.id, contactId: row.contactId, code: error?.code ?? null, at };
}

function byMessage(rows: readonly TargetRow[]): Map<string, TargetRow> {
  return new Map(rows.map((row) => [`${row.sessionId} ${row.providerId}`, row]));
}

function distinct<Keyed extends { sessionId: string; providerId: string }>(list: readonly Keyed[]): Keyed[] {
  return [...new Map(list.map((it) => [keyOf(it), it])).values()];
}

function keyOf({ sessionId, providerId }: { sessionId: string; providerId: string }): string {
  return `${sessionId} ${providerId}`;
}
