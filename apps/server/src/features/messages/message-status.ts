import { type Ack, type StatusStep, statusSteps } from '@waqtor/contract';

/*
 * The ack of a message is a lattice: every report is kept as the earliest instant of its step, and the ack is read off
 * the set of steps. Taking the earlier of two instants and the union of two sets do not care about order or repeats,
 * so any order of the same reports ends in the same message.
 */

/** One error of a report, as WhatsApp gave it. */
export interface StatusError {
  code: number;
  title?: string;
  details?: string;
}

/** One report about an outgoing message. */
export interface StatusReport {
  step: StatusStep;
  at: Date;
  errors?: readonly StatusError[];
  /** The report as it came (price, conversation, …); kept with its step. */
  raw?: unknown;
}

/** What is kept of one step: its earliest report. Instants are ISO 8601 in UTC with milliseconds. */
export interface StepRecord {
  at: string;
  errors?: StatusError[];
  raw?: unknown;
}

/** The `statuses` column of a message. */
export type Statuses = Partial<Record<StatusStep, StepRecord>>;

/**
 * From the weakest to the strongest. `failed` stands above `sent` (WhatsApp took it and could not deliver) and below
 * `delivered`: what a phone has confirmed cannot have failed.
 */
const byStrength = ['played', 'read', 'delivered', 'failed', 'sent'] as const satisfies readonly StatusStep[];
const ackOf: Record<StatusStep, Ack> = { failed: -1, sent: 1, delivered: 2, read: 3, played: 4 };

/** The statuses after one more report; the same object when the report says nothing new. */
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

/** The ack these statuses add up to. */
export function deriveAck(statuses: Statuses): Ack {
  const strongest = byStrength.find((step) => statuses[step] !== undefined);
  return strongest === undefined ? 0 : ackOf[strongest];
}

/** Why a message failed, read off its report of it: the `error` column. */
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

/** `{step: instant}`, as the contract shows it. */
export function stepInstants(statuses: Statuses): Partial<Record<StatusStep, string>> {
  const steps: Partial<Record<StatusStep, string>> = {};
  for (const step of statusSteps) {
    const record = statuses[step];
    if (record) steps[step] = record.at;
  }
  return steps;
}

/** `{step: report}`: each step's first report as it came. One we wrote down ourselves has no more than its errors. */
export function stepReports(statuses: Statuses): Partial<Record<StatusStep, unknown>> {
  const reports: Partial<Record<StatusStep, unknown>> = {};
  for (const step of statusSteps) {
    const record = statuses[step];
    if (record) reports[step] = record.raw ?? { errors: record.errors ?? [] };
  }
  return reports;
}

// Of two reports of the same instant the smaller text wins: any rule does, so long as it does not look at arrival.
function isBefore(a: StepRecord, b: StepRecord): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return canonical([a.errors ?? [], a.raw]) < canonical([b.errors ?? [], b.raw]);
}

/** JSON text that does not depend on the order of keys: jsonb gives them back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
