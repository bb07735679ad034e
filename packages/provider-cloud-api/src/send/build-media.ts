import type { MediaKind, MessageContent } from '@waqtor/contract';
import type { OutgoingMedia } from '@waqtor/provider';
import { refuse } from './refuse.ts';

type MediaContent = Extract<MessageContent, { type: MediaKind }>;

/**
 * Builds a file, by link or by upload id. A caption for a media type without captions is refused, not
 * dropped.
 */
export function buildMedia(content: MediaContent, media: OutgoingMedia | undefined): Record<string, unknown> {
  if (media === undefined) throw refuse(`A message of kind ${content.type} needs a file.`);
  const body: Record<string, unknown> =
    'link' in media ? { link: media.link } : { id: media.providerMediaId };
  if (content.caption !== undefined && content.caption !== '') {
    if (content.type === 'audio' || content.type === 'sticker') {
      throw refuse(`WhatsApp shows no caption with messages of kind ${content.type}.`);
    }
    body.caption = content.caption;
  }
  if (content.type === 'document') {
    const filename = media.filename ?? content.filename;
    if (filename !== undefined) body.filename = filename;
  }
  if (content.type === 'audio' && content.voice === true) body.voice = true;
  return body;
}
