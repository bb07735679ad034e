import { useConnection } from '../realtime.ts';

/**
 * An event target that fires `online` whenever a retry makes sense: when the network or the connection to the
 * server is restored. It no longer fires after `stop`.
 */
export function watchNetwork(): { network: EventTarget; stop(): void } {
  const network = new EventTarget();
  const fireOnline = () => network.dispatchEvent(new Event('online'));
  window.addEventListener('online', fireOnline);
  const unsubscribe = useConnection.subscribe(
    (now, before) => now.state === 'live' && before.state !== 'live' && fireOnline(),
  );
  return {
    network,
    stop() {
      window.removeEventListener('online', fireOnline);
      unsubscribe();
    },
  };
}
