import type { TenantChanges } from '@waqtor/contract';
import type { Tenants, Tx } from '@waqtor/db';
import type { Selectable } from 'kysely';
import { createLog, startReading } from '../../platform/events/log-cursors.ts';

export type TenantRow = Selectable<Tenants>;

/** The name of the event log reader that notifies members of customers' messages; it reads every tenant's log. */
export const MESSAGE_NOTIFIER = 'message-notifier';

/** Inserts a business and its empty event log. The transaction must include its id. */
export async function insertTenant(tx: Tx, tenant: { id: string; name: string; at: Date }): Promise<void> {
  const { id, name, at } = tenant;
  await tx.db.insertInto('tenants').values({ id, name, createdAt: at, updatedAt: at }).execute();
  await createLog(tx, id);
  await startReading(tx, id, MESSAGE_NOTIFIER);
}

export function getTenant(tx: Tx, tenantId: string): Promise<TenantRow> {
  return tx.db.selectFrom('tenants').selectAll().where('id', '=', tenantId).executeTakeFirstOrThrow();
}

/** Updates only the given fields, or just `updated_at` if there are none. */
export function updateTenant(tx: Tx, tenantId: string, changes: TenantChanges, at: Date): Promise<TenantRow> {
  const { name, ...rest } = changes;
  return tx.db
    .updateTable('tenants')
    .set({ ...rest, ...(name === undefined ? {} : { name }), updatedAt: at })
    .where('id', '=', tenantId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Returns the default country for phone numbers without a country code, as two letters; null if none is set.
 */
export async function findDefaultCountry(tx: Tx, tenantId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('tenants')
    .select('defaultCountry')
    .where('id', '=', tenantId)
    .executeTakeFirst();
  return row?.defaultCountry ?? null;
}

/** Does the same for several tenants, by tenant. */
export async function findDefaultCountries(
  tx: Tx,
  tenantIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (tenantIds.length === 0) return new Map();
  const { rows } = await tx.client.query<{ id: string; country: string | null }>({
    name: 'tenants_default_countries',
    text: 'select id, default_country as country from tenants where id = any ($1::uuid[])',
    values: [tenantIds],
  });
  return new Map(rows.map((row) => [row.id, row.country]));
}

export async function findTenantName(tx: Tx, tenantId: string): Promise<string | undefined> {
  return (await listTenantNames(tx, [tenantId])).get(tenantId);
}

/** Returns names by id. The transaction must include the tenants, or be of one of their members. */
export async function listTenantNames(tx: Tx, tenantIds: string[]): Promise<Map<string, string>> {
  if (tenantIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('tenants')
    .select(['id', 'name'])
    .where('id', 'in', tenantIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
