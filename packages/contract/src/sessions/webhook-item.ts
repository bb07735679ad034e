import { z } from 'zod';
import { statusSteps } from '../messages/content.ts';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';

/**
 * A webhook item that is neither a message nor a status: an account event, an unsupported type (`unknown`),
 * an item that could not be read (`unreadable`), or one for another number or business account than the
 * session's (`other_number`, `other_account`); `error` contains the reason. `payload` is the original.
 */
export const webhookItem = z
  .object({
    id: publicId('webhookItem'),
    sessionId: publicId('session'),
    /** WhatsApp's name for the webhook field that contained it. */
    field: z.string(),
    type: z.string(),
    contactId: publicId('contact').nullable(),
    payload: z.unknown(),
    error: z.string().nullable(),
    receivedAt: instant,
  })
  .meta({ id: 'WebhookItem' });
export type WebhookItem = z.infer<typeof webhookItem>;

export const webhookItemQuery = paging.extend({ type: z.string().min(1).max(128).optional() });

/**
 * A status of a message that is not stored (yet). It is applied when a message with that provider id is
 * stored.
 */
export const unmatchedStatus = z
  .object({
    id: publicId('unmatchedStatus'),
    sessionId: publicId('session'),
    providerId: z.string(),
    contactId: publicId('contact').nullable(),
    status: z.enum(statusSteps),
    at: instant,
    errors: z.array(
      z.object({ code: z.number(), title: z.string().optional(), details: z.string().optional() }),
    ),
    /** The original status. */
    raw: z.unknown(),
    receivedAt: instant,
  })
  .meta({ id: 'UnmatchedStatus' });
export type UnmatchedStatus = z.infer<typeof unmatchedStatus>;
