import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { shownText } from '../protocol/visible-text.ts';
import { availability, emailAddress, linkToken, locale, personName, user } from './member.ts';
import { memberRole } from './tenant.ts';

/** A new password: 10 to 256 characters, not a common one, not the e-mail address. */
export const newPassword = z.string().min(10).max(256);
/** A password to be checked: any text, because the rules may have been different when it was chosen. */
const claimedPassword = z.string().min(1).max(256);

/**
 * How the refresh token is transported. `browser` (the default): in an httpOnly cookie that scripts cannot
 * read. `api_client`: in the body, in both directions.
 */
export const loginClient = z.enum(['browser', 'api_client']).default('browser');

/**
 * Creates an account. With `setupToken` (printed by the server while it has no owner), or if sign-up is open,
 * it also creates a tenant and its owner, so `businessName` is required; with `invitationToken` the user
 * joins the inviting tenant.
 */
export const registration = z
  .strictObject({
    email: emailAddress,
    password: newPassword,
    name: personName,
    locale: locale.default('en'),
    businessName: shownText(120).optional(),
    setupToken: linkToken.optional(),
    invitationToken: linkToken.optional(),
    /** From the mail of `POST /auth/sign-up`, if sign-up is open and the server sends mail. */
    signUpToken: z.string().min(1).max(2_000).optional(),
    client: loginClient,
  })
  .refine((body) => body.invitationToken !== undefined || body.businessName !== undefined, {
    path: ['businessName'],
    ...failsWith('business_name_required'),
  });
export type Registration = z.output<typeof registration>;

export const credentials = z.strictObject({
  email: emailAddress,
  password: claimedPassword,
  /** The tenant to sign in to; by default the one joined first. */
  tenantId: publicId('tenant').optional(),
  /** Joins the inviting tenant with this account and signs in to it. */
  invitationToken: linkToken.optional(),
  client: loginClient,
});
export type Credentials = z.output<typeof credentials>;

/** The refresh token of a program; a browser sends only its cookie. */
export const refreshToken = z.strictObject({ refreshToken: z.string().min(1).max(300).optional() }).nullish();

/** What a visitor who is not signed in can do. */
export const signInOptions = z
  .object({
    /** There is no account yet: the server prints a link for the first owner when it starts. */
    needsSetup: z.boolean(),
    /** Whether new tenants can sign up: not at all, directly, or by a link sent by mail. */
    signUp: z.enum(['closed', 'open', 'email_link']),
    /** False: links are printed in the server's log instead of sent by e-mail. */
    canSendEmail: z.boolean(),
  })
  .meta({ id: 'SignInOptions' });
export type SignInOptions = z.infer<typeof signInOptions>;

/** An authenticated user in one tenant. */
export const signedIn = z
  .object({
    /** Send as `Authorization: Bearer`; valid for 15 minutes. */
    accessToken: z.string(),
    expiresAt: instant,
    /** For the next refresh; null for a browser, whose cookie contains it. */
    refreshToken: z.string().nullable(),
    user,
    tenant: z.object({ id: publicId('tenant'), name: z.string() }),
    role: memberRole,
    availability,
  })
  .meta({ id: 'LoginResult' });
export type LoginResult = z.infer<typeof signedIn>;

/** One of the user's signed-in browsers or programs. */
export const login = z
  .object({
    id: publicId('login'),
    tenantId: publicId('tenant'),
    client: z.enum(['browser', 'api_client']),
    userAgent: z.string().nullable(),
    ip: z.string().nullable(),
    createdAt: instant,
    /** When its tokens were last refreshed. */
    refreshedAt: instant,
    /** True for the login that made the request. */
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof login>;

/** Confirms the user's own password again, as required by sensitive actions. */
export const reauthentication = z.strictObject({ password: claimedPassword });
export const reauthenticated = z
  .object({
    /** Until this time no confirmation is required. */
    expiresAt: instant,
  })
  .meta({ id: 'ReauthenticationResult' });

export const tenantSwitch = z.strictObject({ tenantId: publicId('tenant') });
export const emailOnly = z.strictObject({ email: emailAddress });
export const passwordReset = z.strictObject({ token: linkToken, password: newPassword });
export const passwordChange = z.strictObject({ currentPassword: claimedPassword, newPassword });

/** A ticket for the first frame of a WebSocket; valid for 30 seconds. */
export const socketTicket = z.object({ ticket: z.string(), expiresAt: instant }).meta({ id: 'SocketTicket' });

/** A response without data. */
export const done = z.object({}).meta({ id: 'EmptyResponse' });
