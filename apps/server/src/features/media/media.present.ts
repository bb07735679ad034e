import { type MessageMedia, toPublicId } from '@waqtor/contract';
import type { Media } from '@waqtor/db';
import type { Selectable } from 'kysely';
import type { Platform } from '../../platform/platform.ts';
import { mediaLink } from './media-link.ts';

export type MediaRow = Selectable<Media>;

/** The file as it leaves the product; its link is signed and good for a day at least. */
export function presentMedia(
  row: MediaRow,
  platform: Pick<Platform, 'config' | 'secrets' | 'clock'>,
): MessageMedia {
  return {
    id: toPublicId('media', row.id),
    state: row.state,
    // A file we only pass on stays where its owner put it; WhatsApp's own addresses are of use to nobody else.
    url:
      row.state !== 'stored' ? null : row.storageKey === null ? row.sourceUrl : mediaLink(platform, row.id),
    mimeType: row.mimeType,
    size: row.size,
    filename: row.filename,
    sha256: row.sha256,
    error: row.error,
  };
}

/** A file that has just been announced to us and is still to be fetched. Uuid. */
export function presentNewMedia(
  id: string,
  { filename }: { filename?: string },
  state: 'pending' | 'held' = 'pending',
): MessageMedia {
  return {
    id: toPublicId('media', id),
    state,
    url: null,
    mimeType: null,
    size: null,
    filename: filename ?? null,
    sha256: null,
    error: null,
  };
}
