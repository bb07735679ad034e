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
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
  };
}

export interface LogEvent {
  seq: number;
  topic: string;
  type: string;
  data: Record<string, unknown>;
}

/** The event log, live. */
export interface Live {
  /** The next event (already arrived ones included) that fits; each event is handed out once per waiter. */
  next(fits: (event: LogEvent) => boolean, timeoutMs?: number): Promise<LogEvent>;
  close(): void;
}

/** Opens the WebSocket, signs in with a ticket and subscribes to conversations. */
export async function listen(origin: string, ticket: string): Promise<Live> {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/ws`);
  const events: LogEvent[] = [];
  const waiting = new Set<() => void>();
  const frames: Record<string, (frame: { op: string }) => void> = {
    event: (frame) => {
      events.push(frame as unknown as LogEvent);
      for (const look of waiting) look();
    },
  };
  const ready = new Promise<void>((resolve, reject) => {
    frames.ready = () => {
      socket.send(JSON.stringify({ op: 'subscribe', topics: ['conversations', 'session'] }));
    };
    frames.subscribed = () => resolve();
    frames.error = (frame) => reject(new Error(`the socket said ${JSON.stringify(frame)}`));
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`the socket closed with ${code}`)));
  });
  socket.on('open', () => socket.send(JSON.stringify({ op: 'auth', ticket })));
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data));
    frames[frame.op]?.(frame);
  });
  await ready;
  return {
    next: (fits, timeoutMs = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(
              `no such event within ${timeoutMs} ms; seen: ${events.map((it) => it.type).join(', ')}`,
            ),
          );
        }, timeoutMs);
        function look() {
          const event = events.find(fits);
          if (!event) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(event);
        }
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}
