import { toPublicId } from '@waqtor/contract';
import {
  buildContact,
  buildConversation,
  buildMember,
  buildMessage,
  buildSession,
  buildTeam,
  buildTenant,
  buildWorld,
  testDatabase,
} from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { registerConversationRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, registerConversationRoutes);
let tenant: string;
let agent: string;
let as: string;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent'] });
  tenant = tenantId;
  [{ id: agent, as }] = members;
});

const publicOf = (id: string) => toPublicId('conversation', id);
const pathOf = (id: string) => `/conversations/${publicOf(id)}`;
const verbs = [
  ['PATCH', 'assign', { assigneeId: null }],
  ['POST', 'snooze', { until: '2026-11-21T09:00:00.000Z' }],
  ['POST', 'resolve', undefined],
  ['POST', 'reopen', undefined],
  ['POST', 'pending', undefined],
  ['POST', 'read', undefined],
  ['POST', 'notes', { text: 'Rappeler demain' }],
] as const;

describe('the endpoints of one conversation', () => {
  test.each([['GET', '', undefined], ...verbs] as const)(
    '%s %s responds 401, 403 or 404 without access',
    async (method, verb, body) => {
      const { id } = await buildConversation(database, tenant);
      const stranger = await buildTenant(database);
      const path = verb ? `${pathOf(id)}/${verb}` : pathOf(id);
      const tail = verb ? `/${verb}` : '';
      const options = body === undefined ? {} : { body };
      expect((await call(method, path, options)).status).toBe(401);
      expect((await call(method, `/conversations/not-an-id${tail}`, { as, ...options })).status).toBe(400);
      expect((await call(method, `${pathOf(newId())}${tail}`, { as, ...options })).status).toBe(404);
      const foreign = await call(method, path, { as: `${stranger}/owner`, ...options });
      expect([foreign.status, foreign.body.error.code]).toEqual([404, 'not_found']);
      expect(await listEvents(database, tenant)).toEqual([]);
    },
  );

  test.each(verbs)('%s %s is refused to viewers', async (method, verb, body) => {
    const { id } = await buildConversation(database, tenant);
    const answer = await call(method, `${pathOf(id)}/${verb}`, {
      as: `${tenant}/viewer`,
      ...(body ? { body } : {}),
    });
    expect(answer.status).toBe(403);
  });
});

