import { z } from 'zod';
import { failsWith } from '../protocol/problems.ts';
import { type MediaKind, mediaKinds, messageMedia } from './content.ts';

/** A file uploaded for sending: use its id as `mediaId` in a message. */
export const uploadedMedia = messageMedia.meta({ id: 'Media' });

/** How the file will be sent; by default, this is detected from its content. */
export const uploadMediaQuery = z.strictObject({ mediaType: z.enum(mediaKinds).optional() });

/** Query of a media link. Authenticated requests need neither. */
export const mediaLinkQuery = z.strictObject({
  /** Unix milliseconds. */
  expires: z
    .string()
    .regex(/^\d{1,15}$/, failsWith('digits_only'))
    .optional(),
  signature: z.string().max(128).optional(),
});

/** The largest file WhatsApp accepts of each media type, in bytes. */
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

/** The codecs of videos that WhatsApp plays: H.264 and AAC. */
const playedCodecs = /^(?:avc[13]|mp4a)\b/;

/**
 * The canonical form of a media type: lower case, without parameters, aliases resolved, every text type as
 * text/plain. Ogg with a codec other than Opus keeps its codec, and so does a video with codecs other than
 * H.264 and AAC, because players treat it as a different type.
 */
export function mediaTypeOf(declared: string): string {
  const [type = '', ...parameters] = declared.toLowerCase().split(';');
  const bare = type.trim();
  const codecs = codecsOf(parameters);
  if (bare === 'audio/ogg') {
    const [name] = codecs;
    return name === undefined || name === 'opus' ? bare : `${bare}; codecs=${name}`;
  }
  const known = typeAliases[bare] ?? (bare.startsWith('text/') ? 'text/plain' : bare);
  const other = known.startsWith('video/') ? codecs.find((name) => !playedCodecs.test(name)) : undefined;
  return other === undefined ? known : `${known}; codecs=${other}`;
}

function codecsOf(parameters: readonly string[]): string[] {
  const given = parameters.map((it) => it.trim()).find((it) => it.startsWith('codecs='));
  const names = given?.slice('codecs='.length).replaceAll('"', '').split(',') ?? [];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** Returns the media type when sent as a document: a video sent as a file may have any codec. */
export function documentTypeOf(type: string): string {
  return type.startsWith('video/') ? (type.split(';')[0] ?? type) : type;
}
