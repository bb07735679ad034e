import { z } from 'zod';
import { flag, instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';

/**
 * Reasons for notifying a member: a conversation was assigned to them, a note mentions them, one of their
 * messages failed, a session disconnected (owners and admins), a conversation of theirs was reopened, a
 * customer's call was missed, a session keeps working with a warning (owners and admins).
 */
export const notificationTypes = [
  'conversation_assigned',
  'mention',
  'message_failed',
  'session_disconnected',
  'conversation_reopened',
  'missed_call',
  'session_warning',
] as const;
export const notificationType = z.enum(notificationTypes).meta({ id: 'NotificationType' });
export type NotificationType = (typeof notificationTypes)[number];

/** A notification for one user. Kept for 90 days. */
export const notification = z
  .object({
    id: publicId('notification'),
    type: notificationType,
    /** The member who caused it; null for a customer, a program or the system. */
    actorId: publicId('user').nullable(),
    /** The member's name; null also if they are not a member anymore. */
    actorName: z.string().nullable(),
    conversationId: publicId('conversation').nullable(),
    messageId: publicId('message').nullable(),
    sessionId: publicId('session').nullable(),
    /** The name of the contact or session at that time. */
    subject: z.string().nullable(),
    /** The beginning of the text, or the error; at most 200 characters. */
    preview: z.string().nullable(),
    readAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notification>;

/** Newest first. */
export const notificationQuery = paging.extend({
  unread: flag.optional(),
  type: notificationType.optional(),
});
export type NotificationQuery = z.output<typeof notificationQuery>;

export const unreadCount = z.object({ unreadCount: z.number().int() }).meta({ id: 'UnreadCount' });
/** How many were unread before. */
export const readCount = z.object({ readCount: z.number().int() }).meta({ id: 'ReadCount' });

/** A user's notification settings in one tenant. */
export const notificationSettings = z
  .object({
    /** Types that are turned off. */
    muted: z.array(notificationType),
    sound: z.boolean(),
    /** Browser notifications, also while the page is in the background. */
    browser: z.boolean(),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** Fields left out stay unchanged. */
export const notificationSettingsChange = z
  .strictObject({
    muted: z
      .array(notificationType)
      .max(notificationTypes.length)
      .transform((types) => [...new Set(types)]),
    sound: z.boolean(),
    browser: z.boolean(),
  })
  .partial()
  .meta({ id: 'UpdateNotificationSettings' });
export type NotificationSettingsChange = z.output<typeof notificationSettingsChange>;
