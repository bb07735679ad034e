/*
 * How much each tenant has waiting in this process, from arrival until it is stored. Beyond the limits new
 * items are refused, which bounds memory; the sender retries later. A tenant with a backlog is refused before
 * the others are.
 */

export interface BacklogLimits {
  /** Items of all tenants. A tenant within its fair share is not refused because of the others' items. */
  items: number;
  itemsPerTenant: number;
  bytesPerTenant: number;
}

export interface Backlog {
  readonly items: number;
  /** Whether this tenant has too much waiting to accept that. One with nothing waiting is never refused. */
  refuses(tenantId: string, items: number, bytes: number): boolean;
  add(tenantId: string, items: number, bytes: number): void;
  remove(tenantId: string, items: number, bytes: number): void;
}

export function createBacklog(limits: BacklogLimits): Backlog {
  const tenants = new Map<string, { items: number; bytes: number }>();
  let total = 0;
  return {
    get items() {
      return total;
    },
    refuses(tenantId, items, bytes) {
      const own = tenants.get(tenantId);
      if (!own) return false;
      if (own.items + items > limits.itemsPerTenant || own.bytes + bytes > limits.bytesPerTenant) return true;
      return total + items > limits.items && own.items + items > limits.items / tenants.size;
    },
    add(tenantId, items, bytes) {
      const own = tenants.get(tenantId) ?? { items: 0, bytes: 0 };
      tenants.set(tenantId, { items: own.items + items, bytes: own.bytes + bytes });
      total += items;
    },
    remove(tenantId, items, bytes) {
      const own = tenants.get(tenantId);
      if (!own) return;
      total -= items;
      const left = { items: own.items - items, bytes: own.bytes - bytes };
      if (left.items > 0) tenants.set(tenantId, left);
      else tenants.delete(tenantId);
    },
  };
}
