import { type MediaKind, mediaTypeOf } from '@waqtor/contract';

/** Image types that can be decoded. */
const imageTypes = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
]);

/** ffmpeg's demuxer of each audio type that WhatsApp refuses. */
const audioFormats: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/aiff': 'aiff',
  'audio/ape': 'ape',
  'audio/wavpack': 'wv',
  'audio/x-ms-asf': 'asf',
  'audio/x-voc': 'voc',
  'audio/ogg': 'ogg',
  'video/webm': 'matroska',
};

/** How a file is made sendable. `accepted`: the types that an engine sends as they are. */
export type Conversion = { to: 'image' } | { to: 'audio'; format: string };

/**
 * Returns how to make a file of this MIME type sendable as this media type; undefined if it is sent
 * unchanged, or cannot be converted. Every image is decoded, so that a damaged one is refused and photos
 * contain no location; a file sent as a document is unchanged if WhatsApp accepts its type.
 */
export function conversionOf(
  kind: MediaKind | undefined,
  mimeType: string,
  accepted: readonly string[] | undefined,
): Conversion | undefined {
  const isAccepted = accepted === undefined || accepted.includes(mediaTypeOf(mimeType));
  if (imageTypes.has(mimeType)) {
    const isSent = kind === undefined || kind === 'image' || (kind === 'document' && !isAccepted);
    return isSent && (accepted?.includes('image/jpeg') ?? true) ? { to: 'image' } : undefined;
  }
  const [type = ''] = mimeType.split(';');
  const format = audioFormats[type];
  if (format === undefined || isAccepted || !accepted?.includes('audio/ogg')) return undefined;
  // A WebM file is treated as audio only if the request says so.
  const canBeAudio = kind === 'audio' || (type.startsWith('audio/') && kind !== 'image' && kind !== 'video');
  return canBeAudio && kind !== 'sticker' ? { to: 'audio', format } : undefined;
}
