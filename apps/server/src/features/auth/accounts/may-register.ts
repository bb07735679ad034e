import type { Registration } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import { hasOwner } from '../../../platform/installation/setup-tokens.store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type CheckedInvitation, checkInvitation } from '../../members/index.ts';
import { hashSetupToken, isSetupToken } from './setup-token.ts';
import { isSignUpToken } from './sign-up.ts';

/** Why a registration is allowed, which determines what the registering transaction has to consume. */
export type RegistrationBasis =
  | { kind: 'invitation'; invitation: CheckedInvitation }
  | { kind: 'setup'; tokenHash: string }
  | { kind: 'open' };

/**
 * Decides whether a registration is allowed, before any password is hashed: by an invitation of the same
 * address, by the setup token while there is no owner, or because sign-up is open. Throws
 * `invalid_invitation`, `invalid_setup_token`, `sign_up_link_required` or `sign_up_closed`.
 */
export async function checkMayRegister(platform: Platform, input: Registration): Promise<RegistrationBasis> {
  const { config } = platform;
  if (input.invitationToken !== undefined) {
    const invitation = await checkInvitation(platform, input.invitationToken);
    if (invitation.email.toLowerCase() !== input.email.toLowerCase())
      throw new AppError('invalid_invitation');
    return { kind: 'invitation', invitation };
  }
  if (input.setupToken !== undefined) {
    if (!(await isSetupToken(platform, input.setupToken))) throw new AppError('invalid_setup_token');
    return { kind: 'setup', tokenHash: hashSetupToken(input.setupToken) };
  }
  if (!config.openSignUp) {
    throw new AppError((await hasOwner(platform.db)) ? 'sign_up_closed' : 'invalid_setup_token');
  }
  // If the server can send mail, the address must be verified first. Otherwise the response would reveal who
  // has an account.
  if (config.smtpUrl !== undefined && !(await isSignUpToken(platform, input.signUpToken, input.email))) {
    throw new AppError('sign_up_link_required');
  }
  return { kind: 'open' };
}
