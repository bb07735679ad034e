import type { NotificationType } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** A browser that receives push messages. Ids are uuids. */
export interface PushSubscriptionRow {
  id: string;
  tenantId: string;
  userId: string;
  loginId: string;
  endpointHash: Buffer;
  /** The encrypted address and keys. */
  target: Buffer;
  createdAt: Date;
}

/** Browsers of one user in one tenant; the oldest beyond them are dropped. */
const MAX_BROWSERS = 20;

/** Inserts the subscription, or moves it to the login that sent it again. Returns when it was created. */
export async function saveSubscription(tx: Tx, row: PushSubscriptionRow): Promise<Date> {
  const { tenantId, userId, loginId, target } = row;
  const saved = await tx.db
    .insertInto('pushSubscriptions')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'userId', 'endpointHash']).doUpdateSet({ loginId, target }),
    )
    .returning('createdAt')
    .executeTakeFirstOrThrow();
  await sql`delete from push_subscriptions where tenant_id = ${tenantId} and id in (
    select id from push_subscriptions where tenant_id = ${tenantId} and user_id = ${userId}
    order by created_at desc, id desc offset ${MAX_BROWSERS})`.execute(tx.db);
  return saved.createdAt;
}

export async function deleteSubscription(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('pushSubscriptions').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** Queues these notifications for all browsers of their users. */
export async function queuePushes(tx: Tx, notificationIds: readonly string[], at: Date): Promise<void> {
  if (notificationIds.length === 0) return;
  await sql`insert into push_deliveries (notification_id, subscription_id, tenant_id, due_at)
    select n.id, s.id, n.tenant_id, ${at} from notifications n
    join push_subscriptions s on s.tenant_id = n.tenant_id and s.user_id = n.user_id
    where n.tenant_id = any(${tx.tenantIds}::uuid[]) and n.id = any(${notificationIds}::uuid[])`.execute(
    tx.db,
  );
}

/** A push message to be sent, with what it says. */
export interface DuePush {
  notificationId: string;
  subscriptionId: string;
  userId: string;
  loginId: string;
  target: Buffer;
  /** Including this one. */
  attempts: number;
  kind: NotificationType;
  subject: string | null;
  actorName: string | null;
  preview: string | null;
  conversationId: string | null;
  isRead: boolean;
  locale: string;
}

/** Claims due messages until an instant: if this process ends before it has sent them, another one does. */
export async function claimPushes(
  tx: Tx,
  tenantId: string,
  { at, until, maxRows }: { at: Date; until: Date; maxRows: number },
): Promise<DuePush[]> {
  const { rows } = await sql<DuePush>`
    with due as (
      select notification_id, subscription_id from push_deliveries
      where tenant_id = ${tenantId} and due_at <= ${at}
      order by due_at limit ${maxRows} for update skip locked
    ), claimed as (
      update push_deliveries d set due_at = ${until}, attempts = d.attempts + 1 from due
      where d.tenant_id = ${tenantId} and d.notification_id = due.notification_id
        and d.subscription_id = due.subscription_id
      returning d.notification_id, d.subscription_id, d.attempts
    )
    select c.*, s.user_id, s.login_id, s.target, n.kind, n.subject, n.preview, n.conversation_id,
      n.read_at is not null as is_read, u.locale, a.name as actor_name
    from claimed c
    join notifications n on n.id = c.notification_id and n.tenant_id = ${tenantId}
    join push_subscriptions s on s.id = c.subscription_id and s.tenant_id = ${tenantId}
    join users u on u.id = s.user_id
    left join users a on a.id = n.actor_id`.execute(tx.db);
  return rows;
}

type Key = Pick<DuePush, 'notificationId' | 'subscriptionId'>;

/** The message was sent, or is not wanted any more. */
export async function endPush(
  tx: Tx,
  tenantId: string,
  { notificationId, subscriptionId }: Key,
): Promise<void> {
  await tx.db
    .deleteFrom('pushDeliveries')
    .where('tenantId', '=', tenantId)
    .where('notificationId', '=', notificationId)
    .where('subscriptionId', '=', subscriptionId)
    .execute();
}

export async function retryPush(
  tx: Tx,
  tenantId: string,
  { notificationId, subscriptionId }: Key,
  dueAt: Date,
): Promise<void> {
  await tx.db
    .updateTable('pushDeliveries')
    .set({ dueAt })
    .where('tenantId', '=', tenantId)
    .where('notificationId', '=', notificationId)
    .where('subscriptionId', '=', subscriptionId)
    .execute();
}
