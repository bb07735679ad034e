import type { Conversations, Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';
import type { ConversationRow } from './conversations.present.ts';

/** Opens those of these conversations whose snooze has ended; returns each before and after the change. */
export async function wakeConversations(
  tx: Tx,
  ids: readonly string[],
  now: Date,
): Promise<{ before: ConversationRow; after: ConversationRow }[]> {
  const before = await tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', 'in', tx.tenantIds)
    .where('id', 'in', ids)
    .where('state', '=', 'snoozed')
    .where('snoozedUntil', '<=', now)
    .orderBy('id')
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  if (before.length === 0) return [];
  const { rows } = await sql<Selectable<Conversations>>`
    update conversations set state = 'open', snoozed_until = null, updated_at = ${now}
    where tenant_id = any(${tx.tenantIds}::uuid[]) and id = any(${before.map((row) => row.id)}::uuid[])
    returning *`.execute(tx.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return before.flatMap((row) => {
    const after = byId.get(row.id);
    return after ? [{ before: row, after }] : [];
  });
}

/** A read receipt to be sent to WhatsApp. It is claimed until an instant, which identifies the claim. */
export interface Receipt {
  conversationId: string;
  tenantId: string;
  sessionId: string;
  providerId: string;
  claimedUntil: Date;
}

/** Claims the receipts of these conversations that are not claimed yet. */
export async function claimReceipts(
  tx: Tx,
  ids: readonly string[],
  { now, claimedUntil }: { now: Date; claimedUntil: Date },
): Promise<Receipt[]> {
  const { rows } = await sql<Omit<Receipt, 'claimedUntil'>>`
    with free as (
      select id from conversations
      where tenant_id = any(${tx.tenantIds}::uuid[]) and id = any(${ids}::uuid[]) and read_receipt_id is not null
        and (read_receipt_claimed_until is null or read_receipt_claimed_until <= ${now})
      order by id for no key update skip locked
    )
    update conversations c set read_receipt_claimed_until = ${claimedUntil} from free
    where c.id = free.id and c.tenant_id = any(${tx.tenantIds}::uuid[])
    returning c.id as conversation_id, c.tenant_id, c.session_id, c.read_receipt_id as provider_id`.execute(
    tx.db,
  );
  return rows.map((row) => ({ ...row, claimedUntil }));
}

/**
 * Deletes a receipt that was sent. If a receipt for a later message has been requested in the meantime, that
 * one is kept and can be claimed.
 */
export async function clearReceipt(tx: Tx, receipt: Receipt): Promise<void> {
  await sql`
    update conversations set read_receipt_id = nullif(read_receipt_id, ${receipt.providerId}), read_receipt_claimed_until = null
    where tenant_id = ${receipt.tenantId} and id = ${receipt.conversationId}
      and read_receipt_claimed_until = ${receipt.claimedUntil}`.execute(tx.db);
}

/** Who answers a conversation, and what waits in it. */
export type AnswerableConversation = Pick<
  ConversationRow,
  'id' | 'assigneeId' | 'teamId' | 'state' | 'unreadCount' | 'windowExpiresAt' | 'lastInboundAt'
>;

export async function findAnswerable(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<AnswerableConversation[]> {
  if (ids.length === 0) return [];
  return tx.db
    .selectFrom('conversations')
    .select(['id', 'assigneeId', 'teamId', 'state', 'unreadCount', 'windowExpiresAt', 'lastInboundAt'])
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}
