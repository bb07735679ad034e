import type { Macros, Tx } from '@waqtor/db';
import type { Insertable, Updateable } from 'kysely';
import { resourceRows } from '../../platform/resources/resource-rows.store.ts';
import type { MacroRow } from './macros.present.ts';

export const macroRows = resourceRows<MacroRow>({
  table: 'macros',
  order: ['name_key', 'id'],
  hasScope: true,
});

export function insertMacro(tx: Tx, row: Insertable<Macros>): Promise<MacroRow> {
  return tx.db.insertInto('macros').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateMacroRow(
  tx: Tx,
  tenantId: string,
  id: string,
  changes: Updateable<Macros>,
): Promise<MacroRow> {
  return tx.db
    .updateTable('macros')
    .set(changes)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
