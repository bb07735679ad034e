import type { MediaKind, MessageContent } from '@waqtor/contract';
import type { InboundMedia } from '@waqtor/provider';
import { idOf, isObject, wordOf } from '../reading/read.ts';
import type { Reading } from './content.ts';

type MediaContent = Extract<MessageContent, { type: MediaKind }>;

/**
 * Reads a media message. Without an id or a URL there is no file to download, so it does not count as one.
 */
export function readMedia(kind: MediaKind, body: unknown): Reading<MediaContent> | undefined {
  if (!isObject(body)) return undefined;
  const id = idOf(body.id);
  const url = wordOf(body.url) ?? wordOf(body.link);
  if (id === undefined && url === undefined) return undefined;
  const media: InboundMedia = {};
  if (id !== undefined) media.providerMediaId = id;
  if (url !== undefined) media.url = url;
  const mimeType = wordOf(body.mime_type);
  if (mimeType !== undefined) media.mimeType = mimeType;
  const sha256 = wordOf(body.sha256);
  if (sha256 !== undefined) media.sha256 = sha256;
  const filename = wordOf(body.filename);
  if (filename !== undefined) media.filename = filename;

  const content: MediaContent = { type: kind };
  const caption = wordOf(body.caption);
  if (caption !== undefined) content.caption = caption;
  if (content.type === 'document' && filename !== undefined) content.filename = filename;
  if (content.type === 'audio' && typeof body.voice === 'boolean') content.voice = body.voice;
  if (content.type === 'sticker' && typeof body.animated === 'boolean') content.animated = body.animated;
  return { content, media };
}
