import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/**
 * A load balancer: one address in front of several servers, round-robin over those that are up. It never
 * retries a request, and never responds itself, except with 502 if no server is up. If a server dies during a
 * request, the client's connection is broken.
 */
export interface LoadBalancer {
  url: string;
  /**
   * The number of responses passed on, by status; `broken` counts requests that failed because their server
   * died.
   */
  readonly answers: ReadonlyMap<number | 'broken', number>;
  /** The number of requests in flight to this server. */
  inFlight(url: string): number;
  /** The number of requests that this server has answered since the last `forget`. */
  answered(url: string): number;
  resetCounts(url: string): void;
  stop(): Promise<void>;
}

/** Starts a load balancer on loopback; `targets` returns the servers that are currently up. */
export async function startLoadBalancer(targets: () => readonly string[]): Promise<LoadBalancer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const answers = new Map<number | 'broken', number>();
  const busy = new Map<string, number>();
  const done = new Map<string, number>();
  let turn = 0;

  const count = <K>(map: Map<K, number>, key: K, by = 1) => map.set(key, (map.get(key) ?? 0) + by);

  function pass(incoming: IncomingMessage, reply: ServerResponse): void {
    const up = targets();
    const target = up[turn++ % up.length];
    if (target === undefined) {
      reply.writeHead(502).end();
      return;
    }
    count(busy, target);
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      count(busy, target, -1);
    };
    const fail = () => {
      if (!isOver) count(answers, 'broken');
      over();
      reply.destroy();
    };
    const { method = 'GET', headers, url = '/' } = incoming;
    const outgoing = request(new URL(url, target), { method, headers, agent }, (answer) => {
      answer.once('error', fail);
      answer.once('end', () => {
        count(answers, answer.statusCode ?? 0);
        count(done, target);
        over();
      });
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    outgoing.once('error', fail);
    incoming.once('error', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  // Longer than any client keeps an idle connection: otherwise a request may meet the end of its connection.
  const server = createServer({ keepAliveTimeout: 75_000 }, pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the load balancer has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answers,
    inFlight: (url) => busy.get(url) ?? 0,
    answered: (url) => done.get(url) ?? 0,
    resetCounts: (url) => void done.delete(url),
    async stop() {
      server.closeAllConnections();
      agent.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
