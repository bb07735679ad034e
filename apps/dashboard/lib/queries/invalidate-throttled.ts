import type { QueryClient } from '@tanstack/react-query';

const scheduled = new Set<string>();
const THROTTLE_MS = 400;

/** Throttles a refetch: at most one per interval, however many events request it. */
export function invalidateThrottled(client: QueryClient, queryKey: readonly unknown[]): void {
  const name = JSON.stringify(queryKey);
  if (scheduled.has(name)) return;
  scheduled.add(name);
  setTimeout(() => {
    scheduled.delete(name);
    client.invalidateQueries({ queryKey });
  }, THROTTLE_MS);
}
