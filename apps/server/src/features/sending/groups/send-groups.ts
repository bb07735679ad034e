import type { AcceptedMessage } from '@waqtor/contract';
import { isDatabaseUnavailable, isStorageFull, violatedReference, withTenants } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { type Backlog, createBacklog } from '../../../platform/grouping/backlog.ts';
import { Batcher } from '../../../platform/grouping/batcher.ts';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import type { IdempotencyClaim } from '../../../platform/http/idempotency/idempotency.ts';
import { indexLookUps } from '../../../platform/index-look-ups.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Engines } from '../../sessions/index.ts';
import { sizeOf } from '../content/outgoing-content.ts';
import type { SendRequest } from '../send-request.ts';
import { acceptGroup, type KeyedRequest } from './accept-group.ts';

const GATHER_MS = 2;
const BATCH_BYTES = 8 * 1024 * 1024;
/** More waiting requests of one tenant are refused. */
const WAITING_PER_TENANT = 2_000;
const WAITING = 10_000;
const WAITING_BYTES_PER_TENANT = 32 * 1024 * 1024;
/** How long a statement waits for a lock before the requests of its group are retried separately. */
const LOCK_TIMEOUT_MS = 2_000;
const LONE_LOCK_TIMEOUT_MS = 20_000;

interface Waiting extends KeyedRequest {
  tenantId: string;
  /** One queue per tenant, in order: the session of a conversation is not known yet. */
  sessionId: '';
  size: 1;
  bytes: number;
  resolve(answer: AcceptedMessage): void;
  reject(error: Error): void;
}

/**
 * Accepts single requests in groups: those that arrive within about 2 ms share a transaction, and requests
 * that arrive while one is running form the next. Each gets its own response after the COMMIT; a refusal does
 * not affect the others, and a group that fails as a whole is divided until the failing request is alone.
 * Needs no `stop`: every caller waits for its response.
 */
export class SendGroups {
  readonly #platform: Platform;
  readonly #engines: Engines;
  readonly #batcher: Batcher<Waiting>;
  readonly #backlog: Backlog = createBacklog({
    items: WAITING,
    itemsPerTenant: WAITING_PER_TENANT,
    bytesPerTenant: WAITING_BYTES_PER_TENANT,
  });

  readonly #lockTimeoutMs: number;

  constructor(platform: Platform, engines: Engines, { lockTimeoutMs = LOCK_TIMEOUT_MS } = {}) {
    this.#platform = platform;
    this.#lockTimeoutMs = lockTimeoutMs;
    this.#engines = engines;
    const { sendingBatchItems: batchItems, sendingInFlight: inFlight } = platform.config;
    this.#batcher = new Batcher<Waiting>({
      gatherMs: GATHER_MS,
      batchItems,
      batchBytes: BATCH_BYTES,
      inFlight,
      run: (group, isIsolated) => this.#accept(group, isIsolated),
    });
  }

  /** Resolves with the committed response. Rejects with the refusal, a `Replay`, or `overloaded`. */
  send(request: SendRequest, claim: IdempotencyClaim | undefined): Promise<AcceptedMessage> {
    const { tenantId, draft } = request;
    const bytes = sizeOf(draft);
    if (this.#backlog.refuses(tenantId, 1, bytes)) return Promise.reject(new AppError('overloaded'));
    this.#backlog.add(tenantId, 1, bytes);
    const answer = new Promise<AcceptedMessage>((resolve, reject) => {
      this.#batcher.add({ request, claim, tenantId, sessionId: '', size: 1, bytes, resolve, reject });
    });
    return answer.finally(() => this.#backlog.remove(tenantId, 1, bytes));
  }

  async #accept(group: readonly Waiting[], isIsolated: boolean): Promise<Waiting[][]> {
    const lockTimeoutMs = isIsolated && group.length === 1 ? LONE_LOCK_TIMEOUT_MS : this.#lockTimeoutMs;
    try {
      await this.#commit(group, lockTimeoutMs);
      return [];
    } catch (error) {
      const parts = partsOf(group, error, isIsolated);
      if (parts) return parts;
      const reason = isLockTimeout(error) ? new AppError('overloaded', undefined, { cause: error }) : error;
      for (const { reject } of group) reject(reason instanceof Error ? reason : new Error(String(reason)));
      return [];
    }
  }

  async #commit(group: readonly Waiting[], lockTimeoutMs: number): Promise<void> {
    // A contact was merged or deleted concurrently: the second attempt reads the current rows.
    const outcomes = await this.#attempt(group, lockTimeoutMs).catch((error: unknown) => {
      if (!violatedReference(error)) throw error;
      return this.#attempt(group, lockTimeoutMs);
    });
    for (const [i, waiting] of group.entries()) {
      const outcome = outcomes[i];
      if (outcome?.kind === 'accepted') waiting.resolve(outcome.answer);
      else if (outcome?.kind === 'refused') waiting.reject(outcome.error);
      else this.#batcher.add(waiting);
    }
  }

  #attempt(group: readonly Waiting[], lockTimeoutMs: number) {
    const platform = this.#platform;
    const tenantIds = [...new Set(group.map(({ tenantId }) => tenantId))].sort();
    return withTenants(
      platform.db,
      tenantIds,
      (tx) => acceptGroup(tx, group, { platform, engines: this.#engines, now: platform.clock.now() }),
      { settings: { ...indexLookUps, lock_timeout: String(lockTimeoutMs) } },
    );
  }
}

/**
 * Splits a failed group into parts to be retried separately, in order: by tenant first, then in halves. A
 * single request that timed out waiting for a lock is retried once with a longer timeout. Undefined when the
 * whole group has failed permanently.
 */
function partsOf(group: readonly Waiting[], error: unknown, isIsolated: boolean): Waiting[][] | undefined {
  if (isDatabaseUnavailable(error) || isStorageFull(error)) return undefined;
  const byTenant = [...groupBy(group, ({ tenantId }) => tenantId).values()];
  if (byTenant.length > 1) return byTenant;
  if (group.length === 1) return !isIsolated && isLockTimeout(error) ? [[...group]] : undefined;
  const middle = Math.ceil(group.length / 2);
  return [group.slice(0, middle), group.slice(middle)];
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '55P03';
}
