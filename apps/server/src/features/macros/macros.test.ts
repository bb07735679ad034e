import { type MacroAction, toPublicId } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import {
  buildConversation,
  buildMember,
  buildTeam,
  buildTenant,
  buildWorld,
  testDatabase,
} from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { registerCannedResponseRoutes } from '../canned-responses/index.ts';
import { registerConversationRoutes } from '../conversations/index.ts';
import type { EngineName, Engines } from '../sessions/index.ts';
import { registerTagRoutes } from '../tags/index.ts';
import { registerMacroRoutes } from './index.ts';

const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerMacroRoutes(app, engines);
  registerCannedResponseRoutes(app);
  registerConversationRoutes(app);
  registerTagRoutes(app);
});
const { db } = database.admin;
let tenant: string;
let agent: string;
let as: string;
let admin: string;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent', 'admin'] });
  tenant = tenantId;
  [{ id: agent, as }, { as: admin }] = members;
});

const resolve: MacroAction = { action: 'resolve' };
const save = (actions: MacroAction[] = [resolve], fields: object = {}, who = as) =>
  call('POST', '/macros', { as: who, body: { name: 'Close', actions, ...fields } });
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => toPublicId('conversation', id));
const run = (macroId: string, rows: { id: string }[], options: object = {}) =>
  call('POST', `/macros/${macroId}/run`, { as, body: { conversationIds: idsOf(rows) }, ...options });
const runThese = async (actions: MacroAction[], rows: { id: string }[]) =>
  run((await save(actions)).body.data.id, rows);
const names = async (who = as, query = '') =>
  (await call('GET', `/macros?${query}`, { as: who })).body.data.map(({ name }: { name: string }) => name);
const addTag = async (name: string): Promise<string> =>
  (await call('POST', '/tags', { as, body: { name, color: 'pink' } })).body.data.id;
const open = () =>
  buildConversation(database, tenant, {
    windowExpiresAt: new Date(platform.clock.now().getTime() + 3_600_000),
  });
const messages = () =>
  db.selectFrom('messages').selectAll().where('tenantId', '=', tenant).orderBy('id').execute();
const sendQueueOf = async () =>
  (await db.selectFrom('outbox').selectAll().where('tenantId', '=', tenant).execute()).length;
const nobody = `/macros/${toPublicId('macro', newId())}`;

test.each([
  ['GET', '/macros', undefined],
  ['POST', '/macros', { name: 'Close', actions: [resolve] }],
  ['GET', nobody, undefined],
  ['PATCH', nobody, { name: 'x' }],
  ['DELETE', nobody, undefined],
  ['POST', `${nobody}/run`, { conversationIds: [toPublicId('conversation', newId())] }],
] as const)('%s %s responds 401 or 404 without access', async (method, path, body) => {
  const options = body ? { body } : {};
  expect((await call(method, path, options)).status).toBe(401);
  if (path !== '/macros') expect((await call(method, path, { as, ...options })).status).toBe(404);
});

