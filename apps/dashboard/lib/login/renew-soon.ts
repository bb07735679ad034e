import type { QueryClient } from '@tanstack/react-query';

const waiting = new Set<string>();
const SOON_MS = 400;

/** However many events ask for it, it is fetched again at most every so often. */
export function invalidateSoon(client: QueryClient, queryKey: readonly unknown[]): void {
  const name = JSON.stringify(queryKey);
  if (waiting.has(name)) return;
  waiting.add(name);
  setTimeout(() => {
    waiting.delete(name);
    client.invalidateQueries({ queryKey });
  }, SOON_MS);
}
