import { definerAbandonedFiles, withTenants } from '@waqtor/db';
import { deleteAbandonedRow, isFileUsed } from '../../features/media/index.ts';
import type { Platform } from '../../platform/platform.ts';

const BATCH = 100;

/**
 * Deletes files that nothing refers to. The file is deleted before its row, so that a crash in between only
 * repeats the deletion. A file that is referenced again is kept.
 */
export async function deleteAbandonedFiles({ db, storage }: Platform): Promise<void> {
  for (const { storageKey, tenantId } of await definerAbandonedFiles(db, { maxRows: BATCH })) {
    await withTenants(db, [tenantId], async (tx) => {
      if (!(await isFileUsed(tx, tenantId, storageKey))) await storage.delete(storageKey);
      await deleteAbandonedRow(tx, tenantId, storageKey);
    });
  }
}
