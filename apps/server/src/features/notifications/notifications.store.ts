import {
  defaultNotificationSettings,
  messageNotificationTypes,
  type NotificationSettingsInput,
  type NotificationType,
} from '@waqtor/contract';
import { defineBatch, type Tx } from '@waqtor/db';
import { sql } from 'kysely';
import type { NotificationRow } from './notifications.present.ts';

const pairBatch = defineBatch<{ sourceId: string; targetId: string }>({ sourceId: 'uuid', targetId: 'uuid' });

const actorName = sql<string | null>`(select u.name from users u where u.id = notifications.actor_id)`.as(
  'actorName',
);
const aboutBatch = defineBatch<AboutUser>({ conversationId: 'uuid', userId: 'uuid', kind: 'text' });

/** The recipient of notifications (uuids). Other users cannot see them. */
export interface Person {
  tenantId: string;
  userId: string;
}

/**
 * One notification for one user. Ids are uuids. If it is about a conversation, its title is the customer's
 * name.
 */
export interface NewNotification {
  tenantId: string;
  userId: string;
  kind: NotificationType;
  actorId?: string | null;
  conversationId?: string;
  messageId?: string;
  sessionId?: string;
  subject?: string;
  preview?: string | null;
}

const notificationBatch = defineBatch<NewNotification & { id: string }>({
  id: 'uuid',
  tenantId: 'uuid',
  userId: 'uuid',
  kind: 'text',
  actorId: 'uuid',
  conversationId: 'uuid',
  messageId: 'uuid',
  sessionId: 'uuid',
  subject: 'text',
  preview: 'text',
});

/** Only these are in the user's list; the others exist for their other channels. */
const isListed = sql<boolean>`jsonb_exists(channels, 'app')`;

/**
 * Inserts notifications whose recipient is an active member and has chosen a channel for the type; returns the rows in
 * the given order.
 */
