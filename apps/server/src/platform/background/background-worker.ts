import type { Logger } from '../log.ts';

export interface BackgroundWorkerOptions {
  name: string;
  log: Logger;
  /** Sweep interval in milliseconds: the longest wait between two rounds without a wake-up. */
  everyMs: number;
  /** Finds due work and does some of it. Returning `more` starts the next round immediately. */
  run(signal: AbortSignal): Promise<'more' | 'done'>;
}

/** A loop that finds due work in the database: on a wake-up (which may be lost), and on a timer anyway. */
export interface BackgroundWorker {
  start(): void;
  /** Starts a round soon. It is cheap and may be called at any time. */
  wake(): void;
  /** Stops after the current round. May be called twice, and without `start`. */
  stop(): Promise<void>;
  readonly scan: Scan;
}

/** Health of a background worker, for readiness checks. Times are from `performance.now`. */
export interface Scan {
  readonly name: string;
  readonly everyMs: number;
  /** When the last round finished, or when the worker was started. Undefined while it is not running. */
  readonly doneAtMs: number | undefined;
}

export function createBackgroundWorker({
  name,
  log,
  everyMs,
  run,
}: BackgroundWorkerOptions): BackgroundWorker {
  const abort = new AbortController();
  let isAwake = false;
  let failures = 0;
  let rouse: (() => void) | undefined;
  let loop: Promise<void> | undefined;
  let doneAtMs: number | undefined;

  function rest(ms: number): Promise<void> {
    if (isAwake || abort.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      rouse = done;
      function done() {
        clearTimeout(timer);
        rouse = undefined;
        resolve();
      }
    });
  }

  async function go(): Promise<void> {
    while (!abort.signal.aborted) {
      isAwake = false;
      let delayMs = everyMs;
      try {
        const left = await run(abort.signal);
        doneAtMs = performance.now();
        failures = 0;
        if (left === 'more') continue;
      } catch (error) {
        failures += 1;
        delayMs = Math.min(everyMs, 100 * 2 ** Math.min(failures, 8));
        log.error({ err: error, worker: name, failures }, 'a background worker failed; it will run again');
        isAwake = false;
      }
      await rest(delayMs);
    }
  }

  return {
    scan: {
      name,
      everyMs,
      get doneAtMs() {
        return doneAtMs;
      },
    },
    start() {
      doneAtMs ??= performance.now();
      loop ??= go();
    },
    wake() {
      isAwake = true;
      rouse?.();
    },
    async stop() {
      abort.abort();
      rouse?.();
      await loop;
      doneAtMs = undefined;
    },
  };
}
