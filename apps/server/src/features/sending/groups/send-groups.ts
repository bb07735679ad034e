import type { AcceptedMessage } from '@waqtor/contract';
import {
  isDatabaseUnavailable,
  isStorageFull,
  isWorthRetrying,
  violatedReference,
  withTenants,
} from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { type Backlog, createBacklog } from '../../../platform/grouping/backlog.ts';
import { Batcher } from '../../../platform/grouping/batcher.ts';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import type { Leftover } from '../../../platform/grouping/retry-jobs.ts';
import type { IdempotencyClaim } from '../../../platform/http/idempotency/idempotency.ts';
import { indexLookUps } from '../../../platform/index-look-ups.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Engines } from '../../sessions/index.ts';
import { sizeOf } from '../content/outgoing-content.ts';
import type { SendRequest } from '../send-request.ts';
import { acceptGroup, type GroupOutcome, type KeyedRequest } from './accept-group.ts';

const GATHER_MS = 2;
const BATCH_BYTES = 8 * 1024 * 1024;
/**
 * Maximum number of waiting requests: per source (see `sourceOf`), and in total. Further requests are
 * refused.
 */
const WAITING_PER_SOURCE = 2_000;
const WAITING = 10_000;
const WAITING_BYTES_PER_SOURCE = 32 * 1024 * 1024;
const WAITING_BYTES = 128 * 1024 * 1024;
/** How long a statement waits for a lock before the requests of its group are retried separately. */
const LOCK_TIMEOUT_MS = 2_000;
/** The same limit in a retry. It is short, because few retries run at a time and each is repeated. */
const RETRY_LOCK_TIMEOUT_MS = 250;
const RETRY_DELAY_MS = 50;
/** How long a request is retried because of locks before it is refused. */
const LOCK_PATIENCE_MS = 20_000;
/** How often a group is run if concurrent transactions conflict with it, before it is divided. */
const ATTEMPTS = 3;

interface Waiting extends KeyedRequest {
  source: string;
  partition: string;
  size: 1;
  bytes: number;
  /** Since when the request has been retried because of locks, by `performance.now()`. */
  lockedSinceMs?: number;
  resolve(answer: AcceptedMessage): void;
  reject(error: Error): void;
}

/**
 * Accepts single requests in groups: those that arrive within about 2 ms share a transaction, and requests
 * that arrive while one is running form the next. Each gets its own response after the COMMIT. A refusal does
 * not affect the others, and a group that fails as a whole is divided until the failing request is alone. A
 * group does not wait for a locked conversation: its requests are retried separately. There is no `stop`,
 * because every caller waits for its response.
 */
