import { defineBatch, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

const pairBatch = defineBatch<{ sourceId: string; targetId: string }>({ sourceId: 'uuid', targetId: 'uuid' });

/** Changes the sender of group messages from these contacts to another. */
export async function moveSenders(
  tx: Tx,
  tenantId: string,
  fromIds: readonly string[],
  targetId: string,
): Promise<void> {
  await sql`update messages set sender_id = ${targetId}
    where tenant_id = ${tenantId} and sender_id = any(${fromIds}::uuid[])`.execute(tx.db);
}

/** Moves the messages of these conversations, sent and queued, to another contact. */
export async function moveMessages(
  tx: Tx,
  tenantId: string,
  conversationIds: readonly string[],
  contactId: string,
): Promise<void> {
  if (conversationIds.length === 0) return;
  await sql`update outbox o set contact_id = ${contactId} from messages m
    where m.tenant_id = ${tenantId} and m.conversation_id = any(${conversationIds}::uuid[]) and o.message_id = m.id`.execute(
    tx.db,
  );
  await sql`update messages set contact_id = ${contactId}
    where tenant_id = ${tenantId} and conversation_id = any(${conversationIds}::uuid[])`.execute(tx.db);
}

/** Moves the messages of each conversation `sourceId` to its `targetId`, and to this contact. */
export async function uniteMessages(
  tx: Tx,
  tenantId: string,
  contactId: string,
  pairs: readonly { sourceId: string; targetId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const pair = pairBatch.table('pair', pairs);
  await sql`update outbox o set conversation_id = target_id, contact_id = ${contactId} from messages m, ${pair}
    where m.tenant_id = ${tenantId} and m.conversation_id = source_id and o.message_id = m.id`.execute(tx.db);
  await sql`update messages m set conversation_id = target_id, contact_id = ${contactId} from ${pair}
    where m.tenant_id = ${tenantId} and m.conversation_id = source_id`.execute(tx.db);
}
