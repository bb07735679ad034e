import type { LoggedEvent, ServerFrame } from '@waqtor/contract';
import WebSocket from 'ws';

/** A small client of the public API, as any integrator would write it. */
export interface Client {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T>;
}

export function createClient(origin: string, token?: string): Client {
  async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path} responded with ${response.status}: ${text.slice(0, 500)}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
  };
}

/** The event log over a WebSocket. */
export interface Live {
  /**
   * Resolves with the first defined value that `pick` returns for an event, including events received before
   * the call.
   */
  next<Found>(pick: (event: LoggedEvent) => Found | undefined, timeoutMs?: number): Promise<Found>;
  close(): void;
}

/** Opens the WebSocket, signs in with a ticket and subscribes to conversations. */
export async function listen(origin: string, ticket: string): Promise<Live> {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/ws`);
  const events: LoggedEvent[] = [];
  const waiting = new Set<() => void>();
  const ready = new Promise<void>((resolve, reject) => {
    function hear(frame: ServerFrame): void {
      if (frame.op === 'ready')
        socket.send(JSON.stringify({ op: 'subscribe', topics: ['conversations', 'sessions'] }));
      else if (frame.op === 'subscribed') resolve();
      else if (frame.op === 'error') reject(new Error(`the socket received ${JSON.stringify(frame)}`));
      else if (frame.op === 'event') {
        events.push(frame);
        for (const look of waiting) look();
      }
    }
    socket.on('open', () => socket.send(JSON.stringify({ op: 'auth', ticket })));
    socket.on('message', (data) => hear(JSON.parse(String(data))));
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`the socket closed with ${code}`)));
  });
  await ready;
  return {
    next: (pick, timeoutMs = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(
              `no matching event within ${timeoutMs} ms; received: ${events.map((it) => it.type).join(', ')}`,
            ),
          );
        }, timeoutMs);
        function look() {
          for (const event of events) {
            const found = pick(event);
            if (found === undefined) continue;
            clearTimeout(timer);
            waiting.delete(look);
            return resolve(found);
          }
        }
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}
