import { definerUnreadLogs, type Queryable, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

/*
 * Cursors of readers that must not miss an event: one row per reader and tenant, updated in the transaction
 * that processes the events.
 */

/** Starts reading a tenant's log at its current head. No-op if the reader already has a cursor. */
export async function startReading(tx: Tx, tenantId: string, reader: string): Promise<void> {
  await sql`
    insert into log_cursors (tenant_id, reader, seq)
    select tenant_id, ${reader}, seq from event_heads where tenant_id = ${tenantId}
    on conflict do nothing`.execute(tx.db);
}

/** Stops reading this tenant's log. */
export async function stopReading(tx: Tx, tenantId: string, reader: string): Promise<void> {
  await tx.db
    .deleteFrom('logCursors')
    .where('tenantId', '=', tenantId)
    .where('reader', '=', reader)
    .execute();
}

/**
 * Finds tenants with an id greater than this one whose logs contain unread events; at most `maxRows`, ordered
 * by id.
 */
export async function findUnreadLogs(
  db: Queryable,
  reader: string,
  { afterTenantId, maxRows }: { afterTenantId: string; maxRows: number },
): Promise<string[]> {
  const rows = await definerUnreadLogs(db, { readerName: reader, afterTenant: afterTenantId, maxRows });
  return rows.map(({ tenantId }) => tenantId);
}

/**
 * Returns the reader's cursor, locked until the transaction ends; undefined if another process holds the
 * lock.
 */
export async function lockCursor(tx: Tx, tenantId: string, reader: string): Promise<number | undefined> {
  const row = await tx.db
    .selectFrom('logCursors')
    .select('seq')
    .where('tenantId', '=', tenantId)
    .where('reader', '=', reader)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.seq;
}

export async function moveCursor(tx: Tx, tenantId: string, reader: string, seq: number): Promise<void> {
  await tx.db
    .updateTable('logCursors')
    .set({ seq })
    .where('tenantId', '=', tenantId)
    .where('reader', '=', reader)
    .execute();
}

/** Creates the empty event log of a new tenant. */
export async function createLog(tx: Tx, tenantId: string): Promise<void> {
  await tx.db.insertInto('eventHeads').values({ tenantId }).execute();
}
