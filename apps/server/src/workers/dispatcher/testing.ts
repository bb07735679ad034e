import { type SessionSettings, toPublicId } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { type RunningSandbox, startSandbox } from '@waqtor/sandbox';
import { atEnd, type TestDatabase, testDatabase, until } from '@waqtor/testing';
import { afterEach } from 'vitest';
import { createProviders, type EngineName, type Engines } from '../../features/sessions/index.ts';
import { buildPlatform, type TestPlatform } from '../../platform/testing.ts';
import { createDispatcher, type Dispatcher, type DispatcherOptions } from './index.ts';
import {
  buildSendingSession,
  buildThreads,
  type QueueOptions,
  queueTexts,
  type SendingSession,
  type Thread,
} from './testing-rows.ts';

export const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);

/**
 * A database, a platform with a manual clock, and a sandbox. Dispatchers are stopped at the end of the test
 * that started them.
 */
export interface DispatcherWorld {
  database: TestDatabase;
  platform: TestPlatform;
  sandbox: RunningSandbox;
  now(): Date;
  /**
   * Starts a dispatcher with short intervals. With `gate`, each send waits until that promise has resolved.
   */
  dispatch(options?: Partial<DispatcherOptions>, gate?: Promise<void>): Dispatcher;
  /** Inserts a session without rate limits, unless `settings` set them. */
  session(settings?: Partial<SessionSettings>): Promise<SendingSession>;
  /** Queues one text to a new contact. */
  oneText(at: SendingSession, text?: string, options?: QueueOptions): Promise<{ id: string; thread: Thread }>;
}

/** Builds the world; call it at the top of a test file. */
export async function buildDispatcherWorld(): Promise<DispatcherWorld> {
  const database = await testDatabase({ max: 20 });
  const platform = buildPlatform(database);
  const providers = createProviders(platform, engines);
  const sandbox = await startSandbox({ seed: 3 });
  const running: Dispatcher[] = [];
  await platform.wakeUps.start();
  afterEach(async () => {
    await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
    sandbox.admin.clearFaults();
  });
  atEnd(async () => {
    await providers.stop();
    await sandbox.stop();
  });
  const now = () => platform.clock.now();
  return {
    database,
    platform,
    sandbox,
    now,
    dispatch(given = {}, gate) {
      const options = { sweepMs: 20, lingerMs: 200, ...given };
      const providerOf = async (session: Parameters<typeof providers.providerOf>[0]) => {
        const provider = await providers.providerOf(session);
        if (!gate) return provider;
        const send: typeof provider.send = (...message) => gate.then(() => provider.send(...message));
        return Object.assign(Object.create(provider) as typeof provider, { send });
      };
      const dispatcher = createDispatcher(platform, { providerOf, engines }, options);
      dispatcher.start();
      running.push(dispatcher);
      return dispatcher;
    },
    session(settings = {}) {
      const number = sandbox.admin.createNumber({ rules: 'off' });
      return buildSendingSession(database, platform, { ...number, graphUrl: sandbox.url }, settings);
    },
    async oneText(at, text = 'Bonjour', options = {}) {
      const [thread] = await buildThreads(database, at, 1, now());
      if (!thread) throw new Error('no thread');
      const [id] = await queueTexts(database, at, [{ thread, text, ...options }], now());
      return { thread, id: id as string };
    },
  };
}

export async function messageOf(database: TestDatabase, id: string) {
  return database.admin.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function outboxOf(database: TestDatabase, id: string) {
  return database.admin.db.selectFrom('outbox').selectAll().where('messageId', '=', id).executeTakeFirst();
}

/** Waits until the message matches. */
export function untilMessage(
  database: TestDatabase,
  id: string,
  holds: (row: Awaited<ReturnType<typeof messageOf>>) => boolean,
  what = 'the message to change',
): ReturnType<typeof messageOf> {
  return until(
    async () => {
      const row = await messageOf(database, id);
      return holds(row) ? row : undefined;
    },
    { what },
  );
}

/** Returns the texts that the sandbox accepted for one contact, in order. */
export function acceptedTexts(sandbox: RunningSandbox, phone: string, pnid: string): string[] {
  return sandbox.admin
    .thread(phone, pnid)
    .filter((entry) => entry.direction === 'out')
    .map((entry) => String((entry.content as { text?: { body?: string } }).text?.body));
}

/** How many times the sandbox accepted this message, over all attempts. */
export function timesAccepted(sandbox: RunningSandbox, messageId: string): number {
  const id = toPublicId('message', messageId);
  return sandbox.ledger.sends({ limit: 0 }).filter((send) => send.callbackData?.split('.')[0] === id).length;
}
