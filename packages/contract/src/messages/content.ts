import { z } from 'zod';
import { contactCard } from '../inbox/contact-card.ts';
import { publicId } from '../protocol/ids.ts';
import { failsWith } from '../protocol/problems.ts';
import { call, payment } from './content-events.ts';
import { renderedTemplate, templateCategories } from './template.ts';

/*
 * Message content, in one shape for every engine and both directions. `type` is the discriminator. Text
 * lengths are in characters, coordinates in degrees. An unsupported type is `unknown` and keeps the original
 * payload.
 */

const jsonObject = z.record(z.string(), z.unknown());

/** A file of a message. `id` is its public id (`med_…`); `url` is a signed link, valid for a day or more. */
export const messageMedia = z.object({
  id: z.string(),
  /** `held_back`: the message is held back; the file is downloaded when the message is released. */
  status: z.enum(['pending', 'stored', 'failed', 'held_back']),
  url: z.string().nullable(),
  mimeType: z.string().nullable(),
  size: z.number().int().nullable(),
  filename: z.string().nullable(),
  sha256: z.string().nullable(),
  error: z.string().nullable(),
});
export type MessageMedia = z.infer<typeof messageMedia>;

/**
 * The context of an inbound message: whether it was forwarded, the ad through which the customer came, the
 * product it asks about. The latter two are Meta's objects.
 */
const context = z.object({
  forwarded: z.enum(['forwarded', 'frequently_forwarded']).optional(),
  referral: jsonObject.optional(),
  referredProduct: jsonObject.optional(),
});
const withContext = { context: context.optional() };

const mediaFields = {
  ...withContext,
  media: messageMedia.optional(),
  caption: z.string().optional(),
};

const text = z.object({
  type: z.literal('text'),
  ...withContext,
  text: z.string(),
  previewUrl: z.boolean().optional(),
});
const image = z.object({ type: z.literal('image'), ...mediaFields });
const video = z.object({ type: z.literal('video'), ...mediaFields });
const audio = z.object({ type: z.literal('audio'), ...mediaFields, voice: z.boolean().optional() });
const document = z.object({ type: z.literal('document'), ...mediaFields, filename: z.string().optional() });
const sticker = z.object({ type: z.literal('sticker'), ...mediaFields, animated: z.boolean().optional() });
const location = z.object({
  type: z.literal('location'),
  ...withContext,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
  url: z.string().optional(),
});
const contacts = z.object({
  type: z.literal('contacts'),
  ...withContext,
  contacts: z.array(contactCard),
});

/**
 * `emoji` null removes an earlier reaction. `targetProviderId`: WhatsApp's id of the message to which it
 * reacts.
 */
const reaction = z.object({
  type: z.literal('reaction'),
  emoji: z.string().nullable(),
  targetProviderId: z.string(),
});
/** The customer pressed a quick-reply button of a template. */
const button = z.object({
  type: z.literal('button'),
  ...withContext,
  text: z.string(),
  payload: z.string().optional(),
});
/** The customer's response to buttons, a list or a flow. `replyType` is `other` for unsupported forms. */
const interactiveReply = z.object({
  type: z.literal('interactive_reply'),
  ...withContext,
  replyType: z.enum(['button', 'list', 'flow', 'call_permission', 'other']),
  id: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  response: z.unknown().optional(),
});
/** The values are as reported by WhatsApp: a line without a price has an unknown price. */
const order = z.object({
  type: z.literal('order'),
  ...withContext,
  catalogId: z.string().optional(),
  text: z.string().optional(),
  items: z.array(
    z.object({
      productId: z.string(),
      quantity: z.number().optional(),
      price: z.number().optional(),
      currency: z.string().optional(),
    }),
  ),
});
/** A message from WhatsApp itself: a changed number, a changed identity. */
const system = z.object({
  type: z.literal('system'),
  event: z.string(),
  text: z.string().optional(),
  newPhone: z.string().optional(),
  details: jsonObject.optional(),
});
const revoke = z.object({ type: z.literal('revoke'), targetProviderId: z.string() });
/** The customer opened the chat for the first time; `context` contains the ad through which they came. */
const requestWelcome = z.object({ type: z.literal('request_welcome'), ...withContext });
const unsupported = z.object({
  type: z.literal('unsupported'),
  ...withContext,
  errors: z.array(jsonObject),
  details: jsonObject.optional(),
});
const unknown = z.object({
  type: z.literal('unknown'),
  ...withContext,
  kind: z.string(),
  payload: z.unknown(),
});

