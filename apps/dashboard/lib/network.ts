import { useConnection } from './realtime.ts';

/** Says `online` whenever trying again is worth it: the network is back, or the connection to the server; until `stop`. */
export function watchNetwork(): { network: EventTarget; stop(): void } {
  const network = new EventTarget();
  const again = () => network.dispatchEvent(new Event('online'));
  window.addEventListener('online', again);
  const unsubscribe = useConnection.subscribe(
    (now, before) => now.state === 'live' && before.state !== 'live' && again(),
  );
  return {
    network,
    stop() {
      window.removeEventListener('online', again);
      unsubscribe();
    },
  };
}
