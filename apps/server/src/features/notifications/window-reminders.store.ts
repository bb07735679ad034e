import { defineBatch, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** When the end of a conversation's customer service window has to be checked. */
export interface WindowReminder {
  conversationId: string;
  tenantId: string;
  dueAt: Date;
}

const reminderBatch = defineBatch<WindowReminder>({
  conversationId: 'uuid',
  tenantId: 'uuid',
  dueAt: 'timestamptz',
});

/** Keeps an existing, earlier reminder: when it is due, it is set again. */
export async function insertWindowReminders(tx: Tx, reminders: readonly WindowReminder[]): Promise<void> {
  if (reminders.length === 0) return;
  await sql`insert into window_reminders (conversation_id, tenant_id, due_at)
    select conversation_id, tenant_id, due_at from ${reminderBatch.table('r', reminders)}
    on conflict do nothing`.execute(tx.db);
}

/** Deletes those that are due, except what another process has locked; returns their conversations. */
export async function takeWindowReminders(
  tx: Tx,
  conversationIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    delete from window_reminders where conversation_id in (
      select conversation_id from window_reminders
      where tenant_id = any(${tx.tenantIds}::uuid[]) and conversation_id = any(${conversationIds}::uuid[])
        and due_at <= ${at}
      order by conversation_id for update skip locked
    ) returning conversation_id`.execute(tx.db);
  return rows.map(({ conversationId }) => conversationId);
}
