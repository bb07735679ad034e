import {
  deadSessionStatuses,
  type SessionStatus,
  type SessionStatusReason,
  type SessionWarning,
  sessionStatusReasons,
} from '@waqtor/contract';
import type { StandingSubject } from '@waqtor/provider';
import type { SessionRow } from '../sessions.store.ts';

/*
 * A session's state has two sources: checks of its connection, and account events. Neither may override the
 * other, so the latest report per subject of both is stored (a mark), and the state is the worst of them.
 */

/** The latest report about one subject. No code: no problem. No state: only a warning. */
export interface StateReport {
  code: SessionStatusReason | null;
  state?: SessionStatus;
  reason?: string | null;
  /** ISO 8601. */
  at: string;
}
export type StateReports = Partial<Record<StandingSubject | 'connection', StateReport>>;

/** Severity relative to connected. Transitional states (connecting) count as connected. */
const severity: Partial<Record<SessionStatus, number>> = {
  degraded: 1,
  restricted: 2,
  disconnected: 3,
  conflict: 4,
  failed: 5,
  logged_out: 6,
  banned: 7,
};

/**
 * The marks of a session; if no check has stored one yet, the row's state columns count as its connection
 * mark.
 */
export function stateReportsOf(row: SessionRow): StateReports {
  const marks = row.accountMarks as StateReports;
  if (marks.connection) return marks;
  const { state, stateCode, stateReason: reason } = row;
  const connection = { state, code: codeOf(stateCode), reason, at: row.stateChangedAt.toISOString() };
  return { ...marks, connection };
}

/** The state columns that result from these marks. */
export function worstOf(marks: StateReports): {
  state: SessionStatus;
  stateCode: SessionStatusReason | null;
  stateReason: string | null;
} {
  const { connection, ...others } = marks;
  let worst = connection;
  for (const mark of Object.values(others).sort(byAge)) {
    if (mark.code === null || mark.state === undefined) continue;
    if (severityOf(mark) > severityOf(worst)) worst = mark;
  }
  return {
    state: worst?.state ?? 'connecting',
    stateCode: worst?.code ?? null,
    stateReason: worst?.reason ?? null,
  };
}

/** The marks after one more report; undefined if unchanged. The later of two about a subject wins. */
export function withReport(
  marks: StateReports,
  about: keyof StateReports,
  mark: StateReport,
): StateReports | undefined {
  const known = marks[about];
  if (known && (known.at > mark.at || (known.at === mark.at && rankOf(known) >= rankOf(mark))))
    return undefined;
  return { ...marks, [about]: mark };
}

/** Current warnings from account events, newest first. */
export function warningsOf(row: SessionRow): SessionWarning[] {
  const { connection: _, ...marks } = row.accountMarks as StateReports;
  return Object.values(marks)
    .sort(byAge)
    .reverse()
    .flatMap(({ code, reason, at }) =>
      code === null ? [] : [{ reason: code, message: reason ?? null, at }],
    );
}

/** Nothing can be sent until a user acts. */
export function isDead(state: string): boolean {
  return (deadSessionStatuses as readonly string[]).includes(state);
}

function severityOf(mark: StateReport | undefined): number {
  return severity[mark?.state ?? 'connected'] ?? 0;
}

// At the same instant the worse one wins, whichever arrived first.
function rankOf(mark: StateReport): number {
  return mark.code === null ? -1 : severityOf(mark) * 100 + sessionStatusReasons.indexOf(mark.code);
}

function byAge(a: StateReport, b: StateReport): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

function codeOf(code: string | null): SessionStatusReason | null {
  return sessionStatusReasons.find((known) => known === code) ?? null;
}
