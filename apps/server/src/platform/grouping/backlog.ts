/*
 * Counts the items and bytes of each source (a tenant, or one kind of a tenant's requests) that wait in this
 * process, from arrival until they are stored. Beyond the limits new items are refused, which limits memory;
 * the sender retries later. A source with a backlog is refused before the others are.
 */

export interface BacklogLimits {
  /**
   * Items of all sources together. An item within its source's fair share is not refused because of other
   * sources' items.
   */
  items: number;
  /** Bytes of all sources together, with the same rule. Beyond twice this limit, every source is refused. */
  bytes: number;
  itemsPerSource: number;
  bytesPerSource: number;
}

export interface Backlog {
  readonly items: number;
  /**
   * Whether this source has too much waiting to accept these items. A source with nothing waiting is refused
   * only beyond twice the limit of bytes.
   */
  refuses(source: string, items: number, bytes: number): boolean;
  add(source: string, items: number, bytes: number): void;
  remove(source: string, items: number, bytes: number): void;
}

export function createBacklog(limits: BacklogLimits): Backlog {
  const sources = new Map<string, { items: number; bytes: number }>();
  const total = { items: 0, bytes: 0 };
  return {
    get items() {
      return total.items;
    },
    refuses(source, items, bytes) {
      if (total.bytes > 0 && total.bytes + bytes > 2 * limits.bytes) return true;
      const own = sources.get(source);
      if (!own) return false;
      const next = { items: own.items + items, bytes: own.bytes + bytes };
      if (next.items > limits.itemsPerSource || next.bytes > limits.bytesPerSource) return true;
      return (['items', 'bytes'] as const).some((unit) => {
        const added = next[unit] - own[unit];
        return total[unit] + added > limits[unit] && next[unit] > limits[unit] / sources.size;
      });
    },
    add(source, items, bytes) {
      const own = sources.get(source) ?? { items: 0, bytes: 0 };
      sources.set(source, { items: own.items + items, bytes: own.bytes + bytes });
      total.items += items;
      total.bytes += bytes;
    },
    remove(source, items, bytes) {
      const own = sources.get(source);
      if (!own) return;
      total.items -= items;
      total.bytes -= bytes;
      const left = { items: own.items - items, bytes: own.bytes - bytes };
      if (left.items > 0) sources.set(source, left);
      else sources.delete(source);
    },
  };
}
