import { sessionSettings } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import type { Provider } from '@waqtor/provider';
import { AppError } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';
import { markAllowed } from '../marking/mark-allowed.ts';
import type { MarkedMessage } from '../marking/mark-sending.ts';
import { createNumberRate } from '../rates/number-rate.ts';
import { createPairRate } from '../rates/pair-rate.ts';
import { type Consequence, classifyFailure, type Outcome, ownError } from '../results/outcome.ts';
import { createQueueResults } from '../results/queue-results.ts';
import { countSends } from '../send-metrics.ts';
import { sendOne } from '../sending/send-one.ts';
import { uploadFile } from '../sending/upload-file.ts';
import { type Candidate, orderKey } from './choose.ts';
import { keepLease } from './lease.ts';
import { pauseSendQueueFor } from './pause-send-queue.ts';
import { createQueueCache } from './queue-cache.ts';
import { releaseSendQueue, renewSendQueue, type SendQueueKey } from './send-queue.store.ts';
import {
  type DispatcherDeps,
  type DispatcherOptions,
  inSendQueue,
  nowMs,
  type SendQueueContext,
} from './send-queue-context.ts';
import { openSendQueue, readNext, reclaimMarks } from './send-queue-reads.ts';
import { createUploads } from './uploads.ts';
import { createWakeableSleep } from './wakeable-sleep.ts';

/** A send queue owned by this process. It runs until it is idle, paused, lost or stopped. */
export interface SendQueue {
  /** Resolves once all sends have ended and the queue is released; to false after a failure. Never rejects. */
  run(): Promise<boolean>;
  /** Call this when there may be new messages in the queue. */
  wake(): void;
  /** Stops starting sends; `run` ends when those in progress have ended. */
  stop(): void;
}

