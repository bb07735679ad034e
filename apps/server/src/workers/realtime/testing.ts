import type { AuthFrame, ClientFrame, EventTopic, ServerFrame } from '@waqtor/contract';
import { WebSocket } from 'ws';

type FrameOf<Op extends ServerFrame['op']> = Extract<ServerFrame, { op: Op }>;

/** A WebSocket client for tests, the demo and the benchmarks. */
export interface RealtimeClient {
  /** The response to authentication. */
  ready: FrameOf<'ready'>;
  /** Resolves with `subscribed`, or with the error frame that was received instead. */
  subscribe(topics: EventTopic[], afterSeq?: number): Promise<FrameOf<'subscribed'> | FrameOf<'error'>>;
  send(frame: ClientFrame): void;
  /**
   * Returns the first unread frame that matches; earlier ones stay unread. Throws on a timeout or if the
   * connection closes.
   */
  next<F extends ServerFrame>(fits: (frame: ServerFrame) => frame is F, withinMs?: number): Promise<F>;
  next(fits: (frame: ServerFrame) => boolean, withinMs?: number): Promise<ServerFrame>;
  /** All events so far, in order of arrival. */
  events: FrameOf<'event'>[];
  /** Resolves with the close code. */
  closed: Promise<{ code: number; reason: string }>;
  close(): Promise<void>;
  socket: WebSocket;
}

/**
 * Connects to `ws://…/ws` and authenticates, with a ticket or by answering a challenge. Throws if the server
 * refuses.
 */
export async function connectRealtime(
  url: string,
  auth: string | ((nonce: string) => AuthFrame),
  options: { headers?: Record<string, string>; localAddress?: string } = {},
): Promise<RealtimeClient> {
  const socket = new WebSocket(url, { perMessageDeflate: false, ...options });
  const untaken: ServerFrame[] = [];
  const events: FrameOf<'event'>[] = [];
  const waiting = new Set<() => void>();
  let end: { code: number; reason: string } | undefined;
  let failure: Error | undefined;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      end = { code, reason: reason.toString() };
      resolve(end);
      for (const look of waiting) look();
    });
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame;
    untaken.push(frame);
    if (frame.op === 'event') events.push(frame);
    for (const look of waiting) look();
  });

  const next = (fits: (frame: ServerFrame) => boolean, withinMs = 25_000) =>
    new Promise<ServerFrame>((resolve, reject) => {
      const timer = setTimeout(
        () => done(() => reject(new Error(`no such frame within ${withinMs} ms`))),
        withinMs,
      );
      const done = (settle: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        settle();
      };
      const look = () => {
        const at = untaken.findIndex(fits);
        const frame = untaken[at];
        if (frame) {
          untaken.splice(at, 1);
          done(() => resolve(frame));
        } else if (end) {
          const why = failure ?? new Error(`closed with ${end.code} ${end.reason}`);
          done(() => reject(why));
        }
      };
      waiting.add(look);
      look();
    });
  const send = (frame: ClientFrame) => socket.send(JSON.stringify(frame));

  socket.on('open', () =>
    send(typeof auth === 'string' ? { op: 'auth', ticket: auth } : { op: 'challenge' }),
  );
  if (typeof auth !== 'string') {
    const asked = await next((frame) => frame.op === 'challenge' || frame.op === 'error');
    if (asked.op === 'challenge') send(auth(asked.nonce));
  }
  const ready = await next((frame) => frame.op === 'ready' || frame.op === 'error');
  if (ready.op !== 'ready') throw Object.assign(new Error('not authenticated'), { frame: ready, closed });

  return {
    ready,
    events,
    closed,
    socket,
    send,
    next: next as RealtimeClient['next'],
    async subscribe(topics, afterSeq) {
      send({ op: 'subscribe', topics, ...(afterSeq === undefined ? {} : { afterSeq }) });
      const answer = await next((frame) => frame.op === 'subscribed' || frame.op === 'error');
      return answer as FrameOf<'subscribed'> | FrameOf<'error'>;
    },
    async close() {
      socket.close();
      await closed;
    },
  };
}
