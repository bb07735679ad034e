import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../../platform/background/background-worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { pruneTickets } from '../logins/tokens/tickets.store.ts';
import { pruneThrottles } from './login-throttle.ts';

/** Deletes expired throttle rows and used, expired tickets every hour; otherwise they would accumulate. */
export function createThrottleSweep(platform: Platform): BackgroundWorker {
  return createBackgroundWorker({
    name: 'throttle-sweep',
    log: platform.log,
    everyMs: 3_600_000,
    run: async () => {
      const hasMore = [await pruneThrottles(platform), await pruneTickets(platform.db, platform.clock.now())];
      return hasMore.includes(true) ? 'more' : 'done';
    },
  });
}
