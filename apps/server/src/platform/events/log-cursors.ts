import { definerUnreadLogs, type Queryable, type Tx } from '@waqtor/db';
import { sql } from 'kysely';

/* The place of a reader that must miss nothing: a row, moved in the transaction of what reading led to. */

/** Begins to read a tenant's log, from its present end; does nothing where the reader already has a place. */
export async function startReading(tx: Tx, tenantId: string, reader: string): Promise<void> {
  await sql`
    insert into log_cursors (tenant_id, reader, seq)
    select tenant_id, ${reader}, seq from event_heads where tenant_id = ${tenantId}
    on conflict do nothing`.execute(tx.db);
}

/** Reads this tenant's log no longer. */
export async function stopReading(tx: Tx, tenantId: string, reader: string): Promise<void> {
  await tx.db
    .deleteFrom('logCursors')
    .where('tenantId', '=', tenantId)
    .where('reader', '=', reader)
    .execute();
}

/** Tenants after this one, by id, with lines the reader has not read; at most `maxRows`. */
export async function findUnreadLogs(
  db: Queryable,
  reader: string,
  { afterTenantId, maxRows }: { afterTenantId: string; maxRows: number },
): Promise<string[]> {
  const rows = await definerUnreadLogs(db, { readerName: reader, afterTenant: afterTenantId, maxRows });
  return rows.map(({ tenantId }) => tenantId);
}

/** The reader's place, held until the transaction ends; undefined when another process reads this log now. */
export async function holdCursor(tx: Tx, tenantId: string, reader: string): Promise<number | undefined> {
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

/** The empty event log of a new tenant. */
export async function createLog(tx: Tx, tenantId: string): Promise<void> {
  await tx.db.insertInto('eventHeads').values({ tenantId }).execute();
}
