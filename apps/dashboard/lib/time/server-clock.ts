let aheadMs = 0;

/** Estimates the offset of the server's clock from a response's Date header; to the second. */
export function learnServerClock(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  // A difference of a second or two may be network latency.
  if (!Number.isNaN(date)) aheadMs = Math.abs(date - Date.now()) < 2_000 ? 0 : date - Date.now();
}

/**
 * The current time of the server's clock, in ms: scheduled times must not depend on a wrong clock of the
 * device.
 */
export function serverNow(): number {
  return Date.now() + aheadMs;
}
