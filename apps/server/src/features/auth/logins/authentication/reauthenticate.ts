import { AppError } from '../../../../platform/errors.ts';
import type { Ctx } from '../../../../platform/platform.ts';
import { PROOF_MS } from '../../../../platform/recent-proof.ts';
import { findAccount } from '../../../members/index.ts';
import { recordRefusal } from '../../../security-log/index.ts';
import { passwordsOf } from '../../passwords/passwords.ts';
import { charge, refundCharges } from '../../throttling/throttle.ts';
import { accessLogin } from '../access-login.ts';
import { markProven } from '../logins.store.ts';

/**
 * Confirms the signed-in user's password, within the same rate limit as changing it. Throws
 * `invalid_credentials`. Returns the time until which the confirmation is valid.
 */
export async function reauthenticate(ctx: Ctx, password: string): Promise<Date> {
  const { userId, loginId, tenantId } = accessLogin(ctx);
  const attempt = await charge(ctx, 'passwordChange', loginId);
  const account = await ctx.tx((tx) => findAccount(tx, userId));
  if (!account) throw new AppError('login_ended');
  const source = { name: userId, isKnown: true };
  if (!(await passwordsOf(ctx).verify(account.passwordHash, password, source))) {
    recordRefusal(ctx, {
      action: 'reauthentication.failed',
      tenantId,
      actor: { kind: 'member', id: userId },
      target: { kind: 'login', id: loginId },
      visitor: ctx.visitor,
    });
    throw new AppError('invalid_credentials');
  }
  await refundCharges(ctx, [attempt], attempt);
  const at = ctx.clock.now();
  await ctx.tx((tx) => markProven(tx, tenantId, loginId, at));
  return new Date(at.getTime() + PROOF_MS);
}
