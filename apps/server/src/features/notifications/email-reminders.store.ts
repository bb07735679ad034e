import { defaultNotificationSettings, type NotificationType } from '@waqtor/contract';
import { defineBatch, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** A member who should answer a conversation, and why. Ids are uuids. */
export interface Answerer {
  conversationId: string;
  userId: string;
  kind: NotificationType;
  /** When the customer wrote. */
  since: Date;
}

const answererBatch = defineBatch<Answerer>({
  conversationId: 'uuid',
  userId: 'uuid',
  kind: 'text',
  since: 'timestamptz',
});
const keyBatch = defineBatch<Key>({ conversationId: 'uuid', userId: 'uuid' });

type Key = Pick<Answerer, 'conversationId' | 'userId'>;

/**
 * Starts waiting for an answer, for those of these members who want an e-mail if there is none. No-op for a
 * member who is waiting already, or got the e-mail and nobody has answered since.
 */
export async function insertEmailReminders(
  tx: Tx,
  tenantId: string,
  answerers: readonly Answerer[],
): Promise<void> {
  if (answerers.length === 0) return;
  const { channels, emailAfterMinutes } = defaultNotificationSettings;
  await sql`insert into email_reminders (conversation_id, user_id, tenant_id, since, due_at)
    select a.conversation_id, a.user_id, m.tenant_id, a.since,
      a.since + coalesce(s.email_after_minutes, ${emailAfterMinutes}::int) * interval '1 minute'
    from ${answererBatch.table('a', answerers)}
    join members m on m.tenant_id = ${tenantId} and m.user_id = a.user_id and m.deactivated_at is null
    left join notification_settings s on s.tenant_id = ${tenantId} and s.user_id = a.user_id
    where jsonb_exists(coalesce(s.channels -> a.kind, ${JSON.stringify(channels)}::jsonb -> a.kind), 'email')
    on conflict do nothing`.execute(tx.db);
}

/** The conversations with reminders among these, and since when the earliest waits. */
export async function findWaitingSince(
  tx: Tx,
  tenantId: string,
  conversationIds: readonly string[],
): Promise<{ conversationId: string; since: Date }[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<{ conversationId: string; since: Date }>`
    select conversation_id, min(since) as since from email_reminders
    where tenant_id = ${tenantId} and conversation_id = any(${conversationIds}::uuid[])
    group by conversation_id`.execute(tx.db);
  return rows;
}

/** Deletes all reminders of conversations in which somebody has answered. */
export async function deleteEmailReminders(
  tx: Tx,
  tenantId: string,
  conversationIds: readonly string[],
): Promise<void> {
  if (conversationIds.length === 0) return;
  await tx.db
    .deleteFrom('emailReminders')
    .where('tenantId', '=', tenantId)
    .where('conversationId', 'in', conversationIds)
    .execute();
}

/** An e-mail to be sent, with the member's address and language. */
export interface DueEmail extends Key {
  since: Date;
  /** Including this one. */
  attempts: number;
  email: string;
  locale: string;
}

/** Claims due e-mails until an instant: if this process ends before it has sent them, another one does. */
export async function claimEmailReminders(
  tx: Tx,
  tenantId: string,
  { at, until, maxRows }: { at: Date; until: Date; maxRows: number },
): Promise<DueEmail[]> {
  const { rows } = await sql<DueEmail>`
    with due as (
      select conversation_id, user_id from email_reminders
      where tenant_id = ${tenantId} and mailed_at is null and due_at <= ${at}
      order by due_at limit ${maxRows} for update skip locked
    ), claimed as (
      update email_reminders r set due_at = ${until}, attempts = r.attempts + 1 from due
      where r.tenant_id = ${tenantId} and r.conversation_id = due.conversation_id and r.user_id = due.user_id
      returning r.conversation_id, r.user_id, r.since, r.attempts
    )
    select c.*, u.email, u.locale from claimed c
    join members m on m.tenant_id = ${tenantId} and m.user_id = c.user_id and m.deactivated_at is null
    join users u on u.id = c.user_id`.execute(tx.db);
  return rows;
}

/** Waits until an instant, because somebody is there who could answer; that is no attempt. */
export async function postponeEmails(
  tx: Tx,
  tenantId: string,
  keys: readonly Key[],
  dueAt: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await sql`update email_reminders r set due_at = ${dueAt}, attempts = r.attempts - 1
    from ${keyBatch.table('k', keys)}
    where r.tenant_id = ${tenantId} and r.conversation_id = k.conversation_id and r.user_id = k.user_id`.execute(
    tx.db,
  );
}

export async function deleteEmails(tx: Tx, tenantId: string, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`delete from email_reminders r using ${keyBatch.table('k', keys)}
    where r.tenant_id = ${tenantId} and r.conversation_id = k.conversation_id and r.user_id = k.user_id`.execute(
    tx.db,
  );
}

/** The row remains, so that the e-mail is not repeated until somebody has answered. */
export async function endEmail(
  tx: Tx,
  tenantId: string,
  { conversationId, userId }: Key,
  mailedAt: Date,
): Promise<void> {
  await tx.db
    .updateTable('emailReminders')
    .set({ mailedAt })
    .where('tenantId', '=', tenantId)
    .where('conversationId', '=', conversationId)
    .where('userId', '=', userId)
    .execute();
}
