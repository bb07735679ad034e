import {
  type Notification,
  type NotificationQuery,
  type NotificationSettings,
  type NotificationSettingsInput,
  notificationDeleted,
  notificationRead,
  toPublicId,
} from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { checkPerson } from '../members/index.ts';
import { presentNotification, presentSettings } from './notifications.present.ts';
import {
  countUnread,
  deleteNotificationRow,
  findSettings,
  listNotifications,
  lockNotification,
  markRead,
  markReadAbout,
  type Person,
  saveSettings,
} from './notifications.store.ts';

/* Identifies the caller as a recipient. Other users' notifications are `not_found`; an API key has none. */

const personOf = (ctx: Ctx): Person => ({ tenantId: ctx.tenantId, userId: checkPerson(ctx).userId });
const envelopeOf = ({ tenantId, userId }: Person, at: Date) => ({ tenantId, at, audience: userId });

/** Returns one page, newest first. */
export function readNotifications(
  ctx: Ctx,
  { cursor, limit, unread, type: kind }: NotificationQuery,
): Promise<{ items: Notification[]; nextCursor: string | null }> {
  const person = personOf(ctx);
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return ctx.tx(async (tx) => {
    const found = await listNotifications(tx, person, { unread, kind }, { after, limit });
    const { rows, nextCursor } = cutPage(found, limit, (row) => [row.position, row.id]);
    return { items: rows.map(presentNotification), nextCursor };
  });
}

export function countNotifications(ctx: Ctx): Promise<{ unreadCount: number }> {
  const person = personOf(ctx);
  return ctx.tx(async (tx) => ({ unreadCount: await countUnread(tx, person) }));
}

/** Marks one notification as read. No-op if it already is. */
export function readOne(ctx: Ctx, id: string): Promise<Notification> {
  const person = personOf(ctx);
  const uuid = uuidOf('notification', id);
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    const row = await lockNotification(tx, person, uuid);
    if (!row) throw new AppError('not_found', { id });
    if (row.readAt) return presentNotification(row);
    await markRead(tx, person, at, uuid);
    announce(
      tx,
      notificationRead({ notificationIds: [id], readAt: at.toISOString() }),
      envelopeOf(person, at),
    );
    return presentNotification({ ...row, readAt: at });
  });
}

/** Marks the caller's notifications about these conversations (uuids) as read. No-op for an API key. */
export async function readAbout(ctx: Ctx, tx: Tx, conversationIds: readonly string[]): Promise<void> {
  if (ctx.caller.kind !== 'member') return;
  const person = { tenantId: ctx.tenantId, userId: ctx.caller.userId };
  const at = ctx.clock.now();
  const ids = await markReadAbout(tx, person, conversationIds, at);
  if (ids.length === 0) return;
  const notificationIds = ids.map((id) => toPublicId('notification', id));
  announce(tx, notificationRead({ notificationIds, readAt: at.toISOString() }), envelopeOf(person, at));
}

export function readAll(ctx: Ctx): Promise<{ readCount: number }> {
  const person = personOf(ctx);
  const at = ctx.clock.now();
  return ctx.tx(async (tx) => {
    const read = await markRead(tx, person, at);
    const event = notificationRead({ notificationIds: null, readAt: at.toISOString() });
    if (read > 0) announce(tx, event, envelopeOf(person, at));
    return { readCount: read };
  });
}

export function deleteNotification(ctx: Ctx, id: string): Promise<null> {
  const person = personOf(ctx);
  const uuid = uuidOf('notification', id);
  return ctx.tx(async (tx) => {
    if (!(await lockNotification(tx, person, uuid))) throw new AppError('not_found', { id });
    await deleteNotificationRow(tx, person, uuid);
    announce(tx, notificationDeleted({ notificationId: id }), envelopeOf(person, ctx.clock.now()));
    return null;
  });
}

export function readSettings(ctx: Ctx): Promise<NotificationSettings> {
  const person = personOf(ctx);
  return ctx.tx(async (tx) => presentSettings(await findSettings(tx, person)));
}

export function setSettings(ctx: Ctx, settings: NotificationSettingsInput): Promise<NotificationSettings> {
  const person = personOf(ctx);
  return ctx.tx(async (tx) => presentSettings(await saveSettings(tx, person, settings)));
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, [isInstant, isUuid]) as [string, string];
  return { createdAt, id };
}
