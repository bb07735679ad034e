import { isDatabaseAway, isWorthRetrying, withTenants } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';
import type { KnownLinks } from './contacts/known-links.ts';
import { type Item, unreadable } from './prepare.ts';
import { storeBatch } from './store-batch.ts';

/**
 * Stores items, each surely and none at the price of another: when a batch fails for a reason that lies in its data, its
 * halves are stored apart, down to the one item at fault, which is kept as unreadable. Returns what could not be stored.
 */
export async function storeApart(
  platform: Platform,
  links: KnownLinks,
  items: readonly Item[],
  { isSecondTry = false } = {},
): Promise<Map<Item, unknown>> {
  try {
    await storeOnce(platform, links, items);
    return new Map();
  } catch (error) {
    if (isDatabaseAway(error))
      return failAll(items, new AppError('database_unavailable', undefined, { cause: error }));
    // Races that were lost three times over: not the data's fault, so whoever sent it sends it again.
    if (isWorthRetrying(error))
      return failAll(items, new AppError('overloaded', undefined, { cause: error }));
    // What a batch refers to may have gone while it was written; a second look knows that.
    if (isRace(error) && !isSecondTry) return storeApart(platform, links, items, { isSecondTry: true });
    const [first] = items;
    if (items.length > 1) {
      const middle = Math.ceil(items.length / 2);
      const left = await storeApart(platform, links, items.slice(0, middle));
      const right = await storeApart(platform, links, items.slice(middle));
      return new Map([...left, ...right]);
    }
    if (!first || first.error !== undefined) return failAll(items, error);
    platform.log.error({ err: error, sessionId: first.sessionId }, 'an item cannot be stored as what it is');
    const failures = await storeApart(platform, links, [unreadable(first, error)]);
    return failures.size === 0 ? failures : failAll(items, error);
  }
}

async function storeOnce(platform: Platform, links: KnownLinks, items: readonly Item[]): Promise<void> {
  const tenantIds = [...new Set(items.map((item) => item.tenantId))].sort();
  const now = platform.clock.now();
  await withTenants(platform.db, tenantIds, (tx) => storeBatch(tx, items, { now, links }));
  links.remember(items);
}

function failAll(items: readonly Item[], error: unknown): Map<Item, unknown> {
  return new Map(items.map((item) => [item, error]));
}

/** A foreign key or a unique index refused what had been true when it was read. */
function isRace(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '23503' || code === '23505';
}
