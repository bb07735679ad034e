import {
  defaultNotificationSettings,
  mapTypes,
  type Notification,
  type NotificationSettings,
  type NotificationType,
  notificationChannels,
  toPublicId,
} from '@waqtor/contract';
import type { Notifications } from '@waqtor/db';
import type { Selectable } from 'kysely';

/** With the current name of the actor, if it is a member. */
export type NotificationRow = Selectable<Notifications> & { actorName: string | null };

export function presentNotification(row: NotificationRow): Notification {
  return {
    id: toPublicId('notification', row.id),
    type: row.kind,
    actorId: row.actorId ? toPublicId('user', row.actorId) : null,
    actorName: row.actorName,
    conversationId: row.conversationId ? toPublicId('conversation', row.conversationId) : null,
    messageId: row.messageId ? toPublicId('message', row.messageId) : null,
    sessionId: row.sessionId ? toPublicId('session', row.sessionId) : null,
    subject: row.subject,
    preview: row.preview,
    channels: known(row.channels),
    readAt: row.readAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The defaults of a user without settings, and of types that are newer than the settings. */
export function presentSettings(row: { channels: unknown } | undefined): NotificationSettings {
  const chosen = (row?.channels ?? {}) as Partial<Record<NotificationType, unknown[]>>;
  const defaults = defaultNotificationSettings.channels;
  return { channels: mapTypes((type) => known(chosen[type] ?? defaults[type])) };
}

const known = (channels: unknown) =>
  notificationChannels.filter((channel) => (channels as unknown[]).includes(channel));
