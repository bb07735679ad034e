import { AppError } from '../../../platform/errors.ts';

/** Whom work is done for. */
export interface Source {
  /** A network, or a browser or person we know. */
  name: string;
  /** It has signed in before, or holds a link that was mailed. */
  isKnown: boolean;
}

interface Waiting {
  start(): void;
  refuse(): void;
}

/**
 * Lets `atOnce` works run and `waiting` wait, of strangers and again of those we know, in turns of their sources. When too
 * many wait, the source with the longest queue loses its newest; work that is refused fails with `overloaded`.
 */
export function createFairQueue(
  atOnce: number,
  waiting: number,
): <T>(source: Source, work: () => Promise<T>) => Promise<T> {
  /** The source whose turn is next comes first. */
  const strangers = new Map<string, Waiting[]>();
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
    // Whoever would only change places with another is refused.
    if ((queues.get(name)?.length ?? 0) + 1 >= longest.length) throw overloaded();
    longest.pop()?.refuse();
  }

  /** Takes who is next out of its queue; its source goes to the end. */
  function takeNext(): Waiting | undefined {
    const queues = (isTurnOfKnown && known.size > 0) || strangers.size === 0 ? known : strangers;
    isTurnOfKnown = queues === strangers;
    for (const [name, queue] of queues) {
      const next = queue.shift();
      queues.delete(name);
      if (queue.length > 0) queues.set(name, queue);
      return next;
    }
    return undefined;
  }

  return async ({ name, isKnown }, work) => {
    if (running >= atOnce) await join(isKnown ? known : strangers, name);
    else running += 1;
    try {
      return await work();
    } finally {
      // Whoever finishes hands its place over, so nobody can slip in between.
      const next = takeNext();
      if (next) next.start();
      else running -= 1;
    }
  };
}

function overloaded(): AppError {
  return new AppError('overloaded', undefined, { retryAfter: 2 });
}
