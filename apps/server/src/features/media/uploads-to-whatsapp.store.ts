import type { Tx } from '@waqtor/db';

/** A stored file, and its media id at WhatsApp for a session, while that id is valid. */
export interface KnownFile {
  mimeType: string | null;
  filename: string | null;
  uploadedId: string | null;
  uploadedAt: Date | null;
}

/** Returns the newest valid upload of the same file, if there is one. */
export async function findUpload(
  tx: Tx,
  session: { tenantId: string; sessionId: string },
  storageKey: string,
  uploadedAfter: Date,
): Promise<KnownFile | undefined> {
  const row = await tx.db
    .selectFrom('media')
    .select(['mimeType', 'filename', 'providerMediaId', 'uploadedAt'])
    .where('sessionId', '=', session.sessionId)
    .where('storageKey', '=', storageKey)
    .orderBy('uploadedAt', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const isFresh = row.uploadedAt !== null && row.uploadedAt > uploadedAfter;
  return { ...row, uploadedId: isFresh ? row.providerMediaId : null };
}

export async function rememberUpload(
  tx: Tx,
  session: { tenantId: string; sessionId: string },
  storageKey: string,
  upload: { providerMediaId: string; uploadedAt: Date },
): Promise<void> {
  await tx.db
    .updateTable('media')
    .set(upload)
    .where('tenantId', '=', session.tenantId)
    .where('sessionId', '=', session.sessionId)
    .where('storageKey', '=', storageKey)
    .execute();
}