export async function insertNotifications(
  tx: Tx,
  notifications: readonly (NewNotification & { id: string })[],
  at: Date,
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    insert into notifications (id, tenant_id, user_id, kind, actor_id, conversation_id, message_id, session_id, subject,
      preview, channels, created_at)
    select n.id, n.tenant_id, n.user_id, n.kind, n.actor_id, n.conversation_id, n.message_id, n.session_id,
      coalesce(n.subject, c.name, c.profile_name, c.phone, c.username, c.bsuid, c.lid), n.preview, chosen.channels, ${at}
    from ${notificationBatch.table('n', notifications, { ordinal: 'position' })}
    join members m on m.tenant_id = n.tenant_id and m.user_id = n.user_id and m.deactivated_at is null
    left join notification_settings s on s.tenant_id = n.tenant_id and s.user_id = n.user_id
    left join conversations v on v.tenant_id = n.tenant_id and v.id = n.conversation_id
    left join contacts c on c.tenant_id = n.tenant_id and c.id = v.contact_id
    cross join lateral (
      select coalesce(s.channels -> n.kind, ${JSON.stringify(defaultNotificationSettings.channels)}::jsonb -> n.kind) as channels
    ) chosen
    where chosen.channels <> '[]'
    order by n.position
    returning notifications.*, ${actorName}`.execute(tx.db);
  return rows;
}

/** `position` is `createdAt` with microseconds, for the cursor. */
export type NotificationAtPosition = NotificationRow & { position: string };

/** Returns one row more than the page, newest first. */
export function listNotifications(
  tx: Tx,
  { tenantId, userId }: Person,
  filters: { unread: boolean | undefined; kind: NotificationType | undefined },
  { after, limit }: { after: { createdAt: string; id: string } | undefined; limit: number },
): Promise<NotificationAtPosition[]> {
  const { unread, kind } = filters;
  return tx.db
    .selectFrom('notifications')
    .selectAll()
    .select(actorName)
    .select(
      sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('position'),
    )
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where(isListed)
    .$if(unread !== undefined, (query) => query.where('readAt', unread ? 'is' : 'is not', null))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'mention'))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.createdAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function countUnread(tx: Tx, { tenantId, userId }: Person): Promise<number> {
  const { count } = await tx.db
    .selectFrom('notifications')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .where(isListed)
    .executeTakeFirstOrThrow();
  return count;
}

export function lockNotification(
  tx: Tx,
  { tenantId, userId }: Person,
  id: string,
): Promise<NotificationRow | undefined> {
  return tx.db
    .selectFrom('notifications')
    .selectAll()
    .select(actorName)
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Marks one unread notification as read or, without an id, all of this user's; returns the number. */
export async function markRead(tx: Tx, { tenantId, userId }: Person, at: Date, id?: string): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('notifications')
    .set({ readAt: at })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Marks the user's unread notifications about these conversations as read; returns their ids. */
export async function markReadAbout(
  tx: Tx,
  { tenantId, userId }: Person,
  conversationIds: readonly string[],
  at: Date,
): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const rows = await tx.db
    .updateTable('notifications')
    .set({ readAt: at })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('conversationId', 'in', conversationIds)
    .where('readAt', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What one user was notified of. Ids are uuids. */
export interface AboutUser {
  conversationId: string;
  userId: string;
  kind: NotificationType;
}

/** Deletes the unread ones of these notifications that this actor (null: a program) caused; returns them. */
export async function deleteUnread(
  tx: Tx,
  tenantId: string,
  actorId: string | null,
  about: readonly AboutUser[],
): Promise<{ id: string; userId: string }[]> {
  if (about.length === 0) return [];
  const { rows } = await sql<{ id: string; userId: string }>`
    delete from notifications n using ${aboutBatch.table('a', about)}
    where n.tenant_id = ${tenantId} and n.conversation_id = a.conversation_id and n.user_id = a.user_id
      and n.kind = a.kind and n.actor_id is not distinct from ${actorId}::uuid and n.read_at is null
    returning n.id, n.user_id`.execute(tx.db);
  return rows;
}

export async function deleteNotificationRow(tx: Tx, { tenantId, userId }: Person, id: string): Promise<void> {
  await tx.db
    .deleteFrom('notifications')
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('id', '=', id)
    .execute();
}

/** Deletes the users' unread notifications of messages in these conversations; newer ones replace them. */
export async function deleteUnreadOfMessages(
  tx: Tx,
  tenantId: string,
  about: readonly AboutUser[],
): Promise<{ id: string; userId: string }[]> {
  if (about.length === 0) return [];
  const { rows } = await sql<{ id: string; userId: string }>`
    delete from notifications n using ${aboutBatch.table('a', about)}
    where n.tenant_id = ${tenantId} and n.conversation_id = a.conversation_id and n.user_id = a.user_id
      and n.kind = any(${messageNotificationTypes}::text[]) and n.read_at is null
    returning n.id, n.user_id`.execute(tx.db);
  return rows;
}

export function findSettings(
  tx: Tx,
  { tenantId, userId }: Person,
): Promise<{ channels: unknown } | undefined> {
  return tx.db
    .selectFrom('notificationSettings')
    .select('channels')
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .executeTakeFirst();
}

export function saveSettings(
  tx: Tx,
  { tenantId, userId }: Person,
  settings: NotificationSettingsInput,
): Promise<{ channels: unknown }> {
  const channels = JSON.stringify(settings.channels);
  return tx.db
    .insertInto('notificationSettings')
    .values({ tenantId, userId, channels })
    .onConflict((conflict) => conflict.columns(['tenantId', 'userId']).doUpdateSet({ channels }))
    .returning('channels')
    .executeTakeFirstOrThrow();
}

/** Moves the notifications about each conversation `sourceId` to its `targetId`. */
export async function moveNotifications(
  tx: Tx,
  tenantId: string,
  pairs: readonly { sourceId: string; targetId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`update notifications n set conversation_id = target_id
    from ${pairBatch.table('pair', pairs)}
    where n.tenant_id = ${tenantId} and n.conversation_id = source_id`.execute(tx.db);
}
