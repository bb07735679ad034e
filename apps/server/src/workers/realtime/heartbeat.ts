import type { Connection } from './connection.ts';

/** Pings everybody every `everyMs`; who has not answered by the next time is gone. Returns how to end it. */
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
