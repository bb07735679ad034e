import type { OutgoingMessage } from '@waqtor/provider';
import { buildInteractive } from './build-interactive.ts';
import { buildMedia } from './build-media.ts';
import { buildTemplate } from './build-template.ts';
import { refuse } from './refuse.ts';

type Json = Record<string, unknown>;

/** Maximum length of `biz_opaque_callback_data`, in characters. */
const maxCallbackData = 512;

/**
 * Builds the body of `POST {phone number id}/messages`. Throws `unsupported` for what this engine cannot
 * send.
 */
export function buildMessage(message: OutgoingMessage): Json {
  const { type, body } = buildContent(message);
  if (message.callbackData.length > maxCallbackData) {
    throw refuse(`callbackData is longer than ${maxCallbackData} characters.`);
  }
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(message),
    ...(message.replyTo === undefined || type === 'reaction'
      ? {}
      : { context: { message_id: message.replyTo } }),
    type,
    [type]: body,
    biz_opaque_callback_data: message.callbackData,
  };
}

/**
 * Phone numbers go in `to`, business-scoped user ids in `recipient`; the phone is preferred if both are
 * known.
 */
function addressOf({ to }: OutgoingMessage): Json {
  if (to.phone !== undefined) {
    const digits = to.phone.replace(/^\+/, '');
    if (!/^\d{5,15}$/.test(digits)) throw refuse('The recipient has no valid phone number.');
    return { to: digits };
  }
  if (to.bsuid !== undefined) return { recipient: to.bsuid };
  throw refuse('The recipient has neither a phone number nor a business-scoped user id.');
}

function buildContent(message: OutgoingMessage): { type: string; body: unknown } {
  const { content } = message;
  switch (content.type) {
    case 'text':
      return { type: 'text', body: { body: content.text, preview_url: content.previewUrl ?? false } };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return { type: content.type, body: buildMedia(content, message.media) };
    case 'location': {
      const { latitude, longitude, name, address } = content;
      return { type: 'location', body: { latitude, longitude, name, address } };
    }
    case 'contacts':
      return { type: 'contacts', body: content.contacts };
    case 'reaction':
      return { type: 'reaction', body: { message_id: content.targetProviderId, emoji: content.emoji ?? '' } };
    case 'interactive':
      return { type: 'interactive', body: buildInteractive(content) };
    case 'template':
      return { type: 'template', body: buildTemplate(content, message.media) };
    case 'button':
    case 'interactive_reply':
    case 'order':
    case 'system':
    case 'revoke':
    case 'edit':
    case 'request_welcome':
    case 'unsupported':
    case 'unknown':
    case 'note':
    case 'payment':
    case 'call':
      throw refuse(`The Cloud API cannot send messages of kind ${content.type}.`);
    default:
      throw unsupportedType(content);
  }
}

function unsupportedType(content: never): Error {
  return refuse(`The Cloud API cannot send ${JSON.stringify(content)?.slice(0, 100)}.`);
}
