import { notificationCreated, notificationDeleted, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import { newId } from '../../platform/ids.ts';
import { presentNotification } from './notifications.present.ts';
import {
  type AboutUser,
  deleteUnread,
  deleteUnreadOfMessages,
  insertNotifications,
  type NewNotification,
} from './notifications.store.ts';
import { queuePushes } from './push/push.store.ts';

const PREVIEW = 200;

/**
 * Notifies users, in the transaction of the change itself. Skips users' own actions, types without a channel,
 * and businesses they are not a member of.
 */
export async function notify(tx: Tx, notifications: readonly NewNotification[], at: Date): Promise<void> {
  const wanted = notifications
    .filter((one) => one.userId !== one.actorId)
    .map((one) => ({ ...one, id: newId(), preview: one.preview ? cut(one.preview) : null }));
  if (wanted.length === 0) return;
  const rows = await insertNotifications(tx, wanted, at);
  const pushed = rows.filter(({ channels }) => (channels as string[]).includes('push'));
  await queuePushes(
    tx,
    pushed.map(({ id }) => id),
    at,
  );
  for (const row of rows) {
    const { tenantId, userId: audience } = row;
    const event = notificationCreated({ notification: presentNotification(row) });
    announce(tx, event, { tenantId, at: row.createdAt, audience });
  }
}

/**
 * Notifies users of messages of customers. Each replaces the user's unread notification of an earlier message
 * in the same conversation.
 */
export async function notifyOfMessages(
  tx: Tx,
  tenantId: string,
  notifications: readonly (NewNotification & { conversationId: string })[],
  at: Date,
): Promise<void> {
  announceDeleted(tx, tenantId, await deleteUnreadOfMessages(tx, tenantId, notifications), at);
  await notify(tx, notifications, at);
}

/** Withdraws notifications of something that was undone. Those already read stay. */
export async function withdraw(
  tx: Tx,
  tenantId: string,
  about: readonly AboutUser[],
  { actorId, at }: { actorId: string | null; at: Date },
): Promise<void> {
  announceDeleted(tx, tenantId, await deleteUnread(tx, tenantId, actorId, about), at);
}

function announceDeleted(
  tx: Tx,
  tenantId: string,
  deleted: readonly { id: string; userId: string }[],
  at: Date,
): void {
  for (const { id, userId: audience } of deleted) {
    const event = notificationDeleted({ notificationId: toPublicId('notification', id) });
    announce(tx, event, { tenantId, at, audience });
  }
}

function cut(text: string): string {
  return text.length <= PREVIEW ? text : `${text.slice(0, PREVIEW - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
