/*
 * The leftovers of failed batches, to be retried separately: one job per source and set of partitions. Jobs
 * of different sources take turns, and a job that waits for a lock delays no other job.
 */

/** Items of one source to be retried together, in this order. */
export interface Leftover<Item> {
  items: readonly Item[];
  /** The minimum delay in milliseconds; default: none. */
  delayMs?: number;
}

export interface RetryJob<Item> {
  source: string;
  /** No two jobs have a partition in common. */
  partitions: readonly string[];
  /** The parts are retried one after the other. There are several only if there is one partition. */
  parts: (readonly Item[])[];
  /** By `performance.now()`. */
  notBeforeMs: number;
}

interface Keys<Item> {
  sourceOf(item: Item): string;
  partitionOf(item: Item): string;
}

export class RetryJobs<Item> {
  readonly #keys: Keys<Item>;
  /** Waiting jobs by source; both in round-robin order. */
  readonly #waiting = new Map<string, RetryJob<Item>[]>();

  constructor(keys: Keys<Item>) {
    this.#keys = keys;
  }

  /** Adds jobs for what a batch left over, and returns them. */
  add(leftovers: readonly Leftover<Item>[]): RetryJob<Item>[] {
    const added: RetryJob<Item>[] = [];
    const byPartition = new Map<string, RetryJob<Item>>();
    for (const { items, delayMs = 0 } of leftovers) {
      const [first] = items;
      if (first === undefined) continue;
      const source = this.#keys.sourceOf(first);
      const partitions = [...new Set(items.map((item) => this.#keys.partitionOf(item)))];
      const [partition] = partitions;
      const id = `${source}\n${partition}`;
      const same = partitions.length === 1 ? byPartition.get(id) : undefined;
      if (same) {
        same.parts.push(items);
        continue;
      }
      const job = { source, partitions, parts: [items], notBeforeMs: performance.now() + delayMs };
      if (partitions.length === 1) byPartition.set(id, job);
      added.push(job);
    }
    for (const job of added) this.#append(job);
    return added;
  }

  /** Removes and returns the next job that may run now. */
  take(): RetryJob<Item> | undefined {
    const nowMs = performance.now();
    for (const [source, jobs] of this.#waiting) {
      const index = jobs.findIndex((job) => job.notBeforeMs <= nowMs);
      if (index < 0) continue;
      const [job] = jobs.splice(index, 1);
      this.#waiting.delete(source);
      if (jobs.length > 0) this.#waiting.set(source, jobs);
      return job;
    }
    return undefined;
  }

  /** Milliseconds until a waiting job may run; undefined if none waits. */
  nextInMs(): number | undefined {
    const instants = [...this.#waiting.values()].flat().map((job) => job.notBeforeMs);
    if (instants.length === 0) return undefined;
    return Math.max(0, instants.reduce((least, it) => Math.min(least, it)) - performance.now());
  }

  /**
   * Call this after the first part of the job was run, with its leftovers. Returns the partitions that are
   * done; the others wait again, behind the other jobs of their source.
   */
  end(job: RetryJob<Item>, leftovers: readonly Leftover<Item>[]): string[] {
    const { source, partitions, parts } = job;
    if (partitions.length > 1) {
      const left = new Set(this.add(leftovers).flatMap((it) => it.partitions));
      return partitions.filter((partition) => !left.has(partition));
    }
    const again = [...leftovers.map(({ items }) => items), ...parts.slice(1)];
    if (again.length === 0) return [...partitions];
    const delayMs = Math.max(0, ...leftovers.map((it) => it.delayMs ?? 0));
    this.#append({ source, partitions, parts: again, notBeforeMs: performance.now() + delayMs });
    return [];
  }

  #append(job: RetryJob<Item>): void {
    const jobs = this.#waiting.get(job.source);
    if (jobs) jobs.push(job);
    else this.#waiting.set(job.source, [job]);
  }
}
