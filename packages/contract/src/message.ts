import { z } from 'zod';
import { ack, messageContent, statusSteps } from './content.ts';
import { instant } from './envelope.ts';
import { publicId } from './ids.ts';

/** Why a message failed or is unknown, and what to do. `code` is WhatsApp's number where there is one. */
export const messageError = z.object({
  reason: z.string(),
  code: z.number().int().nullable(),
  message: z.string(),
  details: z.string().nullable(),
});

/** Where a message stands. `unknown`: it may or may not have left; `canceled`: taken back before it left. */
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

/** One message in, out, or between colleagues. */
export const message = z
  .object({
    id: publicId('message'),
    sessionId: publicId('session'),
    conversationId: publicId('conversation'),
    /** Whose thread it stands in: a customer, or a group. */
    contactId: publicId('contact'),
    /** WhatsApp's id of the group it was written in; null in a private conversation. */
    groupId: z.string().nullable(),
    /** Who wrote it in a group; null outside of one, and for what the business wrote. */
    sender: z.object({ contactId: publicId('contact'), name: z.string() }).nullable(),
    direction: z.enum(['in', 'out', 'internal']),
    origin: z.enum(['customer', 'agent', 'api', 'bot', 'campaign', 'phone', 'history', 'system']),
    content: messageContent,
    /** The words of it, as a person would read them out; null when it has none. */
    text: z.string().nullable(),
    status: messageStatus,
    ack,
    /** When each step was first reported. */
    steps: z.partialRecord(z.enum(statusSteps), instant),
    error: messageError.nullable(),
    /** WhatsApp's id of it, once it has one. */
    providerId: z.string().nullable(),
    replyToProviderId: z.string().nullable(),
    targetProviderId: z.string().nullable(),
    authorId: publicId('user').nullable(),
    /** Why it is held back: its sender is blocked, or wrote more in a minute than is let through. Null: it is not. */
    heldBack: z.enum(['blocked', 'flood']).nullable(),
    scheduledAt: instant.nullable(),
    /** Where it stands in its thread: WhatsApp's time of it, moved behind what it follows where the clocks differ. */
    at: instant,
    createdAt: instant,
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof message>;
