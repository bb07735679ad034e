import type { Tx } from '@waqtor/db';
import { findMembersByRole } from '../members/index.ts';
import { notify } from '../notifications/index.ts';
import type { SessionRow } from './sessions.store.ts';

const isDown = ({ state }: SessionRow) => state === 'disconnected' || state === 'failed';

/** Tells owners and admins of a number that has just stopped working by itself. */
export async function notifySessionDown(
  tx: Tx,
  before: SessionRow,
  after: SessionRow,
  at: Date,
): Promise<void> {
  if (isDown(before) || !isDown(after)) return;
  const { tenantId, id: sessionId, name: subject, stateReason: preview } = after;
  const people = await findMembersByRole(tx, tenantId, ['owner', 'admin']);
  const kind = 'session_disconnected';
  await notify(
    tx,
    people.map((userId) => ({ tenantId, userId, kind, sessionId, subject, preview })),
    at,
  );
}
