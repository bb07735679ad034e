import { toPublicId } from '@waqtor/contract';
import { buildConversation, buildMember, buildTeam, buildTenant, testDatabase, until } from '@waqtor/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerMemberRoutes } from '../../features/members/index.ts';
import { registerTeamRoutes } from '../../features/teams/index.ts';
import type { BackgroundWorker } from '../../platform/background/background-worker.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { addHooks, createParts } from '../../roles/register-api.ts';
import { createAssigner } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
addHooks(platform, createParts());
const call = await buildHttp(platform, (app) => {
  registerMemberRoutes(app);
  registerTeamRoutes(app);
});
const { db } = database.admin;
const workers: BackgroundWorker[] = [];
let tenant: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

function startAssigner(): void {
  const worker = createAssigner(platform, { everyMs: 20 });
  workers.push(worker);
  worker.start();
}

const people = async (count: number) => {
  const ids = [];
  for (let i = 0; i < count; i++) ids.push(await buildMember(database, tenant));
  return ids;
};
const inTurn = (userIds: string[], capacity: number | null = null, tenantId = tenant) =>
  buildTeam(database, tenantId, userIds, { assignment: 'round_robin', capacity });

/**
 * Inserts an open, unassigned conversation whose contact has waited for this many minutes; returns its uuid.
 */
async function waiting(teamId: string, minutes = 0, fields: object = {}, tenantId = tenant): Promise<string> {
  const lastInboundAt = new Date(Date.parse('2026-11-20T08:00:00Z') - minutes * 60_000);
  return (await buildConversation(database, tenantId, { teamId, lastInboundAt, ...fields })).id;
}
const assigneeOf = async (id: string) =>
  (await db.selectFrom('conversations').select('assigneeId').where('id', '=', id).executeTakeFirstOrThrow())
    .assigneeId;
const assigneesOf = (ids: string[]) => Promise.all(ids.map(assigneeOf));
const isGiven = (...ids: string[]) =>
  until(async () => !(await assigneesOf(ids)).includes(null), { what: 'them to be given to somebody' });
const set = (id: string, fields: object) =>
  db.updateTable('conversations').set(fields).where('id', '=', id).execute();

/** Waits until a scan has served all current teams: a scan serves the newest last. */
async function assignOnce(): Promise<void> {
  const elsewhere = await buildTenant(database);
  const team = await inTurn([await buildMember(database, elsewhere)], null, elsewhere);
  await isGiven(await waiting(team, 0, {}, elsewhere));
}

describe('round-robin assignment', () => {
  test('rotates over the members and continues after the last assignment', async () => {
    const [a, b, c] = (await people(3)).sort();
    const team = await inTurn([c ?? '', b ?? '', a ?? '']);
    const first = [await waiting(team, 50), await waiting(team, 40), await waiting(team, 30)];
    first.push(await waiting(team, 20));
    startAssigner();
    await isGiven(...first);
    expect(await assigneesOf(first)).toEqual([a, b, c, a]);
    for (const next of [b, c, a]) {
      const id = await waiting(team);
      await isGiven(id);
      expect(await assigneeOf(id)).toBe(next);
    }
  });

  test('starts with members who never had an assignment', async () => {
    const [old, added] = (await people(2)).sort();
    const team = await inTurn([old ?? '']);
    startAssigner();
    await isGiven(await waiting(team));
    await db
      .insertInto('teamMembers')
      .values({ tenantId: tenant, teamId: team, userId: added ?? '' })
      .execute();
    const id = await waiting(team);
    await isGiven(id);
    expect(await assigneeOf(id)).toBe(added);
  });

  test('assigns the conversation that has waited longest first', async () => {
    const [agent] = await people(1);
    const team = await inTurn([agent ?? ''], 1);
    const short = await waiting(team, 5);
    const long = await waiting(team, 90);
    startAssigner();
    for (const id of [long, short]) {
      await isGiven(id);
      await assignOnce();
      const all = await assigneesOf([long, short]);
      expect(all.filter((who) => who === null)).toHaveLength(id === long ? 1 : 0);
      await set(id, { state: 'resolved', resolvedAt: platform.clock.now() });
    }
  });

  test('publishes events and notifies the assignee like manual assignment', async () => {
    const [agent] = await people(1);
    const id = await waiting(await inTurn([agent ?? '']));
    startAssigner();
    await isGiven(id);
    const changes = {
      assigneeId: toPublicId('user', agent ?? ''),
      updatedAt: platform.clock.now().toISOString(),
    };
    const events = await listEvents(database, tenant);
    expect(events.filter(({ type }) => type === 'conversation.updated').map(({ data }) => data)).toEqual([
      { conversationId: toPublicId('conversation', id), changes },
    ]);
    expect(events.find(({ type }) => type === 'conversation.activity_added')?.data.activity).toMatchObject({
      type: 'assignee_changed',
      actor: { type: 'system' },
      assigneeId: changes.assigneeId,
      previous: { assigneeId: null },
    });
    const told = await db.selectFrom('notifications').selectAll().where('tenantId', '=', tenant).execute();
    expect(told).toMatchObject([
      { kind: 'conversation_assigned', userId: agent, conversationId: id, actorId: null },
    ]);
  });
});

