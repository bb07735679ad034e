import { toPublicId } from '@waqtor/contract';
import { buildConversation, buildMember, buildTeam, buildTenant, testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId, uuidOf } from '../../platform/ids.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { addHooks, createParts } from '../../roles/register-api.ts';
import { registerMemberRoutes } from '../members/index.ts';
import { registerTeamRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
addHooks(platform, createParts());
const call = await buildHttp(platform, (app) => {
  registerTeamRoutes(app);
  registerMemberRoutes(app);
});
let tenant: string;
let as: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
  as = `${tenant}/admin`;
});

const user = (uuid: string) => toPublicId('user', uuid);
async function createTeam(name: string, userIds: string[] = []) {
  const body = { name, memberIds: userIds.map(user) };
  const answer = await call('POST', '/teams', { as, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.data;
}
const events = async () => (await listEvents(database, tenant)).filter((event) => /^team/.test(event.type));

describe('teams', () => {
  const path = `/teams/${toPublicId('team', newId())}`;
  test.each([
    ['GET', '/teams', undefined],
    ['POST', '/teams', { name: 'Support' }],
    ['GET', path, undefined],
    ['PATCH', path, { name: 'Support' }],
    ['DELETE', path, undefined],
  ] as const)('%s %s requires authentication and an admin', async (method, path, body) => {
    const sent = body ? { body } : {};
    expect((await call(method, path, sent)).status).toBe(401);
    if (method === 'GET') return;
    expect((await call(method, path, { as: `${tenant}/agent`, ...sent })).status).toBe(403);
  });

  test('are created with their members, read, and listed by name', async () => {
    const agent = await buildMember(database, tenant);
    for (const name of ['ventes', 'Support', 'مبيعات']) await createTeam(name, [agent, agent]);
    const first = await call('GET', '/teams?limit=2', { as });
    const rest = await call('GET', `/teams?limit=2&cursor=${first.body.nextCursor}`, { as });
    const all = [...first.body.data, ...rest.body.data];
    expect(all.map((team) => team.name)).toEqual(['Support', 'ventes', 'مبيعات']);
    expect(all[0].memberIds).toEqual([user(agent)]);
    expect((await call('GET', `/teams/${all[0].id}`, { as })).body.data).toEqual(all[0]);
  });

  test('have a unique name, ignoring case', async () => {
    const { id } = await createTeam('Support');
    const other = await createTeam('Sales');
    const again = await call('POST', '/teams', { as, body: { name: 'sUPPORT' } });
    expect(again.status).toBe(409);
    expect(again.body.error).toMatchObject({ code: 'team_exists', details: [{ params: { teamId: id } }] });
    const renamed = await call('PATCH', `/teams/${other.id}`, { as, body: { name: 'support' } });
    expect(renamed.status).toBe(409);
    expect((await call('PATCH', `/teams/${id}`, { as, body: { name: 'SUPPORT' } })).status).toBe(200);
  });

  test('change the given fields with one event, and none if nothing changes', async () => {
    const [one, two] = [await buildMember(database, tenant), await buildMember(database, tenant)];
    const { id } = await createTeam('Support', [one]);
    const change = (body: object) => call('PATCH', `/teams/${id}`, { as, body });
    await change({ description: 'Orders' });
    const { body } = await change({ memberIds: [user(two)] });
    expect(body.data).toMatchObject({ name: 'Support', description: 'Orders', memberIds: [user(two)] });
    await change({ name: 'Support', memberIds: [user(two)] });
    expect(await events()).toMatchObject([
      { type: 'team.created' },
      { type: 'team.updated' },
      { type: 'team.updated', data: { team: body.data } },
    ]);
  });

  test('cannot include users who are not members of the tenant', async () => {
    const stranger = await buildMember(database, await buildTenant(database));
    const body = { name: 'Support', memberIds: [user(stranger)] };
    expect((await call('POST', '/teams', { as, body })).status).toBe(404);
    const { id } = await createTeam('Sales');
    const change = { memberIds: [user(stranger)] };
    expect((await call('PATCH', `/teams/${id}`, { as, body: change })).status).toBe(404);
    expect((await call('GET', '/teams', { as })).body.data).toMatchObject([{ name: 'Sales', memberIds: [] }]);
  });

  test('lose members who are removed from the tenant', async () => {
    const agent = await buildMember(database, tenant);
    const { id } = await createTeam('Support', [agent]);
    const owner = await buildMember(database, tenant, 'owner');
    const removed = await call('DELETE', `/members/${user(agent)}`, { as: `${tenant}/owner/${owner}` });
    expect(removed.status).toBe(200);
    expect((await call('GET', `/teams/${id}`, { as })).body.data.memberIds).toEqual([]);
  });

  test('assign manually by default; their limit must be valid', async () => {
    const team = await createTeam('Support');
    expect(team).toMatchObject({ assignment: 'manual', maxOpenConversationsPerMember: null });
    const change = (body: object) => call('PATCH', `/teams/${team.id}`, { as, body });
    const turns = { assignment: 'round_robin', maxOpenConversationsPerMember: 4 };
    expect((await change(turns)).body.data).toMatchObject(turns);
    await change(turns);
    expect((await change({ maxOpenConversationsPerMember: null })).body.data).toMatchObject({
      ...turns,
      maxOpenConversationsPerMember: null,
    });
    const body = { name: 'Sales', ...turns };
    expect((await call('POST', '/teams', { as, body })).body.data).toMatchObject(turns);
    for (const odd of [
      { maxOpenConversationsPerMember: 0 },
      { maxOpenConversationsPerMember: 1_001 },
      { maxOpenConversationsPerMember: 1.5 },
      { assignment: 'chance' },
    ])
      expect((await change(odd)).status).toBe(400);
    expect((await events()).map(({ type }) => type)).toEqual([
      'team.created',
      'team.updated',
      'team.updated',
      'team.created',
    ]);
  });

  test('that are deleted are removed from conversations, sessions and views, with events', async () => {
    const { id } = await createTeam('Support');
    const teamId = uuidOf('team', id);
    const other = await buildTeam(database, tenant);
    const [one, two, kept] = [
      await buildConversation(database, tenant, { teamId }),
      await buildConversation(database, tenant, { teamId, state: 'resolved' }),
      await buildConversation(database, tenant, { teamId: other }),
    ];
    const { db } = database.admin;
    await db.updateTable('sessions').set({ teamId }).where('id', '=', one.sessionId).execute();
    const view = { id: newId(), tenantId: tenant, name: 'Ours', position: 1 };
    const filters = JSON.stringify({ team: id, status: 'open' });
    await db
      .insertInto('views')
      .values({ ...view, filters })
      .execute();
    expect((await call('DELETE', `/teams/${id}`, { as })).status).toBe(200);

    const rows = await db
      .selectFrom('conversations')
      .select(['id', 'teamId'])
      .where('tenantId', '=', tenant)
      .execute();
    expect(new Map(rows.map((row) => [row.id, row.teamId]))).toEqual(
      new Map([
        [one.id, null],
        [two.id, null],
        [kept.id, other],
      ]),
    );
    const saved = await db.selectFrom('views').select('filters').where('id', '=', view.id).executeTakeFirst();
    expect(saved?.filters).toEqual({ status: 'open' });
    const told = await listEvents(database, tenant);
    const updatedAt = platform.clock.now().toISOString();
    expect(told.filter(({ type }) => type === 'conversation.updated').map(({ data }) => data)).toEqual(
      [one, two].map((row) => ({
        conversationId: toPublicId('conversation', row.id),
        changes: { teamId: null, updatedAt },
      })),
    );
    expect(told.filter(({ type }) => type === 'session.updated')).toMatchObject([
      { data: { session: { id: toPublicId('session', one.sessionId), settings: { teamId: null } } } },
    ]);
  });

  test('are deleted and respond 404 afterwards', async () => {
    const { id } = await createTeam('Support', [await buildMember(database, tenant)]);
    expect((await call('DELETE', `/teams/${id}`, { as })).status).toBe(200);
    expect((await call('DELETE', `/teams/${id}`, { as })).status).toBe(404);
    expect((await events()).at(-1)).toMatchObject({ type: 'team.deleted', data: { teamId: id } });
  });

  test('are invisible to other tenants', async () => {
    const { id } = await createTeam('Support');
    const stranger = `${await buildTenant(database)}/owner`;
    expect((await call('GET', `/teams/${id}`, { as: stranger })).status).toBe(404);
    expect((await call('PATCH', `/teams/${id}`, { as: stranger, body: { name: 'Mine' } })).status).toBe(404);
    expect((await call('DELETE', `/teams/${id}`, { as: stranger })).status).toBe(404);
    expect((await call('GET', '/teams', { as: stranger })).body.data).toEqual([]);
  });
});
