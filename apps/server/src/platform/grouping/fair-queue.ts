/*
 * A queue of batches, round-robin over tenants and, within a tenant, over its sessions: a backlog of one
 * never delays another. A turn is measured in items, not entries, so many small entries count as much as one
 * large one.
 */

/** Items of one session that are stored in one transaction. */
export interface Entry {
  tenantId: string;
  sessionId: string;
  /** Number of items. */
  size: number;
  /** Approximate size. */
  bytes: number;
}

export interface Limits {
  items: number;
  bytes: number;
}

export interface FairQueue<Item extends Entry> {
  readonly items: number;
  add(entry: Item): void;
  /** Entries for one transaction, at least one if any wait; every tenant gets a turn before a second. */
  take(limits: Limits): Item[];
  /** One turn of this tenant alone. */
  takeOf(tenantId: string, limits: Limits): Item[];
  /** Excludes this tenant from `take`, or includes it again. */
  setExcluded(tenantId: string, isExcluded: boolean): void;
}

interface Tenant<Item> {
  /** In round-robin order: the next session is first. */
  sessions: Map<string, Fifo<Item>>;
}

/** `turnItems`: the number of items per turn. */
export function createFairQueue<Item extends Entry>(turnItems: number): FairQueue<Item> {
  /** In round-robin order: the next tenant is first. */
  const ring = new Map<string, Tenant<Item>>();
  const excluded = new Map<string, Tenant<Item>>();
  const excludedIds = new Set<string>();
  let items = 0;

  /** Moves one turn's entries into `taken` while they fit; false when the next one does not fit. */
  function turn(tenant: Tenant<Item>, taken: Item[], room: Limits): boolean {
    let left = turnItems;
    while (left > 0) {
      const [next] = tenant.sessions;
      if (!next) return true;
      const [sessionId, queue] = next;
      const entry = queue.first();
      if (taken.length > 0 && (entry.size > room.items || entry.bytes > room.bytes)) return false;
      queue.shift();
      tenant.sessions.delete(sessionId);
      if (queue.size() > 0) tenant.sessions.set(sessionId, queue);
      taken.push(entry);
      items -= entry.size;
      room.items -= entry.size;
      room.bytes -= entry.bytes;
      left -= entry.size;
    }
    return true;
  }

  return {
    get items() {
      return items;
    },
    add(entry) {
      const home = excludedIds.has(entry.tenantId) ? excluded : ring;
      const tenant = home.get(entry.tenantId) ?? { sessions: new Map() };
      home.set(entry.tenantId, tenant);
      const queue = tenant.sessions.get(entry.sessionId) ?? createFifo<Item>();
      tenant.sessions.set(entry.sessionId, queue);
      queue.push(entry);
      items += entry.size;
    },
    take(limits) {
      const taken: Item[] = [];
      const room = { ...limits };
      while (room.items > 0) {
        const [next] = ring;
        if (!next) break;
        const [tenantId, tenant] = next;
        const before = taken.length;
        const isWhole = turn(tenant, taken, room);
        // A tenant whose first entry found no room comes first next time. One whose turn was cut short does not:
        // with entries so large that a turn never fits, it would always be first.
        if (taken.length === before) break;
        ring.delete(tenantId);
        if (tenant.sessions.size > 0) ring.set(tenantId, tenant);
        if (!isWhole) break;
      }
      return taken;
    },
    takeOf(tenantId, limits) {
      const home = excludedIds.has(tenantId) ? excluded : ring;
      const tenant = home.get(tenantId);
      const taken: Item[] = [];
      if (!tenant) return taken;
      turn(tenant, taken, { ...limits });
      if (tenant.sessions.size === 0) home.delete(tenantId);
      return taken;
    },
    setExcluded(tenantId, isAside) {
      if (excludedIds.has(tenantId) === isAside) return;
      const [from, to] = isAside ? [ring, excluded] : [excluded, ring];
      if (isAside) excludedIds.add(tenantId);
      else excludedIds.delete(tenantId);
      const tenant = from.get(tenantId);
      if (!tenant) return;
      from.delete(tenantId);
      to.set(tenantId, tenant);
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

/** `Array.shift` moves all remaining elements, which is quadratic with many thousands waiting. */
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
