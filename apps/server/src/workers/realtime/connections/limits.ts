import { PRESENCE_MS } from '@waqtor/contract';

/** Limits of one process for its WebSocket clients. Durations in ms, sizes in bytes. */
export interface RealtimeLimits {
  /** Maximum number of connections to this process, over all tenants. */
  maxConnections: number;
  maxConnectionsPerTenant: number;
  /**
   * Maximum number of connections that are not authenticated yet. Beyond it, the oldest one is closed for the
   * newest.
   */
  maxPending: number;
  /** The same limit per address. */
  maxPendingPerAddress: number;
  authTimeoutMs: number;
  pingIntervalMs: number;
  /** Interval of the sweep over the log, which does not depend on wake-ups. */
  sweepMs: number;
  /** How often every caller's login or API key is checked again. */
  recheckMs: number;
  /** A client with more than this many buffered bytes is closed as too slow. */
  maxBufferedBytes: number;
  /** How long a replay waits for its client to receive what was sent. */
  replayTimeoutMs: number;
  /** Client frames: the allowed burst, and the rate per second after it. */
  frameBurst: number;
  framesPerSecond: number;
  /** Number of invalid frames before the connection is closed. */
  maxStrikes: number;
  /** Size of the cache of encoded frames. */
  frameCacheBytes: number;
  /** How long a presence report is valid. */
  presenceMs: number;
  /** Presence changes are gathered for this long and sent together. */
  presenceGatherMs: number;
  /** How long clients have to close when the server stops. */
  closeWithinMs: number;
}

export const defaultLimits: RealtimeLimits = {
  maxConnections: 10_000,
  maxConnectionsPerTenant: 2_000,
  maxPending: 1_000,
  maxPendingPerAddress: 200,
  authTimeoutMs: 10_000,
  pingIntervalMs: 30_000,
  sweepMs: 3_000,
  recheckMs: 15_000,
  maxBufferedBytes: 1_000_000,
  replayTimeoutMs: 30_000,
  frameBurst: 20,
  framesPerSecond: 5,
  maxStrikes: 5,
  frameCacheBytes: 8_000_000,
  presenceMs: PRESENCE_MS,
  presenceGatherMs: 100,
  closeWithinMs: 2_000,
};
