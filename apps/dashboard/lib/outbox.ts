import { create } from 'zustand';
import { ApiError } from './api.ts';
import { watchNetwork } from './network.ts';
import { drop, keep, keepChanged, listKept, type Waiting } from './outbox/kept.ts';
import { pause, waitMs } from './realtime/pauses.ts';

export type { Waiting } from './outbox/kept.ts';

/*
 * What people do is kept in the browser until the server has answered. When the server is away it waits, and is sent in order
 * when it is back; the Idempotency-Key makes sure that it counts once, whatever was lost on the way.
 */

interface OutboxHandler<Payload, Result> {
  /** What was done on the way to it is kept by `amend`: the next try begins there. */
  send(payload: Payload, idempotencyKey: string, amend: (payload: Payload) => Promise<void>): Promise<Result>;
  /** The server said no, and the page that did it is gone: gives back what was written. Else `enqueue` rejects, there alone. */
  onRefused?(payload: Payload): void | Promise<void>;
}

/** What waits, and whether the server was found to be away since. */
export const useOutbox = create<{ waiting: readonly Waiting[]; isStuck: boolean }>(() => ({
  waiting: [],
  isStuck: false,
}));
/** The last thing that waited and was refused; somebody has to be told. */
export const useRefusal = create<{ error: ApiError | undefined }>(() => ({ error: undefined }));

/** The server remembers a key for a day; what is older could count twice. */
const OLDEST_MS = 20 * 3_600_000;
/** No answer, or one that says nothing about what was asked: it will be asked again. */
const AWAY = new Set([0, 401, 429, 502, 503, 504]);

const settlers = new Map<number, { resolve(result: unknown): void; reject(error: unknown): void }>();
let open: Outbox | undefined;

/** A kind of request that may wait for the server, whatever its payload; the name is kept with what waits. */
export interface OutboxKind {
  name: string;
  handler: OutboxHandler<unknown, unknown>;
}

/** How requests of this kind are sent, and the function that sends one. Its feature lists it in its feature.ts. */
export function defineOutboxKind<Payload, Result>(name: string, handler: OutboxHandler<Payload, Result>) {
  const { send, onRefused } = handler;
  return {
    name,
    // What comes back from the browser's storage is what `enqueue` was given.
    handler: {
      send: (payload, ...rest) => send(payload as Payload, ...rest),
      onRefused: (payload) => onRefused?.(payload as Payload),
    } satisfies OutboxHandler<unknown, unknown>,
    /** Sends it now, or as soon as the server is back. Resolves with the answer, rejects with a refusal. */
    enqueue: (payload: Payload, options: { sendQueue: string; idempotencyKey: string }) =>
      open
        ? (enqueue(open, name, payload, options) as Promise<Result>)
        : send(payload, options.idempotencyKey, async () => {}),
  };
}

async function enqueue(
  outbox: Outbox,
  kind: string,
  payload: unknown,
  { sendQueue, idempotencyKey }: { sendQueue: string; idempotencyKey: string },
): Promise<unknown> {
  const id = await outbox.add({ kind, payload, sendQueue, idempotencyKey });
  const answer = new Promise<unknown>((resolve, reject) => settlers.set(id, { resolve, reject }));
  // Tells the tab that sends it that somebody waits, however this one ends.
  void navigator.locks.request(awaitedName(id), () => answer.catch(() => {}));
  outbox.drain(sendQueue);
  return answer;
}

const awaitedName = (id: number) => `waqtor-outbox-awaited-${id}`;

/** Whether the page that did it is still there to hear what became of it. */
async function isAwaited(id: number): Promise<boolean> {
  if (settlers.has(id)) return true;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === awaitedName(id));
}

/** Opens what this person has waiting, and goes on with it; returns how to leave it. */
export function openOutbox(owner: string, kinds: readonly OutboxKind[]): () => void {
  const outbox = new Outbox(owner, kinds);
  open = outbox;
  return () => {
    outbox.close();
    if (open === outbox) open = undefined;
  };
}

type Outcome = { id: number; result: unknown } | { id: number; error: unknown };

class Outbox {
  private readonly owner: string;
  private readonly handlers: ReadonlyMap<string, OutboxKind['handler']>;
  private readonly channel: BroadcastChannel;
  private readonly abort = new AbortController();
  private readonly watched = watchNetwork();
  private readonly draining = new Set<string>();
  /** Send queues that something was added to while they were being sent. */
  private readonly again = new Set<string>();

