import type { SignInOptions } from '@waqtor/contract';
import { hasOwner } from '../../../../platform/installation/setup-tokens.store.ts';
import type { Platform } from '../../../../platform/platform.ts';

/** What a visitor who is not signed in may do here; the same checks as `checkMayRegister`. */
export async function findSignInOptions({
  db,
  config,
}: Pick<Platform, 'db' | 'config'>): Promise<SignInOptions> {
  const sendsMail = config.smtpUrl !== undefined;
  const signUp = !config.openSignUp ? 'closed' : sendsMail ? 'by_mail' : 'open';
  return { needsSetup: !(await hasOwner(db)), signUp, sendsMail };
}
