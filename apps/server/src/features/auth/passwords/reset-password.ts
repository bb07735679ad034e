import { withTenants } from '@waqtor/db';
import { randomToken, sha256 } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import { wakeUp } from '../../../platform/events/wake-ups.ts';
import { newId } from '../../../platform/ids.ts';
import { pageLink } from '../../../platform/links.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findAccount, findUserId, listMemberships, updatePassword } from '../../members/index.ts';
import { recordActOf } from '../../security-log/index.ts';
import { resetMail } from '../logins/log-in/login-mails.ts';
import type { Visitor } from '../logins/log-in/start-login.ts';
import { endAllLogins } from '../logins/logins.store.ts';
import { tryCharge } from '../throttling/throttle.ts';
import { checkNewPassword } from './password-rules.ts';
import { passwordsOf } from './passwords.ts';
import { claimReset, hasOpenReset, insertReset, voidResets } from './resets.store.ts';

const LIFETIME_MS = 3_600_000;
const PATTERN = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.[\w-]{43}$/;

/** Mails a password reset link if this address has an account; the caller cannot tell whether it has. */
export async function mailResetLink(platform: Platform, email: string): Promise<void> {
  if (!(await tryCharge(platform, 'mails', email.toLowerCase()))) return;
  const userId = await withTenants(platform.db, [], (tx) => findUserId(tx, email), { readOnly: true });
  if (!userId) return;
  const token = `${userId}.${randomToken()}`;
  const createdAt = platform.clock.now();
  const account = await withTenants(
    platform.db,
    [],
    async (tx) => {
      const found = await findAccount(tx, userId);
      const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS);
      if (found)
        await insertReset(tx, { id: newId(), userId, tokenHash: sha256(token), expiresAt, createdAt });
      return found;
    },
    { userId },
  );
  if (account)
    await platform.mail.send(resetMail(account, pageLink(platform.config, '/reset-password', token)));
}

/**
 * Sets the password of a reset link's user, ends all their logins and invalidates their other links. Throws
 * `invalid_password_reset` if the link is wrong, used or expired. Returns the account, so that this browser
 * can be marked as known.
 */
export async function resetPassword(
  platform: Platform,
  visitor: Visitor,
  { token, password }: { token: string; password: string },
): Promise<{ email: string; locale: string }> {
  const userId = PATTERN.exec(token)?.[1];
  if (!userId) throw new AppError('invalid_password_reset');
  const tokenHash = sha256(token);
  const inOwnName = { userId };
  const found = await withTenants(
    platform.db,
    [],
    async (tx) => {
      if (!(await hasOpenReset(tx, userId, tokenHash, platform.clock.now()))) return undefined;
      const memberships = await listMemberships(tx, userId, { limit: 100 });
      return {
        account: await findAccount(tx, userId),
        tenantIds: memberships.map(({ tenantId }) => tenantId),
      };
    },
    { ...inOwnName, readOnly: true },
  );
  const account = found?.account;
  if (!account) throw new AppError('invalid_password_reset');
  await checkNewPassword(password, account.email);
  // Hashed before the link is consumed: if hashing is overloaded, the link must still work.
  const passwordHash = await passwordsOf(platform).hash(password, { name: userId, isKnown: true });
  await withTenants(
    platform.db,
    found.tenantIds,
    async (tx) => {
      const at = platform.clock.now();
      if (!(await claimReset(tx, userId, tokenHash, at))) throw new AppError('invalid_password_reset');
      await updatePassword(tx, userId, passwordHash, at);
      await voidResets(tx, userId, at);
      await endAllLogins(tx, userId, { reason: 'password_changed', at });
      wakeUp(tx, 'login', userId);
      const actor = { kind: 'member', id: userId } as const;
      const target = { kind: 'user', id: userId } as const;
      for (const tenantId of found.tenantIds)
        await recordActOf(platform, tx, { action: 'password.reset', tenantId, actor, target, visitor });
    },
    inOwnName,
  );
  return account;
}
