/** Where the time comes from; tests turn one by hand. */
export interface Clock {
  now(): Date;
  /** Milliseconds since some moment, which nobody can set: for how long something takes, inside one process. */
  monotonicMs(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };
