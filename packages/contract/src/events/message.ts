import { z } from 'zod';
import { messageMedia, statusSteps } from '../messages/content.ts';
import { message } from '../messages/message.ts';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { defineEvent } from './define-event.ts';

const topic = 'conversations';
const ids = { messageId: publicId('message'), conversationId: publicId('conversation') };
const whole = z.object({ message, conversationId: publicId('conversation') });

export const messageReceived = defineEvent('message.received', {
  topic,
  summary: 'A customer sent a message, or the business sent one from the WhatsApp Business app.',
  schema: whole,
  public: true,
});

export const messageHeldBack = defineEvent('message.held_back', {
  topic,
  summary: 'A customer sent a message that is held back; no member is notified.',
  schema: whole,
  public: true,
});

export const messageReleased = defineEvent('message.released', {
  topic,
  summary: 'A member released held-back messages.',
  schema: z.object({
    messageIds: z.array(publicId('message')),
    conversationId: publicId('conversation'),
  }),
  public: true,
});

export const messageCreated = defineEvent('message.created', {
  topic,
  summary: 'A message was queued, or a note was written.',
  schema: whole,
  public: true,
});

/** The fields of a message that its delivery may change. */
const standing = message.pick({
  status: true,
  ack: true,
  statusTimestamps: true,
  error: true,
  providerId: true,
});
/**
 * Further changes: its content if more of it arrived, and `at` if it was sorted again within its
 * conversation.
 */
const completion = message.pick({ content: true, text: true, at: true }).partial();

export const messageUpdated = defineEvent('message.updated', {
  topic,
  summary:
    'The status of a message changed. `content`, `text` and `at` are set if its content was completed (for example, a call ended); only `at` is set if it moved within its conversation.',
  schema: z.object({ ...ids, ...standing.shape, ...completion.shape }),
  public: true,
});

export const messageMediaUpdated = defineEvent('message.media_updated', {
  topic,
  summary: 'The file of a message was stored, or storing it failed.',
  schema: z.object({ ...ids, media: messageMedia }),
  public: true,
});

export const messageStatusUnmatched = defineEvent('message.status_unmatched', {
  topic,
  summary: 'WhatsApp reported a status of a message that is not stored (yet).',
  schema: z.object({
    /** WhatsApp's id of the message. */
    providerId: z.string(),
    contactId: publicId('contact').nullable(),
    status: z.enum(statusSteps),
    at: instant,
    /** The status as reported by WhatsApp. */
    raw: z.unknown(),
  }),
  public: true,
});
