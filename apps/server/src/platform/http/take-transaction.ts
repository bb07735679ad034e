import { AsyncLocalStorage } from 'node:async_hooks';
import { createFairSemaphore, type FairSemaphore } from '../concurrency/fair-semaphore.ts';
import { AppError } from '../errors.ts';
import type { Platform } from '../platform.ts';

/** Connections that requests leave to the intake, the send queues and the background workers. */
const RESERVED = 4;
/**
 * Requests of one tenant that may wait for a connection; more are refused, before they fill the pool's queue
 * for everybody.
 */
const WAITING_PER_TENANT = 500;

const gates = new WeakMap<Platform['db'], FairSemaphore>();
const isInside = new AsyncLocalStorage<true>();

/**
 * Runs a transaction of a request when its tenant has a slot: a tenant with very many requests never occupies
 * all connections, so another tenant waits for one transaction to end, not for all that were queued before.
 */
export function takeTransaction<Result>(
  platform: Platform,
  tenantId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  // A nested transaction must not wait for a slot that only its outer one would free.
  if (isInside.getStore()) return work();
  return semaphoreOf(platform).run(tenantId, () => isInside.run(true, work));
}

function semaphoreOf(platform: Platform): FairSemaphore {
  const known = gates.get(platform.db);
  if (known) return known;
  const total = Math.max(1, platform.config.databasePool - RESERVED);
  const gate = createFairSemaphore({
    total,
    perKey: Math.max(1, Math.floor((total * 3) / 4)),
    waitingPerKey: WAITING_PER_TENANT,
    refusal: () => new AppError('overloaded'),
  });
  gates.set(platform.db, gate);
  return gate;
}
