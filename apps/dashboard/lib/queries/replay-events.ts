import type { QueryClient } from '@tanstack/react-query';

/** If more events than this arrive during one request, all queries are refetched. */
const MAX_BUFFERED = 5_000;

/**
 * A response may be older than an event that arrived while it was in flight, and would then overwrite newer
 * state. So events are buffered while any request is in flight, and applied again, in order, after its
 * response. That is safe because applying an event sets values and is idempotent.
 */
export function replayEventsOverResponses<Event>(
  client: QueryClient,
  apply: (event: Event) => void,
): { onEvent(event: Event): void; stop(): void } {
  /** For each request in flight, the number of events buffered when it started. */
  const inFlight = new Map<string, number>();
  let buffered: Event[] = [];
  function onSettled(name: string): void {
    inFlight.delete(name);
    if (inFlight.size === 0) buffered = [];
  }
  const stop = client.getQueryCache().subscribe((cacheEvent) => {
    const name = cacheEvent.query.queryHash;
    if (cacheEvent.type === 'removed') onSettled(name);
    if (cacheEvent.type !== 'updated') return;
    const { action } = cacheEvent;
    if (action.type === 'fetch') inFlight.set(name, buffered.length);
    if (action.type === 'error') onSettled(name);
    if (action.type === 'success' && !action.manual) {
      const missed = buffered.slice(inFlight.get(name) ?? buffered.length);
      onSettled(name);
      queueMicrotask(() => missed.forEach(apply));
    }
  });
  return {
    onEvent(event) {
      apply(event);
      if (inFlight.size === 0) return;
      buffered.push(event);
      if (buffered.length <= MAX_BUFFERED) return;
      inFlight.clear();
      buffered = [];
      client.invalidateQueries();
    },
    stop,
  };
}
