import { withTenants } from '@waqtor/db';
import type { Platform } from '../../platform/platform.ts';

const BATCH = 100;

/**
 * Deletes files whose last reference is gone. The file goes first and its row after, so that a crash in between repeats
 * it; a file that somebody refers to again stays.
 */
export async function deleteAbandonedFiles({ db, storage }: Platform): Promise<void> {
  const { rows } = await db.pool.query<{ storage_key: string; tenant_id: string }>(
    'select storage_key, tenant_id from definer_abandoned_files($1)',
    [BATCH],
  );
  for (const { storage_key: storageKey, tenant_id: tenantId } of rows) {
    await withTenants(db, [tenantId], async (tx) => {
      const used = await tx.db
        .selectFrom('media')
        .select('id')
        .where('tenantId', '=', tenantId)
        .where('storageKey', '=', storageKey)
        .executeTakeFirst();
      if (!used) await storage.delete(storageKey);
      await tx.db
        .deleteFrom('abandonedFiles')
        .where('tenantId', '=', tenantId)
        .where('storageKey', '=', storageKey)
        .execute();
    });
  }
}
