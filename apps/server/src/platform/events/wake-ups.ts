import type { Database, Tx } from '@waqtor/db';
import pg from 'pg';
import type { Logger } from '../log.ts';

/*
 * A wake-up hints that there may be work; it never carries the work itself. It travels by LISTEN/NOTIFY, is
 * sent after the transaction that created the work has committed, and may be lost: every listener also sweeps
 * on a timer.
 */

/**
 * Topics of wake-ups. The key is a tenant, a session, or empty. Exception: presence is stored nowhere, so its
 * wake-up carries the data.
 */
export type WakeUpTopic = 'events' | 'sendQueue' | 'media' | 'session' | 'login' | 'presence';
type Listener = (key: string) => void;

export interface WakeUpBus {
  /**
   * Subscribes to one topic; returns the function that unsubscribes. The key `*` means that wake-ups may have
   * been missed: check everything.
   */
  on(topic: WakeUpTopic, listener: Listener): () => void;
  /** Resolves after the first attempt to connect, even if it failed. */
  start(): Promise<void>;
  /**
   * When the bus last connected or received a notification, including its own heartbeat (`performance.now`);
   * undefined before that.
   */
  heardAtMs(): number | undefined;
  /** May be called twice, and without `start`. */
  stop(): Promise<void>;
}

const CHANNEL = 'waqtor_wake_up';
const HEARTBEAT = 'beat:';
const wanted = new WeakMap<Tx, Set<string>>();

/** Sends a wake-up to all listeners after this transaction has committed. Duplicates are sent once. */
export function wakeUp(tx: Tx, topic: WakeUpTopic, key: string): void {
  let lines = wanted.get(tx);
  if (!lines) {
    const collected = new Set<string>();
    lines = collected;
    wanted.set(tx, collected);
    tx.afterCommit.push((database) => post(database, collected));
  }
  lines.add(lineOf(topic, key));
}

/** Sends a wake-up immediately, outside of any transaction. It is lost if the database is unreachable. */
export function wakeUpNow(database: Database, topic: WakeUpTopic, key: string): void {
  post(database, new Set([lineOf(topic, key)]));
}

/** PostgreSQL rejects a payload of 8,000 bytes or more, and with it the whole statement. */
const MAX_BYTES = 7_999;

/** A key that cannot be sent becomes `*`, so that the other wake-ups of its statement do not fail. */
function lineOf(topic: WakeUpTopic, key: string): string {
  const line = `${topic}:${key}`;
  return Buffer.byteLength(line) > MAX_BYTES || line.includes('\0') ? `${topic}:*` : line;
}

const outboxes = new WeakMap<Database, Set<string>>();

/*
 * NOTIFY inside the transaction would be simpler, but PostgreSQL commits transactions with a NOTIFY one at a
 * time, for the whole database, including the fsync. Measured with 16 writers: 1,200 commits a second instead
 * of 2,970. A wake-up sent after the commit delays no transaction, and wake-ups that accumulate while a
 * statement runs are sent with the next one. A crash in between loses the wake-up; the periodic sweep then
 * finds the row.
 */
function post(database: Database, lines: Set<string>): void {
  const waiting = outboxes.get(database);
  if (waiting) {
    for (const line of lines) waiting.add(line);
    return;
  }
  const outbox = new Set(lines);
  outboxes.set(database, outbox);
  void (async () => {
    while (outbox.size > 0) {
      const batch = [...outbox];
      outbox.clear();
      await database.pool
        .query('select pg_notify($1, line) from unnest($2::text[]) line', [CHANNEL, batch])
        .catch(() => {});
    }
    outboxes.delete(database);
  })();
}

/**
 * A connection without a notification for two heartbeats is considered dead, because half-open sockets report
 * no error. The heartbeat is a notification to itself: behind a connection pooler, a connection may answer
 * queries and still receive no notifications.
 */
const HEARTBEAT_MS = 15_000;

/** Listens on a dedicated connection, and reconnects if it breaks. */
export function createWakeUpBus(options: { url: string; log: Logger; heartbeatMs?: number }): WakeUpBus {
  const listeners = new Map<WakeUpTopic, Set<Listener>>();
  const heartbeatMs = options.heartbeatMs ?? HEARTBEAT_MS;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let started: Promise<void> | undefined;
  let isStopped = false;
  let failures = 0;
  let heardAtMs: number | undefined;

  const tell = (topic: string, key: string) => {
    for (const listener of listeners.get(topic as WakeUpTopic) ?? []) listener(key);
  };
  const wakeAll = () => {
    for (const topic of listeners.keys()) tell(topic, '*');
  };

  async function listen(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'waqtor wake-ups',
      keepAlive: true,
      query_timeout: heartbeatMs,
      connectionTimeoutMillis: heartbeatMs,
    });
    client = next;
    let isOver = false;
    let ownPid: number | undefined;
    const again = (error?: Error) => {
      if (isOver || isStopped) return;
      isOver = true;
      failures += 1;
      if (failures === 1)
        options.log.warn({ err: error }, 'the connection for wake-ups is lost; periodic scans continue');
      next.end().catch(() => {});
      clearTimeout(timer);
      timer = setTimeout(() => void listen(), Math.min(5_000, 50 * 2 ** failures));
    };
    let isBeatHeard = true;
    const beat = () => {
      if (isOver || isStopped) return;
      timer = setTimeout(() => {
        if (!isBeatHeard) {
          again(new Error('the connection responds but receives no notifications'));
          return;
        }
        isBeatHeard = false;
        next.query('select pg_notify($1, $2)', [CHANNEL, HEARTBEAT]).then(beat, again);
      }, heartbeatMs);
    };
    next.on('notification', ({ payload = '', processId }) => {
      heardAtMs = performance.now();
      if (payload === HEARTBEAT) {
        if (processId === ownPid) isBeatHeard = true;
        return;
      }
      const colon = payload.indexOf(':');
      tell(payload.slice(0, colon), payload.slice(colon + 1));
    });
    next.on('error', again);
    next.on('end', () => again());
    try {
      await next.connect();
      const { rows } = await next.query('select pg_backend_pid() as pid');
      ownPid = rows[0]?.pid;
      await next.query(`listen ${CHANNEL}`);
      if (isStopped) return;
      heardAtMs = performance.now();
      if (failures > 0) options.log.info('the connection for wake-ups is restored');
      failures = 0;
      beat();
      wakeAll();
    } catch (error) {
      again(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return {
    on(topic, listener) {
      const group = listeners.get(topic) ?? new Set();
      listeners.set(topic, group.add(listener));
      return () => group.delete(listener);
    },
    start() {
      started ??= listen();
      return started;
    },
    heardAtMs: () => heardAtMs,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
      client = undefined;
    },
  };
}
