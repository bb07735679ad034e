import type { Tx } from '@waqtor/db';
import type { AccountCondition } from '@waqtor/provider';
import type { Config } from '../../../config.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import { newId } from '../../../platform/ids.ts';
import { announceSession, reportSessionError } from '../sessions.events.ts';
import type { Engines } from '../sessions.present.ts';
import {
  lockSession,
  pauseSendQueue,
  resumeSendQueue,
  type SessionRow,
  updateSession,
} from '../sessions.store.ts';
import { notifySessionDown, notifySessionWarning } from './notify-session-down.ts';
import { isDead, type StateReports, stateReportsOf, withReport } from './session-health.ts';

/** One account event about one session; uuids. */
export interface HealthReport {
  tenantId: string;
  sessionId: string;
  condition: AccountCondition;
  at: Date;
}

/**
 * Applies account events to sessions, in any order and however often they arrive: updates the state,
 * warnings, properties of the number, send queue and session errors, publishes an event, and notifies owners
 * and admins.
 */
export async function applyHealthReports(
  tx: Tx,
  reports: readonly HealthReport[],
  { engines, config, now }: { engines: Engines; config: Config; now: Date },
): Promise<void> {
  const bySession = new Map<string, HealthReport[]>();
  for (const one of reports) bySession.set(one.sessionId, [...(bySession.get(one.sessionId) ?? []), one]);
  // The sessions are locked in a fixed order, so that two processes with the same sessions wait instead of
  // deadlocking.
  for (const [sessionId, list] of [...bySession].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = await lockSession(tx, list[0]?.tenantId ?? '', sessionId);
    if (!before) continue;
    const ownReports = list.filter(({ condition }) => isAboutNumber(condition, before));
    const { reports, fresh, properties } = foldReports(before, ownReports);
    if (fresh.length === 0) continue;
    const health = { ...(before.health as object), ...properties };
    const after = await updateSession(tx, before, { reports, health }, now);
    await pauseOrResumeSendQueue(tx, before, after);
    for (const one of fresh) await recordError(tx, one, now);
    await notifySessionDown(tx, before, after, now);
    if (!isDead(after.state) && fresh.some(({ condition }) => condition.code !== null)) {
      await notifySessionWarning(tx, after, now);
    }
    announceSession(tx, 'session.updated', after, { engines, config, at: now });
  }
}

/** An account event may be limited to one of the account's numbers. */
function isAboutNumber({ phoneNumber }: AccountCondition, { phoneNumber: own }: SessionRow): boolean {
  return phoneNumber === undefined || own === null || digitsOf(phoneNumber) === digitsOf(own);
}

const digitsOf = (phone: string) => phone.replace(/\D/g, '');

function foldReports(before: SessionRow, received: readonly HealthReport[]) {
  let reports: StateReports = stateReportsOf(before);
  let properties = {};
  const fresh: HealthReport[] = [];
  for (const one of received) {
    const { about, code, state, reason, properties: given } = one.condition;
    const report = { code, ...(state ? { state } : {}), reason: reason ?? null, at: one.at.toISOString() };
    const next = withReport(reports, about, report);
    if (!next) continue;
    reports = next;
    properties = { ...properties, ...given };
    fresh.push(one);
  }
  return { reports, properties, fresh };
}

/** Messages that cannot be sent wait in the send queue, which resumes when the session recovers. */
async function pauseOrResumeSendQueue(tx: Tx, before: SessionRow, after: SessionRow): Promise<void> {
  const { tenantId, id: sessionId } = after;
  if (isDead(after.state) && !isDead(before.state)) {
    await pauseSendQueue(tx, tenantId, sessionId, after.stateReason ?? after.stateCode ?? after.state);
  } else if (isDead(before.state) && !isDead(after.state)) {
    await resumeSendQueue(tx, tenantId, sessionId);
    wakeUp(tx, 'sendQueue', sessionId);
  }
}

async function recordError(
  tx: Tx,
  { tenantId, sessionId, condition, at }: HealthReport,
  now: Date,
): Promise<void> {
  const { code, reason } = condition;
  if (code === null) return;
  await reportSessionError(tx, {
    id: newId(),
    tenantId,
    sessionId,
    source: 'account',
    code,
    message: reason ?? code,
    details: { at: at.toISOString() },
    at: now,
  });
}
