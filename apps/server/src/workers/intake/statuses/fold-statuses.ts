import type { Ack } from '@waqtor/contract';
import {
  applyStatus,
  deriveAck,
  failureOf,
  type Statuses,
  type StatusReport,
} from '../../../features/messages/index.ts';
import type { TargetRow } from './statuses.store.ts';

/** From the weakest to the strongest. An ack only ever moves to the right. */
const byStrength: readonly Ack[] = [0, 1, -1, 2, 3, 4];

/** Returns the message after these reports, in any order; undefined if they change nothing. */
export function foldStatuses(row: TargetRow, reports: readonly StatusReport[]): TargetRow | undefined {
  const before = row.statuses as Statuses;
  const statuses = reports.reduce(applyStatus, before);
  if (statuses === before) return undefined;
  const ack = stronger(row.ack as Ack, deriveAck(statuses));
  const error = ack === -1 ? errorOf(row, before, statuses) : null;
  return { ...row, ack, error, isUnknown: false, statuses };
}

// The error written by the send queue is kept, unless WhatsApp reported an earlier one.
function errorOf(row: TargetRow, before: Statuses, { failed }: Statuses): TargetRow['error'] {
  if (failed === before.failed || !failed) return row.error;
  return failureOf(failed);
}

function stronger(a: Ack, b: Ack): Ack {
  return byStrength.indexOf(a) >= byStrength.indexOf(b) ? a : b;
}
