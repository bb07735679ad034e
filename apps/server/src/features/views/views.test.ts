import { toPublicId } from '@waqtor/contract';
import {
  buildContact,
  buildConversation,
  buildMember,
  buildSession,
  buildWorld,
  testDatabase,
} from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listAudiences, listEvents } from '../../platform/testing-rows.ts';
import { addHooks, createParts } from '../../roles/register-api.ts';
import { registerConversationRoutes } from '../conversations/index.ts';
import { registerMemberRoutes } from '../members/index.ts';
import { registerTagRoutes } from '../tags/index.ts';
import { registerViewRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
addHooks(platform, createParts());
const call = await buildHttp(platform, (app) => {
  registerViewRoutes(app);
  registerConversationRoutes(app);
  registerMemberRoutes(app);
  registerTagRoutes(app);
});
let tenant: string;
let agent: string;
let as: string;
let admin: string;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent', 'admin'] });
  tenant = tenantId;
  [{ id: agent, as }, { as: admin }] = members;
});

const add = (fields: object = {}, who = as) =>
  call('POST', '/views', { as: who, body: { name: 'Mine', filters: { assignee: 'me' }, ...fields } });
const names = async (who = as, query = '') =>
  (await call('GET', `/views?${query}`, { as: who })).body.data.map(({ name }: { name: string }) => name);
const nobody = `/views/${toPublicId('view', newId())}`;

test.each([
  ['GET', '/views', undefined],
  ['POST', '/views', { name: 'Mine', filters: {} }],
  ['GET', '/views/unread-counts', undefined],
  ['GET', nobody, undefined],
  ['PATCH', nobody, { name: 'x' }],
  ['DELETE', nobody, undefined],
] as const)('%s %s responds 401 or 404 without access', async (method, path, body) => {
  const options = body ? { body } : {};
  expect((await call(method, path, options)).status).toBe(401);
  if (path === nobody) expect((await call(method, path, { as, ...options })).status).toBe(404);
});

