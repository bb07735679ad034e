import { createMover, type Mover } from '../../platform/mover.ts';
import type { Platform } from '../../platform/platform.ts';
import { pruneThrottles } from './login-throttle.ts';

/** Forgets failures that are over, every hour; without it each address ever tried would keep a row. */
export function createThrottleSweep(platform: Platform): Mover {
  return createMover({
    name: 'throttle-sweep',
    log: platform.log,
    everyMs: 3_600_000,
    run: async () => ((await pruneThrottles(platform)) ? 'more' : 'done'),
  });
}
