/**
 * Deduplicates concurrent queries for the same key. Callers within one turn of the event loop share a query,
 * and callers that arrive while one is running share the next. A query starts after all its callers have
 * asked, so no caller gets a result older than its request.
 */
export class SharedQueries<Answer> {
  readonly #entries = new Map<string, { next: Promise<Answer> | undefined; pending: Promise<unknown> }>();

  ask(key: string, put: () => Promise<Answer>): Promise<Answer> {
    const entry = this.#entries.get(key) ?? { next: undefined, pending: endOfTurn() };
    this.#entries.set(key, entry);
    entry.next ??= entry.pending.then(() => {
      entry.next = undefined;
      const answer = put();
      entry.pending = answer.then(
        () => this.#forget(key, entry),
        () => this.#forget(key, entry),
      );
      return answer;
    });
    return entry.next;
  }

  #forget(key: string, entry: { next: Promise<Answer> | undefined }): void {
    if (entry.next === undefined) this.#entries.delete(key);
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
