/*
 * The rate limit of one number: a token bucket with an adaptive rate. When WhatsApp reports "too fast", the
 * rate is halved; afterwards it recovers by a twentieth of its limit per second. The bucket holds only a
 * twentieth of a second's worth of tokens, because WhatsApp counts the messages in each second, not our
 * average.
 */

export interface NumberRate {
  /** The number of messages that may be sent now. */
  available(nowMs: number): number;
  take(count: number): void;
  /**
   * Call this when WhatsApp reports "too fast": halves the rate, at most once a second, and pauses for
   * `pauseMs`.
   */
  slowDown(nowMs: number, pauseMs: number): void;
  /** Milliseconds until a message may be sent; 0 if one may be sent now. */
  waitMs(nowMs: number): number;
  setLimit(perSecond: number): void;
  /** Messages per second, as of the last call. */
  readonly perSecond: number;
}

const LEAST_FACTOR = 1 / 64;
const RECOVERY_PER_MS = 1 / 20 / 1_000;

export function createNumberRate(limit: number, startMs: number): NumberRate {
  let perSecondLimit = limit;
  let factor = 1;
  let tokens = depthOf(limit);
  let filledMs = startMs;
  let slowedMs = Number.NEGATIVE_INFINITY;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;

  function depthOf(rate: number): number {
    return Math.max(1, rate / 20);
  }

  function fill(nowMs: number): void {
    const passedMs = Math.max(0, nowMs - filledMs);
    filledMs = nowMs;
    tokens = Math.min(
      depthOf(perSecondLimit * factor),
      tokens + (passedMs / 1_000) * perSecondLimit * factor,
    );
    factor = Math.min(1, factor + passedMs * RECOVERY_PER_MS);
  }

  return {
    get perSecond() {
      return perSecondLimit * factor;
    },
    available(nowMs) {
      fill(nowMs);
      return nowMs < pausedUntilMs ? 0 : Math.floor(tokens);
    },
    take(count) {
      tokens -= count;
    },
    slowDown(nowMs, pauseMs) {
      fill(nowMs);
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + pauseMs);
      tokens = Math.min(tokens, 0);
      // All refusals of one burst count as one. Otherwise a burst of sixty would halve the rate sixty times.
      if (nowMs - slowedMs < 1_000) return;
      slowedMs = nowMs;
      factor = Math.max(LEAST_FACTOR, factor / 2);
    },
    waitMs(nowMs) {
      fill(nowMs);
      const forToken = tokens >= 1 ? 0 : ((1 - tokens) / (perSecondLimit * factor)) * 1_000;
      return Math.max(0, Math.ceil(Math.max(forToken, pausedUntilMs - nowMs)));
    },
    setLimit(perSecond) {
      // Keeps the bucket's fill level in proportion.
      tokens *= perSecond / perSecondLimit;
      perSecondLimit = perSecond;
    },
  };
}
