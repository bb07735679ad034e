import { createFairSemaphore, type FairSemaphore } from '../../concurrency/fair-semaphore.ts';
import { AppError } from '../../errors.ts';
import type { Platform } from '../../platform.ts';

/**
 * The number of connections that requests leave to the intake, the send queues and the background workers.
 */
const RESERVED = 4;
/**
 * Maximum number of one tenant's requests that wait for a connection. Further requests are refused, before
 * they fill the pool's queue for everyone.
 */
const WAITING_PER_TENANT = 500;

const semaphores = new WeakMap<Platform['db'], FairSemaphore>();

/**
 * Returns the function by which one request runs its transactions: each waits until its tenant has a slot. A
 * tenant with very many requests never occupies all connections, so another tenant waits for one transaction
 * to end, not for all that were queued before.
 */
export function createTransactionRunner(
  platform: Platform,
  tenantId: string,
): <Result>(work: () => Promise<Result>) => Promise<Result> {
  // This is a variable of the request, because an AsyncLocalStorage would slow down every promise of the
  // process, including the intake's.
  let running = 0;
  return (work) => {
    // A nested transaction must not wait for a slot that only its outer one would free.
    if (running > 0) return work();
    return semaphoreOf(platform).run(tenantId, async () => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    });
  };
}

function semaphoreOf(platform: Platform): FairSemaphore {
  const known = semaphores.get(platform.db);
  if (known) return known;
  const total = Math.max(1, platform.config.databasePool - RESERVED);
  const semaphore = createFairSemaphore({
    total,
    perKey: Math.max(1, Math.floor((total * 3) / 4)),
    waitingPerKey: WAITING_PER_TENANT,
    refusal: () => new AppError('overloaded'),
  });
  semaphores.set(platform.db, semaphore);
  return semaphore;
}
