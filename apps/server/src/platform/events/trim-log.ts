import type { Tx } from '@waqtor/db';

/**
 * Deletes at most `maxRows` of one tenant's oldest events from before an instant, and raises the floor to the
 * last deleted seq. Returns how many were deleted. It stops at the first event that must be kept, so that the
 * log has no gaps.
 */
export async function trimLog(tx: Tx, tenantId: string, before: Date, maxRows: number): Promise<number> {
  const { rows } = await tx.client.query<{ up_to: number | null; deleted: number }>(TRIM, [
    tenantId,
    before,
    maxRows,
  ]);
  const { up_to: upTo, deleted } = rows[0] ?? { up_to: null, deleted: 0 };
  // Every transaction that publishes events waits for the lock on the head row, so it is taken last, as in
  // `announce`.
  if (upTo !== null) {
    await tx.client.query('update event_heads set floor_seq = greatest(floor_seq, $2) where tenant_id = $1', [
      tenantId,
      upTo,
    ]);
  }
  return deleted;
}

const TRIM = `
with oldest as (
  select e.seq, e.at from event_heads h
  join events e on e.tenant_id = h.tenant_id and e.seq > h.floor_seq
  where h.tenant_id = $1 order by e.seq limit $3
), bound as (
  select coalesce(min(seq) filter (where at >= $2) - 1, max(seq)) as up_to from oldest
), gone as (
  delete from events e using oldest, bound
  where e.tenant_id = $1 and e.seq = oldest.seq and oldest.seq <= bound.up_to
  returning e.seq
)
select (select max(seq) from gone) as up_to, (select count(*) from gone) as deleted`;
