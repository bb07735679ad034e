import type { Tx } from '@waqtor/db';
import type { MediaRow } from './media.present.ts';
import type { StoredFile } from './store-file.ts';

export function findMedia(tx: Tx, tenantId: string, id: string): Promise<MediaRow | undefined> {
  return tx.db
    .selectFrom('media')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Returns the rows in no particular order; missing ones are omitted. */
export function findMediaRows(tx: Tx, tenantId: string, ids: readonly string[]): Promise<MediaRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.db
    .selectFrom('media')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .execute();
}

/** Inserts a file uploaded for sending, which belongs to no message yet. */
export function insertUpload(
  tx: Tx,
  tenantId: string,
  upload: { id: string; storageKey: string; filename: string | null; declaredMimeType: string; at: Date },
  { size, sha256, mimeType, animated }: StoredFile,
): Promise<MediaRow> {
  const { id, storageKey, filename, declaredMimeType, at } = upload;
  return tx.db
    .insertInto('media')
    .values({
      id,
      tenantId,
      storageKey,
      filename,
      declaredMimeType,
      state: 'stored',
      size,
      sha256,
      mimeType,
      animated,
      createdAt: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Makes the files of these released messages due for download; returns whether there are any. */
export async function fetchHeldFiles(
  tx: Tx,
  tenantId: string,
  messageIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const result = await tx.db
    .updateTable('media')
    .set({ state: 'pending', nextAttemptAt: now })
    .where('tenantId', '=', tenantId)
    .where('messageId', 'in', messageIds)
    .where('state', '=', 'held_back')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Returns the files of these messages, by message. */
export async function mediaOfMessages(
  tx: Tx,
  tenantId: string,
  messageIds: readonly string[],
): Promise<Map<string, MediaRow>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('media')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('messageId', 'in', [...messageIds])
    .execute();
  return new Map(rows.map((row) => [row.messageId ?? '', row]));
}
