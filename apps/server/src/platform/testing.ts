import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageStatusUnmatched, sessionErrorReported, toPublicId } from '@waqtor/contract';
import type { Database } from '@waqtor/db';
import { createOutgoing, type OutgoingPolicy } from '@waqtor/outgoing';
import { aClock, atEnd, type TestClock, type TestDatabase } from '@waqtor/testing';
import { type Config, readConfig } from '../config.ts';
import { createSecrets } from './crypto.ts';
import { createWakeUpBus } from './events/wake-ups.ts';
import { Hooks } from './feature-definition/hooks.ts';
import { newId } from './ids.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { Platform } from './platform.ts';
import { operatorsSandbox } from './sandbox.ts';
import { createFolderStorage } from './storage/storage.ts';

/** A platform for a test file: real database, real wake-ups, a manual clock, a silent log. */
export interface TestPlatform extends Platform {
  clock: TestClock;
}

/** Each sandbox listens on a free port, so tests allow requests to this machine and to no other host. */
const thisMachine: OutgoingPolicy = {
  checkUrl: ({ hostname }) => (hostname === '127.0.0.1' ? 'any address' : 'refused'),
  allowsAddress: () => false,
};

/** Builds a platform on `database`. The wake-up bus is not started; it is stopped when the file ends. */
export function buildPlatform(database: TestDatabase, overrides: Partial<Config> = {}): TestPlatform {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-platform-'));
  const log = createLog('silent', { pretty: false });
  const wakeUps = createWakeUpBus({ url: database.url, log });
  atEnd(async () => {
    await wakeUps.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const config: Config = {
    ...readConfig({}),
    // A test file sends more requests in seconds than a person does; tests of the limits set them explicitly.
    inboundLimitPerMinute: 0,
    memberRequestsPerMinute: 0,
    keyRequestsPerMinute: 0,
    dataDir,
    logLevel: 'silent',
    ...overrides,
  };
  return {
    config,
    db: database.db,
    clock: aClock(),
    log,
    secrets: createSecrets('ab'.repeat(32)),
    wakeUps,
    storage: createFolderStorage(dataDir),
    metrics: createMetrics({ processMetrics: false }),
    mail: { send: async () => {} },
    sandbox: operatorsSandbox(config),
    hooks: new Hooks(),
    outgoing: { graph: createOutgoing(thisMachine), tenantUrls: createOutgoing(thisMachine) },
  };
}

/** Builds an event with the topic `conversations` for tests of the log itself; `data.raw` is the payload. */
export function buildEvent(payload: unknown = null) {
  const at = '2026-11-20T09:00:00.000Z';
  return messageStatusUnmatched({ providerId: 'wamid.1', contactId: null, status: 'sent', at, raw: payload });
}

/** Builds an event with the topic `sessions` for tests of the log itself; `data.message` is the text. */
export function buildSessionEvent(text = '') {
  return sessionErrorReported({ sessionId: toPublicId('session', newId()), code: 'test', message: text });
}

/** An event log entry of any type and payload. */
export interface RawEvent {
  topic: string;
  type: string;
  data: unknown;
  audience?: string;
}

/** Inserts entries into a tenant's log without `announce`, as a person with a database client could. */
export async function insertEvents(
  database: TestDatabase,
  tenantId: string,
  events: readonly RawEvent[],
  at = new Date('2026-11-20T09:00:00Z'),
): Promise<void> {
  await database.admin.pool.query(
    `with head as (
       update event_heads set seq = seq + jsonb_array_length($2) where tenant_id = $1
       returning seq - jsonb_array_length($2) as before
     )
     insert into events (tenant_id, seq, topic, type, data, at, audience)
     select $1, before + position, e->>'topic', e->>'type', e->'data', $3, (e->>'audience')::uuid
     from head, jsonb_array_elements($2) with ordinality as entry (e, position)`,
    [tenantId, JSON.stringify(events), at],
  );
}

/**
 * Returns the same database with a connection that can fail: `loseCommit` makes the next COMMIT succeed and
 * its response get lost.
 */
export function fragile(db: Database): { db: Database; loseCommit(): void } {
  let isLosing = false;
  const pool = Object.create(db.pool) as Database['pool'];
  const connect = async () => {
    const client = await db.pool.connect();
    const query = async (...args: unknown[]) => {
      const answer: unknown = await Reflect.apply(client.query, client, args);
      if (args[0] !== 'commit' || !isLosing) return answer;
      isLosing = false;
      throw new Error('Connection terminated unexpectedly');
    };
    return Object.assign(Object.create(client), {
      query,
      release: (broken: boolean) => client.release(broken),
    });
  };
  Object.assign(pool, { connect, query: db.pool.query.bind(db.pool) });
  return {
    db: { ...db, pool },
    loseCommit: () => {
      isLosing = true;
    },
  };
}
