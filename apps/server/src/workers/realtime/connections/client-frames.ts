import {
  type AuthFrame,
  type ClientFrame,
  clientFrame,
  type ErrorCode,
  fieldProblem,
  type Problem,
} from '@waqtor/contract';
import { isDatabaseUnavailable } from '@waqtor/db';
import { createFairSemaphore } from '../../../platform/concurrency/fair-semaphore.ts';
import { randomToken } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import { readJson } from '../../../platform/http/bodies/json.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import type { OpenBrowsers } from '../presence/open-browsers.ts';
import type { Presence } from '../presence/presence.ts';
import { encodeFrame, errorFrame } from '../subscriptions/frames.ts';
import type { Rooms } from '../subscriptions/rooms.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import { type Connection, closeConnection, isOpen, sendTo } from './connection.ts';
import type { RealtimeLimits } from './limits.ts';

/**
 * Concurrent authentications. If all clients reconnect at once, the rest of the process still needs database
 * connections.
 */
const PROOFS_AT_ONCE = 4;
/**
 * Concurrent authentications per address, so that one address cannot prevent others from authenticating by
 * sending bad credentials.
 */
const PROOFS_OF_ONE_ADDRESS = 3;

export interface ClientFrameOptions {
  platform: Platform;
  limits: RealtimeLimits;
  rooms: Rooms;
  subscriptions: Subscriptions;
  presence: Presence;
  openBrowsers: OpenBrowsers;
  /** Authenticates the connection; throws `unauthenticated` or a related error. */
  authenticate(connection: Connection, frame: AuthFrame): Promise<Caller>;
  /**
   * Called when the client has sent its credentials: the time needed to verify them does not count against
   * the client.
   */
  onProof(connection: Connection): void;
}

/** Handles client frames. They are validated on arrival and processed one by one, in order. */
export function createClientFrames(options: ClientFrameOptions) {
  const { platform, limits, rooms, subscriptions, presence, openBrowsers } = options;
  const working = new WeakMap<Connection, Promise<void>>();
  const proofs = createFairSemaphore({
    total: PROOFS_AT_ONCE,
    perKey: PROOFS_OF_ONE_ADDRESS,
    waitingPerKey: limits.maxConnections,
    refusal: () => new AppError('overloaded'),
  });

  async function answer(connection: Connection, frame: ClientFrame): Promise<void> {
    const { room, caller } = connection;
    if (frame.op === 'challenge') {
      if (caller) throw new AppError('validation_failed', [fieldProblem('op', 'already_authenticated')]);
      connection.nonce = randomToken();
      sendTo(connection, encodeFrame({ op: 'challenge', nonce: connection.nonce }));
    } else if (frame.op === 'auth') {
      if (caller) throw new AppError('validation_failed', [fieldProblem('op', 'already_authenticated')]);
      await authenticate(connection, frame);
    } else if (!room || !caller) {
      refuse(connection, 'unauthenticated');
      closeConnection(connection, 'unauthenticated');
    } else if (frame.op === 'subscribe') {
      await subscriptions.subscribe(connection, room, frame);
      presence.sendCurrent(connection);
    } else if (frame.op === 'unsubscribe') {
      subscriptions.unsubscribe(connection, frame.topics);
    } else if (frame.op === 'presence') {
      if (caller.kind !== 'member') throw new AppError('forbidden');
      await presence.report(connection, caller, frame.conversations);
      await openBrowsers.report(connection, caller, frame.isVisible);
    } else {
      const seq = connection.topics.size > 0 ? connection.cursor : room.position;
      sendTo(connection, encodeFrame({ op: 'pong', seq }));
    }
  }

  async function authenticate(connection: Connection, frame: AuthFrame): Promise<void> {
    try {
      options.onProof(connection);
      const caller = await proofs.run(connection.address, () => options.authenticate(connection, frame));
      if (!isOpen(connection)) return;
      const room = await rooms.enter(connection, caller);
      if (!isOpen(connection)) return;
      connection.cursor = room.position;
      sendTo(
        connection,
        encodeFrame({ op: 'ready', seq: room.position, pingIntervalMs: limits.pingIntervalMs }),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refuse(connection, error.code, error.details);
      closeConnection(connection, error.code === 'rate_limited' ? 'too_many_connections' : 'unauthenticated');
    }
  }

  async function work(connection: Connection, frame: ClientFrame): Promise<void> {
    if (!isOpen(connection)) return;
    try {
      await answer(connection, frame);
    } catch (error) {
      if (error instanceof AppError) {
        strike(connection, error.code, error.details);
        return;
      }
      const isAway = isDatabaseUnavailable(error);
      if (!isAway) platform.log.error({ err: error, op: frame.op }, 'a client frame could not be answered');
      refuse(connection, isAway ? 'database_unavailable' : 'internal_error');
      closeConnection(connection, 'unavailable');
    }
  }

  function strike(connection: Connection, code: ErrorCode, details: readonly Problem[] = []): void {
    connection.strikes += 1;
    refuse(connection, code, details);
    if (connection.strikes >= limits.maxStrikes) closeConnection(connection, 'bad_frames');
  }

  function read(connection: Connection, data: Buffer, isBinary: boolean): ClientFrame {
    if (!takeToken(connection, limits, platform.clock.monotonicMs())) throw new AppError('rate_limited');
    if (isBinary) throw new AppError('malformed_json');
    const { data: frame } = clientFrame.safeParse(readJson(data));
    if (frame) return frame;
    throw new AppError('validation_failed', [fieldProblem('frame', 'unknown_frame')]);
  }

  return function receive(connection: Connection, data: Buffer, isBinary: boolean): void {
    if (!isOpen(connection)) return;
    try {
      const frame = read(connection, data, isBinary);
      const before = working.get(connection) ?? Promise.resolve();
      working.set(
        connection,
        before.then(() => work(connection, frame)),
      );
    } catch (error) {
      strike(connection, error instanceof AppError ? error.code : 'malformed_json', detailsOf(error));
    }
  };
}

function detailsOf(error: unknown): readonly Problem[] {
  return error instanceof AppError ? error.details : [];
}

function refuse(connection: Connection, code: ErrorCode, details: readonly Problem[] = []): void {
  sendTo(connection, errorFrame(code, details.length === 0 ? {} : { details: [...details] }));
}

function takeToken(connection: Connection, limits: RealtimeLimits, now: number): boolean {
  const gained = ((now - connection.tokensAt) / 1000) * limits.framesPerSecond;
  connection.tokens = Math.min(limits.frameBurst, connection.tokens + gained);
  connection.tokensAt = now;
  if (connection.tokens < 1) return false;
  connection.tokens -= 1;
  return true;
}
