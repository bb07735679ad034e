import { type IdKind, toPublicId } from '@waqtor/contract';
import { buildConversation, buildMember, buildTeam, buildWorld, testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { buildHttp, listEvents } from '../../../platform/testing-rows.ts';
import { addHooks, createParts } from '../../../roles/register-api.ts';
import { registerMemberRoutes } from '../../members/index.ts';
import { registerTagRoutes } from '../../tags/index.ts';
import { registerConversationRoutes } from '../index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
addHooks(platform, createParts());
const call = await buildHttp(platform, (app) => {
  registerConversationRoutes(app);
  registerTagRoutes(app);
  registerMemberRoutes(app);
});
let tenant: string;
let agent: string;
let as: string;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent'] });
  tenant = tenantId;
  [{ id: agent, as }] = members;
});

const idsOf = (rows: { id: string }[], kind: IdKind = 'conversation') =>
  rows.map(({ id }) => toPublicId(kind, id));
const bulk = (rows: { id: string }[], action: object, who = as) =>
  call('POST', '/conversations/bulk', { as: who, body: { conversationIds: idsOf(rows), ...action } });
const read = async ({ id }: { id: string }) =>
  (await call('GET', `/conversations/${toPublicId('conversation', id)}`, { as })).body.data;
const later = '2026-11-21T09:00:00.000Z';

describe('a bulk action on conversations', () => {
  test('returns the changed conversations with their previous values and publishes one event each', async () => {
    const other = await buildMember(database, tenant);
    const [mine, theirs, free] = [
      await buildConversation(database, tenant, { assigneeId: agent }),
      await buildConversation(database, tenant, { assigneeId: other }),
      await buildConversation(database, tenant),
    ];
    const assigneeId = toPublicId('user', agent);
    const { status, body } = await bulk([mine, theirs, free, free], { action: 'assign', assigneeId });
    expect(status).toBe(200);
    const updatedAt = platform.clock.now().toISOString();
    expect(body.data.map((moved: { conversationId: string }) => moved.conversationId)).toEqual(
      idsOf([theirs, free]),
    );
    expect(body.data[0]).toMatchObject({
      changes: { assigneeId, updatedAt },
      previous: { assigneeId: toPublicId('user', other) },
    });
    expect(body.data[1].previous.assigneeId).toBeNull();
    const events = await listEvents(database, tenant, 'conversation.updated');
    expect(events.map((event) => event.data)).toEqual(
      idsOf([theirs, free]).map((conversationId) => ({ conversationId, changes: { assigneeId, updatedAt } })),
    );
    expect((await bulk([mine, theirs, free], { action: 'assign', assigneeId })).body.data).toEqual([]);
    expect((await bulk([mine, theirs], { action: 'unassign' })).body.data).toHaveLength(2);
    expect((await read(theirs)).assigneeId).toBeNull();
    expect((await read(free)).assigneeId).toBe(assigneeId);
  });

  test.each([
    ['resolve', {}, { status: 'resolved' }],
    ['mark_pending', {}, { status: 'pending' }],
    ['snooze', { until: later }, { status: 'snoozed', snoozedUntil: later }],
    ['snooze', { untilReply: true }, { status: 'snoozed' }],
    ['mark_read', {}, { unreadCount: 0 }],
    ['mark_unread', {}, { unreadCount: 1 }],
  ] as const)('%s %o changes the expected fields and can be reverted', async (action, values, changes) => {
    const fields = { unreadCount: action === 'mark_unread' ? 0 : 3, lastInboundProviderId: 'wamid.A' };
    const rows = [
      await buildConversation(database, tenant, fields),
      await buildConversation(database, tenant, { ...fields, state: 'resolved', resolvedAt: new Date(0) }),
    ];
    const { body } = await bulk(rows, { action, ...values });
    expect(body.data.at(0).changes).toMatchObject(changes);
    for (const field of Object.keys(changes)) expect(body.data[0].previous).toHaveProperty(field);
    for (const row of rows) expect(await read(row)).toMatchObject(changes);
    expect((await bulk(rows, { action, ...values })).body.data).toEqual([]);
    await bulk(rows, { action: 'reopen' });
    for (const row of rows) expect(await read(row)).toMatchObject({ status: 'open', snoozedUntil: null });
  });

  test('assigns a team and removes it', async () => {
    const [team, other] = [await buildTeam(database, tenant), await buildTeam(database, tenant)];
    const rows = [
      await buildConversation(database, tenant, { teamId: other }),
      await buildConversation(database, tenant, { teamId: team }),
    ];
    const teamId = toPublicId('team', team);
    const { body } = await bulk(rows, { action: 'assign_team', teamId });
    expect(body.data).toMatchObject([
      { changes: { teamId }, previous: { teamId: toPublicId('team', other) } },
    ]);
    expect((await bulk(rows, { action: 'assign_team', teamId: null })).body.data).toHaveLength(2);
    for (const row of rows) expect((await read(row)).teamId).toBeNull();
  });

  test('adds and removes tags', async () => {
    const rows = [await buildConversation(database, tenant), await buildConversation(database, tenant)];
    const { id } = (await call('POST', '/tags', { as, body: { name: 'Late' } })).body.data;
    const tags = [{ id, name: 'Late', color: 'gray' }];
    const { body } = await bulk(rows, { action: 'tag', tagIds: [id] });
    expect(body.data).toHaveLength(2);
    expect(body.data[0]).toMatchObject({ changes: { tags }, previous: { tags: [] } });
    expect((await bulk(rows, { action: 'tag', tagIds: [id] })).body.data).toEqual([]);
    expect(
      (await bulk(rows.slice(1), { action: 'untag', tagIds: [id] })).body.data[0].previous,
    ).toMatchObject({
      tags,
    });
    expect((await read(rows[0] ?? { id: '' })).tags).toEqual(tags);
  });

  test('is atomic', async () => {
    const row = await buildConversation(database, tenant);
    const [foreign] = (await buildWorld(database, { conversations: [{}] })).conversations;
    const answer = await bulk([row, foreign], { action: 'resolve' });
    expect([answer.status, answer.body.error.details[0].params]).toEqual([404, { id: idsOf([foreign])[0] }]);
    expect((await read(row)).status).toBe('open');
    expect(await listEvents(database, tenant)).toEqual([]);
  });

  test('is refused with missing, unknown or invalid values', async () => {
    const row = await buildConversation(database, tenant);
    const viewer = await buildMember(database, tenant, 'viewer');
    const tagId = toPublicId('tag', newId());
    const refusals = [
      [400, { action: 'dance' }],
      [400, { action: 'assign' }],
      [400, { action: 'snooze' }],
      [400, { action: 'assign_team' }],
      [404, { action: 'assign_team', teamId: toPublicId('team', newId()) }],
      [400, { action: 'snooze', until: later, untilReply: true }],
      [400, { action: 'tag', tagIds: [] }],
      [404, { action: 'tag', tagIds: [tagId] }],
      [400, { action: 'snooze', until: '2020-01-01T00:00:00.000Z' }],
      [422, { action: 'assign', assigneeId: toPublicId('user', viewer) }],
    ] as const;
    for (const [status, action] of refusals)
      expect((await bulk([row], action)).status, action.action).toBe(status);
    expect((await bulk([], { action: 'resolve' })).status).toBe(400);
    const many = Array.from({ length: 201 }, () => ({ id: newId() }));
    expect((await bulk(many, { action: 'resolve' })).status).toBe(400);
    expect((await bulk([row], { action: 'resolve' }, '')).status).toBe(401);
    expect((await bulk([row], { action: 'resolve' }, `${tenant}/viewer`)).status).toBe(403);
  });
});

