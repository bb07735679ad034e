import type { Macros, Tx } from '@waqtor/db';
import { type Insertable, sql, type Updateable } from 'kysely';
import { resourceRows } from '../../platform/resources/resource-rows.store.ts';
import type { MacroRow } from './macros.present.ts';

export const macroRows = resourceRows<MacroRow>({
  table: 'macros',
  order: ['name_key', 'id'],
  hasScope: true,
});

/** The macros that set or take off this tag, whosever they are, locked. */
export function lockMacrosWithTag(tx: Tx, tenantId: string, tagId: string): Promise<MacroRow[]> {
  return tx.db
    .selectFrom('macros')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`actions @> ${JSON.stringify([{ tagIds: [tagId] }])}::jsonb`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

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
