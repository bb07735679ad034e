import { z } from 'zod';
import { instant } from './envelope.ts';
import { publicId } from './ids.ts';
import { memberRole } from './tenant.ts';

/** At most 254 characters; compared without regard to case. */
export const emailAddress = z.email().max(254);

/** The languages of the product itself. */
export const locales = ['ar', 'en', 'fr'] as const;
export const locale = z.enum(locales);
export const personName = z.string().trim().min(1).max(120);

/** A person who works in this business. */
export const member = z
  .object({
    userId: publicId('user'),
    name: z.string(),
    email: z.string(),
    role: memberRole,
    joinedAt: instant,
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof member>;

export const memberChanges = z.strictObject({ role: memberRole });

/** Somebody who was asked to join and has not yet. The link itself is only in their mail. */
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

export const newInvitation = z.strictObject({ email: emailAddress, role: memberRole });
export type NewInvitation = z.infer<typeof newInvitation>;

/** The secret of a link that was mailed. */
export const linkToken = z.string().min(1).max(500);
export const invitationToken = z.strictObject({ token: linkToken });

/** What the holder of an invitation link may know before joining. */
export const openInvitation = z
  .object({
    email: z.string(),
    role: memberRole,
    tenantName: z.string(),
    /** True: sign in with it and join. False: register. */
    hasAccount: z.boolean(),
  })
  .meta({ id: 'OpenInvitation' });

/** The signed-in person. */
export const user = z
  .object({
    id: publicId('user'),
    email: z.string(),
    name: z.string(),
    locale,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;

export const userChanges = z.strictObject({ name: personName, locale }).partial();
export type UserChanges = z.infer<typeof userChanges>;
