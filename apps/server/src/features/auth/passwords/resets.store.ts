import type { Tx } from '@waqtor/db';

/* Links to choose a new password. Every transaction here must be the user's own. */

/** Adds a link beside those still open, and deletes those whose time is over. */
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

/** Uses the link up. False when somebody was faster, or its time is over. */
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

/** Voids whatever links remain: the password has just been changed. */
export async function voidResets(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.db
    .updateTable('passwordResets')
    .set({ usedAt: now })
    .where('userId', '=', userId)
    .where('usedAt', 'is', null)
    .execute();
}
