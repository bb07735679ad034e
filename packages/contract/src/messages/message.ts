import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { ack, messageContent, statusSteps } from './content.ts';

/** Why a message failed or is unknown, and what to do. `code` is WhatsApp's error number, if there is one. */
export const messageError = z.object({
  reason: z.string(),
  code: z.number().int().nullable(),
  message: z.string(),
  details: z.string().nullable(),
});

/**
 * The state of a message. `unknown`: it may or may not have been sent; `canceled`: withdrawn before it was
 * sent.
 */
export const messageStatus = z.enum([
  'received',
  'scheduled',
  'queued',
  'sending',
  'unknown',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'canceled',
  'note',
]);

/** One inbound or outbound message, or an internal note. */
export const message = z
  .object({
    id: publicId('message'),
    sessionId: publicId('session'),
    conversationId: publicId('conversation'),
    /** The contact of its conversation: a customer, or a group. */
    contactId: publicId('contact'),
    /** WhatsApp's id of the group it was written in; null in a private conversation. */
    groupId: z.string().nullable(),
    /** The author of a group message; null in private conversations and for messages of the business. */
    sender: z.object({ contactId: publicId('contact'), name: z.string() }).nullable(),
    direction: z.enum(['in', 'out', 'internal']),
    origin: z.enum(['customer', 'agent', 'api', 'bot', 'campaign', 'business_app', 'history', 'system']),
    content: messageContent,
    /** The text in its content; null if there is none. */
    text: z.string().nullable(),
    status: messageStatus,
    ack,
    /** When each status was first reported. */
    statusTimestamps: z.partialRecord(z.enum(statusSteps), instant),
    error: messageError.nullable(),
    /** WhatsApp's id, once assigned. */
    providerId: z.string().nullable(),
    replyToProviderId: z.string().nullable(),
    targetProviderId: z.string().nullable(),
    authorId: publicId('user').nullable(),
    /**
     * Why it is held back: its sender is blocked, or exceeded the rate limit. Null if it is not held back.
     */
    heldBackReason: z.enum(['blocked', 'rate_limit']).nullable(),
    scheduledAt: instant.nullable(),
    /**
     * Its sort time: WhatsApp's time, or a later one if the clocks differ and it follows a message of the
     * business.
     */
    at: instant,
    createdAt: instant,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof message>;
