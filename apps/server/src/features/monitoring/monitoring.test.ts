import { monitoring, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildConversation, buildMessage, buildSession, buildTenant, testDatabase } from '@waqtor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { announce } from '../../platform/events/announce.ts';
import { newId } from '../../platform/ids.ts';
import { buildEvent, buildPlatform } from '../../platform/testing.ts';
import { buildHttp, type Call } from '../../platform/testing-rows.ts';
import { registerMonitoringRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const sockets = {
  connections: 3,
  users: 2,
  connectionsByTopic: { sessions: 3 },
  bufferedBytes: 0,
  slowClientsClosed: 1,
};
let call: Call;
let ours: string;
let theirs: string;
let sessionId: string;

beforeAll(async () => {
  [ours, theirs] = [await buildTenant(database), await buildTenant(database)];
  call = await buildHttp(platform, (app) =>
    registerMonitoringRoutes(app, (tenantId) => (tenantId === ours ? sockets : undefined)),
  );
  sessionId = await buildSession(database, ours);
  const now = platform.clock.now();
  const thread = await buildConversation(database, ours, {
    sessionId,
    state: 'snoozed',
    snoozedUntil: new Date(now.getTime() - 1_000),
    readReceiptId: 'wamid.1',
  });
  const rows = [
    { state: 'queued', dueAt: now },
    { state: 'waiting', dueAt: new Date(now.getTime() + 60_000) },
    { state: 'unknown', dueAt: now },
  ] as const;
  for (const { state, dueAt } of rows) {
    const messageId = await buildMessage(database, ours, thread, { direction: 'out', origin: 'api' });
    const { id: conversationId, contactId } = thread;
    await database.admin.db
      .insertInto('outbox')
      .values({ messageId, tenantId: ours, sessionId, conversationId, contactId, state, dueAt })
      .execute();
  }
  await database.admin.db
    .insertInto('sessionErrors')
    .values({
      id: newId(),
      tenantId: ours,
      sessionId,
      source: 'send',
      code: '131026',
      message: 'No.',
      at: now,
    })
    .execute();
  await withTenants(platform.db, [ours], async (tx) => {
    for (const minutesAgo of [0, 0, 59, 61]) {
      const at = new Date(now.getTime() - minutesAgo * 60_000);
      announce(tx, buildEvent(), { tenantId: ours, at });
    }
  });
  for (const minutesAgo of [0, 0, 59, 61]) {
    const at = new Date(now.getTime() - minutesAgo * 60_000);
    await buildMessage(database, ours, thread, { direction: 'in', origin: 'customer', at });
  }
});

const ask = (as?: string) => call('GET', '/monitoring', as === undefined ? {} : { as });

describe('GET /monitoring refuses', () => {
  test('unauthenticated requests', async () => {
    expect((await ask()).status).toBe(401);
  });
  test.each(['agent', 'viewer'])('%s', async (role) => {
    expect((await ask(`${ours}/${role}`)).status).toBe(403);
  });
});

test('GET /monitoring returns the queues, sockets and errors of the business to an admin', async () => {
  const { status, body } = await ask(`${ours}/admin`);
  expect(status).toBe(200);
  const data = monitoring.parse(body.data);
  expect(data.sockets).toEqual(sockets);
  const sendQueue = { queued: 1, delayed: 1, sending: 0, unknown: 1, isRunning: false, pausedUntil: null };
  expect(data.sendQueues).toEqual([
    expect.objectContaining({ ...sendQueue, sessionId: toPublicId('session', sessionId) }),
  ]);
  expect(data.receivedPerMinute.at(-1)).toBe(2);
  expect(data.receivedPerMinute[0]).toBe(1);
  expect(data.receivedPerMinute.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(data.backlog).toMatchObject({ readReceipts: 1, snoozes: 1, mediaDownloads: 0 });
  expect(data.errors).toEqual([expect.objectContaining({ code: '131026', source: 'send' })]);
  expect(data.eventLog).toEqual({ latestSeq: 4, oldestSeq: 0 });
  expect(data.process.memoryBytes).toBeGreaterThan(1e6);
});

test('GET /monitoring returns nothing of another tenant', async () => {
  const { body } = await ask(`${theirs}/owner`);
  expect(body.data).toMatchObject({
    sockets: null,
    sendQueues: [],
    errors: [],
    eventLog: { latestSeq: 0, oldestSeq: 0 },
  });
  expect(body.data.backlog).toEqual({
    mediaDownloads: 0,
    readReceipts: 0,
    snoozes: 0,
    unmatchedStatuses: 0,
    unreadableItems: 0,
  });
  expect(body.data.receivedPerMinute).toEqual(Array(60).fill(0));
});