  constructor(owner: string, kinds: readonly OutboxKind[]) {
    this.owner = owner;
    this.handlers = new Map(kinds.map(({ name, handler }) => [name, handler]));
    this.channel = new BroadcastChannel(`waqtor-outbox-${owner}`);
    this.channel.onmessage = ({ data }: MessageEvent<Outcome | 'added'>) => {
      if (data !== 'added') this.settle(data);
      this.look();
    };
    this.look();
  }

  close(): void {
    this.abort.abort();
    this.watched.stop();
    this.channel.close();
    useOutbox.setState({ waiting: [], isStuck: false });
  }

  async add(what: Pick<Waiting, 'kind' | 'payload' | 'sendQueue' | 'idempotencyKey'>): Promise<number> {
    const id = await keep({ ...what, owner: this.owner, at: new Date().toISOString() });
    await this.show();
    this.channel.postMessage('added');
    return id;
  }

  /** Shows what waits and goes on with it, whoever added it. */
  look(): void {
    this.show().then((waiting) => {
      for (const { sendQueue } of waiting) this.drain(sendQueue);
    });
  }

  private async show(): Promise<Waiting[]> {
    const waiting = await listKept(this.owner);
    if (!this.abort.signal.aborted)
      useOutbox.setState(({ isStuck }) => ({ waiting, isStuck: isStuck && waiting.length > 0 }));
    return waiting;
  }

  /** Sends what waits in a send queue, one after the other; of all tabs, one does. */
  drain(sendQueue: string): void {
    if (this.draining.has(sendQueue)) {
      this.again.add(sendQueue);
      return;
    }
    this.draining.add(sendQueue);
    const { signal } = this.abort;
    navigator.locks
      .request(`waqtor-outbox-${this.owner}-${sendQueue}`, { signal }, () => this.sendAll(sendQueue))
      .catch(() => {}) // left while it waited
      .finally(() => {
        this.draining.delete(sendQueue);
        if (this.again.delete(sendQueue) && !signal.aborted) this.drain(sendQueue);
      });
  }

  private async sendAll(sendQueue: string): Promise<void> {
    let failures = 0;
    while (!this.abort.signal.aborted) {
      const next = (await listKept(this.owner)).find((it) => it.sendQueue === sendQueue);
      // What cannot be sent yet is not overtaken: its order is part of what was meant.
      if (!next || !this.handlers.has(next.kind)) return;
      const outcome = await this.attempt(next, failures > 0);
      if (outcome) {
        failures = 0;
        await drop(next.id);
        // Before whoever waits is told: what stood in for it goes first.
        await this.show();
        this.channel.postMessage(outcome);
        this.settle(outcome);
      } else {
        failures += 1;
        useOutbox.setState({ isStuck: true });
        await pause(waitMs(failures), this.abort.signal, this.watched.network);
      }
    }
  }

  /** What became of it; undefined while the server is away. */
  private async attempt(waiting: Waiting, hasWaited: boolean): Promise<Outcome | undefined> {
    const { id, kind, idempotencyKey, at } = waiting;
    const handler = this.handlers.get(kind);
    let { payload } = waiting;
    const amend = async (changed: unknown) => {
      payload = changed;
      await keepChanged({ ...waiting, payload });
      await this.show();
    };
    try {
      if (Date.now() - Date.parse(at) > OLDEST_MS) throw new ApiError('offline', 408, 'It waited too long.');
      return { id, result: await handler?.send(payload, idempotencyKey, amend) };
    } catch (error) {
      if (!(error instanceof ApiError) || AWAY.has(error.status)) return undefined;
      const isGone = !(await isAwaited(id));
      if (isGone) await handler?.onRefused?.(payload);
      if (isGone || hasWaited) useRefusal.setState({ error });
      const { code, status, message, details } = error;
      return { id, error: { code, status, message, details } };
    }
  }

  private settle(outcome: Outcome): void {
    const settler = settlers.get(outcome.id);
    settlers.delete(outcome.id);
    if (!settler) return;
    if ('result' in outcome) settler.resolve(outcome.result);
    else {
      const { code, status, message, details } = outcome.error as ApiError;
      settler.reject(new ApiError(code, status, message, details));
    }
  }
}
