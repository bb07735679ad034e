import { type MessageMedia, toPublicId } from '@waqtor/contract';
import type { Media } from '@waqtor/db';
import type { Selectable } from 'kysely';
import type { Platform } from '../../platform/platform.ts';
import { mediaLink } from './serving/media-link.ts';

export type MediaRow = Selectable<Media>;

/** Converts a row to the contract type. Its signed link is valid for at least a day. */
export function presentMedia(
  row: MediaRow,
  platform: Pick<Platform, 'config' | 'secrets' | 'clock'>,
): MessageMedia {
  return {
    id: toPublicId('media', row.id),
    status: row.state,
    // A file sent by link keeps the link of its owner. WhatsApp's own URLs are useless to clients.
    url:
      row.state !== 'stored' ? null : row.storageKey === null ? row.sourceUrl : mediaLink(platform, row.id),
    mimeType: row.mimeType,
    size: row.size,
    filename: row.filename,
    sha256: row.sha256,
    error: row.error,
  };
}

/** Presents a file that WhatsApp has just reported and that is not downloaded yet. The id is a uuid. */
export function presentNewMedia(
  id: string,
  { filename }: { filename?: string },
  status: 'pending' | 'held_back' = 'pending',
): MessageMedia {
  return {
    id: toPublicId('media', id),
    status,
    url: null,
    mimeType: null,
    size: null,
    filename: filename ?? null,
    sha256: null,
    error: null,
  };
}
