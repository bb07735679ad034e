import { create } from 'zustand';
import { api, ask } from './api.ts';

/** One line of the event log, as the socket tells it. */
export interface LogEvent {
  seq: number;
  topic: string;
  type: string;
  data: Record<string, unknown>;
}

/** `live`: every change arrives by itself. `away`: it is being tried; what is shown may be old. */
export const useConnection = create<{ state: 'starting' | 'live' | 'away' }>(() => ({ state: 'starting' }));

type Said =
  | { kind: 'event'; event: LogEvent }
  | { kind: 'state'; state: 'live' | 'away' }
  | { kind: 'stale' };

const TOPICS = ['conversations', 'session', 'notifications'];
const MIN_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
/** Codes after which coming back by oneself is of no use. */
const FINAL_CODES = new Set([4403, 4400, 1009]);

interface Listener {
  onEvent(event: LogEvent): void;
  /** Events were missed for good: everything shown must be fetched anew. */
  onStale(): void;
}

/**
 * One connection for all tabs of this browser: the tab that holds the lock keeps the socket and tells the others. When it
 * closes, the next one takes over from the same place. Returns how to leave.
 */
export function joinRealtime(tenantId: string, listener: Listener): () => void {
  const channel = new BroadcastChannel(`waqtor-events-${tenantId}`);
  const abort = new AbortController();
  let cursor: number | undefined;

  function hear(said: Said): void {
    if (said.kind === 'state') useConnection.setState({ state: said.state });
    if (said.kind === 'stale') listener.onStale();
    if (said.kind === 'event') {
      if (cursor !== undefined && said.event.seq <= cursor) return;
      cursor = said.event.seq;
      listener.onEvent(said.event);
    }
  }
  function say(said: Said): void {
    channel.postMessage(said);
    hear(said);
  }
  channel.onmessage = ({ data }: MessageEvent<Said>) => hear(data);
  navigator.locks
    .request(`waqtor-socket-${tenantId}`, { signal: abort.signal }, () =>
      keepSocket(abort.signal, say, () => cursor),
    )
    .catch(() => {}); // left while it waited for the lock
  return () => {
    abort.abort();
    channel.close();
    useConnection.setState({ state: 'starting' });
  };
}

/** Opens the socket again and again, with growing pauses, until told to stop. */
async function keepSocket(
  signal: AbortSignal,
  say: (said: Said) => void,
  cursorOf: () => number | undefined,
): Promise<void> {
  let failures = 0;
  let isFirst = true;
  while (!signal.aborted) {
    const ended = await openSocket(signal, say, cursorOf, isFirst, () => {
      failures = 0;
      isFirst = false;
    });
    if (signal.aborted) return;
    say({ kind: 'state', state: 'away' });
    if (FINAL_CODES.has(ended.code)) return;
    failures += 1;
    const wait = Math.min(MAX_WAIT_MS, MIN_WAIT_MS * 2 ** Math.min(failures - 1, 6));
    await pause(ended.reconnectInMs ?? wait * (0.5 + Math.random() / 2), signal);
  }
}

interface Ended {
  code: number;
  reconnectInMs: number | undefined;
}

async function openSocket(
  signal: AbortSignal,
  say: (said: Said) => void,
  cursorOf: () => number | undefined,
  isFirst: boolean,
  onLive: () => void,
): Promise<Ended> {
  const ticket = await ask(api.POST('/api/v1/auth/ws-ticket')).catch(() => undefined);
  if (!ticket || signal.aborted) return { code: 1006, reconnectInMs: undefined };
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`);
  let reconnectInMs: number | undefined;
  const close = () => socket.close(1000);
  signal.addEventListener('abort', close);
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  socket.onopen = () => send({ op: 'auth', ticket: ticket.data.ticket });
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (frame.op === 'ready') send({ op: 'subscribe', topics: TOPICS, cursor: cursorOf() ?? frame.seq });
    if (frame.op === 'subscribed') {
      onLive();
      say({ kind: 'state', state: 'live' });
      // What happened between the first page and the first socket is in no event of ours.
      if (isFirst && cursorOf() === undefined) say({ kind: 'stale' });
    }
    if (frame.op === 'event') say({ kind: 'event', event: frame });
    if (frame.op === 'bye') reconnectInMs = frame.reconnectInMs;
    if (frame.op === 'error' && frame.head !== undefined) {
      say({ kind: 'stale' });
      send({ op: 'subscribe', topics: TOPICS, cursor: frame.head });
    }
  };
  return new Promise((resolve) => {
    socket.onclose = ({ code }) => {
      signal.removeEventListener('abort', close);
      resolve({ code, reconnectInMs });
    };
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
