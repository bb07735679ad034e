import type { Schemas } from '../../lib/api.ts';
import type { EventContent } from '../../lib/realtime.ts';

type Notification = Schemas['Notification'];

/** The filter of a notification list. */
export interface Filter {
  unread?: boolean | undefined;
  kind?: Schemas['NotificationType'] | undefined;
}

/**
 * Applies an event to a list, newest first. The result equals what a refetch would return, as far as the list
 * was loaded.
 */
export function applyEvent(
  list: readonly Notification[],
  filter: Filter,
  event: EventContent,
): readonly Notification[] {
  if (event.type === 'notification.created') {
    const one = event.data.notification;
    const isShown = belongs(one, filter) && !list.some(({ id }) => id === one.id);
    return isShown ? [...list, one].sort(byNewest) : list;
  }
  if (event.type === 'notification.deleted') {
    const { notificationId } = event.data;
    return list.filter(({ id }) => id !== notificationId);
  }
  if (event.type !== 'notification.read') return list;
  const { notificationIds: ids, readAt } = event.data;
  return list
    .map((one) => (one.readAt === null && (ids === null || ids.includes(one.id)) ? { ...one, readAt } : one))
    .filter((one) => belongs(one, filter));
}

/** Only notifications with the channel `app` are listed. */
function belongs({ type, readAt, channels }: Notification, filter: Filter): boolean {
  if (!channels.includes('app')) return false;
  return (filter.kind === undefined || filter.kind === type) && (!filter.unread || readAt === null);
}

/** The API's order: by time, then by id. */
function byNewest(a: Notification, b: Notification): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
