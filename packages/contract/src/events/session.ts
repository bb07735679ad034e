import { z } from 'zod';
import { publicId } from '../protocol/ids.ts';
import { session } from '../sessions/session.ts';
import { defineEvent } from './define-event.ts';

const topic = 'sessions';
const sessionId = publicId('session');

export const sessionCreated = defineEvent('session.created', {
  topic,
  summary: 'A session (a WhatsApp number) was created.',
  schema: z.object({ session }),
  public: true,
});

export const sessionUpdated = defineEvent('session.updated', {
  topic,
  summary: 'The state or the settings of a session changed.',
  schema: z.object({ session }),
  public: true,
});

export const sessionDeleted = defineEvent('session.deleted', {
  topic,
  summary: 'A session was deleted.',
  schema: z.object({ sessionId }),
  public: true,
});

export const sessionErrorReported = defineEvent('session.error_reported', {
  topic,
  summary: 'An error occurred in a session; the newest errors are listed at `/sessions/{sessionId}/errors`.',
  schema: z.object({ sessionId, code: z.string(), message: z.string() }),
  public: true,
});

const item = {
  sessionId,
  /** WhatsApp's name for the webhook field that contained it. */
  field: z.string(),
  itemId: publicId('webhookItem'),
};

export const accountEventReceived = defineEvent('account.event_received', {
  topic,
  summary: 'WhatsApp reported on the account: templates, quality, limits, bans, preferences.',
  schema: z.object({ ...item, type: z.string() }),
  public: true,
});

export const unknownItemReceived = defineEvent('webhook_item.unreadable', {
  topic,
  summary: 'WhatsApp sent an item that could not be parsed. It is stored unchanged, with the error.',
  schema: z.object({ ...item, error: z.string().nullable() }),
  public: true,
});
