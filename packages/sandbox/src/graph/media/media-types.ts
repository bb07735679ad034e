import { fileTypeFromBuffer } from 'file-type';

/** Meta's media types with their MIME types and sizes (bytes), from its media reference. */
export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

const MB = 1024 ** 2;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const MEDIA_LIMITS: Record<MediaKind, { types: readonly string[]; bytes: number }> = {
  audio: {
    types: ['audio/aac', 'audio/mp4', 'audio/mpeg', 'audio/amr', 'audio/ogg', 'audio/opus'],
    bytes: 16 * MB,
  },
  document: {
    types: [
      'application/vnd.ms-powerpoint',
      'application/msword',
      `${OFFICE}.wordprocessingml.document`,
      `${OFFICE}.presentationml.presentation`,
      `${OFFICE}.spreadsheetml.sheet`,
      'application/pdf',
      'text/plain',
      'application/vnd.ms-excel',
    ],
    bytes: 100 * MB,
  },
  image: { types: ['image/jpeg', 'image/png'], bytes: 5 * MB },
  sticker: { types: ['image/webp'], bytes: 500 * 1024 },
  video: { types: ['video/mp4', 'video/3gpp'], bytes: 16 * MB },
};

export const MEDIA_TYPES: readonly string[] = MEDIA_KINDS.flatMap((kind) => MEDIA_LIMITS[kind].types);

/** Maximum size of a static sticker; an animated one may have `MEDIA_LIMITS.sticker.bytes`. */
export const STATIC_STICKER_BYTES = 100 * 1024;

/** Returns a media type in lower case without parameters; `video/3gp` is Meta's name for `video/3gpp`. */
export function baseMimeType(mimeType: string): string {
  const bare = (mimeType.split(';')[0] ?? '').trim().toLowerCase();
  return bare === 'video/3gp' ? 'video/3gpp' : bare;
}

/**
 * Whether a MIME type belongs to a media type; a document may also be an image, video or audio file of an
 * accepted type.
 */
export const isOfKind = (kind: MediaKind, mimeType: string): boolean =>
  (kind === 'document' ? MEDIA_TYPES : MEDIA_LIMITS[kind].types).includes(baseMimeType(mimeType));

/** How many bytes of a file are read to detect its type. */
const HEAD_BYTES = 4100;

/** One name for the types of a container that cannot be distinguished by content. */
const FAMILY: Record<string, string> = {
  'audio/x-m4a': 'mp4',
  'audio/mp4': 'mp4',
  'video/mp4': 'mp4',
  'video/x-m4v': 'mp4',
  'application/zip': 'zip',
  'application/x-cfb': 'cfb',
  'application/msword': 'cfb',
  'application/vnd.ms-excel': 'cfb',
  'application/vnd.ms-powerpoint': 'cfb',
  'image/apng': 'image/png',
  'audio/opus': 'audio/ogg; codecs=opus',
  'audio/ogg': 'audio/ogg; codecs=opus',
};
const familyOf = (type: string): string => FAMILY[type] ?? (type.startsWith(OFFICE) ? 'zip' : type);

/**
 * Returns the type that Meta assigns to the file: the declared one if the content matches, otherwise the
 * detected one. Ogg is accepted with Opus only; other Ogg is `application/ogg`.
 */
export async function receivedType(declared: string, bytes: Uint8Array): Promise<string> {
  const head = bytes.subarray(0, HEAD_BYTES);
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (found === 'audio/ogg' || found === 'video/ogg') return 'application/ogg';
  if (found !== undefined) {
    const type = found === 'audio/ogg; codecs=opus' ? found : baseMimeType(found);
    return familyOf(type) === familyOf(declared) ? declared : baseMimeType(type);
  }
  return declared === 'text/plain' && !head.includes(0) ? declared : 'application/octet-stream';
}

/** Whether a WebP file is animated, that is, its extended header has the animation flag. */
export const isAnimatedWebp = (bytes: Uint8Array): boolean =>
  bytes.length > 20 &&
  Buffer.from(bytes.subarray(12, 16)).toString('latin1') === 'VP8X' &&
  ((bytes[20] ?? 0) & 0x02) !== 0;

/** Video codecs that Meta does not play; it accepts H.264 with AAC. */
const UNSUPPORTED_CODECS = new Set([
  ...['hvc1', 'hev1', 'dvh1', 'dvhe', 'vp08', 'vp09', 'av01', 'mp4v', 's263', 'h263', 'jpeg', 'mjpa'],
  ...['Opus', 'ac-3', 'ec-3', 'alac', '.mp3', 'samr', 'sawb', 'fLaC'],
]);

/** Returns the first codec of a video that Meta does not play, as written in its track descriptions. */
export function unsupportedCodec(bytes: Uint8Array): string | undefined {
  const film = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = film.indexOf('stsd'); at >= 0; at = film.indexOf('stsd', at + 4)) {
    const codec = film.toString('latin1', at + 16, at + 20);
    if (UNSUPPORTED_CODECS.has(codec)) return codec;
  }
  return undefined;
}
