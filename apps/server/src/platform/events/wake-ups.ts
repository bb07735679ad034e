import type { Database, Tx } from '@waqtor/db';
import pg from 'pg';
import type { Logger } from '../log.ts';

/*
 * A wake-up says "look", never "do this with that" (law 1). It travels by LISTEN/NOTIFY, leaves when the transaction that
 * made the work has committed, and may be lost: every listener also sweeps.
 */

/** What a wake-up may be about; the key is a tenant, a session, or nothing. Of presence, which is kept nowhere, it is a report. */
export type WakeUpTopic = 'events' | 'sendQueue' | 'media' | 'session' | 'login' | 'presence';
type Listener = (key: string) => void;

export interface WakeUpBus {
  /** Hears wake-ups of one topic. The key `*` means "some may have been missed: look at everything". */
  on(topic: WakeUpTopic, listener: Listener): () => void;
  /** Resolves after the first attempt to connect, whether or not it succeeded. */
  start(): Promise<void>;
  /** When the bus last heard anything, its own heartbeat included, by `performance.now`; undefined before. */
  heardAtMs(): number | undefined;
  /** Safe twice and without start. */
  stop(): Promise<void>;
}

const CHANNEL = 'waqtor_wake_up';
const BEAT = 'beat:';
const wanted = new WeakMap<Tx, Set<string>>();

/** Wake-ups everybody who listens, soon after this transaction has committed and only if it does. Repeats are folded. */
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

/** Wake-ups at once, outside of any transaction. Lost when the database is away. */
export function wakeUpNow(database: Database, topic: WakeUpTopic, key: string): void {
  post(database, new Set([lineOf(topic, key)]));
}

/** Postgres refuses a payload of 8,000 bytes or more, and with it all that go by the same statement. */
const MOST_BYTES = 7_999;

/** What cannot be sent as it is becomes "look at everything": nobody else's wake-up is lost by it. */
function lineOf(topic: WakeUpTopic, key: string): string {
  const line = `${topic}:${key}`;
  return Buffer.byteLength(line) > MOST_BYTES || line.includes('\0') ? `${topic}:*` : line;
}

const outboxes = new WeakMap<Database, Set<string>>();

/*
 * NOTIFY inside the transaction would be simpler, but Postgres lets only one transaction with a NOTIFY commit at a
 * time, in the whole database and through its fsync: measured with 16 writers, 1,200 commits a second instead of 2,970.
 * Sent afterwards it holds nobody up, and what gathers while one is under way goes as one. A crash in between loses the
 * wake-up, which law 1 allows: the sweep finds the row.
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
 * A connection that says nothing for two of these is taken for dead: half-open sockets report no error. What is sent is a
 * notification to itself, because a connection may answer and hear nothing, behind a pooler that lends it to others.
 */
const HEARTBEAT_MS = 15_000;

/** Listens on one connection of its own and comes back by itself when that breaks. */
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
  const tellAll = () => {
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
      if (failures === 1) options.log.warn({ err: error }, 'wake-ups are away; sweeps go on');
      next.end().catch(() => {});
      clearTimeout(timer);
      timer = setTimeout(() => void listen(), Math.min(5_000, 50 * 2 ** failures));
    };
    let isBeatHeard = true;
    const beat = () => {
      if (isOver || isStopped) return;
      timer = setTimeout(() => {
        if (!isBeatHeard) {
          again(new Error('the connection answers and hears nothing'));
          return;
        }
        isBeatHeard = false;
        next.query('select pg_notify($1, $2)', [CHANNEL, BEAT]).then(beat, again);
      }, heartbeatMs);
    };
    next.on('notification', ({ payload = '', processId }) => {
      heardAtMs = performance.now();
      if (payload === BEAT) {
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
      if (failures > 0) options.log.info('wake-ups are back');
      failures = 0;
      beat();
      tellAll();
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
