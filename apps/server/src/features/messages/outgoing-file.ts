import { isMediaKind, type MediaKind, type MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Capabilities } from '@waqtor/provider';
import { AppError } from '../../platform/errors.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import { checkFile } from './check-supported.ts';
import type { MessageRow } from './messages.present.ts';
import type { MediaRow } from './messages.store.ts';
import type { Draft, OutgoingFile } from './outgoing-content.ts';
import { attachFile, findMedia, insertLinkedFile } from './recipients.store.ts';
import { hasFileInCard, headerFileOf } from './template-header.ts';

/** A file that can be sent: a row of ours, or somebody's address. */
export interface FoundFile {
  row?: MediaRow;
  url?: string;
  /** The kind the header of a template shows it as. */
  headerKind?: MediaKind;
}

/** Looks a named file up; `not_found` for a stranger's, `media_pending` and `media_gone` while there is nothing to send. */
async function findFile(tx: Tx, tenantId: string, file: OutgoingFile): Promise<FoundFile> {
  if ('url' in file) return { url: file.url };
  const row = await findMedia(tx, tenantId, uuidOf('media', file.mediaId));
  if (!row) throw new AppError('not_found', { id: file.mediaId });
  if (row.state === 'pending') throw new AppError('media_pending', { id: file.mediaId });
  if (row.state === 'failed' || (!row.storageKey && !row.sourceUrl)) {
    throw new AppError('media_gone', { id: file.mediaId });
  }
  return { row };
}

/** The file a draft names, in the message itself or in the header of its template. */
export async function fileOf(tx: Tx, tenantId: string, draft: Draft): Promise<FoundFile | undefined> {
  if (draft.type === 'file') return findFile(tx, tenantId, draft.file);
  if (draft.type === 'content' && hasFileInCard(draft.content)) {
    const problem = 'names a file of ours in a card of a carousel; use its link, or the id WhatsApp gave it';
    throw new AppError('validation_failed', [{ field: 'body.content.components', problem }]);
  }
  const header = draft.type === 'content' ? headerFileOf(draft.content) : undefined;
  return (
    header && { ...(await findFile(tx, tenantId, { mediaId: header.mediaId })), headerKind: header.kind }
  );
}

/** Judges a file of ours by what the engine takes of its kind; what is at an address, WhatsApp judges. */
export function checkFound(
  capabilities: Capabilities,
  content: MessageContent,
  file: FoundFile | undefined,
): void {
  const kind = file?.headerKind ?? (isMediaKind(content.type) ? content.type : undefined);
  if (!file?.row || !kind) return;
  checkFile(capabilities[kind], file.row, {
    isVoice: content.type === 'audio' && content.voice === true,
    isDocument: kind === 'document',
  });
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
