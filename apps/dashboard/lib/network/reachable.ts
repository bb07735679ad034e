import { sleep } from '../realtime/backoff.ts';
import { watchNetwork } from './network.ts';

const TIMEOUT_MS = 5_000;

/** Probes the server: a broken network is noticed by the socket only after a while. */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return fetch('/health', { cache: 'no-store', signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/**
 * Runs a dynamic import; while the server is unreachable it waits and retries. Rejects if the import fails
 * although the server is reachable.
 */
export async function retryWhileOffline<Code>(load: () => Promise<Code>): Promise<Code> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (await isReachable()) throw error;
      await untilOnline();
    }
  }
}

/** Resolves when the connection or the network is back, or after a delay. */
async function untilOnline(): Promise<void> {
  const { network, stop } = watchNetwork();
  await sleep(TIMEOUT_MS, new AbortController().signal, network);
  stop();
}
