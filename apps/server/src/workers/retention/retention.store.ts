import type { Queryable, Tx } from '@waqtor/db';
import { sql } from 'kysely';

export async function tenantsWithEventsBefore({ db }: Queryable, before: Date): Promise<string[]> {
  const { rows } = await sql<{ tenantId: string }>`
    select tenant_id from definer_tenants_with_events_before(${before})`.execute(db);
  return rows.map(({ tenantId }) => tenantId);
}

export async function tenantsWithKeysBefore({ db }: Queryable, before: Date): Promise<string[]> {
  const { rows } = await sql<{ tenantId: string }>`
    select tenant_id from definer_tenants_with_idempotency_keys_before(${before})`.execute(db);
  return rows.map(({ tenantId }) => tenantId);
}

/** Deletes one tenant's Idempotency-Keys that are older; at most `maxRows`. Returns how many went. */
export async function deleteKeysBefore(
  tx: Tx,
  tenantId: string,
  before: Date,
  maxRows: number,
): Promise<number> {
  // Chosen in a CTE of its own, so that the limit holds; a key another process is deleting is left to it.
  const { rowCount } = await tx.client.query(
    `with old as materialized (
       select actor, key from idempotency_keys
       where tenant_id = $1 and created_at < $2 limit $3 for update skip locked
     )
     delete from idempotency_keys k using old
     where k.tenant_id = $1 and k.actor = old.actor and k.key = old.key`,
    [tenantId, before, maxRows],
  );
  return rowCount ?? 0;
}

/** Deletes security events of all tenants that are older; at most `maxRows`, and none younger than a week. */
export async function trimAuditEvents({ db }: Queryable, before: Date, maxRows: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select definer_trim_audit_events(${before}, ${maxRows}) as count`.execute(db);
  return rows[0]?.count ?? 0;
}
