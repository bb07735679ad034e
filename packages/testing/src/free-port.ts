import { createServer } from 'node:net';

/*
 * Finds a port that stays free while its server is down. Ephemeral ports (port 0) come from the same range as
 * those of outgoing connections, so a client might hold the port when the server wants it back, or even be
 * connected to itself.
 */
const [FIRST, LAST] = [12_000, 30_000];

/** Returns a loopback port that is free at this moment, below the ephemeral range. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