test('a conversation snoozed until a reply has no snooze end', async () => {
  const row = await buildConversation(database, tenant);
  const snooze = (body: object) =>
    call('POST', `/conversations/${toPublicId('conversation', row.id)}/snooze`, { as, body });
  expect((await snooze({ untilReply: true })).body.data).toMatchObject({
    status: 'snoozed',
    snoozedUntil: null,
  });
  expect((await snooze({})).status).toBe(400);
  expect((await snooze({ until: later, untilReply: true })).status).toBe(400);
});

test.each([
  ['is removed', 'DELETE', '', undefined],
  ['is deactivated', 'POST', '/deactivate', undefined],
  ['becomes a viewer', 'PATCH', '', { role: 'viewer' }],
] as const)('the conversations of a member who %s become unassigned', async (_how, method, path, body) => {
  const rows = [
    await buildConversation(database, tenant, { assigneeId: agent }),
    await buildConversation(database, tenant, { assigneeId: agent, state: 'resolved' }),
  ];
  const kept = await buildConversation(database, tenant, { assigneeId: await buildMember(database, tenant) });
  const owner = await buildMember(database, tenant, 'owner');
  const options = { as: `${tenant}/owner/${owner}`, ...(body ? { body } : {}) };
  expect((await call(method, `/members/${toPublicId('user', agent)}${path}`, options)).status).toBe(200);
  for (const row of rows) {
    const { assigneeId } = (
      await call('GET', `/conversations/${toPublicId('conversation', row.id)}`, { as: `${tenant}/owner` })
    ).body.data;
    expect(assigneeId).toBeNull();
  }
  expect((await read(kept)).assigneeId).not.toBeNull();
  const released = await listEvents(database, tenant, 'conversation.updated');
  const updatedAt = platform.clock.now().toISOString();
  expect(released.map((event) => event.data)).toEqual(
    idsOf(rows).map((conversationId) => ({ conversationId, changes: { assigneeId: null, updatedAt } })),
  );
  const added = await listEvents(database, tenant, 'conversation.activity_added');
  expect(added.map((event) => event.data.activity)).toMatchObject(
    idsOf(rows).map((conversationId) => ({
      type: 'assignee_changed',
      conversationId,
      actor: { type: 'system' },
      assigneeId: null,
      previous: { assigneeId: toPublicId('user', agent) },
    })),
  );
});
