let aheadMs = 0;

/** Learns from an answer's own date how far the server's clock is ahead of ours; to the second. */
export function learnServerClock(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  // Within a second or two it may as well be the way of the answer.
  if (!Number.isNaN(date)) aheadMs = Math.abs(date - Date.now()) < 2_000 ? 0 : date - Date.now();
}

/** What the server's clock shows now: whoever sets a time by it is not led astray by a wrong clock on the desk. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}
