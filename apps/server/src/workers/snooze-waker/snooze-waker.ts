import { definerDueSnoozes, withTenants } from '@waqtor/db';
import {
  announceConversationUpdated,
  notifyAssignees,
  recordChanges,
  wakeConversations,
} from '../../features/conversations/index.ts';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';

const BATCH = 200;

/**
 * Background worker that reopens snoozed conversations when they are due. (An inbound message reopens its
 * conversation in the intake.)
 */
export function createSnoozeWaker(platform: Platform, { everyMs = 2_000 } = {}): BackgroundWorker {
  const { db, clock, log } = platform;
  return createBackgroundWorker({
    name: 'snooze-waker',
    log,
    everyMs,
    async run() {
      const now = clock.now();
      const rows = await definerDueSnoozes(db, { at: now, maxRows: BATCH });
      if (rows.length === 0) return 'done';
      const ids = rows.map((row) => row.conversationId);
      const tenantIds = [...new Set(rows.map((row) => row.tenantId))];
      const woken = await withTenants(db, tenantIds, async (tx) => {
        const changed = await wakeConversations(tx, ids, now);
        for (const pair of changed) announceConversationUpdated(tx, pair, now);
        await recordChanges(tx, changed, { actor: { kind: 'system', id: null }, at: now });
        await notifyAssignees(tx, changed, { actorId: null, at: now });
        return changed.length;
      });
      // If none was reopened, other processes have locked them all, and the next scan finds what they left.
      return rows.length === BATCH && woken > 0 ? 'more' : 'done';
    },
  });
}
