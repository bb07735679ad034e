import { z } from 'zod';
import { instant } from './envelope.ts';
import { publicId } from './ids.ts';
import { availability, emailAddress, linkToken, locale, personName, user } from './member.ts';
import { memberRole } from './tenant.ts';
import { shownText } from './visible-text.ts';

/** A password somebody chooses: 10 to 256 characters, not a common one, not the e-mail address. */
export const newPassword = z.string().min(10).max(256);
/** A password somebody claims: any text, because rules may have been different when it was chosen. */
const claimedPassword = z.string().min(1).max(256);

/**
 * Where the refresh token travels. `browser` (the default): in an httpOnly cookie that scripts cannot read. `program`:
 * in the body, both ways.
 */
export const loginClient = z.enum(['browser', 'program']).default('browser');

/**
 * Opens an account. With `setupToken` (printed by the server while it has no owner) or where sign-up is open it makes a
 * business and its owner, so `businessName` is required; with `invitationToken` the person joins the inviting business.
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
    /** From the mail of `POST /auth/sign-up`, where sign-up is open and the server sends mail. */
    signUpToken: z.string().min(1).max(2_000).optional(),
    client: loginClient,
  })
  .refine((body) => body.invitationToken !== undefined || body.businessName !== undefined, {
    path: ['businessName'],
    message: 'is required unless you were invited',
  });
export type Registration = z.output<typeof registration>;

export const credentials = z.strictObject({
  email: emailAddress,
  password: claimedPassword,
  /** Which business to enter; the one joined first when left out. */
  tenantId: publicId('tenant').optional(),
  /** Joins the inviting business with this account and enters it. */
  invitationToken: linkToken.optional(),
  client: loginClient,
});
export type Credentials = z.output<typeof credentials>;

/** The refresh token of a program; a browser sends its cookie and nothing else. */
export const refreshToken = z.strictObject({ refreshToken: z.string().min(1).max(300).optional() }).nullish();

/** What somebody who is not signed in may do here. */
export const signInOptions = z
  .object({
    /** Nobody has an account yet: the server prints a link for the first owner when it starts. */
    needsSetup: z.boolean(),
    /** Whether strangers may open a business: not at all, at once, or by a link that is mailed to them. */
    signUp: z.enum(['closed', 'open', 'by_mail']),
    /** False: links are printed in the server's log instead of being mailed. */
    sendsMail: z.boolean(),
  })
  .meta({ id: 'SignInOptions' });
export type SignInOptions = z.infer<typeof signInOptions>;

/** A proven person in one business. */
export const signedIn = z
  .object({
    /** Send as `Authorization: Bearer`; lives 15 minutes. */
    accessToken: z.string(),
    expiresAt: instant,
    /** For the next refresh; null for a browser, whose cookie holds it. */
    refreshToken: z.string().nullable(),
    user,
    tenant: z.object({ id: publicId('tenant'), name: z.string() }),
    role: memberRole,
    availability,
  })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof signedIn>;

/** One of the signed-in person's browsers and programs. */
export const login = z
  .object({
    id: publicId('login'),
    tenantId: publicId('tenant'),
    client: z.enum(['browser', 'program']),
    userAgent: z.string().nullable(),
    ip: z.string().nullable(),
    createdAt: instant,
    /** When its tokens were last refreshed. */
    refreshedAt: instant,
    /** True for the one that asks. */
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof login>;

/** Proves the own password again, as what gives authority asks. */
export const reauthentication = z.strictObject({ password: claimedPassword });
export const reauthenticated = z
  .object({
    /** Until then nobody is asked again. */
    provenUntil: instant,
  })
  .meta({ id: 'Reauthenticated' });

export const tenantSwitch = z.strictObject({ tenantId: publicId('tenant') });
export const emailOnly = z.strictObject({ email: emailAddress });
export const passwordReset = z.strictObject({ token: linkToken, password: newPassword });
export const passwordChange = z.strictObject({ currentPassword: claimedPassword, newPassword });

/** The first frame of a socket, good for 30 seconds. */
export const socketTicket = z.object({ ticket: z.string(), expiresAt: instant }).meta({ id: 'SocketTicket' });

/** An answer that has nothing to tell. */
export const done = z.object({}).meta({ id: 'Done' });
