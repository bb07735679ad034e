import * as cannedResponse from './canned-response.ts';
import * as contact from './contact.ts';
import * as conversation from './conversation.ts';
import * as macro from './macro.ts';
import * as member from './member.ts';
import * as message from './message.ts';
import * as notification from './notification.ts';
import * as session from './session.ts';
import * as tag from './tag.ts';
import * as team from './team.ts';
import * as view from './view.ts';

export * from './canned-response.ts';
export * from './contact.ts';
export * from './conversation.ts';
export {
  type EventAudience,
  type EventDefinition,
  type EventTopic,
  eventTopic,
  eventTopics,
  type NewEvent,
} from './define-event.ts';
export * from './macro.ts';
export * from './member.ts';
export * from './message.ts';
export * from './notification.ts';
export * from './session.ts';
export * from './tag.ts';
export * from './team.ts';
export * from './view.ts';

const definitions = {
  ...message,
  ...conversation,
  ...contact,
  ...tag,
  ...view,
  ...macro,
  ...cannedResponse,
  ...session,
  ...member,
  ...team,
  ...notification,
};
type Definition = (typeof definitions)[keyof typeof definitions];

/** Every event type, in the order of the reference documentation. */
export const eventDefinitions: readonly Definition[] = Object.values(definitions);

export type EventType = Definition['type'];
/** Any event, discriminated by `type`. */
export type AnyEvent = ReturnType<Definition>;
/** The event of one type. */
export type EventOf<Type extends EventType> = Extract<AnyEvent, { type: Type }>;
/** The types of events that this audience may see. */
export type EventTypeFor<Audience extends Definition['audience']> = Extract<
  Definition,
  { audience: Audience }
>['type'];

const byType = new Map<string, Definition>(eventDefinitions.map((it) => [it.type, it]));

/** Returns the definition of a type; undefined for an unknown (or removed) one. */
export function findEventDefinition(type: string): Definition | undefined {
  return byType.get(type);
}
