import { LRUCache } from 'lru-cache';

/*
 * Limits the cost of requests without a valid signature. Each combination of address and session has a budget
 * of consecutive failures. After that, each failure is answered with 429, and requests from that source are
 * verified one per turn of the event loop. A valid signature is always accepted: behind one proxy, an
 * attacker and WhatsApp have the same address.
 */

export interface FailedProofs {
  /** Resolves immediately while the budget lasts, otherwise when it is this request's turn to be verified. */
  wait(source: string): Promise<void>;
  /** Charges one failure. If the budget is spent, returns the seconds until the next failure is allowed. */
  charge(source: string): number | undefined;
}

interface Bucket {
  left: number;
  at: number;
}

export function createFailedProofs({
  free = 60,
  perSecond = 1,
  now,
}: {
  free?: number;
  perSecond?: number;
  /** Unix milliseconds. */
  now: () => number;
}): FailedProofs {
  const buckets = new LRUCache<string, Bucket>({ max: 20_000 });
  let last: Promise<void> = Promise.resolve();

  function bucketOf(source: string): Bucket {
    const at = now();
    const known = buckets.get(source) ?? { left: free, at };
    const bucket = {
      left: Math.min(free, known.left + ((at - known.at) / 1_000) * perSecond),
      at,
    };
    buckets.set(source, bucket);
    return bucket;
  }

  return {
    wait(source) {
      if (!buckets.has(source) || bucketOf(source).left >= 1) return Promise.resolve();
      last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
      return last;
    },
    charge(source) {
      const bucket = bucketOf(source);
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond);
      bucket.left -= 1;
      return undefined;
    },
  };
}
