import { withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { findAccount, updatePassword } from '../../members/index.ts';
import { recordAct } from '../../security-log/index.ts';
import { accessLogin } from '../logins/access-login.ts';
import { endAllLogins, markProven } from '../logins/logins.store.ts';
import { charge, refundCharges } from '../throttling/throttle.ts';
import { checkNewPassword } from './password-rules.ts';
import { passwordsOf } from './passwords.ts';
import { voidResets } from './resets.store.ts';

/**
 * Changes the user's own password, which ends all their other logins and invalidates reset links. Requires
 * the current password, with a rate limit per login, so that a stolen access token is not enough. Throws
 * `invalid_credentials`.
 */
export async function changePassword(
  ctx: Ctx,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<{ email: string; locale: string }> {
  const { userId, loginId } = accessLogin(ctx);
  const attempt = await charge(ctx, 'passwordChange', loginId);
  const account = await ctx.tx((tx) => findAccount(tx, userId));
  if (!account) throw new AppError('login_ended');
  const passwords = passwordsOf(ctx);
  const source = { name: userId, isKnown: true };
  const isRight = await passwords.verify(account.passwordHash, currentPassword, source);
  if (!isRight) throw new AppError('invalid_credentials');
  await refundCharges(ctx, [attempt], attempt);
  await checkNewPassword(newPassword, account.email, 'body.newPassword');
  const passwordHash = await passwords.hash(newPassword, source);
  await withTenants(
    ctx.db,
    [ctx.tenantId],
    async (tx) => {
      const at = ctx.clock.now();
      await updatePassword(tx, userId, passwordHash, at);
      await markProven(tx, ctx.tenantId, loginId, at);
      await voidResets(tx, userId, at);
      await endAllLogins(tx, userId, { reason: 'password_changed', at, keepId: loginId });
      wakeUp(tx, 'login', userId);
      await recordAct(ctx, tx, 'password.changed', { target: { kind: 'user', id: userId } });
    },
    { userId },
  );
  return account;
}
