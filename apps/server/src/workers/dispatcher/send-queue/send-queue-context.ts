import type { SessionSettings } from '@waqtor/contract';
import { type Tx, withTenants } from '@waqtor/db';
import type { Provider } from '@waqtor/provider';
import type { Engines } from '../../../features/sessions/index.ts';
import { createFairSemaphore, type FairSemaphore } from '../../../platform/concurrency/fair-semaphore.ts';
import { indexLookUps } from '../../../platform/index-look-ups.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Lease } from './lease.ts';
import { type SendQueueKey, UNTIL_RESTART } from './send-queue.store.ts';

export interface DispatcherOptions {
  /** Identifies this process in leases. Default: the platform's process name. */
  owner: string;
  /** The length of a lease that is not renewed. */
  leaseMs: number;
  /** How long an idle send queue is kept, so that the next message does not need to acquire it again. */
  lingerMs: number;
  /** Interval of the sweep, which bounds the delay after a lost wake-up. */
  sweepMs: number;
  /** Concurrent sends per queue. 256 give 1,000 a second if WhatsApp answers in 250 ms. */
  concurrency: number;
  /** How long `stop` waits for sends in progress; the next owner marks the rest unknown. */
  graceMs: number;
}

export const defaultOptions: Omit<DispatcherOptions, 'owner'> = {
  leaseMs: 15_000,
  lingerMs: 5_000,
  sweepMs: 1_000,
  concurrency: 256,
  graceMs: 10_000,
};

export interface DispatcherDeps {
  providerOf(session: { tenantId: string; sessionId: string }): Promise<Provider>;
  /** The installed engines, needed to present a session when it has to be stopped. */
  engines: Engines;
}

/** The state shared by the parts of one running send queue. */
export interface SendQueueContext {
  platform: Platform;
  deps: DispatcherDeps;
  options: DispatcherOptions;
  sendQueue: SendQueueKey;
  lease: Lease;
  /** As of the last read. */
  settings: SessionSettings;
}

export function nowMs(context: Pick<SendQueueContext, 'platform'>): number {
  return context.platform.clock.now().getTime();
}

/** Runs one transaction for the queue's tenant, when it is that tenant's turn. */
export function inSendQueue<T>(
  { platform, sendQueue }: Pick<SendQueueContext, 'platform' | 'sendQueue'>,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return semaphoreOf(platform).run(sendQueue.tenantId, () =>
    withTenants(platform.db, [sendQueue.tenantId], fn, { settings: indexLookUps }),
  );
}

const gates = new WeakMap<Platform['db'], FairSemaphore>();

/**
 * Keeps a tenant with hundreds of numbers from using the whole connection pool: other queues wait for at most
 * one transaction.
 */
function semaphoreOf({ db, config }: Platform): FairSemaphore {
  const known = gates.get(db);
  if (known) return known;
  const total = Math.max(2, Math.floor(config.databasePool / 2));
  const gate = createFairSemaphore({
    total,
    perKey: Math.floor(total / 2),
    waitingPerKey: Number.POSITIVE_INFINITY,
    refusal: () => new Error('the semaphore refused a send queue'),
  });
  gates.set(db, gate);
  return gate;
}

/**
 * When a message that is unknown now will be resent: only if the session has an explicit policy, otherwise
 * never.
 */
export function unknownDueAt({ settings }: Pick<SendQueueContext, 'settings'>, now: Date): Date {
  const { retryUnknownAfterMs } = settings;
  return retryUnknownAfterMs === null ? UNTIL_RESTART : new Date(now.getTime() + retryUnknownAfterMs);
}
