/*
 * WhatsApp's pair rate limit: a burst of 45 messages to one contact, refilled at one per 6 s. It stores one
 * instant per contact, the theoretical arrival time of the generic cell rate algorithm (GCRA).
 */

export interface PairRate {
  /** The time at which the next message to this contact may be sent; at or before `nowMs` means now. */
  readyAt(contactId: string, nowMs: number): number;
  take(contactId: string, nowMs: number): void;
  /**
   * Call this when WhatsApp reports "too often": nothing is sent to this contact until then, and no burst
   * follows.
   */
  delayUntil(contactId: string, untilMs: number): void;
  /** The number of contacts whose rate has not fully recovered. */
  readonly size: number;
}

export interface PairLimits {
  burst: number;
  everyMs: number;
}

const whatsAppPairLimits: PairLimits = { burst: 45, everyMs: 6_000 };
const SWEEP_AT = 10_000;

export function createPairRate({ burst, everyMs }: PairLimits = whatsAppPairLimits): PairRate {
  const paidAt = new Map<string, number>();
  const grace = (burst - 1) * everyMs;
  let sweepAt = SWEEP_AT;

  function dropFull(nowMs: number): void {
    if (paidAt.size < sweepAt) return;
    for (const [contactId, at] of paidAt) if (at <= nowMs) paidAt.delete(contactId);
    sweepAt = Math.max(SWEEP_AT, paidAt.size * 2);
  }

  return {
    get size() {
      return paidAt.size;
    },
    readyAt: (contactId) => (paidAt.get(contactId) ?? Number.NEGATIVE_INFINITY) - grace,
    take(contactId, nowMs) {
      dropFull(nowMs);
      paidAt.set(contactId, Math.max(paidAt.get(contactId) ?? nowMs, nowMs) + everyMs);
    },
    delayUntil(contactId, untilMs) {
      paidAt.set(contactId, Math.max(paidAt.get(contactId) ?? 0, untilMs + grace));
    },
  };
}
