import { type Json, stringAt } from '../../json.ts';
import type { BusinessNumber, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { checkText, invalid } from '../request/checks.ts';
import {
  baseMimeType,
  isAnimatedWebp,
  isOfKind,
  MEDIA_LIMITS,
  type MediaKind,
  STATIC_STICKER_BYTES,
  unsupportedCodec,
} from './media-types.ts';

/**
 * Validates the object of a media message: `{id}` or `{link}`, with a caption if the media type allows one.
 */
export function checkMedia(world: World, number: BusinessNumber, kind: MediaKind, value: Json): void {
  const id = value.id;
  const link = stringAt(value, 'link');
  if (id === undefined && link === undefined)
    throw new GraphError(100, `Param ${kind} must have one of {id, link}.`);
  if (id !== undefined && link !== undefined)
    throw new GraphError(100, `Param ${kind} must have only one of {id, link}.`);
  if (value.caption !== undefined) {
    if (kind === 'audio' || kind === 'sticker')
      throw new GraphError(100, `Unexpected key "caption" on param "${kind}".`);
    if (value.caption !== '') checkText(value, 'caption', `${kind}['caption']`, 1024);
  }
  checkMediaObject(world, number, kind, value);
}

/** Validates `{id}` or `{link}` of a media type, in a message or in a header. */
export function checkMediaObject(world: World, number: BusinessNumber, kind: MediaKind, value: Json): void {
  const link = stringAt(value, 'link');
  if (link !== undefined) {
    if (!URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))
      throw new GraphError(100, `Param ${kind}['link'] is not a valid URI.`);
    return;
  }
  if (!number.rules.media) return;
  const media = world.media.get(String(value.id));
  if (!media || media.wabaId !== number.wabaId)
    throw invalid(`The media ID ${String(value.id)} does not exist or has expired`);
  if (!isOfKind(kind, media.mimeType))
    throw new GraphError(131053, `Media of type ${media.mimeType} cannot be sent as ${kind}`);
  const codec = kind === 'video' ? unsupportedCodec(media.bytes) : undefined;
  if (codec !== undefined) throw new GraphError(131053, `A video must be H.264 with AAC, not ${codec}`);
  const isStatic = kind === 'sticker' && !isAnimatedWebp(media.bytes);
  const maxBytes = isStatic ? STATIC_STICKER_BYTES : MEDIA_LIMITS[kind].bytes;
  if (media.bytes.length > maxBytes) throw new GraphError(131053, `${kind} is larger than ${maxBytes} bytes`);
  if (value.voice === true && baseMimeType(media.mimeType) !== 'audio/ogg')
    throw new GraphError(131053, `A voice message must be audio/ogg with Opus, not ${media.mimeType}`);
}
