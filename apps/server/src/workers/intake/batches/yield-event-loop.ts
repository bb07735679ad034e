/**
 * Work on more items than this yields between its steps, because each step blocks the event loop for several
 * milliseconds.
 */
const MANY_ITEMS = 250;

/** Yields to the event loop between two steps of work on this many items; does nothing if there are few. */
export function yieldEventLoop(items: number): Promise<void> | undefined {
  if (items <= MANY_ITEMS) return undefined;
  return new Promise((resolve) => setImmediate(resolve));
}
