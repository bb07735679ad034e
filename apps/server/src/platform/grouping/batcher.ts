import { createFairQueue, type Entry, type FairQueue } from './fair-queue.ts';
import { type Leftover, type RetryJob, RetryJobs } from './retry-jobs.ts';

export interface BatcherOptions<Item> {
  /** How long the first item of a batch waits for more items, in milliseconds. */
  gatherMs: number;
  /** Maximum items per batch; a full batch starts without waiting. */
  batchItems: number;
  /** Maximum bytes per batch, unless a single item is larger. */
  batchBytes: number;
  /**
   * Concurrent batches. While one is running, another starts once as many items wait as the largest running
   * batch has. So batches overlap without becoming smaller, and with little traffic one runs at a time.
   */
  inFlight: number;
  /** Sources are served in turn. */
  sourceOf(item: Item): string;
  /**
   * The items of one partition of a source keep their order: two concurrent batches never contain items of
   * the same partition.
   */
  partitionOf(item: Item): string;
  /**
   * Processes a batch and completes its items, except those it returns, which are retried separately
   * (`isRetry`). Each leftover is of one source and contains all that is left of its partitions, in order; of
   * a single partition there may be several leftovers, in order. Never rejects.
   */
  run(items: readonly Item[], isRetry: boolean): Promise<readonly Leftover<Item>[]>;
}

/** A full batch contains items of at least this many sources, if that many wait. */
const TURNS_PER_BATCH = 4;
/** Concurrent retries, in addition to `inFlight`. */
const RETRIES_IN_FLIGHT = 2;

/**
 * Groups items that arrive at about the same time into batches, round-robin over sources. The leftovers of a
 * failed batch are retried separately. Until then, later items of the same partitions wait behind them, and
 * all other items proceed.
 */
export class Batcher<Item extends Entry> {
  readonly #options: BatcherOptions<Item>;
  readonly #queue: FairQueue<Item>;
  readonly #retries: RetryJobs<Item>;
  /** The running batches, without retries. */
  readonly #batches = new Set<{ items: number }>();
  #running = 0;
  #gathering: NodeJS.Timeout | undefined;
  #delay: NodeJS.Timeout | undefined;

  constructor(options: BatcherOptions<Item>) {
    const { batchItems, sourceOf, partitionOf } = options;
    this.#options = options;
    this.#retries = new RetryJobs<Item>(options);
    this.#queue = createFairQueue<Item>({
      turnItems: Math.ceil(batchItems / TURNS_PER_BATCH),
      sourceOf,
      partitionOf,
    });
  }

  add(item: Item): void {
    this.#queue.add(item);
    // While the maximum number of batches is running, no timer is needed: items accumulate until one ends.
    if (this.#batches.size < this.#options.inFlight) {
      this.#gathering ??= setTimeout(() => {
        this.#gathering = undefined;
        this.#pump();
      }, this.#options.gatherMs);
    }
    this.#pump();
  }

  #pump(): void {
    this.#pumpShared();
    this.#pumpRetries();
  }

  #pumpShared(): void {
    const { batchItems, batchBytes, inFlight } = this.#options;
    while (this.#queue.items > 0 && this.#batches.size < inFlight) {
      if (this.#queue.items < batchItems && this.#gathering !== undefined) break;
      if (this.#queue.items < this.#largestBatch()) break;
      const items = this.#queue.take({ items: batchItems, bytes: batchBytes });
      if (items.length === 0) break;
      const batch = { items: items.reduce((sum, { size }) => sum + size, 0) };
      this.#batches.add(batch);
      // With one batch at a time, no other batch could take items of its partitions.
      if (inFlight > 1) this.#setExcluded(items, true);
      this.#run(items, false, (leftovers) => {
        this.#batches.delete(batch);
        if (inFlight > 1) this.#setExcluded(items, false);
        for (const job of this.#retries.add(leftovers)) this.#setExcluded(job.parts.flat(), true);
      });
    }
  }

  #largestBatch(): number {
    return Math.max(0, ...[...this.#batches].map(({ items }) => items));
  }

  #pumpRetries(): void {
    while (this.#running < RETRIES_IN_FLIGHT) {
      const job = this.#retries.take();
      if (!job) break;
      this.#retry(job);
    }
    clearTimeout(this.#delay);
    const inMs = this.#running < RETRIES_IN_FLIGHT ? this.#retries.nextInMs() : undefined;
    if (inMs !== undefined) this.#delay = setTimeout(() => this.#pumpRetries(), Math.ceil(inMs));
  }

  #retry(job: RetryJob<Item>): void {
    const [part = []] = job.parts;
    this.#running += 1;
    this.#run(part, true, (leftovers) => {
      this.#running -= 1;
      for (const partition of this.#retries.end(job, leftovers))
        this.#queue.setPartitionExcluded(job.source, partition, false);
    });
  }

  #setExcluded(items: readonly Item[], isExcluded: boolean): void {
    const { sourceOf, partitionOf } = this.#options;
    for (const item of items) this.#queue.setPartitionExcluded(sourceOf(item), partitionOf(item), isExcluded);
  }

  #run(
    items: readonly Item[],
    isRetry: boolean,
    ended: (leftovers: readonly Leftover<Item>[]) => void,
  ): void {
    void this.#options.run(items, isRetry).then((leftovers) => {
      ended(leftovers);
      this.#pump();
    });
  }
}
