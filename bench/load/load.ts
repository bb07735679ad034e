import { connect as connectSocket, type Socket } from 'node:net';

/*
 * A load generator that costs little compared with what it measures: requests are built in advance, and
 * responses are parsed only far enough to find their end.
 */

export interface LoadResult {
  /** The number of responses with the expected status. */
  ok: number;
  /** The number of all other responses. */
  failed: number;
  perSecond: number;
  /** Milliseconds from writing the request to the complete response. */
  p50: number;
  p95: number;
  p99: number;
}

/** Builds one HTTP/1.1 request as bytes. */
export function buildRequest(
  host: string,
  path: string,
  body: string,
  headers: Record<string, string>,
): Buffer {
  const allHeaders = Object.entries({
    host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  });
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${allHeaders.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`,
  );
}

/**
 * Keeps `connections` requests in flight for `ms`, taking them from `next`. With `perSecond`, starts them at
 * that rate instead, whether or not earlier ones have been answered. `accepts` is the expected status, 200 by
 * default.
 */
export async function drive(
  url: string,
  next: () => Buffer,
  options: { connections: number; ms: number; perSecond?: number; accepts?: number },
): Promise<LoadResult> {
  const { accepts = 200 } = options;
  const { hostname, port } = new URL(url);
  const connections = await Promise.all(
    Array.from({ length: options.connections }, () => openConnection(hostname, Number(port))),
  );
  const times: number[] = [];
  let ok = 0;
  let failed = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + options.ms;

  async function send(connection: Connection, dueAt = performance.now()): Promise<void> {
    const status = await connection.sendRequest(next());
    times.push(performance.now() - dueAt);
    if (status === accepts) ok += 1;
    else failed += 1;
  }
  if (options.perSecond === undefined) {
    await Promise.all(
      connections.map(async (connection) => {
        while (performance.now() < endsAt) await send(connection);
      }),
    );
  } else {
    await keepPace(connections, options.perSecond, startedAt, endsAt, send);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const connection of connections) connection.close();
  times.sort((a, b) => a - b);
  return {
    ok,
    failed,
    perSecond: ok / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
}

/**
 * Waiting for a free connection counts towards the latency, because the time is measured from when the
 * request was due.
 */
async function keepPace(
  connections: Connection[],
  perSecond: number,
  startedAt: number,
  endsAt: number,
  send: (connection: Connection, dueAt: number) => Promise<void>,
): Promise<void> {
  const free = [...connections];
  const due: number[] = [];
  const running = new Set<Promise<void>>();
  const serve = () => {
    while (free.length > 0 && due.length > 0) {
      const connection = free.pop() as Connection;
      const run = send(connection, due.shift() as number).then(() => {
        running.delete(run);
        free.push(connection);
        serve();
      });
      running.add(run);
    }
  };
  let sent = 0;
  while (performance.now() < endsAt) {
    const wanted = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond);
    for (; sent < wanted; sent += 1) due.push(startedAt + (sent / perSecond) * 1_000);
    serve();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  while (running.size > 0 || due.length > 0) await Promise.all(running);
}

export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

interface Connection {
  /** Sends one request and resolves with the status once the response is complete. */
  sendRequest(request: Buffer): Promise<number>;
  close(): void;
}

function openConnection(host: string, port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connectSocket({ host, port, noDelay: true });
    let read = Buffer.alloc(0);
    let waiting: { answer(status: number): void; fail(error: Error): void } | undefined;
    const fail = (error: Error) => {
      waiting?.fail(error);
      reject(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the server closed a connection')));
    socket.on('data', (chunk) => {
      read = read.length === 0 ? chunk : Buffer.concat([read, chunk]);
      const headEnd = read.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const head = read.toString('latin1', 0, headEnd);
      const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (read.length < headEnd + 4 + length) return;
      read = read.subarray(headEnd + 4 + length);
      const answered = waiting;
      waiting = undefined;
      answered?.answer(Number(head.slice(9, 12)));
    });
    socket.on('connect', () =>
      resolve({
        sendRequest: (request) =>
          new Promise((answer, failed) => {
            waiting = { answer, fail: failed };
            socket.write(request);
          }),
        close: () => {
          socket.removeAllListeners('close');
          socket.destroy();
        },
      }),
    );
  });
}
