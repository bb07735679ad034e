import { z } from 'zod';
import { instant } from './envelope.ts';

/*
 * What the event log announces. `data` of each type, on each topic:
 *
 * conversations
 *   message.received  { message, conversationId }          a customer (or the business's phone) wrote; message is a Message
 *   message.held_back { message, conversationId }          a customer wrote and it is held back: nobody is to be told
 *   message.released  { messageIds, conversationId }       a member let held-back messages through
 *   message.created   { message, conversationId }          we queued one, or wrote a note
 *   message.updated   { messageId, conversationId, ack, status, steps, error, providerId }
 *                     with content, text and at as well when more became known about it (a call ended, a file came),
 *                     with at alone when it stands elsewhere in its thread (a late status of what it follows)
 *   message.media     { messageId, conversationId, media } the file of a message was stored, or could not be
 *   message.status    { providerId, contactId, step, at, status }   a status of a message we do not have (yet)
 *   conversation.created | conversation.updated  { conversationId, changes }   changes: the fields of a Conversation that moved
 *   conversation.merged   { fromId, intoId }
 *   contact.created | contact.updated { contact }
 *   contact.deleted   { contactId }
 *   contact.merged    { fromId, intoId }
 *   contact.merge_suggested | contact.merge_dismissed { contactIds }    two contacts that may be one person; they are not
 *   tag.created | tag.updated { tag }                      an update counts for whatever carries the tag
 *   tag.deleted       { tagId }                            nothing carries it and no view asks for it any more
 *   view.created | view.updated { view } · view.deleted { viewId }    of somebody's own: for them alone
 *   macro.created | macro.updated { macro } · macro.deleted { macroId }      of somebody's own: for them alone
 *   canned_response.created | canned_response.updated { cannedResponse } · canned_response.deleted { cannedResponseId }
 *                                                          of somebody's own: for them alone
 * session
 *   session.created | session.updated { session } · session.deleted { sessionId }
 *   session.error     { sessionId, code, message }
 *   account.event     { sessionId, field, kind, itemId }    templates, quality, limits, bans, preferences
 *   item.unknown      { sessionId, field, itemId, error }   kept raw; see /sessions/:id/webhook-items
 * notifications
 *   team.created | team.updated { team } · team.deleted { teamId }      no view asks for a deleted one any more
 *   member.added | member.updated { member } · member.removed { userId } · tenant.updated { tenant }
 *   notification.created { notification } · notification.deleted { notificationId }      for its person alone, like
 *   notification.read { notificationIds, readAt }          null ids: all there were
 */
export const eventTypes = {
  conversations: [
    'message.received',
    'message.held_back',
    'message.released',
    'message.created',
    'message.updated',
    'message.media',
    'message.status',
    'conversation.created',
    'conversation.updated',
    'conversation.merged',
    'contact.created',
    'contact.updated',
    'contact.deleted',
    'contact.merged',
    'contact.merge_suggested',
    'contact.merge_dismissed',
    'tag.created',
    'tag.updated',
    'tag.deleted',
    'view.created',
    'view.updated',
    'view.deleted',
    'macro.created',
    'macro.updated',
    'macro.deleted',
    'canned_response.created',
    'canned_response.updated',
    'canned_response.deleted',
  ],
  session: [
    'session.created',
    'session.updated',
    'session.deleted',
    'session.error',
    'account.event',
    'item.unknown',
  ],
  campaigns: [],
  smartbot: [],
  notifications: [
    'member.added',
    'member.updated',
    'member.removed',
    'tenant.updated',
    'team.created',
    'team.updated',
    'team.deleted',
    'notification.created',
    'notification.read',
    'notification.deleted',
  ],
} as const;
export type EventTopic = keyof typeof eventTypes;
export const eventTopics = Object.keys(eventTypes) as EventTopic[];
export type EventType = (typeof eventTypes)[EventTopic][number];

export const eventTopic = z.enum(eventTopics as [EventTopic, ...EventTopic[]]);

/** One line of a tenant's event log, as GET /events lists it and the WebSocket sends it. */
export const eventLine = z
  .object({
    /** Grows by one with every event of the tenant, without gaps. */
    seq: z.number().int(),
    topic: eventTopic,
    /** For example `message.received`; ignore those you do not know. */
    type: z.string(),
    /** As the type says. */
    data: z.unknown(),
    at: instant,
  })
  .meta({ id: 'EventLine' });
export type EventLine = z.infer<typeof eventLine>;

/** Query of GET /events: events after this seq (from the oldest kept when left out), of these topics, comma-separated. */
export const eventsQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'is a seq')
    .transform(Number)
    .optional(),
  topics: z
    .string()
    .max(200)
    .transform((value) => value.split(','))
    .pipe(z.array(eventTopic).min(1))
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
