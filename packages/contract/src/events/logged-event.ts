import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';
import { failsWith } from '../protocol/problems.ts';
import { eventTopic } from './define-event.ts';
import { type AnyEvent, type EventDefinition, eventDefinitions } from './index.ts';

/** Increases by one with every event of the tenant, without gaps. */
const seq = z.number().int();

/** An event in a tenant's log, as listed by `GET /events` and sent by the WebSocket. */
export type LoggedEvent = AnyEvent & { seq: number; at: string };

/** Returns the name of an event's schema: `message.held_back` → `MessageHeldBackEvent`. */
export function schemaNameOf({ type }: Pick<EventDefinition, 'type'>): string {
  const words = type.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('').replace(/Event$/, '')}Event`;
}

/** The schema of each event as logged. */
export const loggedEvents = eventDefinitions.map((definition: EventDefinition) => {
  const { type, topic, summary, schema } = definition;
  return z
    .object({ seq, topic: z.literal(topic), type: z.literal(type), data: schema, at: instant })
    .meta({ id: schemaNameOf(definition), description: summary });
});

const [first, ...others] = loggedEvents;
if (!first) throw new Error('no event is defined');

/** Any event in the log. Clients must ignore unknown types, because more may be added. */
export const loggedEvent = z.discriminatedUnion('type', [first, ...others]).meta({ id: 'Event' });

/**
 * The response schema of endpoints that list events. It is documented as `loggedEvent` but not validated
 * against it, because an event written before an upgrade lacks the fields added since.
 */
export const listedEvent = z.unknown().meta({ $ref: '#/components/schemas/Event' });

/**
 * Query of GET /events: events after this seq (by default from the oldest one kept), of these topics,
 * comma-separated.
 */
export const eventsQuery = z.strictObject({
  afterSeq: z
    .string()
    .regex(/^\d{1,15}$/, failsWith('invalid_event_cursor'))
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
