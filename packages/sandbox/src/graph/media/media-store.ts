import { createHash, createHmac } from 'node:crypto';
import type { Media, World } from '../../world.ts';

/**
 * Maximum total size of stored files in bytes. Beyond it the oldest are deleted, as Meta deletes files after
 * 30 days.
 */
const MAX_BYTES_KEPT = 1024 ** 3;

export interface NewMedia {
  wabaId: string;
  /** The number to which it was uploaded, or on which it was received. */
  pnid?: string;
  mimeType: string;
  bytes: Buffer;
  filename?: string | undefined;
}

/** Stores a file; messages and webhooks refer to it by its id. */
export function addMedia(world: World, input: NewMedia): Media {
  const media: Media = {
    id: world.newId(16),
    wabaId: input.wabaId,
    mimeType: input.mimeType,
    // Base64 in webhooks and hex in GET are both derived from it.
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    bytes: input.bytes,
    createdAt: world.now(),
  };
  if (input.filename !== undefined) media.filename = input.filename;
  if (input.pnid !== undefined) media.pnid = input.pnid;
  world.media.set(media.id, media);
  world.mediaBytes += media.bytes.length;
  for (const oldest of world.media.values()) {
    if (world.mediaBytes <= MAX_BYTES_KEPT || oldest === media) break;
    removeMedia(world, oldest);
  }
  return media;
}

export function removeMedia(world: World, media: Media): void {
  if (world.media.delete(media.id)) world.mediaBytes -= media.bytes.length;
}

export const sha256Base64 = (media: Media): string => Buffer.from(media.sha256, 'hex').toString('base64');

const signatureOf = (world: World, id: string, expires: number): string =>
  createHmac('sha256', world.instanceId).update(`${id}.${expires}`).digest('base64url');

/** Returns a URL that serves the file to a client with the token, for `mediaUrlMs`. */
export function mediaUrl(world: World, media: Media): string {
  const expires = world.now() + world.options.mediaUrlMs;
  return `${world.url}/whatsapp_business/attachments/?mid=${media.id}&ext=${expires}&hash=${signatureOf(world, media.id, expires)}`;
}

/** Returns the file of such a URL, or undefined if it was tampered with or has expired. */
export function openMediaUrl(world: World, query: Record<string, string | undefined>): Media | undefined {
  const expires = Number(query.ext);
  const id = query.mid ?? '';
  if (query.hash !== signatureOf(world, id, expires) || !(expires > world.now())) return undefined;
  return world.media.get(id);
}
