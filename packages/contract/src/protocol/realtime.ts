import { z } from 'zod';
import { eventTopic } from '../events/index.ts';
import { type LoggedEvent, loggedEvent } from '../events/logged-event.ts';
import { publicId } from './ids.ts';
import { problem } from './problems.ts';

/*
 * The WebSocket protocol of GET /ws. Every frame is one JSON object in one text message; its field `op` is
 * the kind of frame. The first frame must authenticate. `seq` is the position in the tenant's event log. On
 * one connection it only increases, so the last seq that a client has seen is the cursor from which to
 * resume.
 */

const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const topics = z.array(eventTopic).min(1).max(20);

/** Maximum size of one client frame, in bytes. */
export const MAX_CLIENT_FRAME_BYTES = 16_384;

export const challengeFrame = z.object({ op: z.literal('challenge') }).meta({
  id: 'RequestChallengeFrame',
  description:
    'Requests a nonce to sign with an API key. The server responds with `challenge`; only the latest nonce is valid.',
});

export const authFrame = z
  .union([
    z.object({ op: z.literal('auth'), ticket: z.string().min(1).max(4096) }),
    z.object({
      op: z.literal('auth'),
      apiKeyId: z.string().min(1).max(100),
      signature: z.string().min(1).max(200),
    }),
  ])
  .meta({
    id: 'AuthFrame',
    description:
      "A ticket from the API, which works once, or proof of an API key: HMAC-SHA256 over the nonce of this connection's `challenge`, in lower-case hex. The HMAC key is HMAC-SHA256 over the text `waqtor websocket proof`, keyed with the key's secret: the last 43 characters of the API key. Each nonce is valid for one attempt.",
  });
export type AuthFrame = z.infer<typeof authFrame>;

export const subscribeFrame = z
  .object({ op: z.literal('subscribe'), topics, afterSeq: seq.optional() })
  .meta({
    id: 'SubscribeFrame',
    description:
      'Adds topics. With `afterSeq`, which is allowed only while no topic is subscribed, the events after it are sent first. Without it, the connection continues from its current position, which is initially the latest event.',
  });
export const unsubscribeFrame = z
  .object({ op: z.literal('unsubscribe'), topics: topics.optional() })
  .meta({ id: 'UnsubscribeFrame', description: 'Removes topics, or all of them if `topics` is missing.' });
export const pingFrame = z.object({ op: z.literal('ping') }).meta({
  id: 'PingFrame',
  description:
    'The server responds with `pong`. All events of the subscribed topics up to its `seq` were sent before it.',
});

/**
 * Maximum number of conversations that one connection can report as viewed; a browser reports for all of its
 * tabs.
 */
export const MAX_VIEWED_CONVERSATIONS = 8;
/** How long a presence report is valid; repeat it after about a third of this time. */
export const PRESENCE_MS = 45_000;
const viewedConversation = z
  .object({ conversationId: publicId('conversation'), isTyping: z.boolean() })
  .meta({
    id: 'ViewedConversation',
    description: 'A conversation that the user is viewing, and whether they are typing in it.',
  });
export const presenceFrame = z
  .object({
    op: z.literal('presence'),
    conversations: z.array(viewedConversation).max(MAX_VIEWED_CONVERSATIONS),
    isVisible: z.boolean().optional(),
  })
  .meta({
    id: 'SendPresenceFrame',
    description:
      'All conversations that the user is viewing through this connection, and in which of them they are typing. Each frame replaces the previous one; an empty list means none. No subscription is needed. Only for signed-in users: a connection with an API key gets the error `forbidden`. Conversations of other tenants are ignored. `isVisible`: whether the user can see the client at the moment; no push messages are sent meanwhile. A client that reports it is open until the connection ends or this frame is not repeated for 90 seconds.',
  });

export const clientFrames = [
  challengeFrame,
  authFrame,
  subscribeFrame,
  unsubscribeFrame,
  presenceFrame,
  pingFrame,
] as const;
export const clientFrame = z.union(clientFrames).meta({ id: 'ClientFrame' });
export type ClientFrame = z.infer<typeof clientFrame>;

const challenge = z.object({ op: z.literal('challenge'), nonce: z.string() }).meta({
  id: 'ChallengeFrame',
  description: 'The nonce to sign, valid for one attempt on this connection.',
});

