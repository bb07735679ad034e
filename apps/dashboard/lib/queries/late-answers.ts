import type { QueryClient } from '@tanstack/react-query';

/** More than this between a question and its answer: then all is asked anew. */
const MOST = 5_000;

/**
 * An answer of the API may have been written before an event that was heard while it was on its way: what it says is older
 * than what is shown. So events are kept while anything is on its way, and applied once more, in their order, after it has
 * arrived. What applies them puts a state where it was, not a difference, so twice is as good as once.
 */
export function keepAnswersCurrent<Event>(
  client: QueryClient,
  apply: (event: Event) => void,
): { hear(event: Event): void; stop(): void } {
  /** For each question on its way, how many events were kept when it was asked. */
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
