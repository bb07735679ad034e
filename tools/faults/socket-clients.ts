import { createHmac } from 'node:crypto';
import WebSocket from 'ws';

/** WebSocket clients as they should be: each comes back by itself, anywhere, and resumes from the last seq it has seen. */
export interface SocketClients {
  /** How many are subscribed at this moment. */
  joined(): number;
  /** How many connections were lost so far. */
  lost(): number;
  /** How often one was told to come back later. */
  refused(): number;
  /** The smallest last seq of all clients. */
  least(): number;
  /** Every gap and every event that came twice, by client. */
  problems(): string[];
  stop(): void;
}

interface Client {
  /** The last seq it was told; undefined before the first subscription. */
  cursor: number | undefined;
  isReady: boolean;
  isJoined: boolean;
  /** Tries in a row that came to nothing. */
  failures: number;
  socket: WebSocket | undefined;
}

/** Most frames are events, of which the head tells enough: parsing them all would be most of the work. */
function read(data: Buffer): { op: string; seq: number; nonce?: string } {
  const seq = /^\{"op":"event","seq":(\d+),/.exec(data.subarray(0, 40).toString('latin1'))?.[1];
  return seq ? { op: 'event', seq: Number(seq) } : JSON.parse(String(data));
}

const MOST_WAIT_MS = 10_000;
const topics = ['conversations', 'session', 'campaigns', 'smartbot', 'notifications'];

/** Starts so many, a few at a time, each at the server that `pick` names; while it names none, they ask again. Events have a seq each, without gaps. */
export function startSocketClients(
  count: number,
  pick: () => string | undefined,
  key: { id: string; key: string },
): SocketClients {
  const problems: string[] = [];
  const clients: Client[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const hmacKey = createHmac('sha256', key.key.slice(-43)).update('waqtor websocket proof').digest();
  let isStopping = false;
  let lost = 0;
  let refused = 0;

  function hear(client: Client, n: number, frame: { op: string; seq: number; nonce?: string }): void {
    const { socket } = client;
    if (frame.op === 'challenge') {
      const signature = createHmac('sha256', hmacKey)
        .update(frame.nonce ?? '')
        .digest('hex');
      socket?.send(JSON.stringify({ op: 'auth', apiKeyId: key.id, signature }));
    } else if (frame.op === 'ready') {
      client.isReady = true;
      const from = client.cursor === undefined ? {} : { cursor: client.cursor };
      socket?.send(JSON.stringify({ op: 'subscribe', topics, ...from }));
    } else if (frame.op === 'subscribed') {
      client.cursor ??= frame.seq;
      client.isJoined = true;
      client.failures = 0;
    } else if (frame.op === 'event') {
      if (frame.seq !== (client.cursor ?? 0) + 1)
        problems.push(`client ${n} was told ${frame.seq} after ${client.cursor}`);
      client.cursor = frame.seq;
    } else if (frame.op === 'error') {
      // All come at once: who has to wait outside is told so, and comes back.
      if (client.isReady) problems.push(`client ${n} was refused: ${JSON.stringify(frame)}`);
      else refused += 1;
    }
  }

  function open(client: Client, n: number): void {
    const url = pick();
    if (url === undefined) {
      later(() => open(client, n), 200 + Math.random() * 800);
      return;
    }
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, { perMessageDeflate: false });
    client.socket = socket;
    socket.on('error', () => {});
    socket.on('open', () => socket.send(JSON.stringify({ op: 'challenge' })));
    socket.on('message', (data: Buffer) => hear(client, n, read(data)));
    socket.on('close', () => {
      if (client.isJoined) lost += 1;
      client.isJoined = false;
      client.isReady = false;
      const waitMs = Math.min(MOST_WAIT_MS, 500 * 2 ** client.failures) * (0.5 + Math.random() / 2);
      client.failures += 1;
      if (!isStopping) later(() => open(client, n), waitMs);
    });
  }
  function later(act: () => void, ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  }

  for (let n = 0; n < count; n++) {
    const client: Client = {
      cursor: undefined,
      isReady: false,
      isJoined: false,
      failures: 0,
      socket: undefined,
    };
    clients.push(client);
    later(() => open(client, n), n * 2);
  }
  return {
    joined: () => clients.filter(({ isJoined }) => isJoined).length,
    lost: () => lost,
    refused: () => refused,
    least: () => Math.min(...clients.map(({ cursor }) => cursor ?? 0)),
    problems: () => problems,
    stop() {
      isStopping = true;
      for (const timer of timers) clearTimeout(timer);
      for (const { socket } of clients) socket?.terminate();
    },
  };
}
