import type { Tx } from '@waqtor/db';

/** Deletes at most `maxRows` of one tenant's older Idempotency-Keys. Returns how many were deleted. */
export async function deleteIdempotencyKeysBefore(
  tx: Tx,
  tenantId: string,
  before: Date,
  maxRows: number,
): Promise<number> {
  // The keys are selected in a CTE of their own, so that the limit holds. Rows locked by another process are
  // skipped.
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
