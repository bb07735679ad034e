import { definerTenantsWithUnattachedUploadsBefore, deleteUnattachedUploads, withTenants } from '@waqtor/db';
import {
  type BackgroundWorker,
  createBackgroundWorker,
} from '../../../platform/background/background-worker.ts';
import type { Platform } from '../../../platform/platform.ts';

/**
 * Background worker that deletes uploads not used within `UNATTACHED_UPLOAD_HOURS`: first their rows, then
 * the stored files.
 */
export function createUploadSweep(
  platform: Platform,
  { everyMs = 600_000, maxRows = 200 }: { everyMs?: number; maxRows?: number } = {},
): BackgroundWorker {
  const { db, config, clock, storage, log } = platform;

  async function run(signal: AbortSignal): Promise<'more' | 'done'> {
    let hasMore = false;
    const before = new Date(clock.now().getTime() - config.unattachedUploadMs);
    for (const { tenantId } of await definerTenantsWithUnattachedUploadsBefore(db, { before })) {
      if (signal.aborted) return 'done';
      const files = await withTenants(db, [tenantId], (tx) =>
        deleteUnattachedUploads(tx, { ofTenant: tenantId, before, maxRows }),
      );
      // Deleted after the COMMIT: a file without a row only wastes space, but a row without its file is
      // broken.
      for (const { storageKey } of files) await storage.delete(storageKey);
      if (files.length > 0) hasMore = true;
    }
    return hasMore ? 'more' : 'done';
  }

  return createBackgroundWorker({ name: 'upload-sweep', log, everyMs, run });
}
