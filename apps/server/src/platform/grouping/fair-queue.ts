/*
 * A queue of batches, round-robin over sources (tenants) and, within a source, over its partitions. The
 * backlog of one never delays another, and the entries of a partition keep their order. A turn is measured in
 * items, not entries, so many small entries count as much as one large entry.
 */

/** Items of one partition that are stored in one transaction. */
export interface Entry {
  /** Number of items. */
  size: number;
  /** Approximate size in bytes. */
  bytes: number;
}

export interface Limits {
  items: number;
  bytes: number;
}

export interface FairQueueOptions<Item> {
  /** The number of items per turn. */
  turnItems: number;
  sourceOf(entry: Item): string;
  partitionOf(entry: Item): string;
}

export interface FairQueue<Item extends Entry> {
  readonly items: number;
  add(entry: Item): void;
  /**
   * Takes entries for one transaction, at least one if any wait. Every source gets a turn before any gets a
   * second.
   */
  take(limits: Limits): Item[];
  /** Takes one turn of this source only. */
  takeOf(source: string, limits: Limits): Item[];
  /** Excludes this source from `take`, or includes it again. */
  setExcluded(source: string, isExcluded: boolean): void;
  /** Excludes one partition of a source from `take` and `takeOf`, or includes it again. */
  setPartitionExcluded(source: string, partition: string, isExcluded: boolean): void;
}

/** The partitions of a source in round-robin order: the next one is first. */
type Partitions<Item> = Map<string, Fifo<Item>>;

export function createFairQueue<Item extends Entry>(options: FairQueueOptions<Item>): FairQueue<Item> {
  const { turnItems, sourceOf, partitionOf } = options;
  /** In round-robin order: the next source is first. A source in it has partitions. */
  const ring = new Map<string, Partitions<Item>>();
  const excluded = new Map<string, Partitions<Item>>();
  const excludedIds = new Set<string>();
  const excludedPartitions = new Map<string, Partitions<Item>>();
  let items = 0;

  const homeOf = (source: string) => (excludedIds.has(source) ? excluded : ring);

  /** Moves one turn's entries into `taken` while they fit; returns false if the next one does not fit. */
  function turn(partitions: Partitions<Item>, taken: Item[], room: Limits): boolean {
    let left = turnItems;
    while (left > 0) {
      const [next] = partitions;
      if (!next) return true;
      const [partition, queue] = next;
      const entry = queue.first();
      if (taken.length > 0 && (entry.size > room.items || entry.bytes > room.bytes)) return false;
      queue.shift();
      partitions.delete(partition);
      if (queue.size() > 0) partitions.set(partition, queue);
      taken.push(entry);
      items -= entry.size;
      room.items -= entry.size;
      room.bytes -= entry.bytes;
      left -= entry.size;
    }
    return true;
  }

  function put(source: string, partition: string, queue: Fifo<Item>): void {
    const home = homeOf(source);
    const partitions = home.get(source) ?? new Map();
    home.set(source, partitions);
    partitions.set(partition, queue);
  }

  function remove(source: string, partition: string): Fifo<Item> | undefined {
    const home = homeOf(source);
    const partitions = home.get(source);
    const queue = partitions?.get(partition);
    partitions?.delete(partition);
    if (partitions?.size === 0) home.delete(source);
    return queue;
  }

  return {
    get items() {
      return items;
    },
    add(entry) {
      const [source, partition] = [sourceOf(entry), partitionOf(entry)];
      const waiting =
        excludedPartitions.get(source)?.get(partition) ?? homeOf(source).get(source)?.get(partition);
      const queue = waiting ?? createFifo<Item>();
      if (!waiting) put(source, partition, queue);
      queue.push(entry);
      items += entry.size;
    },
    take(limits) {
      const taken: Item[] = [];
      const room = { ...limits };
      while (room.items > 0) {
        const [next] = ring;
        if (!next) break;
        const [source, partitions] = next;
        const before = taken.length;
        const isWhole = turn(partitions, taken, room);
        // A source whose first entry did not fit comes first next time. A source whose turn was cut short
        // does not: if its entries were so large that a turn never fits, it would always be first.
        if (taken.length === before) break;
        ring.delete(source);
        if (partitions.size > 0) ring.set(source, partitions);
        if (!isWhole) break;
      }
      return taken;
    },
    takeOf(source, limits) {
      const home = homeOf(source);
      const partitions = home.get(source);
      const taken: Item[] = [];
      if (!partitions) return taken;
      turn(partitions, taken, { ...limits });
      if (partitions.size === 0) home.delete(source);
      return taken;
    },
    setExcluded(source, isExcluded) {
      if (excludedIds.has(source) === isExcluded) return;
      const [from, to] = isExcluded ? [ring, excluded] : [excluded, ring];
      if (isExcluded) excludedIds.add(source);
      else excludedIds.delete(source);
      const partitions = from.get(source);
      if (!partitions) return;
      from.delete(source);
      to.set(source, partitions);
    },
    setPartitionExcluded(source, partition, isExcluded) {
      const own = excludedPartitions.get(source);
      const queue = own?.get(partition);
      if ((queue !== undefined) === isExcluded) return;
      if (isExcluded) {
        const waiting = remove(source, partition) ?? createFifo<Item>();
        excludedPartitions.set(source, (own ?? new Map()).set(partition, waiting));
        return;
      }
      own?.delete(partition);
      if (own?.size === 0) excludedPartitions.delete(source);
      if (queue && queue.size() > 0) put(source, partition, queue);
    },
  };
}

interface Fifo<Item> {
  push(item: Item): void;
  /** The queue must not be empty. */
  first(): Item;
  shift(): void;
  size(): number;
}

/**
 * `Array.shift` moves all remaining elements, which takes quadratic time with many thousands of waiting
 * items.
 */
function createFifo<Item>(): Fifo<Item> {
  let entries: Item[] = [];
  let head = 0;
  return {
    push: (item) => void entries.push(item),
    first: () => entries[head] as Item,
    shift() {
      head += 1;
      if (head < 1_000 || head * 2 < entries.length) return;
      entries = entries.slice(head);
      head = 0;
    },
    size: () => entries.length - head,
  };
}
