import {
  fieldProblem,
  fromPublicId,
  isMediaKind,
  type MediaKind,
  type MessageContent,
} from '@waqtor/contract';
import type { Capabilities } from '@waqtor/provider';
import { AppError } from '../../../platform/errors.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { MediaRow } from '../../media/index.ts';
import { checkFile } from '../acceptance/check-supported.ts';
import { typeOfLink } from './link-types.ts';
import type { Draft, OutgoingFile } from './outgoing-content.ts';
import { hasFileInCard, headerFileOf } from './template-header.ts';

/** A file that can be sent: uploaded here, or hosted elsewhere. */
export interface FoundFile {
  row?: MediaRow;
  url?: string;
  /** The media type of a template header's file. */
  headerKind?: MediaKind;
}

/** Uploaded files by uuid. */
export type Files = ReadonlyMap<string, MediaRow>;

/** Returns the uuid of the uploaded file to which a draft refers, if any. */
export function mediaIdOf(draft: Draft): string | undefined {
  const named = draft.type === 'content' ? headerFileOf(draft.content) : undefined;
  const id = draft.type === 'file' && 'mediaId' in draft.file ? draft.file.mediaId : named?.mediaId;
  return id === undefined ? undefined : (fromPublicId('media', id) ?? undefined);
}

/**
 * Resolves a reference to a file. Throws `not_found`, also for another tenant's file, `media_pending`,
 * `media_held_back` or `media_gone`.
 */
function getFile(files: Files, tenantId: string, file: OutgoingFile): FoundFile {
  if ('url' in file) return { url: file.url };
  const row = files.get(uuidOf('media', file.mediaId));
  if (row?.tenantId !== tenantId) throw new AppError('not_found', { id: file.mediaId });
  if (row.state === 'pending') throw new AppError('media_pending', { id: file.mediaId });
  if (row.state === 'held_back') throw new AppError('media_held_back', { id: file.mediaId });
  if (row.state === 'failed' || (!row.storageKey && !row.sourceUrl)) {
    throw new AppError('media_gone', { id: file.mediaId });
  }
  return { row };
}

/** Returns the file to which a draft refers, in the message itself or in its template's header. */
export function fileOf(files: Files, tenantId: string, draft: Draft): FoundFile | undefined {
  if (draft.type === 'file') return getFile(files, tenantId, draft.file);
  if (draft.type === 'content' && hasFileInCard(draft.content)) {
    throw new AppError('validation_failed', [fieldProblem('body.content.components', 'file_id_in_carousel')]);
  }
  const header = draft.type === 'content' ? headerFileOf(draft.content) : undefined;
  return header && { ...getFile(files, tenantId, { mediaId: header.mediaId }), headerKind: header.kind };
}

/**
 * Checks a file against the engine's limits for its kind. Of a linked file, only the type that its extension
 * names is known; WhatsApp checks the rest.
 */
export function checkFound(
  capabilities: Capabilities,
  content: MessageContent,
  file: FoundFile | undefined,
): void {
  const kind = file?.headerKind ?? (isMediaKind(content.type) ? content.type : undefined);
  if (!file || !kind) return;
  const { row, url } = file;
  const link = url ?? (row?.storageKey ? null : row?.sourceUrl);
  const mimeType = row?.mimeType ?? (link ? typeOfLink(link) : null) ?? null;
  const known = { size: row?.size ?? null, animated: row?.animated ?? null, mimeType };
  checkFile(capabilities[kind], known, {
    isVoice: content.type === 'audio' && content.voice === true,
    isDocument: kind === 'document',
  });
}