describe('a macro', () => {
  test('is stored with its actions in order, changed and deleted', async () => {
    const tag = await addTag('VIP');
    const actions: MacroAction[] = [
      { action: 'assign', assigneeId: 'me' },
      { action: 'tag', tagIds: [tag] },
      { action: 'snooze', durationMinutes: 90 },
      { action: 'send', text: 'A demain' },
    ];
    const { status, body } = await save(actions);
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      id: expect.stringMatching(/^mac_/),
      name: 'Close',
      scope: 'personal',
      actions,
    });
    const changed = await call('PATCH', `/macros/${body.data.id}`, { as, body: { actions: [resolve] } });
    expect(changed.body.data).toMatchObject({ name: 'Close', actions: [resolve] });
    expect((await call('DELETE', `/macros/${body.data.id}`, { as })).status).toBe(200);
    expect(await names()).toEqual([]);
    expect((await listEvents(database, tenant)).map(({ type }) => type)).toEqual([
      'tag.created',
      'macro.created',
      'macro.updated',
      'macro.deleted',
    ]);
  });

  test('is visible to its owner only, or to everybody if an admin shares it', async () => {
    await save([resolve], { name: 'Mine' });
    const team = (await save([resolve], { name: 'éclair', scope: 'shared' }, admin)).body.data;
    await save([resolve], { name: 'Zeta', scope: 'shared' }, admin);
    expect((await save([resolve], { scope: 'shared' })).status).toBe(403);
    expect(await names()).toEqual(['Mine', 'Zeta', 'éclair']);
    expect(await names(admin)).toEqual(['Zeta', 'éclair']);
    expect((await call('PATCH', `/macros/${team.id}`, { as, body: { name: 'x' } })).status).toBe(403);
    const first = await call('GET', '/macros?limit=2', { as });
    expect(first.body.data).toHaveLength(2);
    expect(await names(as, `limit=2&cursor=${first.body.nextCursor}`)).toEqual(['éclair']);
    const stranger = `${await buildTenant(database, 'Other')}/owner`;
    expect((await call('GET', `/macros/${team.id}`, { as: stranger })).status).toBe(404);
  });

  test.each<[string, MacroAction, string]>([
    ['tag', { action: 'tag', tagIds: [toPublicId('tag', newId())] }, 'not_found'],
    [
      'canned response',
      { action: 'send_canned_response', cannedResponseId: toPublicId('cannedResponse', newId()) },
      'not_found',
    ],
    ['team', { action: 'assign_team', teamId: toPublicId('team', newId()) }, 'not_found'],
    ['member', { action: 'assign', assigneeId: toPublicId('user', newId()) }, 'assignee_not_member'],
  ])('cannot refer to an unknown %s', async (_, action, code) => {
    expect((await save([action])).body.error.code).toBe(code);
  });
});

test('a shared macro cannot send a personal canned response', async () => {
  const answer = { shortcut: 'hi', title: 'Hi', translations: { fr: 'Bonjour' }, scope: 'personal' };
  const { data } = (await call('POST', '/canned-responses', { as: admin, body: answer })).body;
  const actions: MacroAction[] = [{ action: 'send_canned_response', cannedResponseId: data.id }];
  const refused = await save(actions, { scope: 'shared' }, admin);
  expect([refused.status, refused.body.error.details]).toEqual([
    400,
    [expect.objectContaining({ field: 'body.actions.0.cannedResponseId', code: 'personal_resource' })],
  ]);
  expect((await save(actions, {}, admin)).status).toBe(201);
  const { id } = (await save([resolve], { scope: 'shared' }, admin)).body.data;
  expect((await call('PATCH', `/macros/${id}`, { as: admin, body: { actions } })).status).toBe(400);
});

