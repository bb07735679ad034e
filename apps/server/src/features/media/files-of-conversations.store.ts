import { defineBatch, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

const pairBatch = defineBatch<{ sourceId: string; targetId: string }>({ sourceId: 'uuid', targetId: 'uuid' });

/** Moves the files of each conversation `sourceId` to its `targetId`. */
export async function moveFiles(
  tx: Tx,
  tenantId: string,
  pairs: readonly { sourceId: string; targetId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`update media set conversation_id = target_id
    from ${pairBatch.table('pair', pairs)}
    where media.tenant_id = ${tenantId} and media.conversation_id = source_id`.execute(tx.db);
}

/**
 * Deletes the file rows of these conversations. Files that nothing else refers to are queued for deletion.
 */
export async function abandonFiles(
  tx: Tx,
  tenantId: string,
  conversationIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    with gone as (
      delete from media
      where tenant_id = ${tenantId} and conversation_id = any(${conversationIds}::uuid[])
      returning id, storage_key
    )
    insert into abandoned_files (storage_key, tenant_id, abandoned_at)
    select distinct storage_key, ${tenantId}::uuid, ${at}::timestamptz from gone
    where storage_key is not null and not exists (
      select from media other where other.storage_key = gone.storage_key and other.id not in (select id from gone))
    on conflict (storage_key) do nothing`.execute(tx.db);
}
