import type { ClientFrame, ServerFrame, TabMessage, Topic, ViewedConversation } from './frames.ts';

export interface RealtimeConnectionOptions {
  open(): WebSocket;
  /** A new one-time ticket that authenticates the connection. Rejects if the API refuses. */
  ticket(): Promise<string>;
  /** The topics wanted at the moment; call `update` when they change. */
  topics(): readonly Topic[];
  viewed(): readonly ViewedConversation[];
  /** Whether any tab is visible. */
  isVisible(): boolean;
  /** The last seq received; undefined before the first. */
  cursor(): number | undefined;
  onMessage(message: TabMessage): void;
  signal: AbortSignal;
}

interface CloseInfo {
  code: number;
  reconnectInMs?: number | undefined;
}

/** A connection that has received nothing for this long, in spite of a ping, is dead. */
const PING_INTERVAL_MS = 25_000;
/** Minimum interval between presence frames; the server limits the rate of frames. */
const PRESENCE_INTERVAL_MS = 500;

/** One WebSocket connection, from requesting its ticket to its close. */
export class RealtimeConnection {
  /** Never rejects. */
  readonly ended: Promise<CloseInfo>;
  private end: (ended: CloseInfo) => void = () => {};
  private socket: WebSocket | undefined;
  private isReady = false;
  private readonly requested = new Set<Topic>();
  /** The last state the server confirmed. */
  private confirmed: { seq: number; topics: Topic[] } | undefined;
  private reconnectInMs: number | undefined;
  private hasReceived = true;
  private presenceTimer: ReturnType<typeof setTimeout> | undefined;
  private presenceSentAt = 0;
  private lastPresence = '';
  private readonly options: RealtimeConnectionOptions;
  private readonly onLive: () => void;

  constructor(options: RealtimeConnectionOptions, onLive: () => void) {
    this.options = options;
    this.onLive = onLive;
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    this.run().catch(() => this.end({ code: 1006 }));
  }

  private async run(): Promise<void> {
    const { signal } = this.options;
    const ticket = await this.options.ticket();
    if (signal.aborted) {
      this.end({ code: 1000 });
      return;
    }
    const socket = this.options.open();
    this.socket = socket;
    const close = () => socket.close(1000);
    signal.addEventListener('abort', close);
    const timer = setInterval(() => this.ping(), PING_INTERVAL_MS);
    socket.onopen = () => this.send({ op: 'auth', ticket });
    socket.onmessage = ({ data }) => this.onMessage(JSON.parse(String(data)));
    socket.onclose = ({ code }) => this.end({ code, reconnectInMs: this.reconnectInMs });
    await this.ended;
    this.isReady = false;
    socket.onmessage = null;
    clearInterval(timer);
    clearTimeout(this.presenceTimer);
    signal.removeEventListener('abort', close);
  }

  /**
   * A broken network does not close a WebSocket, so a ping is sent, and the connection is closed if nothing
   * was received since the last one.
   */
  private ping(): void {
    if (!this.hasReceived) {
      this.socket?.close();
      this.end({ code: 1006 });
    }
    this.hasReceived = false;
    if (this.isReady) this.send({ op: 'ping' });
  }

  private onMessage(frame: ServerFrame): void {
    this.hasReceived = true;
    const { onMessage, topics, cursor } = this.options;
    if (frame.op === 'event') onMessage({ kind: 'event', event: frame });
    else if (frame.op === 'presence') onMessage({ kind: 'presence', conversations: frame.conversations });
    else if (frame.op === 'subscribed' || frame.op === 'unsubscribed') this.confirm(frame.seq, frame.topics);
    else if (frame.op === 'reconnect') this.reconnectInMs = frame.reconnectInMs;
    else if (frame.op === 'error' && frame.latestSeq !== undefined) this.resubscribe(frame.latestSeq);
    else if (frame.op === 'ready') {
      this.isReady = true;
      if (topics().length > 0) this.subscribe(topics(), cursor());
      else this.confirm(frame.seq, []);
      this.sendPresence();
    }
  }

  update(): void {
    if (!this.isReady) return;
    const wanted = this.options.topics();
    const added = wanted.filter((topic) => !this.requested.has(topic));
    const removed = [...this.requested].filter((topic) => !wanted.includes(topic));
    if (added.length > 0) this.subscribe(added);
    if (removed.length > 0) {
      for (const topic of removed) this.requested.delete(topic);
      this.send({ op: 'unsubscribe', topics: removed });
    }
    this.sendPresence();
  }

  reannounce(): void {
    if (!this.isReady) return;
    const { confirmed } = this;
    // Otherwise a confirmation is under way and will be passed on.
    if (confirmed?.topics.length === this.requested.size) this.confirm(confirmed.seq, confirmed.topics);
    this.lastPresence = '';
    this.sendPresence();
  }

  private confirm(from: number, topics: Topic[]): void {
    this.confirmed = { seq: from, topics };
    this.onLive();
    const seq = Math.max(from, this.options.cursor() ?? 0);
    this.options.onMessage({ kind: 'live', seq, topics });
  }

  private subscribe(topics: readonly Topic[], cursor?: number): void {
    for (const topic of topics) this.requested.add(topic);
    this.send({
      op: 'subscribe',
      topics: [...topics],
      ...(cursor === undefined ? {} : { afterSeq: cursor }),
    });
  }

  private resubscribe(head: number): void {
    this.options.onMessage({ kind: 'stale', seq: head });
    this.send({ op: 'unsubscribe' });
    this.requested.clear();
    if (this.options.topics().length > 0) this.subscribe(this.options.topics(), head);
  }

  private sendPresence(): void {
    const wait = Math.max(0, this.presenceSentAt + PRESENCE_INTERVAL_MS - Date.now());
    this.presenceTimer ??= setTimeout(() => {
      this.presenceTimer = undefined;
      const frame = {
        op: 'presence' as const,
        conversations: [...this.options.viewed()],
        isVisible: this.options.isVisible(),
      };
      const text = JSON.stringify(frame);
      if (!this.isReady || text === this.lastPresence) return;
      this.lastPresence = text;
      this.presenceSentAt = Date.now();
      this.send(frame);
    }, wait);
  }

  private send(frame: ClientFrame): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame));
  }
}
