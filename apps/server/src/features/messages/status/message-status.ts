import { type Ack, type StatusStep, statusSteps } from '@waqtor/contract';

/*
 * For each step (sent, delivered, read …) the earliest reported instant is stored, and the ack is derived
 * from the set of steps. The minimum of two instants and the union of two sets are commutative and
 * idempotent, so any order of the same reports ends in the same state. (Formally, the ack is a lattice.)
 */

/** One error of a status report, as sent by WhatsApp. */
export interface StatusError {
  code: number;
  title?: string;
  details?: string;
}

/** One status report about an outgoing message. */
export interface StatusReport {
  step: StatusStep;
  at: Date;
  errors?: readonly StatusError[];
  /** The report as received (price, conversation, …); stored with its step. */
  raw?: unknown;
}

/** The data stored for one step: its earliest report. Instants are ISO 8601 in UTC with milliseconds. */
export interface StepRecord {
  at: string;
  errors?: StatusError[];
  raw?: unknown;
}

/** The `statuses` column of a message. */
export type Statuses = Partial<Record<StatusStep, StepRecord>>;

/**
 * In descending order of strength. `failed` is stronger than `sent` (WhatsApp accepted the message and could
 * not deliver it) and weaker than `delivered`, because what a phone has confirmed cannot have failed.
 */
const byStrength = ['played', 'read', 'delivered', 'failed', 'sent'] as const satisfies readonly StatusStep[];
const ackOf: Record<StatusStep, Ack> = { failed: -1, sent: 1, delivered: 2, read: 3, played: 4 };

/** Returns the statuses after one more report; the same object if nothing changed. */
export function applyStatus(statuses: Statuses, report: StatusReport): Statuses {
  const next: StepRecord = {
    at: report.at.toISOString(),
    ...(report.errors?.length ? { errors: [...report.errors] } : {}),
    ...(report.raw === undefined ? {} : { raw: report.raw }),
  };
  const known = statuses[report.step];
  if (known && !isBefore(next, known)) return statuses;
  return { ...statuses, [report.step]: next };
}

/** Returns the ack derived from these statuses. */
export function deriveAck(statuses: Statuses): Ack {
  const strongest = byStrength.find((step) => statuses[step] !== undefined);
  return strongest === undefined ? 0 : ackOf[strongest];
}

/** Returns the `error` column of a failed message, from its failure report. */
export function failureOf({ errors }: StepRecord): {
  reason: 'not_delivered';
  code: number | null;
  message: string;
  details: string | null;
} {
  const [first] = errors ?? [];
  return {
    reason: 'not_delivered',
    code: first && Number.isSafeInteger(first.code) ? first.code : null,
    message: first?.title ?? 'WhatsApp could not deliver the message.',
    details: first?.details ?? null,
  };
}

/** Returns `{step: instant}`, as in the contract. */
export function stepInstants(statuses: Statuses): Partial<Record<StatusStep, string>> {
  const steps: Partial<Record<StatusStep, string>> = {};
  for (const step of statusSteps) {
    const record = statuses[step];
    if (record) steps[step] = record.at;
  }
  return steps;
}

/**
 * Returns `{step: report}`: each step's first report as received. Reports that this server recorded itself
 * contain only errors.
 */
export function stepReports(statuses: Statuses): Partial<Record<StatusStep, unknown>> {
  const reports: Partial<Record<StatusStep, unknown>> = {};
  for (const step of statusSteps) {
    const record = statuses[step];
    if (record) reports[step] = record.raw ?? { errors: record.errors ?? [] };
  }
  return reports;
}

// Of two reports with the same instant, the smaller text wins. Any rule works as long as it does not depend
// on the order of arrival.
function isBefore(a: StepRecord, b: StepRecord): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return canonical([a.errors ?? [], a.raw]) < canonical([b.errors ?? [], b.raw]);
}

/** Returns JSON text that does not depend on the order of keys, because jsonb does not preserve it. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
