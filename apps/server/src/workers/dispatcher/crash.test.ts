import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { until } from '@waqtor/testing';
import { afterEach, expect, test } from 'vitest';
import { settleByCallback } from '../../features/messages/index.ts';
import { buildDispatcherWorld, timesAccepted } from './testing.ts';
import { buildThreads, queueTexts, type SendingSession } from './testing-rows.ts';

const KILLS = 3;
const MESSAGES = 600;
const launcher = fileURLToPath(new URL('../../../launch.mjs', import.meta.url));
const fixture = fileURLToPath(new URL('dispatcher.fixture.ts', import.meta.url));

const { database, sandbox, session } = await buildDispatcherWorld();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a dispatcher in its own process; returns once it has begun to scan for work. */
async function startProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [launcher, fixture, database.url, 'ab'.repeat(32)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

test(`every message is sent exactly once in spite of ${KILLS} kills during sending`, async () => {
  // At this rate half of them are still queued at the last kill, and some are being sent at any moment.
  const at = await session({ messagesPerSecond: 150 });
  const threads = await buildThreads(database, at, MESSAGES / 3, new Date());
  const ids = await queueTexts(
    database,
    at,
    [0, 1, 2].flatMap((nth) => threads.map((thread) => ({ thread, text: String(nth) }))),
    new Date(),
  );
  sandbox.admin.addFault({ pnid: at.pnid }, { delayMs: 100 });
  await Promise.all(Array.from({ length: KILLS + 1 }, startProcess));
  const accepted = () => sandbox.ledger.sends({ pnid: at.pnid, limit: 0 }).length;
  for (let kill = 1; kill <= KILLS; kill++) {
    const goal = Math.floor((MESSAGES / (KILLS + 2)) * kill);
    await until(() => accepted() >= goal, { timeoutMs: 60_000, everyMs: 1, what: `${goal} sends` });
    await killOwner(at);
  }
  sandbox.admin.clearFaults();
  await until(async () => (await outboxStates(at)).every((state) => state === 'unknown'), {
    timeoutMs: 60_000,
    what: 'everything but unknown sends to leave',
  });
  expect((await outboxStates(at)).length).toBeGreaterThan(0);

  // The status reports resolve the messages that were sent; the others stay unknown until a person decides.
  await reportStatuses(at);
  const left = await unknownIds(at);
  expect(left.map((id) => timesAccepted(sandbox, id))).toEqual(left.map(() => 0));
  expect(ids.filter((id) => timesAccepted(sandbox, id) !== 1).sort()).toEqual(left.sort());
}, 180_000);

/**
 * Kills the process that owns the send queue while it is sending; another one takes the queue when the lease
 * has expired.
 */
async function killOwner(at: SendingSession): Promise<void> {
  const owner = await until(() => livingOwner(at), {
    timeoutMs: 60_000,
    everyMs: 3,
    what: 'a living owner of the send queue to send',
  });
  const exited = once(owner, 'exit');
  owner.kill('SIGKILL');
  await exited;
}

async function livingOwner(at: SendingSession): Promise<ChildProcess | undefined> {
  const sendQueue = await database.admin.db
    .selectFrom('sendQueues')
    .innerJoin('outbox', 'outbox.sessionId', 'sendQueues.sessionId')
    .select('sendQueues.owner')
    .where('sendQueues.sessionId', '=', at.sessionId)
    .where('outbox.state', '=', 'sending')
    .whereRef('outbox.fencingToken', '=', 'sendQueues.token')
    .executeTakeFirst();
  return children.find(
    ({ exitCode, signalCode, killed, pid }) =>
      exitCode === null && signalCode === null && !killed && sendQueue?.owner?.startsWith(`${pid}-`),
  );
}

async function outboxStates(at: SendingSession): Promise<string[]> {
  const rows = await database.admin.db
    .selectFrom('outbox')
    .select('state')
    .where('sessionId', '=', at.sessionId)
    .execute();
  return rows.map((row) => row.state);
}

async function unknownIds(at: SendingSession): Promise<string[]> {
  const rows = await database.admin.db
    .selectFrom('messages')
    .select('id')
    .where('sessionId', '=', at.sessionId)
    .where('isUnknown', '=', true)
    .execute();
  return rows.map((row) => row.id);
}

async function reportStatuses(at: SendingSession): Promise<void> {
  const unknown = new Set((await unknownIds(at)).map((id) => toPublicId('message', id)));
  const reports = sandbox.ledger
    .sends({ pnid: at.pnid, limit: 0 })
    .filter((send) => unknown.has(send.callbackData ?? ''))
    .map((send) => ({
      ...at,
      providerId: send.id,
      callbackData: send.callbackData ?? '',
      step: 'sent' as const,
    }));
  await withTenants(database.db, [at.tenantId], (tx) => settleByCallback(tx, reports));
}
