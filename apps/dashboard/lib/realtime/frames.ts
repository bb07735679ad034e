/* What the tabs and the socket say, in the shapes of packages/contract. */

export const topics = ['conversations', 'session', 'campaigns', 'smartbot', 'notifications'] as const;
export type Topic = (typeof topics)[number];

/** One line of the event log, as the socket tells it. */
export interface LogEvent {
  seq: number;
  topic: string;
  type: string;
  data: Record<string, unknown>;
}

/** A conversation somebody looks at, and whether they write in it. */
export interface Looked {
  conversationId: string;
  isTyping: boolean;
}
export interface Viewer {
  userId: string;
  isTyping: boolean;
}
export interface ViewersOf {
  conversationId: string;
  viewers: Viewer[];
}

/** What whoever keeps the socket tells every tab. */
export type Said =
  /** Everything of `topics` arrives by itself from `seq` on. */
  | { kind: 'live'; seq: number; topics: Topic[] }
  | { kind: 'away' }
  | { kind: 'event'; event: LogEvent }
  /** Events were missed for good: everything shown must be fetched anew; those after `seq` follow. */
  | { kind: 'stale'; seq: number }
  | { kind: 'presence'; conversations: ViewersOf[] };

/** What the server says. */
export type ServerFrame =
  | { op: 'ready'; seq: number }
  | { op: 'subscribed' | 'unsubscribed'; seq: number; topics: Topic[] }
  | ({ op: 'event' } & LogEvent)
  | { op: 'presence'; conversations: ViewersOf[] }
  | { op: 'pong'; seq: number }
  /** With a `head` when the cursor was of no use: nothing is subscribed any more. */
  | { op: 'error'; code: string; head?: number }
  | { op: 'bye'; reconnectInMs: number };
