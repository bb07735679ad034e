import { AppError } from '../../../platform/errors.ts';

/** The source a task is attributed to. */
export interface Source {
  /** A network, or a known browser or user. */
  name: string;
  /** True if the source has signed in before, or has a link sent by e-mail. */
  isKnown: boolean;
}

interface Waiting {
  start(): void;
  refuse(): void;
}

/**
 * A fair queue: runs `maxConcurrent` tasks concurrently and keeps up to `waiting` from unknown and `waiting` from
 * known sources. It alternates between the two groups and is round-robin by source. If a group is full, the
 * source with the longest queue loses its newest task. Rejected tasks fail with `overloaded`.
 */
export function createFairQueue(
  maxConcurrent: number,
  waiting: number,
): <T>(source: Source, work: () => Promise<T>) => Promise<T> {
  /** In round-robin order: the next source is first. */
  const unknown = new Map<string, Waiting[]>();
  const known = new Map<string, Waiting[]>();
  let isTurnOfKnown = true;
  let running = 0;

  function join(queues: Map<string, Waiting[]>, name: string): Promise<void> {
    const count = [...queues.values()].reduce((sum, queue) => sum + queue.length, 0);
    if (count >= waiting) makeRoom(queues, name);
    return new Promise((start, reject) => {
      const queue = queues.get(name) ?? [];
      queue.push({ start, refuse: () => reject(overloaded()) });
      queues.set(name, queue);
    });
  }

  function makeRoom(queues: Map<string, Waiting[]>, name: string): void {
    const longest = [...queues.values()].reduce((a, b) => (b.length > a.length ? b : a));
    // Replacing one task by another of an equally long queue would gain nothing, so the new one is rejected.
    if ((queues.get(name)?.length ?? 0) + 1 >= longest.length) throw overloaded();
    longest.pop()?.refuse();
  }

  /** Dequeues the next task and moves its source to the end. */
  function takeNext(): Waiting | undefined {
    const queues = (isTurnOfKnown && known.size > 0) || unknown.size === 0 ? known : unknown;
    isTurnOfKnown = queues === unknown;
    for (const [name, queue] of queues) {
      const next = queue.shift();
      queues.delete(name);
      if (queue.length > 0) queues.set(name, queue);
      return next;
    }
    return undefined;
  }

  return async ({ name, isKnown }, work) => {
    if (running >= maxConcurrent) await join(isKnown ? known : unknown, name);
    else running += 1;
    try {
      return await work();
    } finally {
      // The slot is handed over directly, so that no new task can take it first.
      const next = takeNext();
      if (next) next.start();
      else running -= 1;
    }
  };
}

function overloaded(): AppError {
  return new AppError('overloaded', undefined, { retryAfter: 2 });
}
