import {
  type Notification,
  type NotificationSettings,
  notificationTypes,
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
    readAt: row.readAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * Presents the settings; the defaults of a user without settings are all types, with sound, in the page only.
 */
export function presentSettings(
  row: { muted: unknown; sound: boolean; browser: boolean } | undefined,
): NotificationSettings {
  if (!row) return { muted: [], sound: true, browser: false };
  const muted = row.muted as string[];
  return {
    muted: notificationTypes.filter((kind) => muted.includes(kind)),
    sound: row.sound,
    browser: row.browser,
  };
}
