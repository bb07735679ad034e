import { createFairSemaphore, type FairSemaphore } from '../../concurrency/fair-semaphore.ts';
import { AppError } from '../../errors.ts';
import type { Platform } from '../../platform.ts';

/**
 * Limits for expensive requests: a few per tenant run concurrently, a few more wait, and the others are
 * refused.
 */
const limits = {
  /** Text searches and counts. */
  search: { total: 8, perKey: 3, waitingPerKey: 20 },
  /** A slot is held while the client downloads, so there are more of them. */
  export: { total: 24, perKey: 2, waitingPerKey: 2 },
  /** Changes of many rows in one transaction. */
  bulk: { total: 6, perKey: 2, waitingPerKey: 8 },
} as const;

export type HeavyWork = keyof typeof limits;

const RETRY_AFTER_SECONDS = 2;
const gates = new WeakMap<Platform['db'], Record<HeavyWork, FairSemaphore>>();

/** Waits for a slot; the response releases it. Throws `too_many_concurrent_requests`. */
export function enterHeavyWork(platform: Platform, work: HeavyWork, tenantId: string): Promise<() => void> {
  const all = gates.get(platform.db) ?? {
    search: createSemaphore('search'),
    export: createSemaphore('export'),
    bulk: createSemaphore('bulk'),
  };
  gates.set(platform.db, all);
  return all[work].enter(tenantId);
}

function createSemaphore(work: HeavyWork): FairSemaphore {
  const { total, perKey, waitingPerKey } = limits[work];
  const refusal = () =>
    new AppError(
      'too_many_concurrent_requests',
      { work, maxConcurrent: perKey, waiting: waitingPerKey },
      {
        retryAfter: RETRY_AFTER_SECONDS,
      },
    );
  return createFairSemaphore({ total, perKey, waitingPerKey, refusal });
}
