import { createFairQueue, type Entry, type FairQueue } from './fair-queue.ts';

export interface BatcherOptions<Item> {
  /** How long the first item of a batch waits for more, in milliseconds. */
  gatherMs: number;
  /** Maximum items per batch; a full batch starts without waiting. */
  batchItems: number;
  /** Maximum bytes per batch, unless a single item is larger. */
  batchBytes: number;
  /**
   * Concurrent batches. With one, items that arrive meanwhile form the next batch and each tenant's items
   * keep their order.
   */
  inFlight: number;
  /**
   * Processes a batch and settles its items, or returns parts to be retried separately, each of a single
   * tenant and in order. Never rejects.
   */
  run(items: readonly Item[], isIsolated: boolean): Promise<readonly Item[][]>;
}

/** A full batch is shared by at least this many tenants. */
const TURNS_PER_BATCH = 4;
/** Concurrent batches of tenants that are being retried separately, in addition to `inFlight`. */
const ISOLATED_IN_FLIGHT = 2;

/** The parts of one tenant to be retried separately, in order, before any later item of that tenant. */
interface Isolated<Item> {
  parts: Item[][];
  isRunning: boolean;
}

/**
 * Groups items that arrive at about the same time into batches, round-robin over tenants. The parts of a
 * failed batch are retried separately per tenant, so that no tenant waits for another's failures; the
 * tenant's own later items wait behind them.
 */
export class Batcher<Item extends Entry> {
  readonly #options: BatcherOptions<Item>;
  readonly #queue: FairQueue<Item>;
  readonly #isolated = new Map<string, Isolated<Item>>();
  #batches = 0;
  #isolatedBatches = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BatcherOptions<Item>) {
    this.#options = options;
    this.#queue = createFairQueue<Item>(Math.ceil(options.batchItems / TURNS_PER_BATCH));
  }

  add(item: Item): void {
    this.#queue.add(item);
    // While the maximum number of batches runs, no timer is needed: items accumulate until one ends.
    if (this.#batches < this.#options.inFlight) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#pump();
      }, this.#options.gatherMs);
    }
    this.#pump();
  }

  #pump(): void {
    do this.#pumpShared();
    while (this.#pumpIsolated());
  }

  #pumpShared(): void {
    const { batchItems, batchBytes, inFlight } = this.#options;
    while (this.#queue.items > 0 && this.#batches < inFlight) {
      if (this.#queue.items < batchItems && this.#timer !== undefined) break;
      const items = this.#queue.take({ items: batchItems, bytes: batchBytes });
      if (items.length === 0) break;
      this.#batches += 1;
      this.#run(items, false, (parts) => {
        this.#batches -= 1;
        for (const part of parts) this.#isolate(part);
      });
    }
  }

  /** True when a tenant's separate parts are all settled, so that it joins shared batches again. */
  #pumpIsolated(): boolean {
    let hasReturned = false;
    for (const [tenantId, own] of [...this.#isolated]) {
      if (own.isRunning || this.#isolatedBatches >= ISOLATED_IN_FLIGHT) continue;
      const part = own.parts.shift();
      if (part) {
        this.#runIsolated(tenantId, own, part);
        continue;
      }
      this.#isolated.delete(tenantId);
      this.#queue.setExcluded(tenantId, false);
      hasReturned = true;
    }
    return hasReturned;
  }

  #isolate(part: Item[]): void {
    const tenantId = part[0]?.tenantId;
    if (tenantId === undefined) return;
    const own = this.#isolated.get(tenantId) ?? { parts: [], isRunning: false };
    own.parts.push(part);
    this.#isolated.set(tenantId, own);
    this.#queue.setExcluded(tenantId, true);
  }

  #runIsolated(tenantId: string, own: Isolated<Item>, part: Item[]): void {
    own.isRunning = true;
    this.#isolatedBatches += 1;
    // Moved to the end, so that the next turn is another tenant's.
    this.#isolated.delete(tenantId);
    this.#isolated.set(tenantId, own);
    this.#run(part, true, (parts) => {
      own.isRunning = false;
      own.parts.unshift(...parts);
      this.#isolatedBatches -= 1;
    });
  }

  #run(items: Item[], isIsolated: boolean, ended: (parts: readonly Item[][]) => void): void {
    void this.#options.run(items, isIsolated).then((parts) => {
      ended(parts);
      this.#pump();
    });
  }
}