describe('nothing is assigned', () => {
  test('to members who are away or may not reply, until that changes', async () => {
    const [agent] = await people(1);
    const viewer = await buildMember(database, tenant, 'viewer');
    const team = await inTurn([agent ?? '', viewer]);
    const as = `${tenant}/agent/${agent}`;
    const say = (availability: string) =>
      call('PUT', `/members/${toPublicId('user', agent ?? '')}/availability`, { as, body: { availability } });
    expect((await say('away')).status).toBe(200);
    const id = await waiting(team);
    startAssigner();
    await assignOnce();
    expect(await assigneeOf(id)).toBeNull();
    await say('available');
    await isGiven(id);
    expect(await assigneeOf(id)).toBe(agent);
  });

  test('to deactivated members, not even manually, until they are reactivated', async () => {
    const [agent] = await people(1);
    const owner = await buildMember(database, tenant, 'owner');
    const team = await inTurn([agent ?? '']);
    const act = (what: string) =>
      call('POST', `/members/${toPublicId('user', agent ?? '')}/${what}`, { as: `${tenant}/owner/${owner}` });
    expect((await act('deactivate')).status).toBe(200);
    const id = await waiting(team);
    startAssigner();
    await assignOnce();
    expect(await assigneeOf(id)).toBeNull();
    // Also when the tenant has due work: the statement that assigns skips the member by itself.
    const colleague = await buildMember(database, tenant);
    await db
      .insertInto('teamMembers')
      .values({ tenantId: tenant, teamId: team, userId: colleague })
      .execute();
    const all = [id, await waiting(team), await waiting(team)];
    await isGiven(...all);
    expect(await assigneesOf(all)).toEqual(all.map(() => colleague));
    await act('reactivate');
    const next = await waiting(team);
    await isGiven(next);
    expect(await assigneeOf(next)).toBe(agent);
  });

  test('from teams without round-robin assignment, without a team, or unless open, unassigned and with a waiting customer', async () => {
    const [agent, other] = await people(2);
    const manual = await buildTeam(database, tenant, [agent ?? '']);
    const team = await inTurn([agent ?? '']);
    const left = [
      await waiting(manual),
      (await buildConversation(database, tenant)).id,
      await waiting(team, 0, { state: 'pending' }),
      await waiting(team, 0, { state: 'snoozed' }),
      await waiting(team, 0, { state: 'resolved' }),
      // A conversation with outbound messages only is not waiting.
      await waiting(team, 0, { lastInboundAt: null }),
    ];
    const taken = await waiting(team, 0, { assigneeId: other });
    startAssigner();
    await assignOnce();
    expect(await assigneesOf(left)).toEqual(left.map(() => null));
    expect(await assigneeOf(taken)).toBe(other);
    expect(await listEvents(database, tenant)).toEqual([]);
  });

  test('to members of another tenant', async () => {
    const [agent] = await people(1);
    const stranger = await buildTenant(database);
    const theirs = await inTurn([await buildMember(database, stranger, 'viewer')], null, stranger);
    const foreign = await waiting(theirs, 90, {}, stranger);
    const own = await waiting(await inTurn([agent ?? '']));
    startAssigner();
    await isGiven(own);
    await assignOnce();
    expect(await assigneesOf([own, foreign])).toEqual([agent, null]);
    expect(await listEvents(database, stranger)).toEqual([]);
  });
});

