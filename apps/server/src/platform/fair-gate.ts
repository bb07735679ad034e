/*
 * Bounds how much of one kind of work runs at a time, so that no tenant takes all of it: each key has a limit of its own
 * below the total, those who wait are let in by turns of their keys, and how many may wait is bounded too.
 */

export interface FairGateOptions {
  /** At once, of all keys. */
  total: number;
  /** At once, of one key. */
  perKey: number;
  /** More waiting ones of a key are refused. */
  waitingPerKey: number;
  /** Made for each that is refused. */
  refusal: () => Error;
}

export interface FairGate {
  /** Waits for a place and returns what gives it back; safe to call twice. Rejects when too many wait. */
  enter(key: string): Promise<() => void>;
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

interface Queue {
  running: number;
  waiting: (() => void)[];
}

export function createFairGate({ total, perKey, waitingPerKey, refusal }: FairGateOptions): FairGate {
  /** The key whose turn is next comes first. */
  const keys = new Map<string, Queue>();
  let running = 0;

  function admit(): void {
    for (const [key, queue] of keys) {
      if (running >= total) return;
      if (queue.waiting.length === 0 || queue.running >= perKey) continue;
      running += 1;
      queue.running += 1;
      keys.delete(key);
      keys.set(key, queue);
      queue.waiting.shift()?.();
    }
  }

  function leave(key: string, queue: Queue): void {
    running -= 1;
    queue.running -= 1;
    keys.delete(key);
    if (queue.running > 0 || queue.waiting.length > 0) keys.set(key, queue);
    admit();
  }

  async function enter(key: string): Promise<() => void> {
    const queue = keys.get(key) ?? { running: 0, waiting: [] };
    keys.set(key, queue);
    if (running < total && queue.running < perKey && queue.waiting.length === 0) {
      running += 1;
      queue.running += 1;
    } else {
      if (queue.waiting.length >= waitingPerKey) throw refusal();
      await new Promise<void>((resolve) => queue.waiting.push(resolve));
    }
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      leave(key, queue);
    };
  }

  return {
    enter,
    async run(key, work) {
      const done = await enter(key);
      try {
        return await work();
      } finally {
        done();
      }
    },
  };
}
