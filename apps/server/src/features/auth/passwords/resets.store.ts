import type { Tx } from '@waqtor/db';

/* Password reset links. Every transaction here must be the user's own. */

/** Adds a link without invalidating open ones, and deletes expired ones. */
export async function insertReset(
  tx: Tx,
  row: { id: string; userId: string; tokenHash: Buffer; expiresAt: Date; createdAt: Date },
): Promise<void> {
  await tx.db
    .deleteFrom('passwordResets')
    .where('userId', '=', row.userId)
    .where('expiresAt', '<', row.createdAt)
    .execute();
  await tx.db.insertInto('passwordResets').values(row).execute();
}

export async function hasOpenReset(tx: Tx, userId: string, tokenHash: Buffer, now: Date): Promise<boolean> {
  const row = await tx.db
    .selectFrom('passwordResets')
    .select('id')
    .where('userId', '=', userId)
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Consumes the link. Returns false if it was already used or has expired. */
export async function claimReset(tx: Tx, userId: string, tokenHash: Buffer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('passwordResets')
    .set({ usedAt: now })
    .where('userId', '=', userId)
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Invalidates the remaining links after the password was changed. */
export async function voidResets(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.db
    .updateTable('passwordResets')
    .set({ usedAt: now })
    .where('userId', '=', userId)
    .where('usedAt', 'is', null)
    .execute();
}
