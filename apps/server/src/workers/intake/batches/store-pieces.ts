import { isDatabaseUnavailable, isStorageFull, isWorthRetrying, withTenants } from '@waqtor/db';
import type { Engines } from '../../../features/sessions/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import { indexLookUps } from '../../../platform/index-look-ups.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Item, unreadable } from './prepare.ts';
import type { RecentItems } from './recent-items.ts';
import { storeBatch } from './store-batch.ts';
import { divide, itemsOf, type Piece } from './submission.ts';

/**
 * How a transaction ended: stored; refused, so that the sender sends the items again; or to be retried in
 * these parts.
 */
export type Stored =
  | { kind: 'stored' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'divided'; parts: Piece[][] };

export interface StoreOptions {
  /** How long a statement may wait for a lock held outside the intake. */
  lockTimeoutMs: number;
  /** Whether these pieces have failed before and are retried separately. */
  isIsolated: boolean;
  engines: Engines;
}

/**
 * Number of items prepared before yielding to the event loop; preparing this many takes a few milliseconds.
 */
const ITEMS_A_TICK = 250;

/**
 * Stores pieces in one transaction. When it fails because of its data, they are split and retried separately,
 * down to the one faulty item, which is stored as unreadable: no item is lost because of another.
 */
export async function storePieces(
  platform: Platform,
  recent: RecentItems,
  pieces: readonly Piece[],
  options: StoreOptions,
): Promise<Stored> {
  const items = await prepareAll(pieces, platform.clock.now());
  const first = await attempt(platform, recent, items, options);
  if (first === undefined) return { kind: 'stored' };
  // A row that the batch refers to may have been deleted while the batch was written; a second attempt sees
  // that.
  const error = isRace(first.error) ? (await attempt(platform, recent, items, options))?.error : first.error;
  if (error === undefined) return { kind: 'stored' };
  if (isStorageFull(error)) {
    platform.log.error({ err: error }, 'the disk is full; the sender will deliver the items again');
    return refuse('storage_full', error);
  }
  if (isDatabaseUnavailable(error)) return refuse('database_unavailable', error);
  // Three lost races are not caused by the data, so the sender has to send the items again.
  if (isWorthRetrying(error)) return refuse('overloaded', error);
  if (isLockTimeout(error)) {
    // A lock that one tenant holds for long must not delay the others. When stored separately, its items may
    // wait longer.
    if (options.isIsolated) return refuse('overloaded', error);
    return { kind: 'divided', parts: [...groupBy(pieces, (piece) => piece.tenantId).values()] };
  }
  const parts = divide(pieces);
  if (parts) return { kind: 'divided', parts };
  const [item] = items;
  if (!item || item.error !== undefined) return { kind: 'refused', error };
  platform.log.error(
    { err: error, sessionId: item.sessionId },
    'an item could not be stored; it is kept as unreadable',
  );
  const again = await attempt(platform, recent, [unreadable(item, error)], options);
  return again === undefined ? { kind: 'stored' } : { kind: 'refused', error: again.error };
}

async function prepareAll(pieces: readonly Piece[], now: Date): Promise<Item[]> {
  const items: Item[] = [];
  let sinceTick = 0;
  for (const piece of pieces) {
    if (sinceTick + piece.size > ITEMS_A_TICK && sinceTick > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      sinceTick = 0;
    }
    sinceTick += piece.size;
    for (const item of itemsOf(piece, now)) items.push(item);
  }
  return items;
}

/** Resolves to undefined if committed, otherwise to the failure. */
async function attempt(
  platform: Platform,
  recent: RecentItems,
  items: readonly Item[],
  { lockTimeoutMs, engines }: StoreOptions,
): Promise<{ error: unknown } | undefined> {
  const tenantIds = [...new Set(items.map((item) => item.tenantId))].sort();
  const now = platform.clock.now();
  let tries = 0;
  let linked: readonly Item[] = [];
  try {
    linked = await withTenants(
      platform.db,
      tenantIds,
      (tx) => {
        tries += 1;
        // The first attempt treats only messages in the cache as duplicates. The unique index reveals when
        // that was wrong.
        const mayBeRepeat = tries === 1 ? recent.isRepeat : () => true;
        const { isNewLink } = recent;
        return storeBatch(tx, items, { now, mayBeRepeat, isNewLink, engines, config: platform.config });
      },
      { settings: { ...indexLookUps, lock_timeout: String(lockTimeoutMs) } },
    );
  } catch (error) {
    return { error };
  }
  recent.remember(items, linked);
  return undefined;
}

function refuse(code: 'database_unavailable' | 'overloaded' | 'storage_full', cause: unknown): Stored {
  return { kind: 'refused', error: new AppError(code, undefined, { cause }) };
}

/** A foreign key or unique index refused a write that was valid when its rows were read. */
function isRace(error: unknown): boolean {
  const code = codeOf(error);
  return code === '23503' || code === '23505';
}

function isLockTimeout(error: unknown): boolean {
  return codeOf(error) === '55P03';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? (error as { code?: unknown }).code : undefined;
}