export class SendGroups {
  readonly #platform: Platform;
  readonly #engines: Engines;
  readonly #batcher: Batcher<Waiting>;
  readonly #backlog: Backlog = createBacklog({
    items: WAITING,
    bytes: WAITING_BYTES,
    itemsPerSource: WAITING_PER_SOURCE,
    bytesPerSource: WAITING_BYTES_PER_SOURCE,
  });
  readonly #lockTimeoutMs: number;
  readonly #lockPatienceMs: number;

  constructor(
    platform: Platform,
    engines: Engines,
    { lockTimeoutMs = LOCK_TIMEOUT_MS, lockPatienceMs = LOCK_PATIENCE_MS } = {},
  ) {
    this.#platform = platform;
    this.#lockTimeoutMs = lockTimeoutMs;
    this.#lockPatienceMs = lockPatienceMs;
    this.#engines = engines;
    const { sendingBatchItems: batchItems, sendingInFlight: inFlight } = platform.config;
    this.#batcher = new Batcher<Waiting>({
      gatherMs: GATHER_MS,
      batchItems,
      batchBytes: BATCH_BYTES,
      inFlight,
      sourceOf: ({ source }) => source,
      partitionOf: ({ partition }) => partition,
      run: (group, isRetry) => this.#accept(group, isRetry),
    });
  }

  /** Resolves with the committed response. Rejects with the refusal, a `Replay`, or `overloaded`. */
  send(request: SendRequest, claim: IdempotencyClaim | undefined): Promise<AcceptedMessage> {
    const source = sourceOf(request);
    const bytes = sizeOf(request.draft);
    if (this.#backlog.refuses(source, 1, bytes)) return Promise.reject(new AppError('overloaded'));
    this.#backlog.add(source, 1, bytes);
    const answer = new Promise<AcceptedMessage>((resolve, reject) => {
      const partition = partitionOf(request);
      this.#batcher.add({ request, claim, source, partition, size: 1, bytes, resolve, reject });
    });
    return answer.finally(() => this.#backlog.remove(source, 1, bytes));
  }

  async #accept(group: readonly Waiting[], isRetry: boolean): Promise<Leftover<Waiting>[]> {
    const startedMs = performance.now();
    const current = isRetry ? this.#refuseOverdue(group, startedMs) : group;
    if (current.length === 0) return [];
    try {
      const deferred = await this.#commit(current, isRetry);
      for (const it of deferred) it.lockedSinceMs ??= startedMs;
      return [...groupBy(deferred, keyOf).values()].map((items) => ({ items, delayMs: RETRY_DELAY_MS }));
    } catch (error) {
      if (isLockTimeout(error)) for (const it of current) it.lockedSinceMs ??= startedMs;
      const leftovers = leftoversOf(current, error);
      if (leftovers) return leftovers;
      const reason = isConflict(error) ? new AppError('overloaded', undefined, { cause: error }) : error;
      for (const { reject } of current) reject(reason instanceof Error ? reason : new Error(String(reason)));
      return [];
    }
  }

  #refuseOverdue(group: readonly Waiting[], nowMs: number): Waiting[] {
    return group.filter(({ lockedSinceMs = nowMs, reject }) => {
      const isOverdue = nowMs - lockedSinceMs > this.#lockPatienceMs;
      if (isOverdue) reject(new AppError('overloaded'));
      return !isOverdue;
    });
  }

  /** Completes the requests of a group; returns those that are deferred. */
  async #commit(group: readonly Waiting[], isRetry: boolean): Promise<Waiting[]> {
    const outcomes = await this.#attempt(group, isRetry);
    const deferred: Waiting[] = [];
    for (const [i, waiting] of group.entries()) {
      const outcome = outcomes[i];
      if (outcome?.kind === 'accepted') waiting.resolve(outcome.answer);
      else if (outcome?.kind === 'refused') waiting.reject(outcome.error);
      else deferred.push(waiting);
    }
    return deferred;
  }

  async #attempt(
    group: readonly Waiting[],
    isRetry: boolean,
    attemptsLeft = ATTEMPTS,
  ): Promise<GroupOutcome[]> {
    const platform = this.#platform;
    const tenantIds = [...new Set(group.map(({ request }) => request.tenantId))].sort();
    const lockTimeoutMs = isRetry
      ? Math.min(RETRY_LOCK_TIMEOUT_MS, this.#lockTimeoutMs)
      : this.#lockTimeoutMs;
    try {
      return await withTenants(
        platform.db,
        tenantIds,
        (tx) =>
          acceptGroup(tx, group, {
            platform,
            engines: this.#engines,
            now: platform.clock.now(),
            skipLocked: !isRetry,
          }),
        { settings: { ...indexLookUps, lock_timeout: String(lockTimeoutMs) } },
      );
    } catch (error) {
      // For example, a contact was merged or deleted concurrently; the next attempt reads the current rows.
      if (!isConflict(error) || attemptsLeft <= 1) throw error;
      return this.#attempt(group, isRetry, attemptsLeft - 1);
    }
  }
}

/**
 * The source of a request; requests of one source share a limit and take turns with the others. A tenant's
 * agents, its programs and its bulk messages are three sources, so that a program that sends many messages
 * delays no agent.
 */
function sourceOf({ tenantId, origin, priority }: SendRequest): string {
  return `${tenantId} ${origin === 'agent' ? origin : priority}`;
}

/** Requests that specify the recipient in the same way keep their order. */
function partitionOf({ recipient, sessionId = '' }: SendRequest): string {
  return `${Object.values(recipient)[0]} ${'conversationId' in recipient ? '' : sessionId}`;
}

const keyOf = ({ source, partition }: Waiting): string => `${source}\n${partition}`;

/**
 * Splits a failed group into smaller groups to retry: by source, then by partition (all at once if a lock
 * timed out, otherwise in halves), then the requests of a partition in order. A single request is retried only
 * if it timed out waiting for a lock. Returns undefined if the whole group has failed
 * permanently.
 */
function leftoversOf(group: readonly Waiting[], error: unknown): Leftover<Waiting>[] | undefined {
  if (isDatabaseUnavailable(error) || isStorageFull(error)) return undefined;
  const bySource = [...groupBy(group, ({ source }) => source).values()];
  if (bySource.length > 1) return bySource.map((items) => ({ items }));
  const byPartition = [...groupBy(group, ({ partition }) => partition).values()];
  if (byPartition.length > 1) {
    if (isLockTimeout(error)) return byPartition.map((items) => ({ items }));
    const middle = Math.ceil(byPartition.length / 2);
    return [byPartition.slice(0, middle), byPartition.slice(middle)].map((half) => ({ items: half.flat() }));
  }
  if (group.length > 1) return group.map((item) => ({ items: [item] }));
  return isLockTimeout(error) ? [{ items: group, delayMs: RETRY_DELAY_MS }] : undefined;
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '55P03';
}

/** Concurrent transactions changed rows that this one needs: the same transaction may succeed now. */
function isConflict(error: unknown): boolean {
  return isWorthRetrying(error) || violatedReference(error);
}
