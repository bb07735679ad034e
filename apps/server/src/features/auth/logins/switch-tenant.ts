import { withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { findSignedInMember } from '../../members/index.ts';
import { accessLogin } from './access-login.ts';
import { type OpenLogin, startLogin, type Visitor } from './log-in/start-login.ts';
import { endLogin, lockLogin } from './logins.store.ts';

/** Ends this login and starts one in another business of the same user. Throws `not_found`. */
export async function switchTenant(ctx: Ctx, visitor: Visitor, tenantId: string): Promise<OpenLogin> {
  const { userId, loginId } = accessLogin(ctx);
  return withTenants(
    ctx.db,
    [...new Set([ctx.tenantId, tenantId])],
    async (tx) => {
      const entrance = await findSignedInMember(tx, tenantId, userId);
      if (!entrance) throw new AppError('not_found');
      const current = await lockLogin(tx, ctx.tenantId, loginId);
      if (!current || current.revokedAt) throw new AppError('login_ended');
      await endLogin(tx, ctx.tenantId, loginId, 'switched', ctx.clock.now());
      wakeUp(tx, 'login', userId);
      const { client, provenAt } = current;
      return startLogin(ctx, tx, { entrance, client, visitor, provenAt });
    },
    { userId },
  );
}