describe('a view', () => {
  test('stores the query of the inbox unchanged', async () => {
    const sessionId = toPublicId('session', await buildSession(database, tenant));
    const filters = {
      status: 'open,pending',
      unread: 'true',
      windowExpiringSoon: 'false',
      assignee: 'none',
      sessionId,
      q: 'prix',
    };
    const { status, body } = await add({ filters });
    expect(status).toBe(201);
    expect(body.data).toEqual({
      id: expect.stringMatching(/^viw_/),
      name: 'Mine',
      scope: 'personal',
      filters,
      position: 1,
      createdBy: toPublicId('user', agent),
      createdAt: platform.clock.now().toISOString(),
      updatedAt: platform.clock.now().toISOString(),
    });
    expect((await call('GET', `/views/${body.data.id}`, { as })).body.data).toEqual(body.data);
    const asked = await call('GET', `/conversations?${new URLSearchParams(body.data.filters)}`, { as });
    expect(asked.status).toBe(200);
    const changes = { name: 'Late', filters: { status: 'snoozed' } };
    const changed = await call('PATCH', `/views/${body.data.id}`, { as, body: changes });
    expect(changed.body.data).toMatchObject({ ...changes, position: 1 });
    expect(changed.body.data.filters).toEqual({ status: 'snoozed' });
  });

  test('is refused with filters that the inbox does not support', async () => {
    for (const fields of [
      { name: ' ' },
      { filters: { status: 'asleep' } },
      { filters: { unread: true } },
      { filters: { colour: 'red' } },
      { filters: { cursor: 'x' } },
      { scope: 'world' },
      { position: 'first' },
    ]) {
      expect((await add(fields)).status, JSON.stringify(fields)).toBe(400);
    }
    const [foreign] = (await buildWorld(database, { conversations: [{}] })).conversations;
    for (const filters of [
      { sessionId: toPublicId('session', foreign.sessionId) },
      { contactId: toPublicId('contact', foreign.contactId) },
      { tags: toPublicId('tag', newId()) },
      { assignee: toPublicId('user', newId()) },
    ]) {
      expect((await add({ filters })).status).toBe(404);
    }
    expect(await names()).toEqual([]);
  });

  test('that is personal is visible to its owner only, and deleted with the membership', async () => {
    const path = `/views/${(await add()).body.data.id}`;
    for (const other of [admin, `${tenant}/owner`]) {
      expect(await names(other)).toEqual([]);
      expect((await call('GET', path, { as: other })).status).toBe(404);
      expect((await call('PATCH', path, { as: other, body: { name: 'x' } })).status).toBe(404);
      expect((await call('DELETE', path, { as: other })).status).toBe(404);
    }
    expect((await add({}, `${tenant}/admin`)).status, 'a program has none').toBe(403);
    await call('DELETE', `/members/${toPublicId('user', agent)}`, { as: `${tenant}/owner` });
    const left = await database.admin.db
      .selectFrom('views')
      .select('id')
      .where('tenantId', '=', tenant)
      .execute();
    expect(left).toEqual([]);
  });

  test('that is shared is visible to all members and changed by admins', async () => {
    expect((await add({ scope: 'shared' })).status).toBe(403);
    const path = `/views/${(await add({ scope: 'shared', name: 'Ours' }, admin)).body.data.id}`;
    expect(await names()).toEqual(['Ours']);
    expect((await call('PATCH', path, { as, body: { name: 'x' } })).status).toBe(403);
    expect((await call('DELETE', path, { as })).status).toBe(403);
    expect((await call('PATCH', path, { as: `${tenant}/admin`, body: { name: 'Theirs' } })).status).toBe(200);
    expect((await call('DELETE', path, { as: admin })).status).toBe(200);
    expect(await names()).toEqual([]);
  });

  test('publishes its events to those who can see it only', async () => {
    const path = `/views/${(await add()).body.data.id}`;
    await add({ scope: 'shared' }, admin);
    await call('PATCH', path, { as, body: { position: 7 } });
    await call('DELETE', path, { as });
    expect(await listAudiences(database, tenant)).toEqual([
      ['view.created', agent],
      ['view.created', null],
      ['view.updated', agent],
      ['view.deleted', agent],
    ]);
  });

  test('that filters by a deleted tag loses that filter, with an event to those who see it', async () => {
    const addTag = async (name: string) => (await call('POST', '/tags', { as, body: { name } })).body.data.id;
    const [tag, other] = [await addTag('Late'), await addTag('Other')];
    const { id } = (await add({ filters: { tags: tag, status: 'open' } })).body.data;
    const kept = (await add({ filters: { tags: other, status: 'open' } })).body.data;
    const both = (await add({ filters: { tags: `${other},${tag}` } })).body.data;
    await call('DELETE', `/tags/${tag}`, { as: admin });
    expect((await call('GET', `/views/${id}`, { as })).body.data.filters).toEqual({ status: 'open' });
    expect((await call('GET', `/views/${kept.id}`, { as })).body.data).toEqual(kept);
    expect((await call('GET', `/views/${both.id}`, { as })).body.data.filters).toEqual({ tags: other });
    expect(await listAudiences(database, tenant)).toContainEqual(['view.updated', agent]);
    const told = (await listEvents(database, tenant)).filter(({ type }) => type === 'view.updated');
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(
      expect.objectContaining({
        data: { view: expect.objectContaining({ id, filters: { status: 'open' } }) },
      }),
    );
  });
});

test('views are ordered by position, page by page', async () => {
  for (const name of ['a', 'b', 'c']) await add({ name });
  await add({ name: 'between', position: 1.5 });
  await add({ name: 'team', scope: 'shared', position: 2 }, admin);
  expect(await names()).toEqual(['a', 'between', 'b', 'team', 'c']);
  expect(await names(as, 'scope=shared')).toEqual(['team']);
  expect(await names(as, 'scope=personal')).toEqual(['a', 'between', 'b', 'c']);
  const walked = [];
  let cursor = '';
  do {
    const { body } = await call('GET', `/views?limit=2${cursor && `&cursor=${cursor}`}`, { as });
    walked.push(...body.data.map(({ name }: { name: string }) => name));
    cursor = body.nextCursor ?? '';
  } while (cursor);
  expect(walked).toEqual(['a', 'between', 'b', 'team', 'c']);
});

