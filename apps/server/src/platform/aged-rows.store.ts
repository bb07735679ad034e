import { type Database, definerAgedRowTenants, type Tx } from '@waqtor/db';
import { sql } from 'kysely';
import type { Config } from '../config.ts';

/** Rows that are deleted after a retention period, tenant by tenant, in batches of one transaction each. */
export interface Retention {
  keptMs(config: Config): number;
  tenantsBefore(database: Database, args: { before: Date }): Promise<{ tenantId: string }[]>;
  /** Deletes at most `maxRows` rows and returns how many were deleted. */
  deleteBefore(tx: Tx, tenantId: string, before: Date, maxRows: number): Promise<number>;
}

/**
 * Retention for a table with an `id`; `column` contains the row's age. `definer_aged_row_tenants` must
 * include the table.
 */
export function retainRows(table: string, column: string, keptMs: Retention['keptMs']): Retention {
  return {
    keptMs,
    tenantsBefore: (database, { before }) => definerAgedRowTenants(database, { wanted: table, before }),
    deleteBefore: (tx, tenantId, before, maxRows) =>
      deleteRowsBefore(tx, { table, column }, { tenantId, before, maxRows }),
  };
}

/** Deletes one tenant's older rows. Rows locked by another process are skipped. */
export async function deleteRowsBefore(
  tx: Tx,
  { table, column }: { table: string; column: string },
  { tenantId, before, maxRows }: { tenantId: string; before: Date; maxRows: number },
): Promise<number> {
  const name = sql.table(table);
  // The ids are selected in a CTE of their own, so that the limit holds.
  const { numAffectedRows } = await sql`
    with old as materialized (
      select id from ${name} where tenant_id = ${tenantId} and ${sql.ref(column)} < ${before}
      limit ${maxRows} for update skip locked
    )
    delete from ${name} r using old where r.tenant_id = ${tenantId} and r.id = old.id`.execute(tx.db);
  return Number(numAffectedRows ?? 0);
}
