import type { Macro } from '@waqtor/contract';
import type { Macros, Tx } from '@waqtor/db';
import { type Insertable, sql, type Updateable } from 'kysely';
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
  if (scope !== undefined) query = query.where('ownerId', scope === 'shared' ? 'is' : 'is not', null);
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

/** How many macros a member keeps for themselves, and the shared ones they created, newest first. */
export async function summariseMacrosOf(
  tx: Tx,
  tenantId: string,
  userId: string,
  limit: number,
): Promise<{ personal: number; shared: { count: number; items: { id: string; name: string }[] } }> {
  const { rows: own } = await sql<{ count: number }>`
    select count(*)::int as count from macros where tenant_id = ${tenantId} and owner_id = ${userId}`.execute(
    tx.db,
  );
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    select id, name as name, count(*) over ()::int as count from macros
    where tenant_id = ${tenantId} and created_by = ${userId} and owner_id is null
    order by created_at desc, id desc limit ${limit}`.execute(tx.db);
  const items = rows.map(({ id, name }) => ({ id, name }));
  return { personal: own[0]?.count ?? 0, shared: { count: rows[0]?.count ?? 0, items } };
}
