import type { Tx } from '@waqtor/db';
import pg from 'pg';
import type { Logger } from '../log.ts';

/*
 * A nudge says "look", never "do this with that" (law 1). It travels by LISTEN/NOTIFY, is sent by the COMMIT of the
 * transaction that made the work, and may be lost: every listener also sweeps.
 */

/** What a nudge may be about; the key is a tenant, a session, or nothing. */
export type NudgeTopic = 'events' | 'lane' | 'media' | 'session' | 'login';
type Listener = (key: string) => void;

export interface NudgeBus {
  /** Hears nudges of one topic. The key `*` means "some may have been missed: look at everything". */
  on(topic: NudgeTopic, listener: Listener): () => void;
  start(): Promise<void>;
  /** Safe twice and without start. */
  stop(): Promise<void>;
}

const CHANNEL = 'waqtor_nudge';
const pending = new WeakMap<Tx, Set<string>>();

/** Nudges everybody who listens, when and only when this transaction commits. Repeats are folded. */
export function nudge(tx: Tx, topic: NudgeTopic, key: string): void {
  let lines = pending.get(tx);
  if (!lines) {
    const collected = new Set<string>();
    lines = collected;
    pending.set(tx, collected);
    tx.beforeCommit.push(async () => {
      await tx.client.query('select pg_notify($1, line) from unnest($2::text[]) line', [
        CHANNEL,
        [...collected],
      ]);
    });
  }
  lines.add(`${topic}:${key}`);
}

/** Listens on one connection of its own and comes back by itself when that breaks. */
export function createNudgeBus(options: { url: string; log: Logger }): NudgeBus {
  const listeners = new Map<NudgeTopic, Set<Listener>>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let failures = 0;

  const tell = (topic: string, key: string) => {
    for (const listener of listeners.get(topic as NudgeTopic) ?? []) listener(key);
  };
  const tellAll = () => {
    for (const topic of listeners.keys()) tell(topic, '*');
  };

  async function listen(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'waqtor nudges',
      keepAlive: true,
    });
    client = next;
    next.on('notification', ({ payload = '' }) => {
      const colon = payload.indexOf(':');
      tell(payload.slice(0, colon), payload.slice(colon + 1));
    });
    let isOver = false;
    const again = (error?: Error) => {
      if (isOver || isStopped) return;
      isOver = true;
      failures += 1;
      if (failures === 1) options.log.warn({ err: error }, 'nudges are away; sweeps go on');
      next.end().catch(() => {});
      timer = setTimeout(() => void listen(), Math.min(5_000, 50 * 2 ** failures));
    };
    next.on('error', again);
    next.on('end', () => again());
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      failures = 0;
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
    start: () => listen(),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
      client = undefined;
    },
  };
}