describe('a conversation', () => {
  test('includes its contact and its last message', async () => {
    const contactId = await buildContact(database, tenant, { name: 'Salma', phone: '+212600000001' });
    const thread = await buildConversation(database, tenant, { contactId, unreadCount: 2 });
    const lastMessageId = await buildMessage(database, tenant, thread, { text: 'مرحبا' });
    await database.admin.db
      .updateTable('conversations')
      .set({ lastMessageId })
      .where('id', '=', thread.id)
      .execute();
    const { status, body } = await call('GET', pathOf(thread.id), { as: `${tenant}/viewer` });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      id: publicOf(thread.id),
      status: 'open',
      unreadCount: 2,
      contact: { displayName: 'Salma', phone: '+212600000001' },
      lastMessage: { text: 'مرحبا', status: 'received' },
    });
  });

  test('is assigned and unassigned, with one event each', async () => {
    const { id } = await buildConversation(database, tenant);
    const assigneeId = toPublicId('user', agent);
    const assign = (to: string | null) =>
      call('PATCH', `${pathOf(id)}/assign`, { as, body: { assigneeId: to } });
    expect((await assign(assigneeId)).body.data.assigneeId).toBe(assigneeId);
    await assign(assigneeId);
    expect((await assign(null)).body.data.assigneeId).toBeNull();
    const changes = (await listEvents(database, tenant, 'conversation.updated')).map((event) => event.data);
    const updatedAt = platform.clock.now().toISOString();
    expect(changes).toEqual([
      { conversationId: publicOf(id), changes: { assigneeId, updatedAt } },
      { conversationId: publicOf(id), changes: { assigneeId: null } },
    ]);
  });

  test('is assigned to a team, a member or both; omitted fields are unchanged', async () => {
    const { id } = await buildConversation(database, tenant);
    const teamId = toPublicId('team', await buildTeam(database, tenant));
    const assigneeId = toPublicId('user', agent);
    const assign = async (body: object) =>
      (await call('PATCH', `${pathOf(id)}/assign`, { as, body })).body.data;
    expect(await assign({ teamId })).toMatchObject({ teamId, assigneeId: null });
    expect(await assign({ assigneeId })).toMatchObject({ teamId, assigneeId });
    expect(await assign({ teamId: null, assigneeId: null })).toMatchObject({
      teamId: null,
      assigneeId: null,
    });
    expect(await assign({ teamId, assigneeId })).toMatchObject({ teamId, assigneeId });
    const changes = (await listEvents(database, tenant, 'conversation.updated')).map(
      (event) => event.data.changes,
    );
    const updatedAt = platform.clock.now().toISOString();
    expect(changes).toEqual([
      { teamId, updatedAt },
      { assigneeId },
      { teamId: null, assigneeId: null },
      { teamId, assigneeId },
    ]);
  });

  test('is not assigned to an unknown team; an empty request is refused', async () => {
    const { id } = await buildConversation(database, tenant);
    const foreign = await buildTeam(database, await buildTenant(database));
    for (const team of [foreign, newId()]) {
      const body = { teamId: toPublicId('team', team), assigneeId: toPublicId('user', agent) };
      const answer = await call('PATCH', `${pathOf(id)}/assign`, { as, body });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found']);
    }
    for (const body of [{}, { teamId: 'tem_1' }, { teamId: null, status: 'open' }])
      expect((await call('PATCH', `${pathOf(id)}/assign`, { as, body })).status).toBe(400);
    expect(await listEvents(database, tenant)).toEqual([]);
  });

  test('is assigned only to members who may reply', async () => {
    const { id } = await buildConversation(database, tenant);
    const elsewhere = await buildMember(database, await buildTenant(database));
    const viewer = await buildMember(database, tenant, 'viewer');
    for (const user of [elsewhere, viewer, newId()]) {
      const body = { assigneeId: toPublicId('user', user) };
      const answer = await call('PATCH', `${pathOf(id)}/assign`, { as, body });
      expect([answer.status, answer.body.error.code]).toEqual([422, 'assignee_not_member']);
    }
    expect((await call('PATCH', `${pathOf(id)}/assign`, { as, body: { assigneeId: 7 } })).status).toBe(400);
  });

  test('is snoozed, resolved, marked pending and reopened; repeating is a no-op', async () => {
    const { id } = await buildConversation(database, tenant);
    const until = '2026-11-21T09:00:00.000Z';
    const act = async (verb: string, body?: unknown) => {
      const first = await call('POST', `${pathOf(id)}/${verb}`, { as, ...(body ? { body } : {}) });
      platform.clock.advance(1_000);
      const again = await call('POST', `${pathOf(id)}/${verb}`, { as, ...(body ? { body } : {}) });
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      return first.body.data;
    };
    expect(await act('snooze', { until })).toMatchObject({ status: 'snoozed', snoozedUntil: until });
    expect(await act('resolve')).toMatchObject({ status: 'resolved', snoozedUntil: null });
    expect(await act('pending')).toMatchObject({ status: 'pending' });
    expect(await act('reopen')).toMatchObject({ status: 'open' });
    expect(await listEvents(database, tenant, 'conversation.updated')).toHaveLength(4);
  });

  test('cannot be snoozed until the past or an invalid time', async () => {
    const { id } = await buildConversation(database, tenant);
    const snooze = (until: unknown) => call('POST', `${pathOf(id)}/snooze`, { as, body: { until } });
    const past = await snooze('2020-01-01T00:00:00.000Z');
    expect([past.status, past.body.error.code]).toEqual([400, 'validation_failed']);
    expect((await snooze('tomorrow')).status).toBe(400);
  });

  test('is marked read, which stores a read receipt to be sent', async () => {
    const { id } = await buildConversation(database, tenant, {
      unreadCount: 3,
      lastInboundProviderId: 'wamid.A',
    });
    const receipt = async () =>
      (
        await database.admin.db
          .selectFrom('conversations')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).readReceiptId;
    expect((await call('POST', `${pathOf(id)}/read`, { as })).body.data.unreadCount).toBe(0);
    expect(await receipt()).toBe('wamid.A');
    await database.admin.db
      .updateTable('conversations')
      .set({ readReceiptId: null })
      .where('id', '=', id)
      .execute();
    await call('POST', `${pathOf(id)}/read`, { as });
    expect(await receipt()).toBeNull();
    expect(await listEvents(database, tenant, 'conversation.updated')).toHaveLength(1);
  });

  test('ends in the same state whatever the order of concurrent changes', async () => {
    const { id } = await buildConversation(database, tenant, {
      unreadCount: 1,
      lastInboundProviderId: 'wamid.B',
    });
    const assigneeId = toPublicId('user', agent);
    await Promise.all([
      ...Array.from({ length: 5 }, () => call('POST', `${pathOf(id)}/resolve`, { as })),
      ...Array.from({ length: 5 }, () => call('POST', `${pathOf(id)}/read`, { as })),
      ...Array.from({ length: 5 }, () => call('PATCH', `${pathOf(id)}/assign`, { as, body: { assigneeId } })),
    ]);
    const { body } = await call('GET', pathOf(id), { as });
    expect(body.data).toMatchObject({ status: 'resolved', unreadCount: 0, assigneeId });
    expect(await listEvents(database, tenant, 'conversation.updated')).toHaveLength(3);
  });
});

