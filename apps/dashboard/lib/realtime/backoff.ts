const MIN_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;

/** Exponential backoff with jitter: the delay in ms after this many consecutive failures. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return Math.min(MAX_WAIT_MS, MIN_WAIT_MS * 2 ** (failures - 1)) * (0.5 + random() / 2);
}

/** Sleeps; ends early when the network is back or the signal is aborted. */
export function sleep(ms: number, signal: AbortSignal, network: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      network.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    network.addEventListener('online', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