describe('running a macro', () => {
  test('applies its actions in order and returns the previous values, so that it can be undone', async () => {
    const [one, two] = [await open(), await open()];
    const tag = await addTag('VIP');
    const { status, body } = await runThese(
      [
        { action: 'assign', assigneeId: 'me' },
        { action: 'tag', tagIds: [tag] },
        { action: 'note', text: 'waits for the key' },
        { action: 'snooze', durationMinutes: 90 },
        { action: 'reopen' },
        { action: 'snooze', durationMinutes: null },
      ],
      [one, two],
    );
    expect(status).toBe(200);
    expect(body.data.changed.map((it: { conversationId: string }) => it.conversationId)).toEqual(
      idsOf([one, two]),
    );
    expect(body.data.changed[0]).toMatchObject({
      changes: { status: 'snoozed', assigneeId: toPublicId('user', agent), tags: [{ id: tag }] },
      previous: { status: 'open', assigneeId: null, tags: [] },
    });
    // The value was null before and after the macro: no visible change.
    expect(body.data.changed[0].changes).not.toHaveProperty('snoozedUntil');
    expect((await messages()).map((row) => [row.conversationId, row.kind, row.authorId])).toEqual([
      [one.id, 'note', agent],
      [two.id, 'note', agent],
    ]);
    expect(body.data.messageIds).toEqual((await messages()).map(({ id }) => toPublicId('message', id)));
  });

  test('computes the snooze end from the time of the run', async () => {
    const thread = await open();
    const { body } = await runThese([{ action: 'snooze', durationMinutes: 90 }], [thread]);
    const until = new Date(platform.clock.now().getTime() + 90 * 60_000).toISOString();
    expect(body.data.changed[0].changes.snoozedUntil).toBe(until);
  });

  test('renders a canned response for each customer', async () => {
    const thread = await open();
    await db
      .updateTable('contacts')
      .set({ profileName: 'Amal' })
      .where('id', '=', thread.contactId)
      .execute();
    const translations = { fr: 'Bonjour {{contact.name}}' };
    const answer = { shortcut: 'hi', title: 'Hi', translations };
    const { data } = (await call('POST', '/canned-responses', { as, body: answer })).body;
    await runThese([{ action: 'send_canned_response', cannedResponseId: data.id }], [thread]);
    expect((await messages()).map(({ text }) => text)).toEqual(['Bonjour Amal']);
    expect(await sendQueueOf()).toBe(1);
  });

  test('is atomic; an error contains the conversation', async () => {
    const [fine, closed] = [await open(), await buildConversation(database, tenant)];
    const actions: MacroAction[] = [
      resolve,
      { action: 'note', text: 'done' },
      { action: 'send', text: 'Merci' },
    ];
    const { status, body } = await runThese(actions, [fine, closed]);
    expect([status, body.error.code]).toEqual([422, 'window_closed']);
    expect(body.error.details).toMatchObject([{ params: { conversationId: idsOf([closed])[0], step: 3 } }]);
    expect(await messages()).toEqual([]);
    expect(await sendQueueOf()).toBe(0);
    const states = await db
      .selectFrom('conversations')
      .select('state')
      .where('tenantId', '=', tenant)
      .execute();
    expect(states.map(({ state }) => state)).toEqual(['open', 'open']);
    expect((await listEvents(database, tenant)).map(({ type }) => type)).toEqual(['macro.created']);
  });

  test('is refused if an action refers to a deleted resource; the error contains the step', async () => {
    const tag = await addTag('Old');
    const macro = (await save([resolve, { action: 'tag', tagIds: [tag] }])).body.data;
    await call('DELETE', `/tags/${tag}`, { as: admin });
    const { body } = await run(macro.id, [await open()]);
    expect([body.error.code, body.error.details[0].params]).toEqual(['not_found', { id: tag, step: 2 }]);
  });

  test('assigns a team, and is refused once the team is deleted', async () => {
    const [team, thread] = [await buildTeam(database, tenant), await open()];
    const teamId = toPublicId('team', team);
    const macro = (await save([resolve, { action: 'assign_team', teamId }])).body.data;
    expect((await run(macro.id, [thread])).body.data.changed[0]).toMatchObject({
      changes: { teamId, status: 'resolved' },
      previous: { teamId: null, status: 'open' },
    });
    await db.deleteFrom('teams').where('id', '=', team).execute();
    const { body } = await run(macro.id, [thread]);
    expect([body.error.code, body.error.details[0].params]).toEqual(['not_found', { id: teamId, step: 2 }]);
  });

  test('twice with one Idempotency-Key runs it once', async () => {
    const thread = await open();
    const macro = (await save([{ action: 'send', text: 'Merci' }])).body.data;
    const headers = { 'idempotency-key': 'once-1' };
    const first = await run(macro.id, [thread], { headers });
    expect((await run(macro.id, [thread], { headers })).body).toEqual(first.body);
    expect(await messages()).toHaveLength(1);
  });

  test('requires a role that may reply, and conversations of the same tenant', async () => {
    const macro = (await save([resolve], { scope: 'shared' }, admin)).body.data;
    const viewer = `${tenant}/viewer/${await buildMember(database, tenant, 'viewer')}`;
    expect((await run(macro.id, [await open()], { as: viewer })).status).toBe(403);
    const stranger = (await buildWorld(database, { conversations: [{}] })).conversations[0];
    expect((await run(macro.id, [stranger])).status).toBe(404);
    const program = `${tenant}/agent`;
    const mine = (await save([{ action: 'assign', assigneeId: 'me' }], { scope: 'shared' }, admin)).body.data;
    expect((await run(mine.id, [await open()], { as: program })).status).toBe(403);
  });
});
