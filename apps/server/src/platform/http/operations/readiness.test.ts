import { connect } from '@waqtor/db';
import { buildWorld, testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { buildSendingSession, buildThreads, queueTexts } from '../../../workers/dispatcher/testing-rows.ts';
import type { Scan } from '../../background/background-worker.ts';
import { buildPlatform } from '../../testing.ts';
import { createReadiness, type Responsibilities } from './readiness.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
await platform.wakeUps.start();
const { db } = database.admin;

const at = (minutes: number) => new Date(platform.clock.now().getTime() + minutes * 60_000);
/** Creates a new check each time, because a result is cached for a second. */
const ask = (duties: Partial<Responsibilities> = {}, of = platform) =>
  createReadiness(of, () => ({ scans: [], dueKinds: [], ...duties }))();
const buildScan = (name: string, everyMs: number, secondsAgo: number | undefined): Scan => ({
  name,
  everyMs,
  doneAtMs: secondsAgo === undefined ? undefined : performance.now() - secondsAgo * 1_000,
});

test('a process is ready when its workers complete their rounds and wake-ups arrive', async () => {
  const scans = [
    buildScan('quick', 1_000, 1),
    buildScan('hourly', 3_600_000, 5_000),
    buildScan('stopped', 1_000, undefined),
  ];
  const { isReady, body } = await ask({ scans });
  expect(isReady).toBe(true);
  expect(body).toMatchObject({
    status: 'ready',
    database: 'ok',
    migration: expect.stringMatching(/^\d{4}-/),
    lastScanSeconds: { quick: expect.any(Number), hourly: expect.any(Number) },
    lastWakeUpSeconds: expect.any(Number),
    oldestDueSeconds: { send_queue: null, snooze: null, read_receipt: null, media: null },
  });
  expect(body).not.toHaveProperty('degraded');
});

test('a process with a stuck worker is not ready, and the worker is reported', async () => {
  const scans = [
    buildScan('quick', 1_000, 1),
    buildScan('stuck', 1_000, 61),
    buildScan('hourly', 3_600_000, 3 * 3_601),
  ];
  expect(await ask({ scans })).toMatchObject({
    isReady: false,
    body: { status: 'not ready', database: 'ok', stuck: ['stuck', 'hourly'] },
  });
});

test('a process with overdue work of its own is not ready; work of other processes does not count', async () => {
  const { conversations } = await buildWorld(database, {
    conversations: [{ state: 'snoozed', snoozedUntil: at(-4) }],
  });
  const [{ id }] = conversations;
  expect((await ask({ dueKinds: ['snooze'] })).isReady).toBe(true);
  await db
    .updateTable('conversations')
    .set({ snoozedUntil: at(-6) })
    .where('id', '=', id)
    .execute();
  expect(await ask({ dueKinds: ['snooze'] })).toMatchObject({
    isReady: false,
    body: { overdue: ['snooze'], oldestDueSeconds: { snooze: 360 } },
  });
  expect((await ask({ dueKinds: ['send_queue'] })).isReady).toBe(true);
  await db.updateTable('conversations').set({ state: 'open' }).where('id', '=', id).execute();
  expect((await ask({ dueKinds: ['snooze'] })).isReady).toBe(true);
});

test('a send queue is overdue if no process has taken it, not if it is long, paused or owned', async () => {
  const number = {
    pnid: '1',
    wabaId: '2',
    token: 't',
    appSecret: 's',
    verifyToken: 'v',
    graphUrl: 'http://127.0.0.1',
  };
  const session = await buildSendingSession(database, platform, number);
  const threads = await buildThreads(database, session, 1, at(0));
  await queueTexts(
    database,
    session,
    threads.map((thread) => ({ thread, text: 'x' })),
    at(-10),
  );
  const { sessionId } = session;
  const set = (fields: object) =>
    db.updateTable('sendQueues').set(fields).where('sessionId', '=', sessionId).execute();
  const isReady = async () => (await ask({ dueKinds: ['send_queue'] })).isReady;
  expect(await isReady(), 'of nobody').toBe(false);
  await set({ pausedUntil: at(5), pauseReason: 'quota' });
  expect(await isReady(), 'held').toBe(true);
  await set({ pausedUntil: at(-2) });
  expect(await isReady(), 'held until just now').toBe(true);
  await set({
    pausedUntil: null,
    pauseReason: null,
    owner: 'somebody',
    leasedUntil: new Date(Date.now() + 3_600_000),
  });
  expect(await isReady(), 'owned').toBe(true);
});

test('a process without wake-ups is degraded, and one without a database is unavailable', async () => {
  const deaf = buildPlatform(database);
  expect(await ask({}, deaf)).toMatchObject({ isReady: true, body: { degraded: ['wake-ups'] } });
  const lost = { ...platform, db: connect('postgres://nobody@127.0.0.1:1/nowhere') };
  expect(await ask({}, lost)).toEqual({ isReady: false, body: { status: 'not ready', database: 'away' } });
  await lost.db.stop();
});