describe('the capacity of a member', () => {
  const openOf = async (userId: string) =>
    (
      await db
        .selectFrom('conversations')
        .select('id')
        .where('assigneeId', '=', userId)
        .where('state', '=', 'open')
        .execute()
    ).length;

  test('counts open conversations of all teams, and nothing else', async () => {
    const [agent = ''] = await people(1);
    for (const state of ['open', 'pending', 'snoozed', 'resolved'] as const)
      await buildConversation(database, tenant, { assigneeId: agent, state });
    const [two, three] = [await inTurn([agent], 2), await inTurn([agent], 3)];
    const ids = [await waiting(two), await waiting(two), await waiting(three), await waiting(three)];
    startAssigner();
    await assignOnce();
    const given = await assigneesOf(ids);
    expect(given.slice(0, 2).filter(Boolean)).toHaveLength(1);
    expect(given.slice(2).filter(Boolean)).toHaveLength(1);
    expect(await openOf(agent)).toBe(3);
  });

  test('is used again when it is raised or freed', async () => {
    const [agent = ''] = await people(1);
    const team = await inTurn([agent], 1);
    const ids = [await waiting(team, 30), await waiting(team, 20), await waiting(team, 10)];
    startAssigner();
    await isGiven(ids[0] ?? '');
    await assignOnce();
    expect(await openOf(agent)).toBe(1);
    await set(ids[0] ?? '', { state: 'resolved' });
    await isGiven(ids[1] ?? '');
    await assignOnce();
    expect(await openOf(agent)).toBe(1);
    const path = `/teams/${toPublicId('team', team)}`;
    await call('PATCH', path, { as: `${tenant}/admin`, body: { maxOpenConversationsPerMember: 2 } });
    await isGiven(ids[2] ?? '');
  });

  test('is respected with concurrent workers, which assign each conversation once', async () => {
    const members = await people(4);
    const capacity = 20;
    const teams = [await inTurn(members, capacity), await inTurn(members, capacity)];
    for (const team of teams) for (let i = 0; i < 50; i++) await waiting(team, i);
    for (let i = 0; i < 3; i++) startAssigner();
    const all = async () => Promise.all(members.map(openOf));
    await until(async () => (await all()).every((count) => count >= capacity), {
      what: 'all places to be taken',
    });
    await assignOnce();
    expect(await all()).toEqual(members.map(() => capacity));
    const events = await listEvents(database, tenant);
    // Each changes the conversation, adds an activity and notifies its assignee.
    expect(events).toHaveLength(4 * capacity * 3);
    const given = events.filter(({ type }) => type === 'conversation.updated');
    expect(new Set(given.map(({ data }) => data.conversationId)).size).toBe(4 * capacity);
  });
});

test('conversations of a removed member are assigned to the others', async () => {
  const [agent = '', other = ''] = await people(2);
  const team = await inTurn([agent, other], 1);
  const ids = [await waiting(team, 10), await waiting(team)];
  startAssigner();
  await isGiven(...ids);
  const owner = await buildMember(database, tenant, 'owner');
  const leaving = (await assigneeOf(ids[0] ?? '')) ?? '';
  const staying = leaving === agent ? other : agent;
  await set(ids[1] ?? '', { state: 'resolved' });
  const path = `/members/${toPublicId('user', leaving)}`;
  expect((await call('DELETE', path, { as: `${tenant}/owner/${owner}` })).status).toBe(200);
  await until(async () => (await assigneeOf(ids[0] ?? '')) === staying, { what: 'it to be given anew' });
});
