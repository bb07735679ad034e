import { useSyncExternalStore } from 'react';

/** Whether the page's script is at work: false in what the server painted, and while that is taken over. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
