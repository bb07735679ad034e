import { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { findSession, type SessionRow } from './sessions.store.ts';

/** Returns the caller's session by its public id. Throws `not_found`, also for another tenant's session. */
export async function accessSession(ctx: Ctx, id: string): Promise<SessionRow> {
  const uuid = uuidOf('session', id);
  const row = await ctx.tx((tx) => findSession(tx, ctx.tenantId, uuid));
  if (!row) throw new AppError('not_found', { id });
  return row;
}
