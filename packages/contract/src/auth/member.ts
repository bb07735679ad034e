import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { shownText } from '../protocol/visible-text.ts';
import { memberRole } from './tenant.ts';

/** At most 254 characters; compared without regard to case. */
export const emailAddress = z.email().max(254);

/** The languages of the interface. */
export const locales = ['ar', 'en', 'fr'] as const;
export const locale = z.enum(locales);
export const personName = shownText(120);

/** Whether conversations may be assigned to them automatically; manual assignment is always possible. */
export const availability = z.enum(['available', 'away']).meta({ id: 'Availability' });

/** A user with a role in this tenant. */
export const member = z
  .object({
    userId: publicId('user'),
    name: z.string(),
    email: z.string(),
    role: memberRole,
    availability,
    joinedAt: instant,
    /** When they last signed in to this business; null if never. */
    lastLoginAt: instant.nullable(),
    /** Since when they can no longer sign in; null for an active member. */
    deactivatedAt: instant.nullable(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof member>;

export const memberChanges = z.strictObject({ role: memberRole });
export const availabilityChange = z.strictObject({ availability });

/**
 * What a member has created and what is assigned to them, by type and by what happens to it when they are
 * removed. At most 20 items are listed per group; the member's personal items (`deleted`) are only counted.
 */
export const memberRemovalPreview = z
  .object({
    groups: z.array(
      z.object({
        type: z.enum(['api_keys', 'invitations', 'conversations', 'canned_responses', 'macros', 'views']),
        outcome: z.enum(['revoked', 'unassigned', 'deleted', 'kept']),
        count: z.number().int().min(0),
        items: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
      }),
    ),
  })
  .meta({ id: 'MemberRemovalPreview' });
export type MemberRemovalPreview = z.infer<typeof memberRemovalPreview>;

/** A person who was invited and has not joined yet. */
export const invitation = z
  .object({
    id: publicId('invitation'),
    email: z.string(),
    role: memberRole,
    invitedBy: publicId('user').nullable(),
    expiresAt: instant,
    createdAt: instant,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitation>;

/**
 * An invitation that was just created or renewed. If the server cannot send mail, `link` is returned, so that
 * the inviter can pass it on; otherwise the link is only in the mail, because possession of the link proves
 * ownership of the e-mail address.
 * It is null if an Idempotency-Key is replayed.
 */
export const createdInvitation = invitation
  .extend({ link: z.string().nullable() })
  .meta({ id: 'CreatedInvitation' });

export const newInvitation = z.strictObject({ email: emailAddress, role: memberRole });
export type NewInvitation = z.infer<typeof newInvitation>;

/** The secret in a mailed link. */
export const linkToken = z.string().min(1).max(500);
export const invitationToken = z.strictObject({ token: linkToken });

/** What the holder of an invitation link may see before joining. */
export const invitationPreview = z
  .object({
    email: z.string(),
    role: memberRole,
    tenantName: z.string(),
    /** True: sign in to the existing account and join. False: register. */
    hasAccount: z.boolean(),
  })
  .meta({ id: 'InvitationPreview' });

export const theme = z.enum(['light', 'dark', 'system']).meta({ id: 'Theme' });
/** A time zone by its IANA name, such as Africa/Casablanca. */
const timeZone = z.string().max(64).refine(isTimeZone, failsWith('invalid_time_zone'));

function isTimeZone(name: string): boolean {
  try {
    // Intl also accepts offsets such as +01:00, which have no daylight saving time.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

export const PREFERENCES_BYTES = 8_192;

/** Whether a user's preferences together are at most 8 KB of JSON. */
export function arePreferencesSmall(value: object): boolean {
  return new TextEncoder().encode(JSON.stringify(value)).length <= PREFERENCES_BYTES;
}
/** Settings the dashboard stores for a user, such as shortcuts and layout. */
const preferences = z
  .record(z.string().min(1).max(100), z.unknown())
  .refine(arePreferencesSmall, failsWith('json_too_large', { maxBytes: PREFERENCES_BYTES }));

/** The signed-in user. */
export const user = z
  .object({
    id: publicId('user'),
    email: z.string(),
    name: z.string(),
    locale,
    theme,
    /** Null: the browser's time zone. */
    timeZone: z.string().nullable(),
    preferences: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;

/**
 * Fields left out stay unchanged, in `preferences` too; there, null removes a key. All preferences together
 * have at most 8 KB.
 */
export const userChanges = z
  .strictObject({ name: personName, locale, theme, timeZone: timeZone.nullable(), preferences })
  .partial();
export type UserChanges = z.infer<typeof userChanges>;
