import type { Tx } from '@waqtor/db';

/** Whether a row of this tenant refers to the file with this storage key. */
export async function isFileUsed(tx: Tx, tenantId: string, storageKey: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('media')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('storageKey', '=', storageKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** Call this after the file was deleted, or if a row refers to it again. */
export async function deleteAbandonedRow(tx: Tx, tenantId: string, storageKey: string): Promise<void> {
  await tx.db
    .deleteFrom('abandonedFiles')
    .where('tenantId', '=', tenantId)
    .where('storageKey', '=', storageKey)
    .execute();
}