/** Outbound only: buttons (at most 3, 20 characters), a list (at most 10 rows in all), or a link button. */
export const interactive = z.object({
  type: z.literal('interactive'),
  body: z.string().min(1).max(4096),
  header: z.string().max(60).optional(),
  footer: z.string().max(60).optional(),
  action: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('buttons'),
      buttons: z
        .array(z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }))
        .min(1)
        .max(3),
    }),
    z.object({
      type: z.literal('list'),
      button: z.string().min(1).max(20),
      sections: z
        .array(
          z.object({
            title: z.string().max(24).optional(),
            rows: z
              .array(
                z.object({
                  id: z.string().min(1).max(200),
                  title: z.string().min(1).max(24),
                  description: z.string().max(72).optional(),
                }),
              )
              .min(1)
              .max(10),
          }),
        )
        .min(1)
        .max(10),
    }),
    z.object({
      type: z.literal('link'),
      displayText: z.string().min(1).max(20),
      url: z.url({ protocol: /^https?$/ }),
    }),
  ]),
});

/**
 * Outbound only: an approved template, by name and language. `components` are Meta's, passed through
 * unchanged.
 */
export const template = z.object({
  type: z.literal('template'),
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, failsWith('invalid_template_name')),
  language: z.string().min(2).max(16),
  components: z.array(jsonObject).max(20).optional(),
});

/** `rendered` is what the customer sees. Both are absent while the text of the template is not known. */
const sentTemplate = template.extend({
  category: z.enum(templateCategories).optional(),
  rendered: renderedTemplate.optional(),
});

/** An internal note; it is never sent to the customer. */
const note = z.object({
  type: z.literal('note'),
  text: z.string(),
  /** The mentioned members. */
  mentions: z.array(publicId('user')).optional(),
});

const basicContents = [
  text,
  image,
  video,
  audio,
  document,
  sticker,
  location,
  contacts,
  reaction,
  button,
  interactiveReply,
  order,
  system,
  revoke,
  requestWelcome,
  unsupported,
  unknown,
  interactive,
  sentTemplate,
  note,
  payment,
  call,
] as const;

const basicContent = z.discriminatedUnion('type', basicContents);

/** An edit; `content` is the new content of the message `targetProviderId`. */
const edit = z.object({ type: z.literal('edit'), targetProviderId: z.string(), content: basicContent });

export const messageContent = z
  .discriminatedUnion('type', [...basicContents, edit])
  .meta({ id: 'MessageContent' });
export type MessageContent = z.infer<typeof messageContent>;
export type MessageContext = z.infer<typeof context>;
export type MessageKind = MessageContent['type'];

/** Types that change or annotate another message. */
export const modifierKinds = ['reaction', 'edit', 'revoke'] as const satisfies readonly MessageKind[];
/** Entries that no person wrote. They appear in the conversation and change neither its window nor an ack. */
export const eventKinds = ['system', 'payment', 'call'] as const satisfies readonly MessageKind[];
/** Types with a file. */
export const mediaKinds = [
  'image',
  'video',
  'audio',
  'document',
  'sticker',
] as const satisfies readonly MessageKind[];
export type MediaKind = (typeof mediaKinds)[number];
export function isMediaKind(kind: string): kind is MediaKind {
  return (mediaKinds as readonly string[]).includes(kind);
}

/** Ack of a message: -1 failed, 0 pending, 1 sent, 2 delivered, 3 read, 4 played. */
export const ack = z.union([
  z.literal(-1),
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
]);
export type Ack = z.infer<typeof ack>;
/** The delivery steps that WhatsApp reports for an outbound message. */
export const statusSteps = ['failed', 'sent', 'delivered', 'read', 'played'] as const;
export type StatusStep = (typeof statusSteps)[number];
