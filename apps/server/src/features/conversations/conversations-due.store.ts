import type { Conversations, Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';
import type { ConversationRow } from './conversations.present.ts';

/** Opens those of these conversations whose time has come; gives each as it was and as it is now. */
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

/** A message WhatsApp must still be told was read. */
export interface Receipt {
  conversationId: string;
  tenantId: string;
  sessionId: string;
  providerId: string;
}

export async function listReceipts(tx: Tx, ids: readonly string[]): Promise<Receipt[]> {
  const rows = await tx.db
    .selectFrom('conversations')
    .select(['id', 'tenantId', 'sessionId', 'readReceiptId'])
    .where('tenantId', 'in', tx.tenantIds)
    .where('id', 'in', ids)
    .execute();
  return rows.flatMap(({ id, tenantId, sessionId, readReceiptId }) =>
    readReceiptId ? [{ conversationId: id, tenantId, sessionId, providerId: readReceiptId }] : [],
  );
}

/** The receipt was given; one for a later message, asked for meanwhile, stays. */
export async function clearReceipt(tx: Tx, receipt: Receipt): Promise<void> {
  await tx.db
    .updateTable('conversations')
    .set({ readReceiptId: null })
    .where('tenantId', '=', receipt.tenantId)
    .where('id', '=', receipt.conversationId)
    .where('readReceiptId', '=', receipt.providerId)
    .execute();
}
