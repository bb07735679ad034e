import type { QueryClient } from '@tanstack/react-query';

/** If more events than this arrive during one request, all queries are refetched. */
const MOST = 5_000;

/**
 * A response may be older than an event that arrived while it was in flight, and would then overwrite newer
 * state. Events are therefore buffered while any request is in flight, and applied again, in order, after its
 * response. That is safe, because applying an event sets values and is idempotent.
 */
export function keepAnswersCurrent<Event>(
  client: QueryClient,
  apply: (event: Event) => void,
): { hear(event: Event): void; stop(): void } {
  /** For each request in flight, the number of events buffered when it started. */
  const asked = new Map<string, number>();
  let kept: Event[] = [];
  function end(name: string): void {
    asked.delete(name);
    if (asked.size === 0) kept = [];
  }
  const stop = client.getQueryCache().subscribe((news) => {
    const name = news.query.queryHash;
    if (news.type === 'removed') end(name);
    if (news.type !== 'updated') return;
    const { action } = news;
    if (action.type === 'fetch') asked.set(name, kept.length);
    if (action.type === 'error') end(name);
    if (action.type === 'success' && !action.manual) {
      const missed = kept.slice(asked.get(name) ?? kept.length);
      end(name);
      queueMicrotask(() => missed.forEach(apply));
    }
  });
  return {
    hear(event) {
      apply(event);
      if (asked.size === 0) return;
      kept.push(event);
      if (kept.length <= MOST) return;
      asked.clear();
      kept = [];
      client.invalidateQueries();
    },
    stop,
  };
}
