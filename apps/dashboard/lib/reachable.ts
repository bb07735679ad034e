import { watchNetwork } from './network.ts';
import { pause } from './realtime/pauses.ts';

const PATIENCE_MS = 5_000;

/** Asks: a cable that was pulled is noticed by the connection only after a while. */
export async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch('/health', { cache: 'no-store', signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Fetches code; while the server is away it waits and tries again. Rejects with what cannot be had though the server is there. */
export async function retryWhileOffline<Code>(load: () => Promise<Code>): Promise<Code> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (await isReachable()) throw error;
      await comesBack();
    }
  }
}

/** When the connection is back, the network is, or some time has passed. */
async function comesBack(): Promise<void> {
  const { network, stop } = watchNetwork();
  await pause(PATIENCE_MS, new AbortController().signal, network);
  stop();
}
