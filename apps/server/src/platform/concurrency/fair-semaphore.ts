/*
 * Limits concurrent work of one kind so that no tenant occupies all of it. Each key has a limit below the
 * total, waiting callers are admitted round-robin by key, and the number of waiting callers per key is
 * limited.
 */

export interface FairSemaphoreOptions {
  /** Maximum concurrency over all keys. */
  total: number;
  /** Maximum concurrency per key. */
  perKey: number;
  /** Maximum number of waiting callers per key; further ones are rejected. */
  waitingPerKey: number;
  /** Creates the error for a rejected caller. */
  refusal: () => Error;
}

export interface FairSemaphore {
  /**
   * Waits for a slot; returns the function that releases it, which may be called twice. Rejects if too many
   * callers wait.
   */
  enter(key: string): Promise<() => void>;
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

interface Queue {
  running: number;
  waiting: (() => void)[];
}

export function createFairSemaphore({
  total,
  perKey,
  waitingPerKey,
  refusal,
}: FairSemaphoreOptions): FairSemaphore {
  /** In round-robin order: the next key is first. */
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
