import type { Schemas } from '../api.ts';

/* Messages between the socket and the tabs. Server frames are generated from their definitions. */

export type Topic = Schemas['EventTopic'];
/** Any event of the log, discriminated by `type`. */
export type LogEvent = Schemas['Event'];
/** The event of one type. */
export type EventOf<Type extends LogEvent['type']> = Extract<LogEvent, { type: Type }>;
/** An event without its position in the log. */
export type EventContent<Event extends LogEvent = LogEvent> = Event extends LogEvent
  ? Pick<Event, 'type' | 'data'>
  : never;
export type ServerFrame = Schemas['ServerFrame'];
export type ClientFrame = Schemas['ClientFrame'];
/** A conversation the user is viewing, and whether they are typing. */
export type ViewedConversation = Schemas['ViewedConversation'];
export type Viewer = Schemas['Viewer'];
export type ViewersOf = Schemas['ConversationViewers'];

/** Messages from the tab that owns the socket to all tabs. */
export type TabMessage =
  /** All events of `topics` after `seq` will be delivered. */
  | { kind: 'live'; seq: number; topics: Topic[] }
  | { kind: 'away' }
  | { kind: 'event'; event: LogEvent }
  /** Events were missed permanently: everything shown must be refetched; events after `seq` follow. */
  | { kind: 'stale'; seq: number }
  | { kind: 'presence'; conversations: ViewersOf[] };
