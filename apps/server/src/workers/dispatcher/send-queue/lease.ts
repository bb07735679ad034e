/*
 * Keeps the lease of a send queue. The lease is renewed three times per lease length. By a monotonic clock,
 * the owner trusts it for only four fifths of that length, so that its last send comes before the next
 * owner's first send even if a renewal hangs.
 */

export interface Lease {
  /** Whether a send may start now; checked right before each send. */
  isSafe(): boolean;
  /** True if another process owns the send queue: nothing may be sent any more. */
  isLost(): boolean;
  lose(): void;
  stop(): void;
}

const TRUSTED = 0.8;

/**
 * Keeps a lease that was requested at `askedAtMs` (performance.now). `renew` resolves to false if the lease
 * is lost.
 */
export function keepLease(options: {
  askedAtMs: number;
  leaseMs: number;
  renew(): Promise<boolean>;
  onLost(): void;
  onError(error: unknown): void;
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
      options.onError(error);
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
