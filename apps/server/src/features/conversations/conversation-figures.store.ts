import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';

/** Counts read receipts and snoozes that are due; counting stops at `max`. */
export async function countDueConversations(
  tx: Tx,
  tenantId: string,
  { now, max }: { now: Date; max: number },
): Promise<{ readReceipts: number; snoozes: number }> {
  const { rows } = await sql<{ readReceipts: number; snoozes: number }>`
    select
      (select count(*) from (select from conversations where tenant_id = ${tenantId} and read_receipt_id is not null
         limit ${max}) it)::int as read_receipts,
      (select count(*) from (select from conversations where tenant_id = ${tenantId} and state = 'snoozed'
         and snoozed_until <= ${now} limit ${max}) it)::int as snoozes`.execute(tx.db);
  const [due] = rows;
  if (!due) throw new Error('an aggregate query returned no row');
  return due;
}

/** Returns how many conversations a session has, and when a customer last wrote. */
export async function summariseSession(
  tx: Tx,
  tenantId: string,
  sessionId: string,
): Promise<{ conversations: number; lastInboundAt: Date | null }> {
  const { rows } = await sql<{ conversations: number; lastInboundAt: Date | null }>`
    select count(*)::int as conversations, max(last_inbound_at) as last_inbound_at from conversations
    where tenant_id = ${tenantId} and session_id = ${sessionId}`.execute(tx.db);
  const [summary] = rows;
  if (!summary) throw new Error('an aggregate query returned no row');
  return summary;
}
