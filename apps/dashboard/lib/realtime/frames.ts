import type { Schemas } from '../api.ts';

/* What the socket and the tabs tell each other. What the server sends is generated from its definitions. */

export type Topic = Schemas['EventTopic'];
/** Any event of the log, told apart by `type`. */
export type LogEvent = Schemas['Event'];
/** The event of one type. */
export type EventOf<Type extends LogEvent['type']> = Extract<LogEvent, { type: Type }>;
/** What an event says, wherever it stands in the log. */
export type EventContent<Event extends LogEvent = LogEvent> = Event extends LogEvent
  ? Pick<Event, 'type' | 'data'>
  : never;
export type ServerFrame = Schemas['ServerFrame'];
export type ClientFrame = Schemas['ClientFrame'];
/** A conversation somebody looks at, and whether they write in it. */
export type ViewedConversation = Schemas['ViewedConversation'];
export type Viewer = Schemas['Viewer'];
export type ViewersOf = Schemas['ConversationViewers'];

/** What the tab that keeps the socket sends to every tab. */
export type TabMessage =
  /** Everything of `topics` arrives by itself from `seq` on. */
  | { kind: 'live'; seq: number; topics: Topic[] }
  | { kind: 'away' }
  | { kind: 'event'; event: LogEvent }
  /** Events were missed for good: everything shown must be fetched anew; those after `seq` follow. */
  | { kind: 'stale'; seq: number }
  | { kind: 'presence'; conversations: ViewersOf[] };
