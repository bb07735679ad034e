import type { Tx } from '@waqtor/db';
import { findMembersByRole } from '../../members/index.ts';
import { notify } from '../../notifications/index.ts';
import type { SessionRow } from '../sessions.store.ts';
import { isDead, warningsOf } from './session-health.ts';

const isDown = ({ state }: SessionRow) => state === 'disconnected' || isDead(state);

/** Notifies owners and admins of a number that has just stopped working on its own. */
export async function notifySessionDown(
  tx: Tx,
  before: SessionRow,
  after: SessionRow,
  at: Date,
): Promise<void> {
  const isWorse = isDead(after.state) && before.state !== after.state;
  if (!isDown(after) || (isDown(before) && !isWorse)) return;
  await notifyAdmins(tx, 'session_disconnected', after, at);
}

/** Notifies owners and admins of a warning from WhatsApp about a number that still works. */
export async function notifySessionWarning(tx: Tx, after: SessionRow, at: Date): Promise<void> {
  await notifyAdmins(tx, 'session_warning', after, at);
}

async function notifyAdmins(
  tx: Tx,
  kind: 'session_disconnected' | 'session_warning',
  row: SessionRow,
  at: Date,
): Promise<void> {
  const { tenantId, id: sessionId, name: subject } = row;
  const [warning] = warningsOf(row);
  const preview = row.stateReason ?? (kind === 'session_warning' ? (warning?.message ?? null) : null);
  const people = await findMembersByRole(tx, tenantId, ['owner', 'admin']);
  await notify(
    tx,
    people.map((userId) => ({ tenantId, userId, kind, sessionId, subject, preview })),
    at,
  );
}
