import type { Engines } from '../../features/sessions/index.ts';
import { AppError } from '../../platform/errors.ts';
import { createBacklog } from '../../platform/grouping/backlog.ts';
import { createFairQueue } from '../../platform/grouping/fair-queue.ts';
import { groupBy } from '../../platform/grouping/group-by.ts';
import type { Platform } from '../../platform/platform.ts';
import { createRecentItems } from './batches/recent-items.ts';
import type { RoutedEvent } from './batches/routed-event.ts';
import { storePieces } from './batches/store-pieces.ts';
import { cutPieces, type Failure, type Piece, type Submission } from './batches/submission.ts';

export interface IntakeOptions {
  /** How long a batch waits for more items after its first (ms); 2 by default. */
  gatherMs?: number;
  /** A batch that reaches this size is stored without waiting, and no batch is larger; 1,000 by default. */
  batchItems?: number;
  /**
   * Number of concurrent transactions; 1 by default. Items that arrive during a transaction form the next
   * batch.
   */
  inFlight?: number;
  /**
   * Maximum number of waiting items. Beyond it items are refused, those of the tenants with the longest
   * backlogs first; 20,000 by default.
   */
  maxWaiting?: number;
  /** Maximum number of waiting items of one tenant; half of `maxWaiting` by default. */
  maxWaitingPerTenant?: number;
  /**
   * How long a statement waits for a lock (ms) before the tenants of its batch are stored separately; 2,000
   * by default.
   */
  lockTimeoutMs?: number;
  /** The engines of this server, needed for events about sessions; none by default. */
  engines?: Engines;
}

/** Stores everything that engines report. */
export interface Intake {
  /**
   * Resolves when all events are committed. Otherwise rejects with `database_unavailable`, `overloaded` or
   * `shutting_down`; the sender then sends everything again, and events that were committed are deduplicated.
   * `bytes`: the approximate size of the events.
   */
  submit(events: readonly RoutedEvent[], options?: { bytes?: number }): Promise<void>;
  /** Stores what is waiting, then stops. May be called twice. */
  stop(): Promise<void>;
}

/** A full batch contains the items of at least this many tenants, if that many are waiting. */
const TURNS_A_BATCH = 4;
const BATCH_BYTES = 8 * 1024 * 1024;
const MAX_BYTES_PER_TENANT = 64 * 1024 * 1024;
/** For all tenants together. */
const MAX_BYTES = 128 * 1024 * 1024;
const BYTES_PER_ITEM = 500;
/**
 * Tenants whose items failed are stored separately, in up to this many concurrent transactions in addition to
 * the shared ones.
 */
const ISOLATED_IN_FLIGHT = 2;
const ISOLATED_LOCK_TIMEOUT_MS = 20_000;

