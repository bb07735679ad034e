import { withTenants } from '@waqtor/db';
import { pageLink } from '../../../platform/links.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findUserId } from '../../members/index.ts';
import { accountExistsMail, signUpMail } from '../logins/log-in/login-mails.ts';
import { readToken, signToken } from '../logins/tokens/signed-token.ts';
import { tryCharge } from '../throttling/throttle.ts';

const LIFETIME_MS = 24 * 3_600_000;

/**
 * Mails a sign-up link, if sign-up is open. If the address already has an account, the mail says so instead.
 * The response does not reveal which mail was sent.
 */
export async function mailSignUpLink(platform: Platform, email: string): Promise<void> {
  if (!(await tryCharge(platform, 'mails', email.toLowerCase()))) return;
  const userId = await withTenants(platform.db, [], (tx) => findUserId(tx, email), { readOnly: true });
  if (userId) {
    await platform.mail.send(accountExistsMail(email, pageLink(platform.config, '/forgot-password')));
    return;
  }
  const { token } = await signToken(platform, 'sign-up', { email: email.toLowerCase() }, LIFETIME_MS);
  await platform.mail.send(signUpMail(email, pageLink(platform.config, '/sign-up', token)));
}

/** Whether this token was sent to this address. */
export async function isSignUpToken(
  platform: Platform,
  token: string | undefined,
  email: string,
): Promise<boolean> {
  if (token === undefined) return false;
  const claims = await readToken(platform, 'sign-up', token).catch(() => undefined);
  return claims?.email === email.toLowerCase();
}
