import { definerDueSendQueues, isDatabaseUnavailable, withTenants } from '@waqtor/db';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../platform/background/background-worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { takeSendQueue } from './send-queue/send-queue.store.ts';
import { createSendQueue, type SendQueue } from './send-queue/send-queue.ts';
import {
  type DispatcherDeps,
  type DispatcherOptions,
  defaultOptions,
} from './send-queue/send-queue-context.ts';

export interface Dispatcher extends Pick<BackgroundWorker, 'scan'> {
  start(): void;
  /** Starts a scan soon, instead of at the next sweep. */
  wake(): void;
  /**
   * Waits for the sends in progress and releases the send queues. May be called twice, and without `start`.
   */
  stop(): Promise<void>;
}

const SEND_QUEUES_PER_SCAN = 200;
/** How long to wait for a row lock, in ms. A row that stays locked is tried again by the next scan. */
const TAKE_LOCK_TIMEOUT_MS = '1000';

/** Acquires send queues that have work and no owner, and processes them (docs/subsystems/send-queues.md). */
export function createDispatcher(
  platform: Platform,
  deps: DispatcherDeps,
  given: Partial<DispatcherOptions> = {},
): Dispatcher {
  const options = { owner: platform.config.processName, ...defaultOptions, ...given };
  const sendQueues = new Map<string, { sendQueue: SendQueue; ended: Promise<void> }>();
  let isStopping = false;

  const worker = createBackgroundWorker({
    name: 'dispatcher',
    log: platform.log,
    everyMs: options.sweepMs,
    run: look,
  });
  const off = platform.wakeUps.on('sendQueue', (sessionId) => {
    if (sessionId === '*') {
      for (const { sendQueue } of sendQueues.values()) sendQueue.wake();
      worker.wake();
      return;
    }
    const running = sendQueues.get(sessionId);
    if (running) running.sendQueue.wake();
    else worker.wake();
  });

  async function look(): Promise<'more' | 'done'> {
    const at = platform.clock.now();
    let taken = 0;
    for (const key of await definerDueSendQueues(platform.db, { at, maxRows: SEND_QUEUES_PER_SCAN })) {
      if (isStopping) break;
      if (sendQueues.has(key.sessionId)) continue;
      // A send queue that cannot be acquired must not block the queues after it on every scan.
      const isTaken = await take(key).catch((error) => {
        if (isDatabaseUnavailable(error)) throw error;
        platform.log.warn({ err: error, sessionId: key.sessionId }, 'a send queue could not be acquired');
        return false;
      });
      if (isTaken) taken += 1;
    }
    return taken === SEND_QUEUES_PER_SCAN ? 'more' : 'done';
  }

  async function take(key: { sessionId: string; tenantId: string }): Promise<boolean> {
    const askedAtMs = performance.now();
    const token = await withTenants(
      platform.db,
      [key.tenantId],
      (tx) => takeSendQueue(tx, key, options.owner, options.leaseMs),
      { settings: { lock_timeout: TAKE_LOCK_TIMEOUT_MS } },
    );
    if (token === undefined) return false;
    const sendQueue = createSendQueue(platform, deps, options, { sendQueue: { ...key, token }, askedAtMs });
    const ended = sendQueue.run().then((isWhole) => {
      sendQueues.delete(key.sessionId);
      // Messages queued while the send queue was being released caused no wake-up.
      if (isWhole && !isStopping) worker.wake();
    });
    sendQueues.set(key.sessionId, { sendQueue, ended });
    if (isStopping) sendQueue.stop();
    return true;
  }

  return {
    scan: worker.scan,
    start: () => worker.start(),
    wake: () => worker.wake(),
    async stop() {
      isStopping = true;
      off();
      for (const { sendQueue } of sendQueues.values()) sendQueue.stop();
      await worker.stop();
      await Promise.all([...sendQueues.values()].map(({ ended }) => ended));
    },
  };
}
