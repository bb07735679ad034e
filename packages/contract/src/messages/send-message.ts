import { z } from 'zod';
import { contactCard } from '../inbox/contact-card.ts';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { interactive, mediaKinds, statusSteps, template } from './content.ts';
import { message, messageStatus } from './message.ts';

/**
 * Content that can be sent in addition to text and files. A reaction contains the id of a message in the
 * conversation; `emoji` null removes an earlier one.
 */
export const outgoingContent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().max(65_536),
    previewUrl: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().max(1_000).optional(),
    address: z.string().max(1_000).optional(),
  }),
  z.strictObject({ type: z.literal('contacts'), contacts: z.array(contactCard).min(1).max(100) }),
  z.strictObject({
    type: z.literal('reaction'),
    emoji: z.string().min(1).max(32).nullable(),
    messageId: publicId('message'),
  }),
  interactive,
  template,
]);
export type OutgoingContent = z.output<typeof outgoingContent>;

/**
 * Recipient: one of phoneNumber, to (a phone number, a contact's id or a business-scoped user id), contactId,
 * conversationId. Content: one of message or text, mediaUrl, mediaId, content; with a file, message or text
 * is its caption.
 */
export const sendMessage = z
  .strictObject({
    /** Optional if there is exactly one session, or with a conversationId. */
    sessionId: publicId('session').optional(),
    phoneNumber: z.string().max(256).optional(),
    to: z.string().max(256).optional(),
    contactId: publicId('contact').optional(),
    conversationId: publicId('conversation').optional(),
    message: z.string().max(65_536).optional(),
    text: z.string().max(65_536).optional(),
    mediaUrl: z
      .url({ protocol: /^https?$/ })
      .max(2_048)
      .optional(),
    mediaId: publicId('media').optional(),
    /** How the file is displayed; by default derived from its type. */
    mediaType: z.enum(mediaKinds).optional(),
    caption: z.string().max(65_536).optional(),
    /** Displays an audio file as a voice message; it must be Opus in Ogg. */
    voice: z.boolean().optional(),
    filename: z.string().min(1).max(240).optional(),
    content: outgoingContent.optional(),
    replyToMessageId: publicId('message').optional(),
    /** Scheduled time, at most 90 days ahead; a past instant means now. */
    scheduledAt: instant.optional(),
    /** Bulk messages wait until all normal ones of their session are sent. */
    priority: z.enum(['normal', 'bulk']).default('normal'),
  })
  .meta({ id: 'SendMessage' });
export type SendMessage = z.output<typeof sendMessage>;

/**
 * The message is accepted, but not sent yet: the dispatcher sends it, and `message.updated` reports the
 * result.
 */
export const acceptedMessage = z
  .object({ messageId: publicId('message'), status: messageStatus, createdAt: instant })
  .meta({ id: 'AcceptedMessage' });
export type AcceptedMessage = z.infer<typeof acceptedMessage>;

/** One message with everything WhatsApp sent about it, unparsed. */
export const messageDetails = message
  .extend({
    raw: z.unknown().meta({ description: 'The item as WhatsApp delivered it; null for messages we sent' }),
    rawStatuses: z
      .partialRecord(
        z.enum(statusSteps),
        z.unknown().meta({
          description: 'The first webhook that reported this status, unchanged: price, conversation, errors',
        }),
      )
      .meta({ description: 'What WhatsApp reported about a message we sent, by status' }),
  })
  .meta({ id: 'MessageDetails' });
export type MessageDetails = z.infer<typeof messageDetails>;

/** Pagination of messages: `newest_first` goes back in time, `oldest_first` forward. */
export const messagePaging = paging.extend({
  order: z.enum(['newest_first', 'oldest_first']).default('newest_first'),
});

/** What customers and the business send each other apart from words. */
export const sharedKinds = ['media', 'files', 'links'] as const;
export type SharedKind = (typeof sharedKinds)[number];

/** Pagination of the messages of a conversation. */
export const conversationMessagesQuery = messagePaging.extend({
  /**
   * Only messages with this content: `media` (images and videos), `files` (documents) or `links` (a web address
   * in the text). Deleted and cancelled messages and private notes are left out.
   */
  contains: z.enum(sharedKinds).optional(),
});

/** The number of messages of a conversation with media, files and links. Each is counted up to 1,000. */
export const sharedContentCounts = z
  .object({ media: z.number().int(), files: z.number().int(), links: z.number().int() })
  .meta({ id: 'SharedContentCounts' });
export type SharedContentCounts = z.infer<typeof sharedContentCounts>;
