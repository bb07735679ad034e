/*
 * Keeping a send queue. The lease is renewed three times in its length; the owner trusts it for four fifths only, by a clock
 * that no one can set, so that its last send lies before the first of the next owner even if a renewal hangs.
 */

export interface Lease {
  /** May a send start now? Asked right before each one. */
  isSafe(): boolean;
  /** Somebody else has the send queue: nothing may be sent any more. */
  isLost(): boolean;
  lose(): void;
  stop(): void;
}

const TRUSTED = 0.8;

/** Keeps a lease that was asked for at `askedAtMs` (performance.now). `renew` says false when the send queue is lost. */
export function keepLease(options: {
  askedAtMs: number;
  leaseMs: number;
  renew(): Promise<boolean>;
  onLost(): void;
  onTrouble(error: unknown): void;
}): Lease {
  let safeUntilMs = options.askedAtMs + options.leaseMs * TRUSTED;
  let isLost = false;
  let isRenewing = false;

  function lose(): void {
    clearInterval(timer);
    if (isLost) return;
    isLost = true;
    options.onLost();
  }

  async function renew(): Promise<void> {
    if (isRenewing) return;
    isRenewing = true;
    const askedAtMs = performance.now();
    try {
      if (await options.renew()) safeUntilMs = askedAtMs + options.leaseMs * TRUSTED;
      else lose();
    } catch (error) {
      options.onTrouble(error);
    } finally {
      isRenewing = false;
    }
  }

  const timer = setInterval(() => void renew(), options.leaseMs / 3);
  return {
    isSafe: () => !isLost && performance.now() < safeUntilMs,
    isLost: () => isLost,
    lose,
    stop: () => clearInterval(timer),
  };
}
