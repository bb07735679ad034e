import { createTurns, type Entry, type Turns } from './turns.ts';

export interface BatcherOptions<Item> {
  /** How long the first item of a batch waits for others. */
  gatherMs: number;
  /** A batch this large does not wait, and none is larger. */
  batchItems: number;
  /** No batch is larger, unless one item is. */
  batchBytes: number;
  /** Batches under way at a time; with one, what arrives meanwhile is the next batch, and each tenant's items keep their order. */
  inFlight: number;
  /**
   * Works on a batch and settles its items, or returns the parts to be tried apart from the other tenants, each of one
   * tenant and in their order. Never throws.
   */
  run(items: readonly Item[], isApart: boolean): Promise<readonly Item[][]>;
}

/** So many tenants at least share a full batch. */
const TURNS_A_BATCH = 4;
/** Tenants that are tried apart, beside the batches of the others. */
const APART_IN_FLIGHT = 2;

/** What of a tenant is tried by itself, in this order, before anything else of that tenant. */
interface Apart<Item> {
  parts: Item[][];
  isUnderWay: boolean;
}

/**
 * Groups items that arrive at about the same time into batches. Tenants take turns in a batch. What makes a batch fail is
 * tried apart, so that no tenant waits for another's trouble; the tenant's own later items wait behind it.
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
    // Those who wait for a batch under way have gathered enough by the time it ends.
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

  /** True when all of a tenant is settled that was to be tried apart, so that it shares batches again. */
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
    // The next turn is another tenant's.
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