describe('unread conversations', () => {
  const counts = async (who = as) => (await call('GET', '/views/unread-counts', { as: who })).body.data;

  test('are counted in the inbox and per view, each as the list with the same filters', async () => {
    const build = (fields: Parameters<typeof buildConversation>[2]) =>
      buildConversation(database, tenant, { unreadCount: 3, ...fields });
    const mine = await build({ assigneeId: agent });
    await build({});
    await build({ state: 'snoozed', assigneeId: agent });
    await build({ state: 'resolved' });
    await build({ unreadCount: 0, assigneeId: agent });
    const now = platform.clock.now().getTime();
    await build({ assigneeId: await colleague(), windowExpiresAt: new Date(now + 3_600_000) });
    const blockedAt = platform.clock.now();
    await build({ contactId: await buildContact(database, tenant, { blockedAt }) });
    const tagged = await call('POST', '/tags', { as: admin, body: { name: 'VIP', color: 'red' } });
    expect(tagged.status).toBe(201);
    const tags = tagged.body.data.id as string;
    const conversationId = toPublicId('conversation', mine.id);
    const tagging = { action: 'tag', conversationIds: [conversationId], tagIds: [tags] };
    expect((await call('POST', '/conversations/bulk', { as, body: tagging })).status).toBe(200);

    const all: [filters: Record<string, string>, unread: number][] = [
      [{}, 5],
      [{ status: 'open,snoozed', assignee: 'me' }, 2],
      [{ team: 'none', status: 'open' }, 3],
      [{ unread: 'false' }, 0],
      [{ windowExpiringSoon: 'true' }, 1],
      [{ heldBack: 'true' }, 1],
      [{ tags }, 1],
      [{ sessionId: toPublicId('session', mine.sessionId) }, 1],
      [{ contactId: toPublicId('contact', mine.contactId) }, 1],
      [{ assignee: toPublicId('user', agent) }, 2],
    ];
    const views: string[] = [];
    for (const [filters] of all) views.push((await add({ filters })).body.data.id);
    await add({ filters: { q: 'words' } });
    const { views: perView, sessions, ...inbox } = await counts();
    expect(inbox).toEqual({ mine: 1, unassigned: 1, inbox: 2, open: 3, pending: 0, snoozed: 1 });
    expect(sessions).toContainEqual({
      sessionId: toPublicId('session', mine.sessionId),
      ...{ mine: 1, unassigned: 0, open: 1, pending: 0, snoozed: 0 },
    });
    expect(sessions.filter(({ open }: { open: number }) => open > 0)).toHaveLength(3);
    expect(perView).toEqual(all.map(([, unread], i) => ({ viewId: views[i], unread })));
    for (const [filters, unread] of all) {
      const query = new URLSearchParams(filters.unread ? filters : { ...filters, unread: 'true' });
      const { body } = await call('GET', `/conversations?${query}`, { as });
      if (!filters.unread) expect(body.data, JSON.stringify(filters)).toHaveLength(unread);
    }
  });

  test('are 0 for what was deleted, and not shown to others', async () => {
    expect(await counts()).toEqual({
      ...{ mine: 0, unassigned: 0, inbox: 0, open: 0, pending: 0, snoozed: 0 },
      ...{ sessions: [], views: [] },
    });
    const { sessionId } = await buildConversation(database, tenant, { unreadCount: 1 });
    await add();
    const shared = await add({ scope: 'shared', filters: {} }, admin);
    expect((await counts(admin)).views).toEqual([{ viewId: shared.body.data.id, unread: 1 }]);
    const program = await counts(`${tenant}/admin`);
    expect(program).toEqual({
      ...{ mine: 0, unassigned: 1, inbox: 1, open: 1, pending: 0, snoozed: 0 },
      sessions: [
        {
          sessionId: toPublicId('session', sessionId),
          ...{ mine: 0, unassigned: 1, open: 1, pending: 0, snoozed: 0 },
        },
      ],
      views: [{ viewId: shared.body.data.id, unread: 1 }],
    });
    const { tenantId, members } = await buildWorld(database, { members: ['agent'] });
    expect(tenantId).not.toBe(tenant);
    expect((await counts(members[0].as)).open).toBe(0);
  });

  test('are counted up to 100', async () => {
    const sessionId = await buildSession(database, tenant);
    await database.admin.pool.query(
      `with people as (insert into contacts (id, tenant_id, phone)
         select gen_random_uuid(), $1, '+' || (212600000000 + g) from generate_series(1, 101) g returning id)
       insert into conversations (id, tenant_id, session_id, contact_id, assignee_id, unread_count, last_message_at)
       select gen_random_uuid(), $1, $2, id, $3, 1, now() from people`,
      [tenant, sessionId, agent],
    );
    expect(await counts()).toMatchObject({ mine: 100, inbox: 100, open: 100 });
  });
});

const colleague = () => buildMember(database, tenant);
