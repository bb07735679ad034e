import type { Tx } from '@waqtor/db';
import type { Ctx } from '../../platform/platform.ts';
import { announceSession } from './sessions.events.ts';
import type { Engines } from './sessions.present.ts';
import { releaseSessions } from './sessions.store.ts';

/** The numbers of a team that is being deleted have none from now on. The team is locked. */
export async function forgetTeam(ctx: Ctx, tx: Tx, engines: Engines, teamId: string): Promise<void> {
  const at = ctx.clock.now();
  for (const row of await releaseSessions(tx, ctx.tenantId, teamId, at))
    announceSession(tx, 'session.updated', row, { engines, config: ctx.config, at });
}
