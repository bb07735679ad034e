import { create } from 'zustand';
import { ApiError } from './api.ts';
import { watchNetwork } from './network/network.ts';
import { addEntry, deleteEntry, listEntries, type OutboxEntry, updateEntry } from './outbox/entries.ts';
import { backoffMs, sleep } from './realtime/backoff.ts';

export type { OutboxEntry } from './outbox/entries.ts';

/*
 * User actions are persisted in the browser (IndexedDB) until the server has responded. While it is
 * unreachable they wait, and are sent in order once it is back; the Idempotency-Key makes sure that each
 * takes effect once, even if a response was lost.
 */

interface OutboxHandler<Payload, Result> {
  /** `amend` persists intermediate progress, such as a finished upload, from which a retry continues. */
  send(payload: Payload, idempotencyKey: string, amend: (payload: Payload) => Promise<void>): Promise<Result>;
  /**
   * Called if the server refused the request and the page that enqueued it is closed: restores the user's
   * input. Otherwise `enqueue` rejects, and nothing else happens.
   */
  onRefused?(payload: Payload): void | Promise<void>;
}

/** The pending requests, and whether the server has been unreachable since the last success. */
export const useOutbox = create<{ entries: readonly OutboxEntry[]; isStuck: boolean }>(() => ({
  entries: [],
  isStuck: false,
}));
/** The last request that was refused after waiting; shown to the user. */
export const useOutboxError = create<{ error: ApiError | undefined }>(() => ({ error: undefined }));

/** The server keeps idempotency keys for 24 hours: an older request could take effect twice. */
const MAX_AGE_MS = 20 * 3_600_000;
/** No response, or one that does not decide about the request, which is then retried. */
const RETRIED_STATUSES = new Set([0, 401, 429, 502, 503, 504]);

const settlers = new Map<number, { resolve(result: unknown): void; reject(error: unknown): void }>();
let openedOutbox: Outbox | undefined;

/** A type of request that may wait in the outbox; its name is stored with the pending request. */
export interface OutboxKind {
  name: string;
  handler: OutboxHandler<unknown, unknown>;
}

/**
 * Declares how requests of this type are sent, and returns a function that enqueues one. The feature lists
 * the type in its feature.ts.
 */
export function defineOutboxKind<Payload, Result>(name: string, handler: OutboxHandler<Payload, Result>) {
  const { send, onRefused } = handler;
  return {
    name,
    // The payload read from IndexedDB is the one passed to `enqueue`.
    handler: {
      send: (payload, ...rest) => send(payload as Payload, ...rest),
      onRefused: (payload) => onRefused?.(payload as Payload),
    } satisfies OutboxHandler<unknown, unknown>,
    /**
     * Sends the request now, or as soon as the server is back. Resolves with the response, rejects if it is
     * refused.
     */
    enqueue: (payload: Payload, options: { sendQueue: string; idempotencyKey: string }) =>
      openedOutbox
        ? (enqueue(openedOutbox, name, payload, options) as Promise<Result>)
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
  const response = new Promise<unknown>((resolve, reject) => settlers.set(id, { resolve, reject }));
  // The tab that sends the request can see from this lock that this page awaits its result; it is released
  // when the page closes, however that happens.
  void navigator.locks.request(awaitedLock(id), () => response.catch(() => {}));
  outbox.drain(sendQueue);
  return response;
}

const awaitedLock = (id: number) => `waqtor-outbox-awaited-${id}`;

/** Whether the page that enqueued the request is still open to receive its result. */
async function isAwaited(id: number): Promise<boolean> {
  if (settlers.has(id)) return true;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === awaitedLock(id));
}

/** Opens the outbox of this user and resumes sending; returns a function that closes it. */
export function openOutbox(owner: string, kinds: readonly OutboxKind[]): () => void {
  const outbox = new Outbox(owner, kinds);
  openedOutbox = outbox;
  return () => {
    outbox.close();
    if (openedOutbox === outbox) openedOutbox = undefined;
  };
}

type Outcome = { id: number; result: unknown } | { id: number; error: unknown };

