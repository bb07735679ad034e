import { PRESENCE_MS } from '@waqtor/contract';

/** What one process allows its WebSocket clients. Lengths in ms, sizes in bytes. */
export interface RealtimeLimits {
  /** Sockets of this process, all tenants together. */
  maxConnections: number;
  maxConnectionsPerTenant: number;
  /** Sockets that have not authenticated yet; the oldest gives way to the newest. */
  maxPending: number;
  /** Of one address; its oldest gives way to its newest. */
  maxPendingPerAddress: number;
  authTimeoutMs: number;
  pingMs: number;
  /** How long the log is left alone when no wake-up comes. */
  sweepMs: number;
  /** How often every caller is asked about again: is the login still on? */
  recheckMs: number;
  /** A client with more than this waiting to be sent is closed as too slow. */
  maxBufferedBytes: number;
  /** How long a replay waits for its client to take what was sent. */
  replayPatienceMs: number;
  /** Client frames: so many at once, and so many a second afterwards. */
  frameBurst: number;
  framesPerSecond: number;
  /** Bad frames before the connection is closed. */
  maxStrikes: number;
  /** Encoded frames kept to be sent again. */
  frameCacheBytes: number;
  /** How long what was said of presence counts. */
  presenceMs: number;
  /** Changes of presence are gathered this long. */
  presenceGatherMs: number;
  /** On stop: how long clients have to say goodbye. */
  goodbyeMs: number;
}

export const defaultLimits: RealtimeLimits = {
  maxConnections: 10_000,
  maxConnectionsPerTenant: 2_000,
  maxPending: 1_000,
  maxPendingPerAddress: 200,
  authTimeoutMs: 10_000,
  pingMs: 30_000,
  sweepMs: 3_000,
  recheckMs: 15_000,
  maxBufferedBytes: 1_000_000,
  replayPatienceMs: 30_000,
  frameBurst: 20,
  framesPerSecond: 5,
  maxStrikes: 5,
  frameCacheBytes: 8_000_000,
  presenceMs: PRESENCE_MS,
  presenceGatherMs: 100,
  goodbyeMs: 2_000,
};
