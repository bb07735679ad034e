import { AppError } from '../errors.ts';
import { createFairGate, type FairGate } from '../fair-gate.ts';
import type { Platform } from '../platform.ts';

/** Kinds of requests that take long: a few of each tenant run at a time, a few more wait, the rest is told to come later. */
const limits = {
  /** Searches for words, and counts. */
  search: { total: 8, perKey: 3, waitingPerKey: 20 },
  /** Their places are held while the client reads, so there are more. */
  export: { total: 24, perKey: 2, waitingPerKey: 2 },
  /** Changes of many rows in one transaction. */
  bulk: { total: 6, perKey: 2, waitingPerKey: 8 },
} as const;

export type HeavyWork = keyof typeof limits;

const RETRY_AFTER_SECONDS = 2;
const gates = new WeakMap<Platform['db'], Record<HeavyWork, FairGate>>();

/** Waits for this tenant's turn; the answer gives the place back. Throws `too_many_concurrent_requests`. */
export function enterHeavyWork(platform: Platform, work: HeavyWork, tenantId: string): Promise<() => void> {
  const all = gates.get(platform.db) ?? {
    search: createGate('search'),
    export: createGate('export'),
    bulk: createGate('bulk'),
  };
  gates.set(platform.db, all);
  return all[work].enter(tenantId);
}

function createGate(work: HeavyWork): FairGate {
  const { total, perKey, waitingPerKey } = limits[work];
  const refusal = () =>
    new AppError(
      'too_many_concurrent_requests',
      { work, atOnce: perKey, waiting: waitingPerKey },
      {
        retryAfter: RETRY_AFTER_SECONDS,
      },
    );
  return createFairGate({ total, perKey, waitingPerKey, refusal });
}
