import type { Macro } from '@waqtor/contract';
import type { Macros, Tx } from '@waqtor/db';
import type { Insertable, Updateable } from 'kysely';
import { isShownTo, type Reader } from '../../platform/ownership.ts';
import type { MacroRow } from './macros.present.ts';

export interface MacroPosition {
  nameKey: string;
  id: string;
}

/** In the order of their names, one row more than the page. */
export function listMacros(
  tx: Tx,
  tenantId: string,
  reader: Reader,
  {
    scope,
    after,
    limit,
  }: { scope: Macro['scope'] | undefined; after: MacroPosition | undefined; limit: number },
): Promise<MacroRow[]> {
  let query = readable(tx, tenantId, reader);
  if (scope !== undefined) query = query.where('ownerId', scope === 'team' ? 'is' : 'is not', null);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('nameKey', 'id'), '>', tuple(after.nameKey, after.id)),
    );
  }
  return query
    .orderBy('nameKey')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
}

export function findMacro(
  tx: Tx,
  tenantId: string,
  reader: Reader,
  id: string,
): Promise<MacroRow | undefined> {
  return readable(tx, tenantId, reader).where('id', '=', id).executeTakeFirst();
}

export function lockMacro(
  tx: Tx,
  tenantId: string,
  reader: Reader,
  id: string,
): Promise<MacroRow | undefined> {
  return readable(tx, tenantId, reader).where('id', '=', id).forUpdate().executeTakeFirst();
}

function readable(tx: Tx, tenantId: string, reader: Reader) {
  return tx.db.selectFrom('macros').selectAll().where('tenantId', '=', tenantId).where(isShownTo(reader));
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

export async function deleteMacroRow(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('macros').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}
