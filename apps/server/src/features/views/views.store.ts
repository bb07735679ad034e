import type { View } from '@waqtor/contract';
import type { Tx, Views } from '@waqtor/db';
import { type Insertable, sql, type Updateable } from 'kysely';
import { isShownTo, type Reader } from '../../platform/ownership.ts';
import type { ViewRow } from './views.present.ts';

/** In the order of their positions, one row more than the page. */
export function listViews(
  tx: Tx,
  tenantId: string,
  reader: Reader,
  {
    scope,
    after,
    limit,
  }: { scope: View['scope'] | undefined; after: ViewPosition | undefined; limit: number },
): Promise<ViewRow[]> {
  let query = readable(tx, tenantId, reader);
  if (scope !== undefined) query = query.where('ownerId', scope === 'shared' ? 'is' : 'is not', null);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('position', 'id'), '>', tuple(after.position, after.id)),
    );
  }
  return query
    .orderBy('position')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
}

export interface ViewPosition {
  position: number;
  id: string;
}

export function findView(tx: Tx, tenantId: string, reader: Reader, id: string): Promise<ViewRow | undefined> {
  return readable(tx, tenantId, reader).where('id', '=', id).executeTakeFirst();
}

export function lockView(tx: Tx, tenantId: string, reader: Reader, id: string): Promise<ViewRow | undefined> {
  return readable(tx, tenantId, reader).where('id', '=', id).forUpdate().executeTakeFirst();
}

function readable(tx: Tx, tenantId: string, reader: Reader) {
  return tx.db.selectFrom('views').selectAll().where('tenantId', '=', tenantId).where(isShownTo(reader));
}

/** Behind everything this reader sees. */
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

export async function deleteViewRow(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('views').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** Takes this filter out of every view that has it, whosever they are; the changed views. */
export function removeFilter(
  tx: Tx,
  tenantId: string,
  { filter, id }: { filter: 'tag' | 'team'; id: string },
  at: Date,
): Promise<ViewRow[]> {
  return tx.db
    .updateTable('views')
    .set({ filters: sql`filters - ${filter}::text`, updatedAt: at })
    .where('tenantId', '=', tenantId)
    .where(sql`filters ->> ${filter}`, '=', id)
    .returningAll()
    .execute();
}

/** How many views a member keeps for themselves, and the shared ones they created, newest first. */
export async function summariseViewsOf(
  tx: Tx,
  tenantId: string,
  userId: string,
  limit: number,
): Promise<{ personal: number; shared: { count: number; items: { id: string; name: string }[] } }> {
  const { rows: own } = await sql<{ count: number }>`
    select count(*)::int as count from views where tenant_id = ${tenantId} and owner_id = ${userId}`.execute(
    tx.db,
  );
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    select id, name as name, count(*) over ()::int as count from views
    where tenant_id = ${tenantId} and created_by = ${userId} and owner_id is null
    order by created_at desc, id desc limit ${limit}`.execute(tx.db);
  const items = rows.map(({ id, name }) => ({ id, name }));
  return { personal: own[0]?.count ?? 0, shared: { count: rows[0]?.count ?? 0, items } };
}