export function createSendQueue(
  platform: Platform,
  deps: DispatcherDeps,
  options: DispatcherOptions,
  { sendQueue, askedAtMs }: { sendQueue: SendQueueKey; askedAtMs: number },
): SendQueue {
  const log = platform.log.child({ sessionId: sendQueue.sessionId, fencingToken: sendQueue.token });
  const sleeper = createWakeableSleep();
  const count = countSends(platform.metrics);
  const settings = sessionSettings.parse({});
  const lease = keepLease({
    askedAtMs,
    leaseMs: options.leaseMs,
    // Renewals bypass the connection gate, because a lease that is renewed late is lost.
    renew: () =>
      withTenants(platform.db, [sendQueue.tenantId], (tx) => renewSendQueue(tx, sendQueue, options.leaseMs)),
    onLost: () => {
      log.warn('the lease of the send queue was lost to another process');
      sleeper.wake();
    },
    onError: (error) => log.warn({ err: error }, 'the lease of the send queue could not be renewed'),
  });
  const context: SendQueueContext = { platform, deps, options, sendQueue, lease, settings };
  const rate = createNumberRate(settings.messagesPerSecond, nowMs(context));
  const pairs = createPairRate();
  const queue = createQueueCache({
    rate,
    pairs: () => (context.settings.enforcePairRateLimit ? pairs : undefined),
  });
  const results = createQueueResults(context, log);

  const inProgress = new Map<string, Promise<void>>();
  const uploads = createUploads({
    queue,
    upload: async (storageKey) => {
      const provider = await openProvider();
      if (!provider) return false;
      await uploadFile(platform, sendQueue, provider, storageKey);
      return true;
    },
    fail: (candidate, error) =>
      failQueued(candidate, error).catch((failure) =>
        log.warn({ err: failure }, 'a message whose upload failed could not be marked as failed'),
      ),
    onEnded: () => sleeper.wake(),
  });
  const chores = new Set<Promise<void>>();
  let isStopping = false;
  let isPaused = false;
  let strayMarks: string[] = [];
  let dueMs = Number.POSITIVE_INFINITY;
  let busyAtMs = performance.now();
  let sweptAtMs = busyAtMs;

  const isOver = () => isStopping || isPaused || lease.isLost();

  async function run(): Promise<boolean> {
    let isWhole = true;
    try {
      await work();
    } catch (error) {
      isWhole = false;
      log.error({ err: error }, 'a send queue failed; the periodic scan will acquire it again');
    }
    await finish();
    return isWhole;
  }

  async function work(): Promise<void> {
    isPaused = !(await openSendQueue(context, queue));
    let failures = 0;
    while (!isOver()) {
      try {
        if (!(await turn())) return;
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn({ err: error, failures }, 'a round of a send queue failed; it will be retried');
        await sleeper.sleep(Math.min(2_000, 50 * 2 ** failures));
      }
    }
  }

  /** One round: reads, sends what may be sent, then sleeps. Returns false if the queue can be released. */
  async function turn(): Promise<boolean> {
    await refresh();
    if (isOver()) return false;
    const picked = queue.pick(room(), nowMs(context));
    uploads.start();
    if (picked.length > 0) {
      busyAtMs = performance.now();
      await launch(picked);
      return true;
    }
    if (inProgress.size > 0 || uploads.pending().length > 0) busyAtMs = performance.now();
    if (performance.now() - busyAtMs > options.lingerMs) return false;
    await sleeper.sleep(restMs());
    return true;
  }

  async function refresh(): Promise<void> {
    if (strayMarks.length > 0) {
      await reclaimMarks(context, strayMarks);
      strayMarks = [];
      queue.rewind();
    }
    if (performance.now() - sweptAtMs > options.sweepMs) {
      sweptAtMs = performance.now();
      queue.rewind();
    }
    const read = await readNext(context, queue, dueMs);
    if (!read) return;
    dueMs = read.dueMs;
    isPaused ||= read.isPaused;
    rate.setLimit(context.settings.messagesPerSecond);
  }

  function room(): number {
    if (!lease.isSafe()) return 0;
    const free = options.concurrency - inProgress.size;
    // A few free slots are not worth a transaction; waiting for half instead of a quarter sends about 15 % more.
    return free < options.concurrency / 2 ? 0 : free;
  }

  function restMs(): number {
    const now = nowMs(context);
    const nextMs = Math.min(queue.nextMs(now) ?? Number.POSITIVE_INFINITY, dueMs);
    return Math.max(1, Math.min(options.sweepMs, nextMs - now));
  }

  async function launch(picked: readonly Candidate[]): Promise<void> {
    const marked = await mark(picked);
    if (!marked) return;
    for (const message of marked.messages) {
      const sending = sendOne(context, marked.provider, message).then(({ outcome, consequence }) => {
        inProgress.delete(message.messageId);
        end(message, outcome, consequence);
        sleeper.wake();
      });
      inProgress.set(message.messageId, sending);
    }
  }

  /** Marks the picked messages as `sending`; releases the keys of those it could not mark. */
  async function mark(
    picked: readonly Candidate[],
  ): Promise<{ provider: Provider; messages: MarkedMessage[] } | undefined> {
    const ids = picked.map((candidate) => candidate.messageId);
    try {
      const provider = await openProvider();
      if (!provider) return undefined;
      const marks = await inSendQueue(context, (tx) => markAllowed(context, tx, provider, ids));
      if (marks === 'lost') {
        lease.lose();
        return undefined;
      }
      const isMarked = new Set(marks.marked.map((message) => message.messageId));
      for (const candidate of picked) if (!isMarked.has(candidate.messageId)) queue.free(orderKey(candidate));
      for (const _ of marks.refused) count('failed');
      return { provider, messages: marks.marked };
    } catch (error) {
      // The COMMIT may have succeeded, but none of these messages was sent: before the next round they are
      // returned to the queue.
      strayMarks.push(...ids);
      for (const candidate of picked) queue.free(orderKey(candidate));
      throw error;
    }
  }

  async function openProvider(): Promise<Provider | undefined> {
    try {
      return await deps.providerOf(sendQueue);
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 503) throw error;
      pause({ untilMs: nowMs(context) + 60_000, error: ownError('account_stopped', error.message) });
      return undefined;
    }
  }

  function end(message: MarkedMessage, outcome: Outcome, consequence: Consequence | undefined): void {
    const endedMs = nowMs(context);
    const key = orderKey(message);
    if (consequence?.slowNumberMs !== undefined) rate.slowDown(endedMs, consequence.slowNumberMs);
    if (consequence?.delayPairUntilMs !== undefined)
      pairs.delayUntil(message.contactId, consequence.delayPairUntilMs);
    if (consequence?.pauseSendQueue) pause(consequence.pauseSendQueue);
    if (outcome.kind === 'retry') {
      queue.retryAt(key, outcome.dueMs);
      dueMs = Math.min(dueMs, outcome.dueMs);
    }
    count(outcome.kind);
    results.push({ messageId: message.messageId, outcome, attempts: message.attempts, endedMs });
    // The key is released only once this result is written, because the later messages of its conversation
    // have to wait.
    if (outcome.kind !== 'again') queue.free(key);
    else
      chore(
        results.drain().then(() => {
          queue.free(key);
          queue.rewind();
        }),
      );
  }

  function pause(pausing: NonNullable<Consequence['pauseSendQueue']>): void {
    if (isPaused) return;
    isPaused = true;
    chore(
      pauseSendQueueFor(context, pausing).catch((error) => {
        isPaused = false;
        log.error({ err: error }, 'a send queue could not be paused');
      }),
    );
  }

  /** Fails a message before it is sent. Marked `sending` first, so that the fencing token is checked. */
  async function failQueued(candidate: Candidate, error: unknown): Promise<void> {
    const marked = await mark([candidate]);
    const message = marked?.messages[0];
    if (!message) return;
    const { outcome, consequence } = classifyFailure(error, {
      attempts: message.attempts,
      nowMs: nowMs(context),
    });
    end(message, outcome, consequence);
    queue.stale();
  }

  function chore(work: Promise<void>): void {
    chores.add(work);
    void work.finally(() => {
      chores.delete(work);
      sleeper.wake();
    });
  }

  async function finish(): Promise<void> {
    const grace = new Promise<void>((resolve) => setTimeout(resolve, options.graceMs).unref());
    await Promise.race([Promise.allSettled([...inProgress.values(), ...uploads.pending()]), grace]);
    await results.drain();
    await Promise.allSettled(chores);
    lease.stop();
    if (lease.isLost()) return;
    await inSendQueue(context, (tx) => releaseSendQueue(tx, sendQueue)).catch((error) =>
      log.warn({ err: error }, 'a send queue could not be released; its lease will expire'),
    );
  }

  return {
    run,
    wake() {
      queue.stale();
      sleeper.wake();
    },
    stop() {
      isStopping = true;
      sleeper.wake();
    },
  };
}
