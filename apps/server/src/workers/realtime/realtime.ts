import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, MAX_CLIENT_FRAME_BYTES, type SocketMetrics } from '@waqtor/contract';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import type { Scan } from '../../platform/background/background-worker.ts';
import { clientAddress, customerOf } from '../../platform/http/connections/client-address.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { authenticateBy } from './connections/authenticate-by.ts';
import { createClientFrames } from './connections/client-frames.ts';
import { closeGradually } from './connections/close-gradually.ts';
import { type Connection, closeConnection, createConnection } from './connections/connection.ts';
import { startHeartbeat } from './connections/heartbeat.ts';
import { defaultLimits, type RealtimeLimits } from './connections/limits.ts';
import { isOriginAllowed, pathOf, refuseUpgrade } from './connections/upgrade.ts';
import { readFigures } from './figures.ts';
import { createOpenBrowsers } from './presence/open-browsers.ts';
import { createPresence } from './presence/presence.ts';
import { createRealtimeMetrics } from './realtime-metrics.ts';
import { createFrameCache } from './subscriptions/frames.ts';
import { createReader } from './subscriptions/reader.ts';
import { createRecheck } from './subscriptions/recheck.ts';
import { createRooms } from './subscriptions/rooms.ts';
import { createSubscriptions } from './subscriptions/subscriptions.ts';

/** Authenticates the first frame; both functions throw `unauthenticated` or a related error. */
export interface RealtimeAuth {
  authenticateTicket(ticket: string): Promise<Caller>;
  authenticateApiKey(proof: { apiKeyId: string; nonce: string; signature: string }): Promise<Caller>;
}

/** The WebSocket gateway of this process: `GET /ws`. */
export interface Realtime {
  /** Handles the upgrade requests of this HTTP server. */
  attach(server: Server): void;
  start(): void;
  /** Its background workers. */
  scans: readonly Scan[];
  /** The current clients of one tenant. */
  figures(tenantId: string): SocketMetrics;
  /**
   * Notifies every client, then closes it. Call it before the HTTP server closes. May be called twice, and
   * without `start`.
   */
  stop(): Promise<void>;
}

const socketOptions: ServerOptions & { closeTimeout: number } = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: MAX_CLIENT_FRAME_BYTES,
  closeTimeout: 5_000, // how long a client has to read the rest and to close its end
};

export function createRealtime(
  platform: Platform,
  auth: RealtimeAuth,
  overrides: Partial<RealtimeLimits> = {},
): Realtime {
  const limits = { ...defaultLimits, ...overrides };
  const metrics = createRealtimeMetrics(platform.metrics);
  const connections = new Set<Connection>();
  /** Connections that are not authenticated yet, oldest first. */
  const pending = new Set<Connection>();
  const frames = createFrameCache({
    maxBytes: limits.frameCacheBytes,
    onEncode: () => metrics.encoded.inc(),
  });
  const rooms = createRooms(platform, {
    maxConnectionsPerTenant: limits.maxConnectionsPerTenant,
    onReady: (room) => reader.look(room.tenantId),
  });
  const subscriptions = createSubscriptions({ platform, frames, limits, metrics });
  const reader = createReader({ platform, rooms, frames, limits, metrics });
  const presence = createPresence({ platform, rooms, limits });
  const openBrowsers = createOpenBrowsers(platform);
  const recheck = createRecheck({ platform, rooms, everyMs: limits.recheckMs });
  const receive = createClientFrames({
    platform,
    limits,
    rooms,
    subscriptions,
    presence,
    openBrowsers,
    authenticate: authenticateBy(auth),
    onProof: (connection) => void pending.delete(connection),
  });
  const slowClientsClosed = new Map<string, number>();
  const countSlow = ({ caller }: Connection) => {
    if (caller) slowClientsClosed.set(caller.tenantId, (slowClientsClosed.get(caller.tenantId) ?? 0) + 1);
  };
  const sockets = new WebSocketServer(socketOptions);
  const stopListening: (() => void)[] = [];
  let stopHeartbeat: (() => void) | undefined;
  let stopping: Promise<void> | undefined;

  function refusalOf(request: IncomingMessage): ErrorCode | undefined {
    if (pathOf(request) !== '/ws') return 'route_not_found';
    if (stopping) return 'shutting_down';
    if (!isOriginAllowed(request, platform.config)) return 'origin_not_allowed';
    if (connections.size >= limits.maxConnections) return 'overloaded';
    return undefined;
  }

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = refusalOf(request);
    if (refusal) {
      metrics.refused.inc({ reason: refusal });
      refuseUpgrade(socket, refusal);
    } else {
      sockets.handleUpgrade(request, socket, head, (ws) =>
        welcome(ws, socket, customerOf(clientAddress(request, platform.config))),
      );
    }
  }

  /**
   * Makes room for one more unauthenticated connection: closes the oldest one of the same address, or the
   * oldest of all.
   */
  function makeRoom(address: string): void {
    const own = [...pending].filter((connection) => connection.address === address);
    const [first] = pending;
    const oldest =
      own.length >= limits.maxPendingPerAddress
        ? own[0]
        : pending.size >= limits.maxPending
          ? first
          : undefined;
    if (!oldest) return;
    closeConnection(oldest, 'unauthenticated');
    pending.delete(oldest);
  }

  function welcome(ws: WebSocket, socket: Duplex, address: string): void {
    const bucket = { tokens: limits.frameBurst, tokensAt: platform.clock.monotonicMs() };
    const connection = createConnection(ws, socket, { address, bucket });
    connections.add(connection);
    metrics.sockets.inc();
    makeRoom(address);
    pending.add(connection);
    const deadline = setTimeout(() => {
      if (pending.has(connection)) closeConnection(connection, 'unauthenticated');
    }, limits.authTimeoutMs);
    ws.on('message', (data: Buffer, isBinary) => receive(connection, data, isBinary));
    ws.on('pong', () => {
      connection.isAlive = true;
    });
    ws.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') connection.closeReason ??= 'frame_too_big';
      else if (error.code?.startsWith('WS_ERR')) connection.closeReason ??= 'bad_frames';
    });
    ws.on('close', (code) => {
      clearTimeout(deadline);
      pending.delete(connection);
      if (connection.closeReason === 'slow_client') countSlow(connection);
      presence.leave(connection);
      openBrowsers.leave(connection);
      rooms.leave(connection);
      connections.delete(connection);
      metrics.sockets.dec();
      metrics.closed.inc({ reason: connection.closeReason ?? (code === 1006 ? 'lost' : 'client') });
    });
  }

  async function stop(): Promise<void> {
    for (const off of stopListening) off();
    await recheck.stop();
    await closeGradually(connections, limits.closeWithinMs);
    await reader.stop();
    presence.stop();
    await openBrowsers.stop();
    stopHeartbeat?.();
  }

  return {
    attach(server) {
      server.on('upgrade', onUpgrade);
    },
    start() {
      if (stopHeartbeat || stopping) return;
      stopListening.push(
        platform.wakeUps.on('events', reader.look),
        platform.wakeUps.on('login', recheck.recheckSoon),
      );
      reader.start();
      recheck.start();
      presence.start();
      stopHeartbeat = startHeartbeat(connections, limits.pingIntervalMs);
    },
    scans: [reader.scan, recheck.scan],
    figures: (tenantId) => readFigures(rooms.find(tenantId), slowClientsClosed.get(tenantId) ?? 0),
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
