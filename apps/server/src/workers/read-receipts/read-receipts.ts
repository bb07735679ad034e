import { definerDueReceipts, withTenants } from '@waqtor/db';
import { claimReceipts, clearReceipt, type Receipt } from '../../features/conversations/index.ts';
import { markReadAtProvider } from '../../features/messages/index.ts';
import type { Providers } from '../../features/sessions/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';

const BATCH = 50;
const AT_ONCE = 8;
/**
 * The lease of a claim, far longer than a batch takes. If a process is killed, another one sends its receipts
 * after this time.
 */
const CLAIM_MS = 5 * 60_000;

/**
 * Background worker that sends read receipts to WhatsApp. Best effort: each is sent once, by the process that
 * claimed it, and again only if that process was killed.
 */
export function createReadReceipts(
  platform: Platform,
  providers: Pick<Providers, 'providerOf'>,
  { everyMs = 1_000 } = {},
): BackgroundWorker {
  const { clock, db, log } = platform;

  async function give(receipt: Receipt): Promise<void> {
    // The claim has expired, so another process may have it: this process must have been suspended.
    if (clock.now() >= receipt.claimedUntil) return;
    await markReadAtProvider({ providerOf: providers.providerOf, log }, receipt);
    await withTenants(db, [receipt.tenantId], (tx) => clearReceipt(tx, receipt));
  }

  return createBackgroundWorker({
    name: 'read-receipts',
    log,
    everyMs,
    async run() {
      const now = clock.now();
      const rows = await definerDueReceipts(db, { at: now, maxRows: BATCH });
      if (rows.length === 0) return 'done';
      const ids = rows.map((row) => row.conversationId);
      const tenantIds = [...new Set(rows.map((row) => row.tenantId))].sort();
      const claim = { now, claimedUntil: new Date(now.getTime() + CLAIM_MS) };
      const claimed = await withTenants(db, tenantIds, (tx) => claimReceipts(tx, ids, claim));
      const waiting = [...claimed];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = waiting.pop(); next; next = waiting.pop()) await give(next);
        }),
      );
      // If none was claimed, other processes have locked them all.
      return rows.length === BATCH && claimed.length > 0 ? 'more' : 'done';
    },
  });
}
