import { withTenants } from '@waqtor/db';
import { clearReceipt, listReceipts, type Receipt } from '../../features/conversations/index.ts';
import { markReadAtProvider } from '../../features/messages/index.ts';
import type { Providers } from '../../features/sessions/index.ts';
import { createMover, type Mover } from '../../platform/mover.ts';
import type { Platform } from '../../platform/platform.ts';

const BATCH = 50;
const AT_ONCE = 8;

/** Tells WhatsApp what was read here. A courtesy: it is tried once, and again only when we were killed meanwhile. */
export function createReadReceipts(
  platform: Platform,
  providers: Pick<Providers, 'providerOf'>,
  { everyMs = 1_000 } = {},
): Mover {
  const { db, log } = platform;

  async function give(receipt: Receipt): Promise<void> {
    await markReadAtProvider({ providerOf: providers.providerOf, log }, receipt);
    await withTenants(db, [receipt.tenantId], (tx) => clearReceipt(tx, receipt));
  }

  return createMover({
    name: 'read-receipts',
    log,
    everyMs,
    async run() {
      const { rows } = await db.pool.query('select * from door_due_receipts($1)', [BATCH]);
      if (rows.length === 0) return 'done';
      const ids = rows.map((row) => row.conversation_id);
      const tenantIds = [...new Set<string>(rows.map((row) => row.tenant_id))];
      const waiting = await withTenants(db, tenantIds, (tx) => listReceipts(tx, ids), { readOnly: true });
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = waiting.pop(); next; next = waiting.pop()) await give(next);
        }),
      );
      return rows.length === BATCH ? 'more' : 'done';
    },
  });
}