class Outbox {
  private readonly owner: string;
  private readonly handlers: ReadonlyMap<string, OutboxKind['handler']>;
  private readonly channel: BroadcastChannel;
  private readonly abort = new AbortController();
  private readonly networkWatch = watchNetwork();
  private readonly draining = new Set<string>();
  /** Queues to which a request was added while they were being drained. */
  private readonly dirty = new Set<string>();

  constructor(owner: string, kinds: readonly OutboxKind[]) {
    this.owner = owner;
    this.handlers = new Map(kinds.map(({ name, handler }) => [name, handler]));
    this.channel = new BroadcastChannel(`waqtor-outbox-${owner}`);
    this.channel.onmessage = ({ data }: MessageEvent<Outcome | 'added'>) => {
      if (data !== 'added') this.settle(data);
      this.resume();
    };
    this.resume();
  }

  close(): void {
    this.abort.abort();
    this.networkWatch.stop();
    this.channel.close();
    useOutbox.setState({ entries: [], isStuck: false });
  }

  async add(what: Pick<OutboxEntry, 'kind' | 'payload' | 'sendQueue' | 'idempotencyKey'>): Promise<number> {
    const id = await addEntry({ ...what, owner: this.owner, at: new Date().toISOString() });
    await this.refresh();
    this.channel.postMessage('added');
    return id;
  }

  /** Refreshes the pending list and resumes sending, whichever tab added the request. */
  resume(): void {
    this.refresh().then((entries) => {
      for (const { sendQueue } of entries) this.drain(sendQueue);
    });
  }

  private async refresh(): Promise<OutboxEntry[]> {
    const entries = await listEntries(this.owner);
    if (!this.abort.signal.aborted)
      useOutbox.setState(({ isStuck }) => ({ entries, isStuck: isStuck && entries.length > 0 }));
    return entries;
  }

  /** Sends the pending requests of one queue in order; a lock ensures that one tab does so at a time. */
  drain(sendQueue: string): void {
    if (this.draining.has(sendQueue)) {
      this.dirty.add(sendQueue);
      return;
    }
    this.draining.add(sendQueue);
    const { signal } = this.abort;
    navigator.locks
      .request(`waqtor-outbox-${this.owner}-${sendQueue}`, { signal }, () => this.sendAll(sendQueue))
      .catch(() => {}) // the outbox was closed while waiting for the lock
      .finally(() => {
        this.draining.delete(sendQueue);
        if (this.dirty.delete(sendQueue) && !signal.aborted) this.drain(sendQueue);
      });
  }

  private async sendAll(sendQueue: string): Promise<void> {
    let failures = 0;
    while (!this.abort.signal.aborted) {
      const next = (await listEntries(this.owner)).find((it) => it.sendQueue === sendQueue);
      // A request whose type has no handler here blocks those behind it, because their order matters.
      if (!next || !this.handlers.has(next.kind)) return;
      const outcome = await this.attempt(next, failures > 0);
      if (outcome) {
        failures = 0;
        await deleteEntry(next.id);
        // Update the pending list before the caller is notified, so that the optimistic entry disappears
        // first.
        await this.refresh();
        this.channel.postMessage(outcome);
        this.settle(outcome);
      } else {
        failures += 1;
        useOutbox.setState({ isStuck: true });
        await sleep(backoffMs(failures), this.abort.signal, this.networkWatch.network);
      }
    }
  }

  /** Sends one request; undefined while the server is unreachable. */
  private async attempt(entries: OutboxEntry, hasWaited: boolean): Promise<Outcome | undefined> {
    const { id, kind, idempotencyKey, at } = entries;
    const handler = this.handlers.get(kind);
    let { payload } = entries;
    const amend = async (changed: unknown) => {
      payload = changed;
      await updateEntry({ ...entries, payload });
      await this.refresh();
    };
    try {
      if (Date.now() - Date.parse(at) > MAX_AGE_MS) throw new ApiError('offline', 408, 'It waited too long.');
      return { id, result: await handler?.send(payload, idempotencyKey, amend) };
    } catch (error) {
      if (!(error instanceof ApiError) || RETRIED_STATUSES.has(error.status)) return undefined;
      const isGone = !(await isAwaited(id));
      if (isGone) await handler?.onRefused?.(payload);
      if (isGone || hasWaited) useOutboxError.setState({ error });
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
