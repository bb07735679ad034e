import { createTurns, type Entry, type Turns } from './turns.ts';

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
  run(items: readonly Item[], isApart: boolean): Promise<readonly Item[][]>;
}

/** A full batch is shared by at least this many tenants. */
const TURNS_A_BATCH = 4;
/** Concurrent batches of tenants that are being retried separately, in addition to `inFlight`. */
const APART_IN_FLIGHT = 2;

/** The parts of one tenant to be retried separately, in order, before any later item of that tenant. */
interface Apart<Item> {
  parts: Item[][];
  isUnderWay: boolean;
}

/**
 * Groups items that arrive at about the same time into batches, round-robin over tenants. The parts of a
 * failed batch are retried separately per tenant, so that no tenant waits for another's failures; the
 * tenant's own later items wait behind them.
 */
export class Batcher<Item extends Entry> {
  readonly #options: BatcherOptions<Item>;
  readonly #turns: Turns<Item>;
  readonly #apart = new Map<string, Apart<Item>>();
  #batches = 0;
  #apartBatches = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BatcherOptions<Item>) {
    this.#options = options;
    this.#turns = createTurns<Item>(Math.ceil(options.batchItems / TURNS_A_BATCH));
  }

  add(item: Item): void {
    this.#turns.add(item);
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
    do this.#pumpTogether();
    while (this.#pumpApart());
  }

  #pumpTogether(): void {
    const { batchItems, batchBytes, inFlight } = this.#options;
    while (this.#turns.items > 0 && this.#batches < inFlight) {
      if (this.#turns.items < batchItems && this.#timer !== undefined) break;
      const items = this.#turns.take({ items: batchItems, bytes: batchBytes });
      if (items.length === 0) break;
      this.#batches += 1;
      this.#run(items, false, (parts) => {
        this.#batches -= 1;
        for (const part of parts) this.#setApart(part);
      });
    }
  }

  /** True when a tenant's separate parts are all settled, so that it joins shared batches again. */
  #pumpApart(): boolean {
    let hasReturned = false;
    for (const [tenantId, own] of [...this.#apart]) {
      if (own.isUnderWay || this.#apartBatches >= APART_IN_FLIGHT) continue;
      const part = own.parts.shift();
      if (part) {
        this.#runApart(tenantId, own, part);
        continue;
      }
      this.#apart.delete(tenantId);
      this.#turns.setAside(tenantId, false);
      hasReturned = true;
    }
    return hasReturned;
  }

  #setApart(part: Item[]): void {
    const tenantId = part[0]?.tenantId;
    if (tenantId === undefined) return;
    const own = this.#apart.get(tenantId) ?? { parts: [], isUnderWay: false };
    own.parts.push(part);
    this.#apart.set(tenantId, own);
    this.#turns.setAside(tenantId, true);
  }

  #runApart(tenantId: string, own: Apart<Item>, part: Item[]): void {
    own.isUnderWay = true;
    this.#apartBatches += 1;
    // Moved to the end, so that the next turn is another tenant's.
    this.#apart.delete(tenantId);
    this.#apart.set(tenantId, own);
    this.#run(part, true, (parts) => {
      own.isUnderWay = false;
      own.parts.unshift(...parts);
      this.#apartBatches -= 1;
    });
  }

  #run(items: Item[], isApart: boolean, ended: (parts: readonly Item[][]) => void): void {
    void this.#options.run(items, isApart).then((parts) => {
      ended(parts);
      this.#pump();
    });
  }
}
