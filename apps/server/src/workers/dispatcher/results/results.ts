import type { SendEnd } from './outcome.ts';

/**
 * Collects send results and writes them in batches: what arrives while one batch is being written forms the
 * next.
 */
export interface Results {
  push(end: SendEnd): void;
  /** Resolves when everything pushed so far is written or given up. */
  drain(): Promise<void>;
}

const GATHER_MS = 8;
const ENOUGH = 128;

/**
 * `write` is retried with increasing delays for `giveUpAfterMs`; after that the results are dropped and
 * `onGivenUp` is called: their rows stay marked `sending`, and the next owner of the queue marks them
 * unknown.
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
      // One result alone would cost a transaction, and others usually follow within milliseconds.
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
