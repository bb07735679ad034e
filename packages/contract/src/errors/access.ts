import type { ErrorEntry } from './entry.ts';

/** Of authentication, authorisation, sign-up and invitations. */
export const accessErrors = {
  unauthenticated: { status: 401, title: 'Sign in, or send an API key.', retry: false },
  invalid_credentials: {
    status: 401,
    title: 'The e-mail address or the password is incorrect.',
    retry: false,
  },
  token_expired: { status: 401, title: 'The access token has expired. Refresh it.', retry: false },
  login_ended: { status: 401, title: 'This login was ended. Sign in again.', retry: false },
  refresh_token_reused: {
    status: 401,
    title: 'This refresh token was used before, so the login was ended. Sign in again.',
    retry: false,
  },
  api_key_revoked: { status: 401, title: 'This API key was revoked or has expired.', retry: false },
  forbidden: { status: 403, title: 'Your role does not allow this.', retry: false },
  reauthentication_required: {
    status: 403,
    title: 'Confirm your password first: POST /auth/reauthenticate. Then repeat the request.',
    retry: false,
  },
  origin_not_allowed: { status: 403, title: 'Requests from this origin are not accepted.', retry: false },
  invalid_signature: {
    status: 401,
    title: 'The signature does not match the body and the secret of this session.',
    retry: false,
  },
  invalid_verify_token: {
    status: 403,
    title: "The verify token does not match this session. Copy it into Meta's webhook settings again.",
    retry: false,
  },
  sign_up_closed: {
    status: 403,
    title: 'Sign-up is by invitation only. Ask an owner to invite you.',
    retry: false,
  },
  invalid_setup_token: {
    status: 403,
    title: 'The setup link is invalid or was already used. Restart the server to print a new one.',
    retry: false,
  },
  sign_up_link_required: {
    status: 403,
    title: 'Request a sign-up link first: POST /auth/sign-up. It is sent to you by e-mail.',
    retry: false,
  },
  email_exists: { status: 409, title: 'There is already an account with this e-mail address.', retry: false },
  invalid_invitation: {
    status: 410,
    title: 'The invitation is invalid, was already used, or has expired. Ask for a new one.',
    retry: false,
  },
  invalid_password_reset: {
    status: 410,
    title: 'The reset link is invalid, was already used, or has expired. Request a new one.',
    retry: false,
  },
  not_a_member: {
    status: 403,
    title: 'This account does not belong to any business. Ask for an invitation.',
    retry: false,
  },
  last_owner: {
    status: 409,
    title: 'A business must have at least one owner. Make another member an owner first.',
    retry: false,
  },
  already_member: { status: 409, title: 'This person is already a member.', retry: false },
} as const satisfies Record<string, ErrorEntry>;
