/** A clock that stands still until the test turns it; fits wherever only `now` is asked for. */
export interface TestClock {
  now(): Date;
  /** Turns it forward by that many milliseconds. */
  advance(ms: number): void;
  /** Puts it to an instant, e.g. `2026-11-20T09:00:00Z`. */
  set(iso: string): void;
}

/** A clock that shows `startIso`. */
export function aClock(startIso = '2026-11-20T09:00:00.000Z'): TestClock {
  let nowMs = parse(startIso);
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
    set: (iso) => {
      nowMs = parse(iso);
    },
  };
}

function parse(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new TypeError(`not an instant: ${iso}`);
  return ms;
}