describe('a note', () => {
  test('is part of the conversation, publishes an event and is never queued for sending', async () => {
    const { id } = await buildConversation(database, tenant);
    const headers = { 'idempotency-key': 'note-1' };
    const write = () =>
      call('POST', `${pathOf(id)}/notes`, { as, headers, body: { text: ' Client fidèle ' } });
    const first = await write();
    expect(first.status).toBe(201);
    expect(first.body.data).toMatchObject({
      direction: 'internal',
      status: 'note',
      text: 'Client fidèle',
      content: { type: 'note', text: 'Client fidèle' },
      authorId: toPublicId('user', agent),
    });
    expect((await write()).body.data).toEqual(first.body.data);
    expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual(['message.created']);
    expect(
      await database.admin.db.selectFrom('outbox').selectAll().where('tenantId', '=', tenant).execute(),
    ).toEqual([]);
    const found = await call('GET', '/conversations?q=fidele', { as });
    expect(found.body.data).toHaveLength(1);
  });

  test('is refused when empty or too long', async () => {
    const { id } = await buildConversation(database, tenant);
    for (const text of ['', '   ', 'x'.repeat(16_385)]) {
      expect((await call('POST', `${pathOf(id)}/notes`, { as, body: { text } })).status).toBe(400);
    }
  });
});

describe('starting a conversation', () => {
  test('creates it once; later requests return the existing one', async () => {
    const sessionId = toPublicId('session', await buildSession(database, tenant));
    const contactId = toPublicId('contact', await buildContact(database, tenant));
    const start = () => call('POST', '/conversations', { as, body: { sessionId, contactId } });
    const answers = await Promise.all([start(), start(), start()]);
    expect(new Set(answers.map((answer) => answer.body.data.id)).size).toBe(1);
    expect(answers[0]?.body.data).toMatchObject({ sessionId, status: 'open', lastMessage: null });
    expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual(['conversation.created']);
  });

  test('assigns it to the default team of its number', async () => {
    const session = await buildSession(database, tenant);
    const team = await buildTeam(database, tenant);
    await database.admin.db.updateTable('sessions').set({ teamId: team }).where('id', '=', session).execute();
    const contactId = toPublicId('contact', await buildContact(database, tenant));
    const body = { sessionId: toPublicId('session', session), contactId };
    const answer = await call('POST', '/conversations', { as, body });
    expect(answer.body.data.teamId).toBe(toPublicId('team', team));
    expect((await listEvents(database, tenant))[0]?.data.changes).toEqual(answer.body.data);
  });

  test("is refused with another tenant's session or contact", async () => {
    const stranger = await buildTenant(database);
    const sessionId = toPublicId('session', await buildSession(database, tenant));
    const contactId = toPublicId('contact', await buildContact(database, tenant));
    const foreignSession = toPublicId('session', await buildSession(database, stranger));
    const foreignContact = toPublicId('contact', await buildContact(database, stranger));
    const start = async (body: unknown, who = as) =>
      (await call('POST', '/conversations', { as: who, body })).status;
    expect(await start({ sessionId, contactId: foreignContact })).toBe(404);
    expect(await start({ sessionId: foreignSession, contactId })).toBe(404);
    expect(await start({ sessionId })).toBe(400);
    expect(await start({ sessionId, contactId }, '')).toBe(401);
    expect(await start({ sessionId, contactId }, `${tenant}/viewer`)).toBe(403);
  });
});
