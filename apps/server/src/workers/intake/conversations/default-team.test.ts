import { toPublicId } from '@waqtor/contract';
import { buildMember, buildTeam, testDatabase, until } from '@waqtor/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { buildPlatform } from '../../../platform/testing.ts';
import { listEvents } from '../../../platform/testing-rows.ts';
import { createIntake } from '../intake.ts';
import { buildInboundMessage, buildWebhookSession, type TestSession } from '../testing.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { db } = database.admin;

let session: TestSession;
let team: string;
beforeEach(async () => {
  session = await buildWebhookSession(database, platform);
  team = await buildTeam(database, session.tenantId);
  await db.updateTable('sessions').set({ teamId: team }).where('id', '=', session.sessionId).execute();
});

const phones = ['+212600000001', '+212600000002', '+212600000003'];
const fromAll = () =>
  intake.submit(phones.map((phone) => buildInboundMessage(session, { contact: { phone } })));
const rows = () =>
  db
    .selectFrom('conversations')
    .select(['state', 'assigneeId', 'teamId'])
    .where('tenantId', '=', session.tenantId)
    .orderBy('id')
    .execute();
const teams = async () => (await rows()).map((row) => row.teamId);
const set = (fields: object) =>
  db.updateTable('conversations').set(fields).where('tenantId', '=', session.tenantId).execute();
const changes = async (type: string) =>
  (await listEvents(database, session.tenantId))
    .filter((event) => event.type === type)
    .map((event) => event.data.changes as { teamId?: string });

test('a new conversation is assigned to the default team of its session, with an event', async () => {
  await fromAll();
  expect(await teams()).toEqual([team, team, team]);
  const told = await changes('conversation.created');
  expect(told.map(({ teamId }) => teamId)).toEqual(phones.map(() => toPublicId('team', team)));
});

test('a new conversation of a session without a default team has no team', async () => {
  const other = await buildWebhookSession(database, platform, {
    tenantId: session.tenantId,
    phoneNumberId: '998877665544332',
  });
  await intake.submit([buildInboundMessage(other), buildInboundMessage(session)]);
  const found = await db
    .selectFrom('conversations')
    .select(['sessionId', 'teamId'])
    .where('tenantId', '=', session.tenantId)
    .execute();
  expect(new Map(found.map((row) => [row.sessionId, row.teamId]))).toEqual(
    new Map([
      [other.sessionId, null],
      [session.sessionId, team],
    ]),
  );
});

test.each(['resolved', 'snoozed'] as const)(
  'a reopened %s conversation without assignee and team gets the default team',
  async (state) => {
    await fromAll();
    await set({ state, teamId: null });
    await fromAll();
    expect(await rows()).toMatchObject(phones.map(() => ({ state: 'open', teamId: team })));
    const told = (await changes('conversation.updated')).map(({ teamId }) => teamId);
    expect(told).toEqual(phones.map(() => toPublicId('team', team)));
  },
);

test('a conversation that is open, assigned or has a team keeps its assignment', async () => {
  await fromAll();
  const assigneeId = await buildMember(database, session.tenantId);
  await set({ state: 'resolved', teamId: null, assigneeId });
  await fromAll();
  expect(await teams(), 'somebody’s').toEqual([null, null, null]);
  const other = await buildTeam(database, session.tenantId);
  await set({ state: 'resolved', teamId: other, assigneeId: null });
  await fromAll();
  expect(await teams(), 'another team’s').toEqual([other, other, other]);
  await set({ state: 'open', teamId: null });
  await fromAll();
  expect(await teams(), 'taken from every team by hand').toEqual([null, null, null]);
});

test('a team that is being deleted is not assigned, and the message is stored', async () => {
  const client = await database.admin.pool.connect();
  try {
    await client.query('begin');
    await client.query('delete from teams where id = $1', [team]);
    const stored = fromAll();
    const { rows: mine } = await client.query('select pg_backend_pid() as pid');
    const isWaiting = async () =>
      (
        await database.admin.pool.query(
          'select from pg_stat_activity where $1 = any (pg_blocking_pids(pid)) limit 1',
          [mine[0].pid],
        )
      ).rows.length > 0;
    await until(isWaiting, { what: 'the intake to wait for the deletion' });
    await client.query('commit');
    await stored;
  } finally {
    client.release();
  }
  expect(await teams()).toEqual([null, null, null]);
});
