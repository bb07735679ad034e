import { createServer } from 'node:net';

/*
 * A port that stays free while its server is down. Those the system gives out (port 0) come from the range that outgoing
 * connections take theirs from, so that a client may have it when the server wants it back, or even be connected to itself.
 */
const [FIRST, LAST] = [12_000, 30_000];

/** A loopback port nobody listens on at this moment, below the ports of outgoing connections. */
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
