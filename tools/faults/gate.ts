import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/**
 * One address in front of several servers, as a load balancer is: requests go round those that are up. It never repeats
 * a request and never answers in a server's place, except 502 when none is up; a server that dies in the middle of a
 * request is a broken connection to whoever asked.
 */
export interface Gate {
  url: string;
  /** Answers passed on, by status; `broken` counts requests that died with their server. */
  readonly answers: ReadonlyMap<number | 'broken', number>;
  /** Requests under way to this server. */
  underWay(url: string): number;
  /** Requests this server has answered since the last `forget`. */
  answered(url: string): number;
  forget(url: string): void;
  stop(): Promise<void>;
}

/** Opens a gate on loopback; `targets` names the servers that are up at this moment. */
export async function openGate(targets: () => readonly string[]): Promise<Gate> {
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
    const broke = () => {
      if (!isOver) count(answers, 'broken');
      over();
      reply.destroy();
    };
    const { method = 'GET', headers, url = '/' } = incoming;
    const outgoing = request(new URL(url, target), { method, headers, agent }, (answer) => {
      answer.once('error', broke);
      answer.once('end', () => {
        count(answers, answer.statusCode ?? 0);
        count(done, target);
        over();
      });
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    outgoing.once('error', broke);
    incoming.once('error', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the gate has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answers,
    underWay: (url) => busy.get(url) ?? 0,
    answered: (url) => done.get(url) ?? 0,
    forget: (url) => void done.delete(url),
    async stop() {
      server.closeAllConnections();
      agent.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
