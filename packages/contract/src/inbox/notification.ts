import { z } from 'zod';
import { flag, instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';

/**
 * Reasons for notifying a member: a customer wrote in a conversation that is assigned to them, to one of their
 * teams, or to nobody; the customer service window of such a conversation closes soon and the customer has no
 * answer; a conversation was assigned to them; a note mentions them; a conversation of theirs was reopened; a
 * customer's call was missed; one of their messages failed; a session disconnected, or keeps working with a
 * warning (both: owners and admins).
 */
export const notificationTypes = [
  'message_assigned',
  'message_team',
  'message_unassigned',
  'window_closing',
  'conversation_assigned',
  'mention',
  'conversation_reopened',
  'missed_call',
  'message_failed',
  'session_disconnected',
  'session_warning',
] as const;
export const notificationType = z.enum(notificationTypes).meta({ id: 'NotificationType' });
export type NotificationType = (typeof notificationTypes)[number];

/** The types about messages of customers. The browser alerts of them itself, from `message.received`. */
export const messageNotificationTypes = ['message_assigned', 'message_team', 'message_unassigned'] as const;

/**
 * How a member is notified: in the list of notifications, by a sound and by a notification of the browser while
 * the dashboard is open, and by a push message to the browser while the dashboard is not visible.
 */
export const notificationChannels = ['app', 'sound', 'browser', 'push'] as const;
export const notificationChannel = z.enum(notificationChannels).meta({ id: 'NotificationChannel' });
export type NotificationChannel = (typeof notificationChannels)[number];

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
    /** The channels that the user had chosen for this type. Only those with `app` are listed. */
    channels: z.array(notificationChannel),
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

type ChannelsByType<Channels> = Record<NotificationType, Channels>;

/** Returns a value for each type. */
export function mapTypes<Value>(channelsOf: (type: NotificationType) => Value): ChannelsByType<Value> {
  return Object.fromEntries(
    notificationTypes.map((type) => [type, channelsOf(type)]),
  ) as ChannelsByType<Value>;
}

/** A user's notification settings in one tenant: the channels of each type. */
export const notificationSettings = z
  .object({ channels: z.object(mapTypes(() => z.array(notificationChannel))) })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof notificationSettings>;

const channelList = z
  .array(notificationChannel)
  .max(notificationChannels.length)
  .transform((chosen) => notificationChannels.filter((channel) => chosen.includes(channel)));
/** Replaces all settings. */
export const notificationSettingsInput = z
  .strictObject({ channels: z.strictObject(mapTypes(() => channelList)) })
  .meta({ id: 'SetNotificationSettings' });
export type NotificationSettingsInput = z.output<typeof notificationSettingsInput>;

const everywhere: NotificationChannel[] = ['app', 'sound', 'browser', 'push'];
const inDashboard: NotificationChannel[] = ['app', 'sound', 'browser'];
const whileOpen: NotificationChannel[] = ['sound', 'browser'];
/** The settings of a user who has not changed them. */
export const defaultNotificationSettings: NotificationSettings = {
  channels: {
    ...mapTypes(() => everywhere),
    message_team: whileOpen,
    message_unassigned: whileOpen,
    message_failed: inDashboard,
    session_disconnected: inDashboard,
    session_warning: inDashboard,
    // The customer's message that reopened it alerts already.
    conversation_reopened: ['app'],
  },
};
