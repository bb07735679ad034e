import { toPublicId } from '@waqtor/contract';
import type { NewEvent } from '../../platform/events/announce.ts';
import { type NotificationRow, presentNotification } from './notifications.present.ts';

const topic = 'notifications';

/** Whose notifications; uuids. Nobody else hears of them. */
export interface Person {
  tenantId: string;
  userId: string;
}

export function notificationCreated(row: NotificationRow): NewEvent {
  return {
    tenantId: row.tenantId,
    topic,
    type: 'notification.created',
    data: { notification: presentNotification(row) },
    at: row.createdAt,
    audience: row.userId,
  };
}

/** Without ids: all there were. */
export function notificationRead(
  { tenantId, userId }: Person,
  ids: readonly string[] | null,
  at: Date,
): NewEvent {
  const notificationIds = ids?.map((id) => toPublicId('notification', id)) ?? null;
  const data = { notificationIds, readAt: at.toISOString() };
  return { tenantId, topic, type: 'notification.read', data, at, audience: userId };
}

export function notificationDeleted({ tenantId, userId }: Person, id: string, at: Date): NewEvent {
  const data = { notificationId: toPublicId('notification', id) };
  return { tenantId, topic, type: 'notification.deleted', data, at, audience: userId };
}
