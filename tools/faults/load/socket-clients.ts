import { createHmac } from 'node:crypto';
import WebSocket from 'ws';

/**
 * WebSocket clients that reconnect on their own, to any server, and resume from the last seq that they have
 * seen.
 */
export interface SocketClients {
  /** Currently subscribed clients. */
  joined(): number;
  /** Connections lost so far. */
  lost(): number;
  /** How often a client was told to reconnect later. */
  refused(): number;
  /** The smallest last seq of all clients. */
  minReceived(): number;
  /** All gaps and duplicate events, by client. */
  problems(): string[];
  stop(): void;
}

interface Client {
  /** The last seq received; undefined before the first subscription. */
  cursor: number | undefined;
  isReady: boolean;
  isJoined: boolean;
  /** Consecutive failed attempts. */
  failures: number;
  socket: WebSocket | undefined;
}

/** Most frames are events, whose prefix is enough, because parsing all of them would dominate the cost. */
function read(data: Buffer): { op: string; seq: number; nonce?: string } {
  const seq = /^\{"op":"event","seq":(\d+),/.exec(data.subarray(0, 40).toString('latin1'))?.[1];
  return seq ? { op: 'event', seq: Number(seq) } : JSON.parse(String(data));
}

const MAX_WAIT_MS = 10_000;
const topics = ['conversations', 'sessions', 'campaigns', 'bots', 'notifications', 'workspace'];

/**
 * Starts clients, a few at a time, each at the server that `pick` returns; if it returns none, they retry.
 * Events have consecutive seqs.
 */
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

  function handleFrame(client: Client, n: number, frame: { op: string; seq: number; nonce?: string }): void {
    const { socket } = client;
    if (frame.op === 'challenge') {
      const signature = createHmac('sha256', hmacKey)
        .update(frame.nonce ?? '')
        .digest('hex');
      socket?.send(JSON.stringify({ op: 'auth', apiKeyId: key.id, signature }));
    } else if (frame.op === 'ready') {
      client.isReady = true;
      const from = client.cursor === undefined ? {} : { afterSeq: client.cursor };
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
      // All clients reconnect at the same time. One that is refused gets an error and retries.
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
    socket.on('message', (data: Buffer) => handleFrame(client, n, read(data)));
    socket.on('close', () => {
      if (client.isJoined) lost += 1;
      client.isJoined = false;
      client.isReady = false;
      const waitMs = Math.min(MAX_WAIT_MS, 500 * 2 ** client.failures) * (0.5 + Math.random() / 2);
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
    minReceived: () => Math.min(...clients.map(({ cursor }) => cursor ?? 0)),
    problems: () => problems,
    stop() {
      isStopping = true;
      for (const timer of timers) clearTimeout(timer);
      for (const { socket } of clients) socket?.terminate();
    },
  };
}
