import { isDatabaseAway, isWorthRetrying, withTenants } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Item, unreadable } from './prepare.ts';
import type { Recent } from './recent.ts';
import { storeBatch } from './store-batch.ts';

/**
 * Stores items, each surely and none at the price of another: when a batch fails for a reason that lies in its data, its
 * halves are stored apart, down to the one item at fault, which is kept as unreadable. Returns what could not be stored.
 */
export async function storeApart(
  platform: Platform,
  recent: Recent,
  items: readonly Item[],
  { isSecondTry = false } = {},
): Promise<Map<Item, unknown>> {
  try {
    await storeOnce(platform, recent, items);
    return new Map();
  } catch (error) {
    if (isDatabaseAway(error))
      return failAll(items, new AppError('database_unavailable', undefined, { cause: error }));
    // Races that were lost three times over: not the data's fault, so whoever sent it sends it again.
    if (isWorthRetrying(error))
      return failAll(items, new AppError('overloaded', undefined, { cause: error }));
    // What a batch refers to may have gone while it was written; a second look knows that.
    if (isRace(error) && !isSecondTry) return storeApart(platform, recent, items, { isSecondTry: true });
    const [first] = items;
    if (items.length > 1) {
      const middle = Math.ceil(items.length / 2);
      const left = await storeApart(platform, recent, items.slice(0, middle));
      const right = await storeApart(platform, recent, items.slice(middle));
      return new Map([...left, ...right]);
    }
    if (!first || first.error !== undefined) return failAll(items, error);
    platform.log.error({ err: error, sessionId: first.sessionId }, 'an item cannot be stored as what it is');
    const failures = await storeApart(platform, recent, [unreadable(first, error)]);
    return failures.size === 0 ? failures : failAll(items, error);
  }
}

async function storeOnce(platform: Platform, recent: Recent, items: readonly Item[]): Promise<void> {
  const tenantIds = [...new Set(items.map((item) => item.tenantId))].sort();
  const now = platform.clock.now();
  let tries = 0;
  await withTenants(
    platform.db,
    tenantIds,
    (tx) => {
      tries += 1;
      // The first try believes that there are no repeats but those we remember; the unique index says when it errs.
      const mayBeRepeat = tries === 1 ? recent.isRepeat : () => true;
      return storeBatch(tx, items, { now, mayBeRepeat, isLinkNews: recent.isLinkNews });
    },
    { settings: lookups },
  );
  recent.remember(items);
}

/*
 * Every statement looks a few hundred keys up by index. Fresh statistics would say so; without them (a new database, a
 * table that just grew) the planner reads a tenant's whole table instead, and a prepared plan keeps doing it. Measured
 * with 2,000 contacts and no statistics: 80 ms a batch instead of 1.
 */
const lookups = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  jit: 'off',
};

function failAll(items: readonly Item[], error: unknown): Map<Item, unknown> {
  return new Map(items.map((item) => [item, error]));
}

/** A foreign key or a unique index refused what had been true when it was read. */
function isRace(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '23503' || code === '23505';
}
