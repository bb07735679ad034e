import { z } from 'zod';
import { flag, instant, paging } from './envelope.ts';
import { publicId } from './ids.ts';

/**
 * What a person is told of: a conversation was given to them, a note names them, a message of theirs failed, a number is
 * not connected any more (owners and admins), a conversation of theirs is open again, nobody answered a call of a customer,
 * a number goes on working with a warning (owners and admins).
 */
export const notificationKinds = [
  'conversation_assigned',
  'mention',
  'message_failed',
  'session_disconnected',
  'conversation_reopened',
  'missed_call',
  'session_warning',
] as const;
export const notificationKind = z.enum(notificationKinds).meta({ id: 'NotificationKind' });
export type NotificationKind = (typeof notificationKinds)[number];

/** Something one person is told. Kept for 90 days. */
export const notification = z
  .object({
    id: publicId('notification'),
    kind: notificationKind,
    /** Who did it; null for a customer, a program or nobody. */
    actorId: publicId('user').nullable(),
    conversationId: publicId('conversation').nullable(),
    messageId: publicId('message').nullable(),
    sessionId: publicId('session').nullable(),
    /** The name of the customer or of the number, as it was then. */
    subject: z.string().nullable(),
    /** The beginning of what was said, or what went wrong; at most 200 characters. */
    preview: z.string().nullable(),
    readAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notification>;

/** Newest first. */
export const notificationQuery = paging.extend({
  unread: flag.optional(),
  kind: notificationKind.optional(),
});
export type NotificationQuery = z.output<typeof notificationQuery>;

export const unreadCount = z.object({ unread: z.number().int() }).meta({ id: 'UnreadCount' });
/** How many were not read before. */
export const readCount = z.object({ read: z.number().int() }).meta({ id: 'ReadCount' });

/** How a person is told, in one business. */
export const notificationSettings = z
  .object({
    /** Kinds they do not want at all. */
    muted: z.array(notificationKind),
    sound: z.boolean(),
    /** Through the browser, also when the page is not in front. */
    browser: z.boolean(),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** Only what is given changes. */
export const notificationSettingsChange = z
  .strictObject({
    muted: z
      .array(notificationKind)
      .max(notificationKinds.length)
      .transform((kinds) => [...new Set(kinds)]),
    sound: z.boolean(),
    browser: z.boolean(),
  })
  .partial()
  .meta({ id: 'NotificationSettingsChange' });
export type NotificationSettingsChange = z.output<typeof notificationSettingsChange>;
