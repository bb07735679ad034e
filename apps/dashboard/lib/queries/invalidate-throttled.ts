import type { QueryClient } from '@tanstack/react-query';

const scheduled = new Set<string>();
const THROTTLE_MS = 400;

/** Throttles a refetch: at most one per interval, however many events request it. */
export function invalidateThrottled(
  client: QueryClient,
  queryKey: readonly unknown[],
  everyMs = THROTTLE_MS,
): void {
  const name = JSON.stringify(queryKey);
  if (scheduled.has(name)) return;
  scheduled.add(name);
  setTimeout(() => {
    scheduled.delete(name);
    client.invalidateQueries({ queryKey });
  }, everyMs);
}
