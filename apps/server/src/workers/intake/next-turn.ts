/** Between the steps of more items than this others get their turn: they take the event loop for several milliseconds. */
const MANY_ITEMS = 250;

/** Lets the event loop turn between two steps of work on so many items; does nothing when they are few. */
export function nextTurn(items: number): Promise<void> | undefined {
  if (items <= MANY_ITEMS) return undefined;
  return new Promise((resolve) => setImmediate(resolve));
}
