import type { Tx } from '@waqtor/db';

/** Deletes one tenant's Idempotency-Keys that are older; at most `maxRows`. Returns how many went. */
export async function deleteIdempotencyKeysBefore(
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
