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