const ready = z.object({ op: z.literal('ready'), seq, pingIntervalMs: z.number().int() }).meta({
  id: 'ReadyFrame',
  description:
    'The connection is authenticated. A subscription with `afterSeq: seq` receives every event from now on.',
});

const topicsNow = { topics: z.array(eventTopic), seq };
const subscribed = z.object({ op: z.literal('subscribed'), ...topicsNow }).meta({
  id: 'SubscribedFrame',
  description: 'All topics that are now subscribed. The events after `seq` follow.',
});
const unsubscribed = z
  .object({ op: z.literal('unsubscribed'), ...topicsNow })
  .meta({ id: 'UnsubscribedFrame', description: 'All topics that are still subscribed.' });

const viewer = z
  .object({ userId: publicId('user'), isTyping: z.boolean() })
  .meta({ id: 'Viewer', description: 'A user who is viewing a conversation.' });
const conversationViewers = z
  .object({ conversationId: publicId('conversation'), viewers: z.array(viewer) })
  .meta({
    id: 'ConversationViewers',
    description: 'The users who are viewing a conversation; `viewers` is empty if there are none.',
  });
const presence = z.object({ op: z.literal('presence'), conversations: z.array(conversationViewers) }).meta({
  id: 'PresenceFrame',
  description:
    'The users who are viewing these conversations, each once, including the receiver. Sent to connections that are subscribed to `conversations`: after `subscribed` for all conversations that are being viewed, then for each change. Presence is not part of the event log and has no `seq`: discard it when the connection is lost.',
});

const pong = z
  .object({ op: z.literal('pong'), seq })
  .meta({ id: 'PongFrame', description: 'All events of the subscribed topics up to `seq` were sent.' });

const error = z
  .object({
    op: z.literal('error'),
    code: z.string(),
    message: z.string(),
    details: z.array(problem).optional(),
    oldestSeq: seq.optional(),
    latestSeq: seq.optional(),
  })
  .meta({
    id: 'ErrorFrame',
    description:
      "A request was refused. `code` is one of the API's error codes. `cursor_expired` and `invalid_cursor` contain `oldestSeq`, the oldest `afterSeq` that is still accepted, and `latestSeq`. All topics are unsubscribed: fetch the state again, then subscribe with `afterSeq: latestSeq`.",
  });

const bye = z
  .object({ op: z.literal('reconnect'), reason: z.literal('restart'), reconnectInMs: z.number().int() })
  .meta({
    id: 'ReconnectFrame',
    description:
      'The server is shutting down. Reconnect after `reconnectInMs`, which differs between clients, and resume from the last `seq`.',
  });

/** Server frames other than events. */
export const controlFrames = [
  challenge,
  ready,
  subscribed,
  unsubscribed,
  presence,
  pong,
  error,
  bye,
] as const;

const eventFrame = z
  .object({ op: z.literal('event') })
  .and(loggedEvent)
  .meta({ id: 'EventFrame' });
/** Any server frame, discriminated by `op`; an event also by its `type`. */
export const serverFrame = z.union([...controlFrames, eventFrame]).meta({ id: 'ServerFrame' });
export type ServerFrame = z.infer<(typeof controlFrames)[number]> | ({ op: 'event' } & LoggedEvent);

/**
 * Why the server closes a connection, and what the client should do. 1006 (connection lost) means the same as
 * `unavailable`.
 */
export const closeCodes = {
  /** Reconnect after `reconnectInMs` of the `reconnect` frame, with your cursor. */
  restart: 1012,
  /** The database is unavailable. Reconnect with backoff, with your cursor. */
  unavailable: 1013,
  /** A frame was larger than 16 KB. A bug of the client: do not retry. */
  frame_too_big: 1009,
  /** Frames arrived faster than they were read. Nothing is lost: reconnect with your cursor. */
  slow_client: 4008,
  /** Too many malformed, unknown or too frequent frames. A bug of the client. */
  bad_frames: 4400,
  /** Missing, late or wrong authentication. Get a new ticket, then reconnect. */
  unauthenticated: 4401,
  /**
   * The login or API key has ended, or the member was removed. Sign in again; do not reconnect automatically.
   */
  login_ended: 4403,
  /** This tenant has too many connections. Reconnect later, with backoff. */
  too_many_connections: 4429,
} as const;
export type CloseReason = keyof typeof closeCodes;
