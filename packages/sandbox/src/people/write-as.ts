import { addMedia, mediaUrl, sha256Base64 } from '../graph/media/media-store.ts';
import type { Limits } from '../graph/messages/limits.ts';
import type { Json } from '../json.ts';
import type { Sandbox } from '../sandbox.ts';
import { inboundValue } from '../webhooks/bodies.ts';
import type { BusinessNumber } from '../world.ts';
import { addToThread, findEntry, type Person, waIdOf } from './person.ts';
import { sampleOf } from './samples.ts';

/** A file that a person sends: the given bytes, or a sample. */
export interface WrittenMedia {
  caption?: string;
  mimeType?: string;
  /** The file in base64. */
  data?: string;
  filename?: string;
  /** For audio: whether it is a voice message (default true). For a sticker: whether it is animated. */
  voice?: boolean;
  animated?: boolean;
}

/** A message that a person can send. `replyTo` is the id of the quoted message. */
export type Written = {
  replyTo?: string;
  forwarded?: boolean;
  frequentlyForwarded?: boolean;
  referral?: Json;
} & (
  | { type: 'text'; text: string }
  | ({ type: 'image' | 'video' | 'audio' | 'document' | 'sticker' } & WrittenMedia)
  | { type: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { type: 'contacts'; contacts: Json[] }
  | { type: 'reaction'; messageId: string; emoji: string }
  | { type: 'button'; title: string; id?: string }
  | { type: 'list'; id: string; title: string; description?: string }
  | { type: 'quick_reply'; text: string; payload: string }
  | { type: 'flow'; responseJson: string; body?: string }
  | {
      type: 'order';
      catalogId: string;
      items: { retailerId: string; quantity: number; price: number; currency: string }[];
      text?: string;
    }
  | { type: 'edit'; messageId: string; text: string }
  | { type: 'revoke'; messageId: string }
  | { type: 'unsupported' }
  | { type: 'system'; system: Json; identity?: Json }
  /** A message exactly as given, for unsupported types; only `from`, `id` and `timestamp` are added. */
  | { type: 'raw'; message: Json }
);

const MEDIA = new Set(['image', 'video', 'audio', 'document', 'sticker']);

/** Types that do not open the window: system messages, and changes to an earlier message. */
const NO_WINDOW = new Set(['system', 'edit', 'revoke']);

/**
 * Sends a message to a business number as this person: opens the window, adds it to the conversation, sends
 * the webhook.
 */
export function writeAs(
  box: Sandbox,
  limits: Limits,
  person: Person,
  number: BusinessNumber,
  written: Written,
): { id: string } {
  const { world } = box;
  const at = world.now();
  const { type, content } = contentOf(box, person, number, written);
  const { seq, id } = world.ledger.write.inbound({
    pnid: number.id,
    from: waIdOf(person),
    type,
    content,
    at,
  });
  const context = contextOf(number, written);
  const message: Json = {
    ...context,
    ...(person.hidesPhone ? {} : { from: person.phone }),
    from_user_id: person.bsuid,
    id,
    timestamp: String(Math.floor(at / 1000)),
    type,
    ...content,
  };
  limits.countInbound(number);
  if (!NO_WINDOW.has(type)) person.windows.set(number.id, at + 24 * 3600 * 1000);
  applyToThread(person, number, written);
  addToThread(world, person, {
    id,
    pnid: number.id,
    direction: 'in',
    type,
    content: { ...context, ...content },
    at: new Date(at).toISOString(),
    status: 'accepted',
  });
  // Messages of a blocked customer are dropped.
  if (number.blocked.has(person.id)) return { id };
  box.deliverer.emit({
    item: world.ledger.write.messageItem(seq),
    wabaId: number.wabaId,
    field: 'messages',
    value: () => inboundValue(number, person, message),
    pnid: number.id,
    to: person.phone,
  });
  return { id };
}

function contextOf(number: BusinessNumber, written: Written): Json {
  const context: Json = {};
  if (written.replyTo)
    Object.assign(context, { from: number.displayPhoneNumber.replace(/[^0-9]/g, ''), id: written.replyTo });
  if (written.forwarded) context.forwarded = true;
  if (written.frequentlyForwarded) context.frequently_forwarded = true;
  return {
    ...(Object.keys(context).length > 0 ? { context } : {}),
    ...(written.referral ? { referral: written.referral } : {}),
  };
}

function applyToThread(person: Person, number: BusinessNumber, written: Written): void {
  if (written.type !== 'reaction' && written.type !== 'edit' && written.type !== 'revoke') return;
  const target = findEntry(person, number.id, written.messageId);
  if (!target) return;
  if (written.type === 'reaction') target.reaction = written.emoji;
  if (written.type === 'revoke') target.revoked = true;
  if (written.type === 'edit') {
    target.edited = true;
    target.content = { text: { body: written.text } };
  }
}

function contentOf(
  box: Sandbox,
  person: Person,
  number: BusinessNumber,
  written: Written,
): { type: string; content: Json } {
  switch (written.type) {
    case 'text':
      return { type: 'text', content: { text: { body: written.text } } };
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return { type: written.type, content: { [written.type]: mediaOf(box, number, written.type, written) } };
    case 'location': {
      const { latitude, longitude, name, address } = written;
      return {
        type: 'location',
        content: { location: { latitude, longitude, ...(name && { name }), ...(address && { address }) } },
      };
    }
    case 'contacts':
      return { type: 'contacts', content: { contacts: written.contacts } };
    case 'reaction':
      return {
        type: 'reaction',
        content: { reaction: { message_id: written.messageId, emoji: written.emoji } },
      };
    case 'button': {
      const id = written.id ?? written.title;
      return interactive({ type: 'button_reply', button_reply: { id, title: written.title } });
    }
    case 'list': {
      const { id, title, description } = written;
      return interactive({
        type: 'list_reply',
        list_reply: { id, title, ...(description && { description }) },
      });
    }
    case 'quick_reply':
      return { type: 'button', content: { button: { payload: written.payload, text: written.text } } };
    case 'flow':
      return interactive({
        type: 'nfm_reply',
        nfm_reply: { name: 'flow', body: written.body ?? 'Sent', response_json: written.responseJson },
      });
    case 'order': {
      const items = written.items.map((it) => ({
        product_retailer_id: it.retailerId,
        quantity: it.quantity,
        item_price: it.price,
        currency: it.currency,
      }));
      return {
        type: 'order',
        content: { order: { catalog_id: written.catalogId, text: written.text ?? '', product_items: items } },
      };
    }
    case 'edit':
      return {
        type: 'edit',
        content: {
          edit: {
            original_message_id: written.messageId,
            message: { type: 'text', text: { body: written.text } },
          },
        },
      };
    case 'revoke':
      return { type: 'revoke', content: { revoke: { original_message_id: written.messageId } } };
    case 'unsupported':
      return {
        type: 'unsupported',
        content: {
          errors: [
            {
              code: 131051,
              title: 'Message type unknown',
              message: 'Message type unknown',
              error_data: { details: 'Message type is currently not supported.' },
            },
          ],
        },
      };
    case 'system':
      return {
        type: 'system',
        content: { system: written.system, ...(written.identity && { identity: written.identity }) },
      };
    case 'raw': {
      const { type, ...content } = written.message;
      return { type: typeof type === 'string' ? type : 'raw', content };
    }
    default:
      throw new Error(`${person.name} cannot write "${(written as { type: string }).type}"`);
  }
}

const interactive = (content: Json): { type: string; content: Json } => ({
  type: 'interactive',
  content: { interactive: content },
});

function mediaOf(box: Sandbox, number: BusinessNumber, kind: string, written: WrittenMedia): Json {
  const sample = sampleOf(kind, box.world.random());
  const media = addMedia(box.world, {
    wabaId: number.wabaId,
    pnid: number.id,
    mimeType: written.mimeType ?? sample.mimeType,
    bytes: written.data === undefined ? sample.bytes : Buffer.from(written.data, 'base64'),
    filename: written.filename ?? sample.filename,
  });
  return {
    ...(written.caption && kind !== 'audio' && kind !== 'sticker' ? { caption: written.caption } : {}),
    ...(kind === 'document' && media.filename ? { filename: media.filename } : {}),
    mime_type: media.mimeType,
    sha256: sha256Base64(media),
    id: media.id,
    url: mediaUrl(box.world, media),
    ...(kind === 'audio' ? { voice: written.voice ?? true } : {}),
    ...(kind === 'sticker' ? { animated: written.animated ?? false } : {}),
  };
}

export const isWritable = (type: unknown): boolean =>
  typeof type === 'string' &&
  (MEDIA.has(type) ||
    [
      'text',
      'location',
      'contacts',
      'reaction',
      'button',
      'list',
      'quick_reply',
      'flow',
      'order',
      'edit',
      'revoke',
      'unsupported',
      'system',
      'raw',
    ].includes(type));
