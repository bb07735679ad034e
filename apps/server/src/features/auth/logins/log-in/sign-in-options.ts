import type { SignInOptions } from '@waqtor/contract';
import { hasOwner } from '../../../../platform/installation/setup-tokens.store.ts';
import type { Platform } from '../../../../platform/platform.ts';

/** Returns what a visitor who is not signed in may do here, by the same checks as `checkMayRegister`. */
export async function findSignInOptions({
  db,
  config,
}: Pick<Platform, 'db' | 'config'>): Promise<SignInOptions> {
  const canSendEmail = config.smtpUrl !== undefined;
  const signUp = !config.openSignUp ? 'closed' : canSendEmail ? 'email_link' : 'open';
  return { needsSetup: !(await hasOwner(db)), signUp, canSendEmail };
}
