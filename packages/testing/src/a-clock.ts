/** A manual clock, which only the test advances. */
export interface TestClock {
  now(): Date;
  /** Increases with `advance`, and never decreases. */
  monotonicMs(): number;
  /** Advances the clock by that many milliseconds. */
  advance(ms: number): void;
  /** Sets the clock to an instant, e.g. `2026-11-20T09:00:00Z`. */
  set(iso: string): void;
}

/** Creates a manual clock set to `startIso`. */
export function aClock(startIso = '2026-11-20T09:00:00.000Z'): TestClock {
  let nowMs = parse(startIso);
  let passedMs = 0;
  const turn = (toMs: number) => {
    passedMs += Math.max(0, toMs - nowMs);
    nowMs = toMs;
  };
  return {
    now: () => new Date(nowMs),
    monotonicMs: () => passedMs,
    advance: (ms) => turn(nowMs + ms),
    set: (iso) => turn(parse(iso)),
  };
}

function parse(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new TypeError(`not an instant: ${iso}`);
  return ms;
}
