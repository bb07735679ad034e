import { withTenants } from '@waqtor/db';
import { createMover, type Mover } from '../../../platform/mover.ts';
import type { Platform } from '../../../platform/platform.ts';
import { groupBy } from '../group-by.ts';
import { applyWaiting } from './apply-statuses.ts';

const EVERY_MS = 2_000;
const BATCH = 500;
/** A status and its message can only miss each other while both are being committed. */
const RECENT_MS = 60_000;
const FIRST_LOOK_MS = 24 * 3_600_000;

/**
 * Finds statuses that wait although their message is there: each was written while the other was not yet committed. The
 * first look goes back a day, for what a crash left; later ones a minute.
 */
export function createWaitingSweep(platform: Platform): Mover {
  let lookBackMs = FIRST_LOOK_MS;
  return createMover({
    name: 'waiting-statuses',
    log: platform.log,
    everyMs: EVERY_MS,
    async run() {
      const now = platform.clock.now();
      const since = new Date(now.getTime() - lookBackMs);
      const { rows } = await platform.db.pool.query<{ status_id: string; tenant_id: string }>(
        'select status_id, tenant_id from door_settleable_statuses($1, $2)',
        [since.toISOString(), BATCH],
      );
      for (const [tenantId, waiting] of groupBy(rows, (row) => row.tenant_id)) {
        await settle(
          platform,
          tenantId,
          waiting.map((row) => row.status_id),
          now,
        );
      }
      if (rows.length === BATCH) return 'more';
      lookBackMs = RECENT_MS;
      return 'done';
    },
  });
}

async function settle(platform: Platform, tenantId: string, ids: string[], now: Date): Promise<void> {
  await withTenants(platform.db, [tenantId], async (tx) => {
    const { rows } = await tx.client.query<{ sessionId: string; providerId: string }>(
      `select distinct session_id as "sessionId", provider_id as "providerId" from waiting_statuses
       where tenant_id = $1 and id = any ($2)`,
      [tenantId, ids],
    );
    await applyWaiting(tx, rows, now);
  });
}
