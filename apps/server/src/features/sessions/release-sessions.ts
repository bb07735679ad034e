import type { Tx } from '@waqtor/db';
import type { Platform } from '../../platform/platform.ts';
import { announceSession } from './sessions.events.ts';
import type { Engines } from './sessions.present.ts';
import { releaseSessions } from './sessions.store.ts';

/** Removes a team that is being deleted from its sessions. */
export async function releaseSessionsOfTeam(
  { config, clock }: Platform,
  tx: Tx,
  engines: Engines,
  { tenantId, teamId }: { tenantId: string; teamId: string },
): Promise<void> {
  const at = clock.now();
  for (const row of await releaseSessions(tx, tenantId, teamId, at))
    announceSession(tx, 'session.updated', row, { engines, config, at });
}
