import { type Database, definerDueMedia, type Tx, withTenants } from '@waqtor/db';
import type { MediaRow } from './media.present.ts';
import type { StoredFile } from './store-file.ts';

/** A file claimed for download; `attempts` identifies this attempt, as a fencing token. */
export type ClaimedMedia = MediaRow;

/**
 * Claims due files for `leaseMs`, round-robin over tenants. If the process dies, the lease expires and the
 * files are due again. Tenants in `without` already have enough downloads in progress.
 */
export async function claimMedia(
  db: Database,
  limit: number,
  { now, leaseMs, without }: { now: Date; leaseMs: number; without: readonly string[] },
): Promise<ClaimedMedia[]> {
  const due = await definerDueMedia(db, { at: now, maxRows: limit, without });
  if (due.length === 0) return [];
  const tenantIds = [...new Set(due.map((row) => row.tenantId))].sort();
  return withTenants(db, tenantIds, (tx) =>
    tx.db
      .updateTable('media')
      .set((eb) => ({
        attempts: eb('attempts', '+', 1),
        nextAttemptAt: new Date(now.getTime() + leaseMs),
      }))
      .where('tenantId', 'in', tenantIds)
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('media')
          .select('id')
          .where(
            'id',
            'in',
            due.map((row) => row.mediaId),
          )
          .where('state', '=', 'pending')
          .where('nextAttemptAt', '<=', now)
          .forUpdate()
          .skipLocked(),
      )
      .returningAll()
      .execute(),
  );
}

// After its lease has expired, another process may have repeated an attempt: only the latest attempt may
// write.
const ours = (tx: Tx, claimed: ClaimedMedia) =>
  tx.db
    .updateTable('media')
    .where('tenantId', '=', claimed.tenantId)
    .where('id', '=', claimed.id)
    .where('state', '=', 'pending')
    .where('attempts', '=', claimed.attempts);

/** Returns undefined if the row no longer exists, or if another process has a newer claim. */
export function markStored(
  tx: Tx,
  claimed: ClaimedMedia,
  storageKey: string,
  { size, sha256, mimeType, animated }: StoredFile,
): Promise<MediaRow | undefined> {
  return ours(tx, claimed)
    .set({ state: 'stored', storageKey, size, sha256, mimeType, animated, error: null, nextAttemptAt: null })
    .returningAll()
    .executeTakeFirst();
}

export function markFailed(tx: Tx, claimed: ClaimedMedia, error: string): Promise<MediaRow | undefined> {
  return ours(tx, claimed)
    .set({ state: 'failed', error, nextAttemptAt: null })
    .returningAll()
    .executeTakeFirst();
}

export async function postpone(
  tx: Tx,
  claimed: ClaimedMedia,
  { error, at, isCounted }: { error: string | null; at: Date; isCounted: boolean },
): Promise<void> {
  const attempts = isCounted ? claimed.attempts : claimed.attempts - 1;
  await ours(tx, claimed).set({ error, attempts, nextAttemptAt: at }).execute();
}

/** Whether the row refers to the file with this storage key. */
export async function isStoredAs(
  tx: Tx,
  { tenantId, id }: ClaimedMedia,
  storageKey: string,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('media')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('storageKey', '=', storageKey)
    .executeTakeFirst();
  return row !== undefined;
}
