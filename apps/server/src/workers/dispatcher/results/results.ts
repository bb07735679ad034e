import type { SendEnd } from './outcome.ts';

/**
 * Collects send results and writes them in batches. Results that arrive while one batch is being written form
 * the next batch.
 */
export interface Results {
  push(end: SendEnd): void;
  /** Resolves when everything pushed so far has been written or dropped. */
  drain(): Promise<void>;
}

const GATHER_MS = 8;
const ENOUGH = 128;

/**
 * Retries `write` with increasing delays for `giveUpAfterMs`. After that the results are dropped and
 * `onGivenUp` is called: the rows stay `sending`, and the next owner of the queue marks them as unknown.
 */
export function createResults(options: {
  write(ends: SendEnd[]): Promise<void>;
  giveUpAfterMs: number;
  onError(error: unknown): void;
  onGivenUp(count: number): void;
}): Results {
  let pending: SendEnd[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (pending.length > 0) {
      // A transaction for a single result would be wasteful: more results usually follow within milliseconds.
      if (pending.length < ENOUGH) await pause(GATHER_MS);
      const ends = pending;
      pending = [];
      await writeWithRetries(ends);
    }
    running = undefined;
  }

  async function writeWithRetries(ends: SendEnd[]): Promise<void> {
    const untilMs = performance.now() + options.giveUpAfterMs;
    for (let failures = 0; ; failures++) {
      try {
        await options.write(ends);
        return;
      } catch (error) {
        options.onError(error);
        if (performance.now() > untilMs) {
          options.onGivenUp(ends.length);
          return;
        }
        await pause(Math.min(2_000, 50 * 2 ** failures));
      }
    }
  }

  return {
    push(end) {
      pending.push(end);
      running ??= run();
    },
    async drain() {
      while (running) await running;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
