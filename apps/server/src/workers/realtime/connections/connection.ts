import type { Duplex } from 'node:stream';
import { type CloseReason, closeCodes, type EventTopic } from '@waqtor/contract';
import type { WebSocket } from 'ws';
import { isFor } from '../../../platform/events/read-events.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { RealtimeMetrics } from '../realtime-metrics.ts';
import type { EventFrame } from '../subscriptions/frames.ts';
import type { Room } from '../subscriptions/rooms.ts';

/** One WebSocket connection, from its upgrade to its close. */
export interface Connection {
  readonly ws: WebSocket;
  readonly socket: Duplex;
  /** The client's address as used by limits: an IPv6 client counts by its network prefix. */
  readonly address: string;
  /** The nonce that the client has to sign, until it authenticates. */
  nonce: string | undefined;
  /** Set once the connection has authenticated. */
  caller: Caller | undefined;
  room: Room | undefined;
  topics: ReadonlySet<EventTopic>;
  /** The client has received all events of its topics up to this seq, and none beyond. */
  cursor: number;
  /** Incremented whenever the topics change, which stops a replay for the earlier topics. */
  epoch: number;
  /** Whether the client answered the last ping. */
  isAlive: boolean;
  strikes: number;
  tokens: number;
  tokensAt: number;
  closeReason: string | undefined;
}

export function createConnection(
  ws: WebSocket,
  socket: Duplex,
  { address, bucket }: { address: string; bucket: { tokens: number; tokensAt: number } },
): Connection {
  return {
    ws,
    socket,
    address,
    nonce: undefined,
    caller: undefined,
    room: undefined,
    topics: new Set(),
    cursor: 0,
    epoch: 0,
    isAlive: true,
    strikes: 0,
    ...bucket,
    closeReason: undefined,
  };
}

export function isOpen(connection: Connection): boolean {
  return connection.ws.readyState === connection.ws.OPEN;
}

/** Sends one text frame to this connection only, unless it is closing. */
export function sendTo(connection: Connection, frame: string): void {
  if (isOpen(connection)) connection.ws.send(frame);
}

/** Starts the closing handshake; only the first reason counts. */
export function closeConnection(connection: Connection, reason: CloseReason): void {
  connection.closeReason ??= reason;
  connection.ws.close(closeCodes[reason], reason);
}

/**
 * Sends those of `frames` that are beyond the connection's cursor, on its topics and visible to its caller,
 * and moves the cursor to `upTo`. A client with too many buffered bytes is closed instead; nothing is lost,
 * because it resumes from its cursor.
 */
export function deliver(
  connection: Connection,
  frames: readonly EventFrame[],
  upTo: number,
  options: { maxBufferedBytes: number; metrics: RealtimeMetrics },
): void {
  if (!isOpen(connection) || upTo <= connection.cursor) return;
  const { ws, socket, topics, cursor, caller } = connection;
  if (ws.bufferedAmount > options.maxBufferedBytes) {
    closeConnection(connection, 'slow_client');
    return;
  }
  let sent = 0;
  let bytes = 0;
  socket.cork(); // one system call for the batch
  for (const frame of frames) {
    if (frame.seq <= cursor || !topics.has(frame.topic) || !isFor(frame, caller)) continue;
    const buffer = frame.bytes();
    ws.send(buffer, { binary: false });
    sent += 1;
    bytes += buffer.length;
  }
  socket.uncork();
  connection.cursor = upTo;
  if (sent > 0) {
    options.metrics.frames.inc(sent);
    options.metrics.bytes.inc(bytes);
  }
}
