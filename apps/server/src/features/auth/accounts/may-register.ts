import type { Registration } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import { hasOwner } from '../../../platform/installation/setup-tokens.store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type CheckedInvitation, checkInvitation } from '../../members/index.ts';
import { hashSetupToken, isSetupToken } from './setup-token.ts';
import { isSignUpToken } from './sign-up.ts';

/** Why somebody may register: what the transaction that does it has to use up. */
export type Ground =
  | { kind: 'invitation'; invitation: CheckedInvitation }
  | { kind: 'setup'; tokenHash: string }
  | { kind: 'open' };

/**
 * Judges a registration before anything is hashed for it: by an invitation of the same address, by the setup token while
 * there is no owner, or because sign-up is open. Throws `invitation_invalid`, `setup_token_invalid`,
 * `sign_up_link_required` or `sign_up_closed`.
 */
export async function checkMayRegister(platform: Platform, input: Registration): Promise<Ground> {
  const { config } = platform;
  if (input.invitationToken !== undefined) {
    const invitation = await checkInvitation(platform, input.invitationToken);
    if (invitation.email.toLowerCase() !== input.email.toLowerCase())
      throw new AppError('invitation_invalid');
    return { kind: 'invitation', invitation };
  }
  if (input.setupToken !== undefined) {
    if (!(await isSetupToken(platform, input.setupToken))) throw new AppError('setup_token_invalid');
    return { kind: 'setup', tokenHash: hashSetupToken(input.setupToken) };
  }
  if (!config.openSignUp) {
    throw new AppError((await hasOwner(platform.db)) ? 'sign_up_closed' : 'setup_token_invalid');
  }
  // Where mail can be sent, an address is proven first: else the answer would tell who has an account.
  if (config.smtpUrl !== undefined && !(await isSignUpToken(platform, input.signUpToken, input.email))) {
    throw new AppError('sign_up_link_required');
  }
  return { kind: 'open' };
}
