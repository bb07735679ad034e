import { z } from 'zod';
import { type MediaKind, mediaKinds, messageMedia } from './content.ts';

/** A file that was uploaded to be sent: name it as `mediaId` in a message. */
export const uploadedMedia = messageMedia.meta({ id: 'Media' });

/** How the file is meant to be sent; read off its content when left out. */
export const uploadMediaQuery = z.strictObject({ kind: z.enum(mediaKinds).optional() });

/** Query of a media link. A caller who signs in needs neither. */
export const mediaLinkQuery = z.strictObject({
  /** Milliseconds since 1970. */
  expires: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  signature: z.string().max(128).optional(),
});

/** The largest file WhatsApp takes of each kind, in bytes. */
export const mediaLimits: Readonly<Record<MediaKind, number>> = {
  image: 5_000_000,
  video: 16_000_000,
  audio: 16_000_000,
  document: 100_000_000,
  sticker: 500_000,
};

const typeAliases: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-mp3': 'audio/mpeg',
  'audio/x-mpeg': 'audio/mpeg',
  'audio/x-aac': 'audio/aac',
  'audio/aacp': 'audio/aac',
  'audio/amr-nb': 'audio/amr',
  'audio/opus': 'audio/ogg',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/apng': 'image/png',
  'image/x-png': 'image/png',
  'video/3gp': 'video/3gpp',
  'video/x-m4v': 'video/mp4',
  'application/x-pdf': 'application/pdf',
  'application/json': 'text/plain',
  'application/xml': 'text/plain',
};

/**
 * The one name of a media type, whatever it is called: small letters, no parameters, aliases resolved, every text plain
 * text. Ogg with another codec than Opus keeps its codec, because it is another type to everybody who plays it.
 */
export function mediaTypeOf(declared: string): string {
  const [type = '', ...parameters] = declared.toLowerCase().split(';');
  const bare = type.trim();
  if (bare === 'audio/ogg') {
    const codec = parameters.map((it) => it.trim()).find((it) => it.startsWith('codecs='));
    const name = codec?.slice('codecs='.length).replaceAll('"', '');
    return name === undefined || name === 'opus' ? bare : `${bare}; codecs=${name}`;
  }
  return typeAliases[bare] ?? (bare.startsWith('text/') ? 'text/plain' : bare);
}
