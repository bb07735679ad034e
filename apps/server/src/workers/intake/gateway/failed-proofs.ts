import { LRUCache } from 'lru-cache';

/*
 * What requests without a fitting signature may cost. Per address and session so many may fail in a row; past that each
 * failure is answered with 429, and requests from there are proven one per turn of the event loop. A fitting signature
 * passes at any time: behind one proxy the forger and WhatsApp have the same address.
 */

export interface FailedProofs {
  /** Resolves at once while the budget lasts, else when it is this request's turn to be proven. */
  wait(source: string): Promise<void>;
  /** Charges one failure; the seconds until the next is allowed when the budget is spent. */
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
  /** Milliseconds. */
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
