import { notificationCreated } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import { newId } from '../../platform/ids.ts';
import { presentNotification } from './notifications.present.ts';
import { insertNotifications, type NewNotification } from './notifications.store.ts';

const PREVIEW = 200;

/**
 * Notifies users, in the transaction of the change itself. Skips users' own actions, types they muted, and
 * businesses they are not a member of.
 */
export async function notify(tx: Tx, notifications: readonly NewNotification[], at: Date): Promise<void> {
  const wanted = notifications
    .filter((one) => one.userId !== one.actorId)
    .map((one) => ({ ...one, id: newId(), preview: one.preview ? cut(one.preview) : null }));
  if (wanted.length === 0) return;
  for (const row of await insertNotifications(tx, wanted, at)) {
    const { tenantId, userId: audience } = row;
    const event = notificationCreated({ notification: presentNotification(row) });
    announce(tx, event, { tenantId, at: row.createdAt, audience });
  }
}

function cut(text: string): string {
  return text.length <= PREVIEW ? text : `${text.slice(0, PREVIEW - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
