import type { QueryClient } from '@tanstack/react-query';

const waiting = new Set<string>();
const SOON_MS = 400;

/** Throttles a refetch: at most one per interval, however many events request it. */
export function invalidateSoon(client: QueryClient, queryKey: readonly unknown[]): void {
  const name = JSON.stringify(queryKey);
  if (waiting.has(name)) return;
  waiting.add(name);
  setTimeout(() => {
    waiting.delete(name);
    client.invalidateQueries({ queryKey });
  }, SOON_MS);
}
