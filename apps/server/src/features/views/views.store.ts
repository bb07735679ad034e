import type { Tx, Views } from '@waqtor/db';
import { type Insertable, sql, type Updateable } from 'kysely';
import { isShownTo, type Reader } from '../../platform/resources/ownership.ts';
import { resourceRows } from '../../platform/resources/resource-rows.store.ts';
import type { ViewRow } from './views.present.ts';

export const viewRows = resourceRows<ViewRow>({ table: 'views', order: ['position', 'id'], hasScope: true });

/** Returns the position after all views that this reader can see. */
export async function lastPosition(tx: Tx, tenantId: string, reader: Reader): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select coalesce(max(position), 0) + 1 as position from views
    where tenant_id = ${tenantId} and ${isShownTo(reader)}`.execute(tx.db);
  return rows[0]?.position ?? 1;
}

export function insertView(tx: Tx, row: Insertable<Views>): Promise<ViewRow> {
  return tx.db.insertInto('views').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateViewRow(
  tx: Tx,
  tenantId: string,
  id: string,
  changes: Updateable<Views>,
): Promise<ViewRow> {
  return tx.db
    .updateTable('views')
    .set(changes)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Removes this id from the filter of every view that has it, shared or personal, and the filter with its last id;
 * returns the changed views.
 */
export function removeFilter(
  tx: Tx,
  tenantId: string,
  { filter, id }: { filter: 'tags' | 'team'; id: string },
  at: Date,
): Promise<ViewRow[]> {
  const rest = sql`array_to_string(array_remove(string_to_array(filters ->> ${filter}, ','), ${id}), ',')`;
  return tx.db
    .updateTable('views')
    .set({
      filters: sql`case when ${rest} = '' then filters - ${filter}::text
      else filters || jsonb_build_object(${filter}::text, ${rest}) end`,
      updatedAt: at,
    })
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`${id} = any(string_to_array(filters ->> ${filter}, ','))`)
    .returningAll()
    .execute();
}
