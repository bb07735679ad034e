/** The source of time. Tests use a clock that they advance by hand. */
export interface Clock {
  now(): Date;
  /** Milliseconds of a monotonic clock, for measuring durations within one process. */
  monotonicMs(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };
