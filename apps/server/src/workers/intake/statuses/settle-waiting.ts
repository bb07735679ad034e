import { type Tx, withTenants } from '@waqtor/db';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../../platform/background/background-worker.ts';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import { indexLookUps } from '../../../platform/index-look-ups.ts';
import type { Platform } from '../../../platform/platform.ts';
import { recordWaitingParties } from '../contacts/record-waiting-parties.ts';
import { applyWaiting } from './apply-statuses.ts';

const EVERY_MS = 2_000;
const BATCH = 500;
/** A status and its message usually miss each other only if both are being committed at the same time. */
const RECENT_MS = 60_000;
/**
 * A send result that was stored long after its status, or a crash, leaves older ones: WhatsApp repeats for
 * seven days.
 */
const MAX_AGE_MS = 7 * 86_400_000;
const FAR_EVERY_MS = 10 * 60_000;

/**
 * Background worker that applies waiting statuses whose message is stored; each of the two was written before
 * the other was committed. It checks the last minute, and the last week at the start and every ten minutes.
 */
export function createWaitingSweep(platform: Platform): BackgroundWorker {
  let farLookAt = Number.NEGATIVE_INFINITY;
  return createBackgroundWorker({
    name: 'waiting-statuses',
    log: platform.log,
    everyMs: EVERY_MS,
    async run() {
      const now = platform.clock.now();
      const isFar = now.getTime() - farLookAt >= FAR_EVERY_MS;
      const since = new Date(now.getTime() - (isFar ? MAX_AGE_MS : RECENT_MS));
      const { rows } = await platform.db.pool.query<{ status_id: string; tenant_id: string }>(
        'select status_id, tenant_id from definer_settleable_statuses($1, $2)',
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
      if (isFar) farLookAt = now.getTime();
      return 'done';
    },
  });
}

async function settle(platform: Platform, tenantId: string, ids: string[], now: Date): Promise<void> {
  const learn = async (tx: Tx) => {
    const { rows } = await tx.client.query<{ sessionId: string; providerId: string }>(
      `select distinct session_id as "sessionId", provider_id as "providerId" from waiting_statuses
       where tenant_id = $1 and id = any ($2)`,
      [tenantId, ids],
    );
    await recordWaitingParties(tx, tenantId, rows, now);
    await applyWaiting(tx, rows, now);
  };
  await withTenants(platform.db, [tenantId], learn, { settings: indexLookUps });
}
