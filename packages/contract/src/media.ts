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

/** How the tracks of a film that WhatsApp plays are encoded: H.264 and AAC. */
const playedCodecs = /^(?:avc[13]|mp4a)\b/;

/**
 * The one name of a media type, whatever it is called: small letters, no parameters, aliases resolved, every text plain
 * text. Ogg with another codec than Opus keeps its codec, and so does a film with another than H.264 and AAC, because it
 * is another type to everybody who plays it.
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

/** A type as a document has it: a film that is passed on as a file may be encoded in any way. */
export function documentTypeOf(type: string): string {
  return type.startsWith('video/') ? (type.split(';')[0] ?? type) : type;
}
