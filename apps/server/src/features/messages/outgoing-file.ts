import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import type { MessageRow } from './messages.present.ts';
import type { MediaRow } from './messages.store.ts';
import type { Draft, OutgoingFile } from './outgoing-content.ts';
import { attachFile, findMedia, insertLinkedFile } from './recipients.store.ts';

/** A file that can be sent: a row of ours, or somebody's address. */
export interface FoundFile {
  row?: MediaRow;
  url?: string;
}

/** Looks a named file up; `not_found` for a stranger's, `media_pending` and `media_gone` while there is nothing to send. */
export async function findFile(tx: Tx, tenantId: string, file: OutgoingFile): Promise<FoundFile> {
  if ('url' in file) return { url: file.url };
  const row = await findMedia(tx, tenantId, uuidOf('media', file.mediaId));
  if (!row) throw new AppError('not_found', { id: file.mediaId });
  if (row.state === 'pending') throw new AppError('media_pending', { id: file.mediaId });
  if (row.state === 'failed' || (!row.storageKey && !row.sourceUrl)) {
    throw new AppError('media_gone', { id: file.mediaId });
  }
  return { row };
}

/** Gives the file to the message. */
export async function storeFile(
  tx: Tx,
  file: FoundFile,
  message: MessageRow,
  draft: Draft,
): Promise<MediaRow> {
  const filename = draft.type === 'file' ? draft.filename : undefined;
  const place = {
    tenantId: message.tenantId,
    sessionId: message.sessionId,
    conversationId: message.conversationId,
  };
  return file.row
    ? await attachFile(tx, file.row, message, newId())
    : await insertLinkedFile(tx, { id: newId(), messageId: message.id, ...place }, file.url ?? '', filename);
}
