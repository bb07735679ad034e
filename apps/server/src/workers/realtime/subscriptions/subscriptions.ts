import type { EventTopic, subscribeFrame } from '@waqtor/contract';
import { fieldProblem } from '@waqtor/contract';
import { type Tx, withTenants } from '@waqtor/db';
import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import { type LogSlice, readLogs } from '../../../platform/events/read-events.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Connection, closeConnection, deliver, isOpen, sendTo } from '../connections/connection.ts';
import type { RealtimeLimits } from '../connections/limits.ts';
import { createSemaphore } from '../connections/semaphore.ts';
import type { RealtimeMetrics } from '../realtime-metrics.ts';
import { encodeFrame, errorFrame, type FrameCache } from './frames.ts';
import type { Room } from './rooms.ts';

/** Concurrent replays of this process; the others wait their turn, batch by batch. */
const REPLAYS_AT_ONCE = 4;
const EVENTS_A_BATCH = 500;
const LINES_A_BATCH = 5_000;
const BYTES_A_BATCH = 500_000;

export interface SubscriptionOptions {
  platform: Platform;
  frames: FrameCache;
  limits: RealtimeLimits;
  metrics: RealtimeMetrics;
}

export interface Subscriptions {
  /** Sends `subscribed` or an error, then replays, then makes the connection live. */
  subscribe(connection: Connection, room: Room, frame: z.infer<typeof subscribeFrame>): Promise<void>;
  unsubscribe(connection: Connection, topics: readonly EventTopic[] | undefined): void;
}

/** Removes all topics and tells the client why. */
export function dropTopics(connection: Connection, frame: string): void {
  setTopics(connection, new Set());
  sendTo(connection, frame);
}

function setTopics(connection: Connection, topics: ReadonlySet<EventTopic>): number {
  connection.topics = topics;
  connection.epoch += 1;
  connection.room?.live.delete(connection);
  return connection.epoch;
}

export function createSubscriptions(options: SubscriptionOptions): Subscriptions {
  const { platform, limits, metrics, frames } = options;
  const turn = createSemaphore(REPLAYS_AT_ONCE);
  const waiting = new Map<string, Promise<LogSlice | undefined>>();

  /**
   * Reads the next events for this connection. When a gateway fails, its clients reconnect together with the
   * same cursor: requests for the same events share one pending read, so that two thousand clients cost one
   * query.
   */
  function readAhead(
    { cursor, topics: wanted }: Connection,
    { tenantId }: Room,
  ): Promise<LogSlice | undefined> {
    const topics = [...wanted].sort();
    const key = `${tenantId} ${cursor} ${topics}`;
    const known = waiting.get(key);
    if (known) return known;
    let hasBegun = false;
    const reading = turn(async () => {
      hasBegun = true;
      waiting.delete(key);
      const limits = { topics, limit: EVENTS_A_BATCH, window: LINES_A_BATCH, maxBytes: BYTES_A_BATCH };
      const read = (tx: Tx) => readLogs(tx, [{ tenantId, after: cursor }], { ...limits, log: platform.log });
      const [slice] = await withTenants(platform.db, [tenantId], read, { readOnly: true });
      return slice;
    });
    if (!hasBegun) waiting.set(key, reading);
    return reading;
  }

  /**
   * Kept outside the replay function, so that a replay that waits for its turn does not retain what it has
   * sent.
   */
  function send(connection: Connection, room: Room, slice: LogSlice): void {
    const batch = slice.events.map((event) => frames.frameOf(room.tenantId, event));
    deliver(connection, batch, slice.upTo, { maxBufferedBytes: limits.maxBufferedBytes, metrics });
  }

  /** Reads and sends the next events; returns false if the replay ends early. */
  async function sendNext(connection: Connection, room: Room, isCurrent: () => boolean): Promise<boolean> {
    const slice = await readAhead(connection, room);
    if (!isCurrent()) return false;
    if (slice && !slice.isTooOld) send(connection, room, slice);
    else refuse(connection, slice);
    return slice !== undefined && !slice.isTooOld;
  }

  /** Sends everything between the connection's cursor and the room's position, then makes it live. */
  async function replay(connection: Connection, room: Room, epoch: number): Promise<void> {
    const isCurrent = () => isOpen(connection) && connection.epoch === epoch;
    while (isCurrent()) {
      // There is no await between this check and joining: the reader moves the position and selects its
      // receivers synchronously.
      if (connection.cursor >= room.position) {
        room.live.add(connection);
        return;
      }
      await taken(connection, limits.replayTimeoutMs);
      if (!isCurrent() || !(await sendNext(connection, room, isCurrent))) return;
    }
  }

  return {
    async subscribe(connection, room, frame) {
      const hadTopics = connection.topics.size > 0;
      if (hadTopics && frame.afterSeq !== undefined) {
        throw new AppError('validation_failed', [fieldProblem('afterSeq', 'cursor_while_subscribed')]);
      }
      if (!hadTopics) connection.cursor = frame.afterSeq ?? room.position;
      const epoch = setTopics(connection, new Set([...connection.topics, ...frame.topics]));
      let first: LogSlice | undefined;
      if (connection.cursor !== room.position) {
        first = await readAhead(connection, room);
        if (connection.epoch !== epoch) return;
        if (!first || first.isTooOld || connection.cursor > first.head) {
          refuse(connection, first);
          return;
        }
      }
      sendTo(
        connection,
        encodeFrame({ op: 'subscribed', topics: [...connection.topics], seq: connection.cursor }),
      );
      if (first) send(connection, room, first);
      // Not awaited, because a long replay must not delay the client's next frames.
      replay(connection, room, epoch).catch((error) => {
        platform.log.warn({ err: error }, 'a replay failed; its client will resume');
        closeConnection(connection, 'unavailable');
      });
    },

    unsubscribe(connection, topics) {
      const left = new Set(connection.topics);
      for (const topic of topics ?? connection.topics) left.delete(topic);
      // The epoch does not change while topics remain: the running replay skips the removed ones.
      if (left.size === 0) setTopics(connection, left);
      else connection.topics = left;
      sendTo(connection, encodeFrame({ op: 'unsubscribed', topics: [...left], seq: connection.cursor }));
    },
  };
}

function refuse(connection: Connection, slice: LogSlice | undefined): void {
  const where = slice ? { oldestSeq: slice.floor, latestSeq: slice.head } : {};
  dropTopics(connection, errorFrame(slice?.isTooOld ? 'cursor_expired' : 'invalid_cursor', where));
}

/** Resolves when everything sent so far has been flushed. Closes the connection if that takes too long. */
async function taken(connection: Connection, timeoutMs: number): Promise<void> {
  if (connection.ws.bufferedAmount === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      closeConnection(connection, 'slow_client');
      resolve();
    }, timeoutMs);
    connection.socket.write('', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
