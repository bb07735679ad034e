import type { Connection } from './connection.ts';

/**
 * Pings every client every `everyMs`. A client that has not answered by the next ping is terminated. Returns
 * the function that stops it.
 */
export function startHeartbeat(connections: ReadonlySet<Connection>, everyMs: number): () => void {
  const timer = setInterval(() => {
    for (const connection of connections) {
      if (!connection.isAlive) {
        connection.closeReason ??= 'dead';
        connection.ws.terminate();
        continue;
      }
      connection.isAlive = false;
      if (connection.ws.readyState === connection.ws.OPEN) connection.ws.ping();
    }
  }, everyMs);
  return () => clearInterval(timer);
}