export function createIntake(platform: Platform, options: IntakeOptions = {}): Intake {
  const { gatherMs = 2, batchItems = 1_000, inFlight = 1, maxWaiting = 20_000 } = options;
  const { maxWaitingPerTenant = Math.ceil(maxWaiting / 2), lockTimeoutMs = 2_000 } = options;
  const { engines = new Map() } = options;
  const pieceItems = Math.ceil(batchItems / TURNS_A_BATCH);
  const recent = createRecentItems();
  const figures = createFigures(platform);
  const backlog = createBacklog({
    items: maxWaiting,
    bytes: MAX_BYTES,
    itemsPerSource: maxWaitingPerTenant,
    bytesPerSource: MAX_BYTES_PER_TENANT,
  });
  const turns = createFairQueue<Piece>({
    turnItems: pieceItems,
    sourceOf: ({ tenantId }) => tenantId,
    partitionOf: ({ sessionId }) => sessionId,
  });
  /**
   * The pieces of each tenant that failed and are retried separately. Tenants that wait for their turn come
   * first.
   */
  const isolated = new Map<string, { units: Piece[][]; isUnderWay: boolean; isOwnTurn: boolean }>();
  const running = new Set<Promise<void>>();
  let batches = 0;
  let isolatedBatches = 0;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;

  function pump(): void {
    do pumpTogether();
    while (pumpIsolated());
  }

  function pumpTogether(): void {
    while (turns.items > 0 && batches < inFlight) {
      if (turns.items < batchItems && !isStopping && timer !== undefined) break;
      const pieces = turns.take({ items: batchItems, bytes: BATCH_BYTES });
      if (pieces.length === 0) break;
      batches += 1;
      run(store(pieces, { lockTimeoutMs, isIsolated: false }), () => {
        batches -= 1;
      });
    }
  }

  /**
   * A tenant whose items failed has its own transactions until they are stored; its other waiting items are
   * stored in between. Returns true if a tenant has finished and may share transactions again.
   */
  function pumpIsolated(): boolean {
    let hasReturned = false;
    for (const [tenantId, own] of [...isolated]) {
      if (own.isUnderWay || isolatedBatches >= ISOLATED_IN_FLIGHT) continue;
      own.isOwnTurn = !own.isOwnTurn;
      const others = own.isOwnTurn ? [] : turns.takeOf(tenantId, { items: pieceItems, bytes: BATCH_BYTES });
      const pieces = others.length > 0 ? others : own.units.pop();
      if (!pieces) {
        isolated.delete(tenantId);
        turns.setExcluded(tenantId, false);
        hasReturned = true;
        continue;
      }
      own.isUnderWay = true;
      isolatedBatches += 1;
      isolated.delete(tenantId);
      isolated.set(tenantId, own);
      run(store(pieces, { lockTimeoutMs: ISOLATED_LOCK_TIMEOUT_MS, isIsolated: true }), () => {
        own.isUnderWay = false;
        isolatedBatches -= 1;
      });
    }
    return hasReturned;
  }

  function run(work: Promise<void>, ended: () => void): void {
    const whole = work.finally(() => {
      running.delete(whole);
      ended();
      pump();
    });
    running.add(whole);
  }

  async function store(
    taken: readonly Piece[],
    how: { lockTimeoutMs: number; isIsolated: boolean },
  ): Promise<void> {
    const pieces = taken.filter((piece) => !piece.submission.isAbandoned);
    for (const piece of taken) if (piece.submission.isAbandoned) settle(piece, undefined);
    if (pieces.length === 0) return;
    const startedMs = performance.now();
    const stored = await storePieces(platform, recent, pieces, { ...how, engines });
    if (stored.kind === 'divided') {
      for (const part of stored.parts) moveToIsolated(part);
      return;
    }
    const size = pieces.reduce((sum, piece) => sum + piece.size, 0);
    figures.observe(size, performance.now() - startedMs);
    for (const piece of pieces) settle(piece, stored.kind === 'refused' ? stored : undefined);
  }

  function moveToIsolated(pieces: Piece[]): void {
    const tenantId = pieces[0]?.tenantId ?? '';
    const own = isolated.get(tenantId) ?? { units: [], isUnderWay: false, isOwnTurn: false };
    own.units.push(pieces);
    isolated.set(tenantId, own);
    turns.setExcluded(tenantId, true);
  }

  function settle({ submission, tenantId, size, bytes }: Piece, failure: Failure | undefined): void {
    backlog.remove(tenantId, size, bytes);
    submission.open -= size;
    if (failure) {
      submission.failure ??= failure;
      // An error caused by a single item is no reason to drop the others.
      submission.isAbandoned ||= failure.error instanceof AppError;
    }
    if (submission.open > 0 && !submission.isAbandoned) return;
    if (submission.failure) submission.reject(submission.failure.error);
    else submission.resolve();
  }

  /**
   * Admits events. Events of tenants with too many waiting items are left out, and the sender is asked to
   * send all of them again.
   */
  function admit(events: readonly RoutedEvent[], bytes: number): readonly RoutedEvent[] {
    const refused = new Set<string>();
    for (const [tenantId, own] of groupBy(events, (event) => event.tenantId)) {
      if (backlog.refuses(tenantId, own.length, (bytes * own.length) / events.length)) refused.add(tenantId);
    }
    return refused.size === 0 ? events : events.filter((event) => !refused.has(event.tenantId));
  }

  function enqueue(events: readonly RoutedEvent[], bytes: number, submission: Submission): void {
    for (const piece of cutPieces(submission, events, { pieceItems, bytes })) {
      backlog.add(piece.tenantId, piece.size, piece.bytes);
      turns.add(piece);
    }
    // If a transaction is in progress, the next batch will have gathered enough items by the time it ends.
    if (batches < inFlight) {
      timer ??= setTimeout(() => {
        timer = undefined;
        pump();
      }, gatherMs);
    }
    pump();
  }

  return {
    submit(events, { bytes = events.length * BYTES_PER_ITEM } = {}) {
      if (events.length === 0) return Promise.resolve();
      if (isStopping) return Promise.reject(new AppError('shutting_down'));
      const admitted = admit(events, bytes);
      const isWhole = admitted.length === events.length;
      const part = (bytes * admitted.length) / events.length;
      if (admitted.length === 0) return Promise.reject(new AppError('overloaded'));
      return new Promise<void>((resolve, reject) => {
        enqueue(admitted, part, {
          open: admitted.length,
          failure: undefined,
          isAbandoned: false,
          resolve,
          reject,
        });
      }).then(() => {
        if (!isWhole) throw new AppError('overloaded');
      });
    },
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      timer = undefined;
      pump();
      while (running.size > 0) await Promise.all(running);
    },
  };
}

function createFigures({ metrics }: Platform) {
  const batches = metrics.histogram('intake_batch_seconds', 'How long a batch of the intake takes to commit');
  const items = metrics.counter('intake_items_total', 'Items the intake has stored');
  return {
    observe(count: number, ms: number) {
      batches.observe(ms / 1_000);
      items.inc(count);
    },
  };
}
