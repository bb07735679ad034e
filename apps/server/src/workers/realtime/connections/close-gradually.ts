import { setTimeout as pause } from 'node:timers/promises';
import { encodeFrame } from '../subscriptions/frames.ts';
import { type Connection, closeConnection, sendTo } from './connection.ts';

/** Clients are told to reconnect this many ms apart, up to a maximum delay. */
const RETURN_EVERY_MS = 10;
const RETURN_WITHIN_MS = 30_000;
const SLICES = 20;
/** How long a terminated socket may take to close. */
const CUT_MS = 500;

/**
 * Tells every client that the server is stopping and when to reconnect, each at a different time. Then closes
 * the connections in groups within half of `withinMs`, and terminates those still open when it ends.
 */
export async function closeGradually(connections: ReadonlySet<Connection>, withinMs: number): Promise<void> {
  const all = [...connections];
  const deadline = performance.now() + withinMs;
  const spreadMs = Math.min(RETURN_WITHIN_MS, all.length * RETURN_EVERY_MS);
  all.forEach((connection, i) => {
    const reconnectInMs = Math.round(100 + (spreadMs * i) / all.length + Math.random() * 100);
    sendTo(connection, encodeFrame({ op: 'reconnect', reason: 'restart', reconnectInMs }));
  });
  const slice = Math.max(50, Math.ceil(all.length / SLICES));
  for (let i = 0; i < all.length; i += slice) {
    if (i > 0) await pause(withinMs / 2 / SLICES);
    for (const connection of all.slice(i, i + slice)) closeConnection(connection, 'restart');
  }
  const gone = async (by: number) => {
    while (connections.size > 0 && performance.now() < by) await pause(5);
  };
  await gone(deadline);
  for (const connection of connections) connection.ws.terminate();
  await gone(deadline + CUT_MS);
}
