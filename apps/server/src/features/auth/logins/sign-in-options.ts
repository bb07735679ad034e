import type { SignInOptions } from '@waqtor/contract';
import type { Platform } from '../../../platform/platform.ts';
import { hasOwner } from '../accounts/installation.store.ts';

/** What somebody who is not signed in may do here: the same questions `checkMayRegister` asks. */
export async function findSignInOptions({
  db,
  config,
}: Pick<Platform, 'db' | 'config'>): Promise<SignInOptions> {
  const sendsMail = config.smtpUrl !== undefined;
  const signUp = !config.openSignUp ? 'closed' : sendsMail ? 'by_mail' : 'open';
  return { needsSetup: !(await hasOwner(db)), signUp, sendsMail };
}
