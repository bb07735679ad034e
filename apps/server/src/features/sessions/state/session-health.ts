import {
  deadSessionStatuses,
  type SessionStatus,
  type SessionStatusReason,
  type SessionWarning,
  sessionStatusReasons,
} from '@waqtor/contract';
import type { ConditionSubject } from '@waqtor/provider';
import type { SessionRow } from '../sessions.store.ts';

/*
 * A session's state has two sources: checks of its connection, and account events. Neither may override the
 * other, so the latest report about each subject is stored, and the state is the worst of them.
 */

/**
 * The latest report about one subject. Without a code there is no problem; without a state it is only a
 * warning.
 */
export interface StateReport {
  code: SessionStatusReason | null;
  state?: SessionStatus;
  reason?: string | null;
  /** In ISO 8601. */
  at: string;
}
export type StateReports = Partial<Record<ConditionSubject | 'connection', StateReport>>;

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
 * The stored reports of a session. If no check has stored one yet, the row's state columns count as the report
 * about its connection.
 */
export function stateReportsOf(row: SessionRow): StateReports {
  const reports = row.stateReports as StateReports;
  if (reports.connection) return reports;
  const { state, stateCode, stateReason: reason } = row;
  const connection = { state, code: codeOf(stateCode), reason, at: row.stateChangedAt.toISOString() };
  return { ...reports, connection };
}

/** Returns the state columns that result from these reports. */
export function worstOf(reports: StateReports): {
  state: SessionStatus;
  stateCode: SessionStatusReason | null;
  stateReason: string | null;
} {
  const { connection, ...others } = reports;
  let worst = connection;
  for (const report of Object.values(others).sort(byAge)) {
    if (report.code === null || report.state === undefined) continue;
    if (severityOf(report) > severityOf(worst)) worst = report;
  }
  return {
    state: worst?.state ?? 'connecting',
    stateCode: worst?.code ?? null,
    stateReason: worst?.reason ?? null,
  };
}

/** Adds a report; returns undefined if nothing changes. Of two reports about one subject, the later one wins. */
export function withReport(
  reports: StateReports,
  about: keyof StateReports,
  report: StateReport,
): StateReports | undefined {
  const known = reports[about];
  if (known && (known.at > report.at || (known.at === report.at && rankOf(known) >= rankOf(report))))
    return undefined;
  return { ...reports, [about]: report };
}

/** Returns the current warnings from account events, newest first. */
export function warningsOf(row: SessionRow): SessionWarning[] {
  const { connection: _, ...reports } = row.stateReports as StateReports;
  return Object.values(reports)
    .sort(byAge)
    .reverse()
    .flatMap(({ code, reason, at }) =>
      code === null ? [] : [{ reason: code, message: reason ?? null, at }],
    );
}

/** Whether nothing can be sent until a user acts. */
export function isDead(state: string): boolean {
  return (deadSessionStatuses as readonly string[]).includes(state);
}

function severityOf(report: StateReport | undefined): number {
  return severity[report?.state ?? 'connected'] ?? 0;
}

// At the same instant the worse report wins, whichever arrived first.
function rankOf(report: StateReport): number {
  return report.code === null ? -1 : severityOf(report) * 100 + sessionStatusReasons.indexOf(report.code);
}

function byAge(a: StateReport, b: StateReport): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

function codeOf(code: string | null): SessionStatusReason | null {
  return sessionStatusReasons.find((known) => known === code) ?? null;
}
