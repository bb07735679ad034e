import { defaultNotificationSettings, type NotificationType, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import {
  buildContact,
  buildConversation,
  buildMember,
  buildTenant,
  buildWorld,
  testDatabase,
} from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp } from '../../platform/testing-rows.ts';
import { registerContactMergingRoutes } from '../contact-merging/index.ts';
import { registerContactRoutes } from '../contacts/index.ts';
import { registerConversationRoutes } from '../conversations/index.ts';
import { registerEventRoutes } from '../events/index.ts';
import { type NewNotification, notify, registerNotificationRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerNotificationRoutes(app);
  registerConversationRoutes(app);
  registerContactRoutes(app);
  registerContactMergingRoutes(app);
  registerEventRoutes(app);
});
let tenant: string;
let salma: string;
let karim: string;
const as = (userId: string, role = 'agent') => `${tenant}/${role}/${userId}`;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent', 'agent'] });
  tenant = tenantId;
  [{ id: salma }, { id: karim }] = members;
});

const list = async (userId: string, query = '') =>
  (await call('GET', `/notifications?${query}`, { as: as(userId) })).body.data;
const unread = async (userId: string) =>
  (await call('GET', '/notifications/unread-count', { as: as(userId) })).body.data.unreadCount;
const tell = (notifications: Omit<NewNotification, 'tenantId'>[]) =>
  withTenants(platform.db, [tenant], (tx) =>
    notify(
      tx,
      notifications.map((one) => ({ tenantId: tenant, ...one })),
      platform.clock.now(),
    ),
  );
const heard = async (userId: string) => {
  const { body } = await call('GET', '/events?topics=notifications', { as: as(userId) });
  return body.data.map(({ type }: { type: string }) => type);
};
const thread = (id: string) => `/conversations/${toPublicId('conversation', id)}`;
const user = (id: string) => toPublicId('user', id);
const nobody = `/notifications/${toPublicId('notification', newId())}`;

test.each([
  ['GET', '/notifications', undefined],
  ['GET', '/notifications/unread-count', undefined],
  ['POST', '/notifications/read-all', undefined],
  ['POST', `${nobody}/read`, undefined],
  ['DELETE', nobody, undefined],
  ['GET', '/notifications/settings', undefined],
  ['PUT', '/notifications/settings', defaultNotificationSettings],
] as const)('%s %s is available to the signed-in user only', async (method, path, body) => {
  const options = body ? { body } : {};
  expect((await call(method, path, options)).status).toBe(401);
  expect((await call(method, path, { as: `${tenant}/admin`, ...options })).status, 'a program').toBe(403);
  if (path.startsWith(nobody)) expect((await call(method, path, { as: as(salma) })).status).toBe(404);
});

test('a deactivated member is not notified, whoever is named', async () => {
  const { id } = await buildConversation(database, tenant);
  await database.admin.db
    .updateTable('members')
    .set({ deactivatedAt: platform.clock.now() })
    .where('userId', '=', karim)
    .execute();
  const told = { kind: 'mention' as const, conversationId: id };
  await tell([
    { ...told, userId: karim },
    { ...told, userId: salma },
  ]);
  expect([await list(karim), await list(salma)]).toMatchObject([[], [{ type: 'mention' }]]);
  const assigned = await call('PATCH', `${thread(id)}/assign`, {
    as: as(salma),
    body: { assigneeId: user(karim) },
  });
  expect(assigned.body.error.code).toBe('assignee_not_member');
});

describe('a member is notified', () => {
  test('of a conversation assigned by another member, once, but not of one they assigned themselves', async () => {
    const contactId = await buildContact(database, tenant, { name: 'Zineb' });
    const { id } = await buildConversation(database, tenant, { contactId });
    const assign = (to: string, by: string) =>
      call('PATCH', `${thread(id)}/assign`, { as: as(by), body: { assigneeId: user(to) } });
    await assign(salma, salma);
    expect(await list(salma)).toEqual([]);
    await assign(karim, salma);
    await assign(karim, salma);
    expect(await list(salma)).toEqual([]);
    expect(await list(karim)).toEqual([
      {
        id: expect.stringMatching(/^ntf_/),
        type: 'conversation_assigned',
        actorId: user(salma),
        actorName: expect.stringMatching(/./),
        conversationId: toPublicId('conversation', id),
        messageId: null,
        sessionId: null,
        subject: 'Zineb',
        preview: null,
        channels: ['app', 'sound', 'browser', 'push'],
        readAt: null,
        createdAt: platform.clock.now().toISOString(),
      },
    ]);
    const conversationIds = [id, (await buildConversation(database, tenant)).id].map((one) =>
      toPublicId('conversation', one),
    );
    const body = { action: 'assign', conversationIds, assigneeId: user(karim) };
    await call('POST', '/conversations/bulk', { as: as(salma), body });
    expect(await list(karim), 'of the one that was not theirs').toHaveLength(2);
  });

  test('of a note that mentions them, with an excerpt of its text', async () => {
    const { id } = await buildConversation(database, tenant);
    const text = `@Karim ${'😀'.repeat(200)}`;
    const write = (mentions: string[]) =>
      call('POST', `${thread(id)}/notes`, { as: as(salma), body: { text, mentions: mentions.map(user) } });
    const { status, body } = await write([karim, salma, karim]);
    expect(status).toBe(201);
    expect(body.data.content).toEqual({ type: 'note', text, mentions: [karim, salma, karim].map(user) });
    const [mention, ...others] = await list(karim);
    expect(others).toEqual([]);
    expect(mention).toMatchObject({ type: 'mention', actorId: user(salma), messageId: body.data.id });
    expect(mention.preview).toMatch(/^@Karim (😀)+…$/u);
    expect(mention.preview.length).toBeLessThanOrEqual(200);
    expect(await list(salma)).toEqual([]);
    const strangers = [await buildMember(database, await buildTenant(database)), newId()];
    for (const stranger of strangers) {
      const refused = await write([karim, stranger]);
      expect([refused.status, refused.body.error]).toMatchObject([
        422,
        { code: 'mention_not_member', details: [{ params: { userId: user(stranger) } }] },
      ]);
    }
    expect(await list(karim)).toHaveLength(1);
  });

  test('when a colleague reopens a conversation assigned to them', async () => {
    const fields = { state: 'resolved', assigneeId: karim } as const;
    const { id } = await buildConversation(database, tenant, fields);
    await call('POST', `${thread(id)}/reopen`, { as: as(karim) });
    expect(await list(karim)).toEqual([]);
    await call('POST', `${thread(id)}/resolve`, { as: as(karim) });
    await call('POST', `${thread(id)}/reopen`, { as: as(salma) });
    expect(await list(karim)).toMatchObject([{ type: 'conversation_reopened', actorId: user(salma) }]);
  });

  test('through the channels of their settings, of nothing without one, and of nothing once they are not a member', async () => {
    const settings = (body?: object) =>
      call(body ? 'PUT' : 'GET', '/notifications/settings', { as: as(karim), ...(body ? { body } : {}) });
    const { channels } = defaultNotificationSettings;
    expect((await settings()).body.data).toEqual({ channels });
    const chosen = {
      ...channels,
      mention: [],
      message_failed: ['sound', 'app', 'app'],
      missed_call: ['sound'],
    };
    const kept = { channels: { ...chosen, message_failed: ['app', 'sound'] } };
    expect((await settings({ channels: chosen })).body.data).toEqual(kept);
    expect((await settings()).body.data).toEqual(kept);
    const { mention: _, ...incomplete } = channels;
    for (const wrong of [incomplete, { ...channels, mention: ['smoke'] }, { ...channels, dinner: [] }])
      expect((await settings({ channels: wrong })).status).toBe(400);
    await tell([{ userId: karim, kind: 'missed_call' }]);
    expect([await list(karim), await unread(karim)], 'a sound is not listed').toEqual([[], 0]);
    expect(await heard(karim)).toEqual(['notification.created']);
    const stranger = await buildMember(database, await buildTenant(database));
    await tell([karim, salma, stranger].map((userId) => ({ userId, kind: 'mention' })));
    await tell([{ userId: karim, kind: 'message_failed' }]);
    expect(await list(karim)).toMatchObject([{ type: 'message_failed', channels: ['app', 'sound'] }]);
    expect(await list(salma)).toMatchObject([{ type: 'mention' }]);
    const rows = await database.admin.db.selectFrom('notifications').select('userId').execute();
    expect(rows.map((row) => row.userId)).not.toContain(stranger);
  });
});

describe('notifications about a conversation', () => {
  const bulk = (who: string, body: object) => call('POST', '/conversations/bulk', { as: as(who), body });
  const publicIds = (...ids: string[]) => ids.map((id) => toPublicId('conversation', id));

  test('are read when their user reads it, whatever was unread in it, and only theirs', async () => {
    const [opened, other] = [
      await buildConversation(database, tenant),
      await buildConversation(database, tenant),
    ];
    for (const userId of [karim, salma])
      for (const { id: conversationId } of [opened, other])
        await tell([
          { userId, kind: 'mention', conversationId },
          { userId, kind: 'message_failed', conversationId },
        ]);
    await bulk(karim, { action: 'mark_read', conversationIds: publicIds(opened.id) });
    expect(await list(karim, 'unread=true')).toHaveLength(2);
    const read = await list(karim, 'unread=false');
    expect(read.map((one: { conversationId: string }) => one.conversationId)).toEqual(
      publicIds(opened.id, opened.id),
    );
    expect(await unread(salma)).toBe(4);
    expect((await heard(karim)).slice(4), 'one event').toEqual(['notification.read']);
    await bulk(karim, { action: 'mark_read', conversationIds: publicIds(opened.id) });
    expect((await heard(karim)).slice(4), 'nothing changed').toEqual(['notification.read']);
    await call('POST', `${thread(other.id)}/read`, { as: as(karim) });
    expect(await unread(karim)).toBe(0);
    const about = `${thread(opened.id)}/notifications/read`;
    expect((await call('POST', about, { as: as(salma, 'viewer') })).status, 'a viewer').toBe(200);
    expect(await unread(salma)).toBe(2);
    await call('POST', `${thread(other.id)}/read`, { as: `${tenant}/admin` });
    expect(await unread(salma), 'a program reads nobody’s').toBe(2);
  });

  test('are withdrawn when what they tell is undone, and an undo notifies nobody', async () => {
    const fields = { assigneeId: karim } as const;
    const one = await buildConversation(database, tenant, fields);
    const closed = await buildConversation(database, tenant, { ...fields, state: 'resolved' });
    const ids = { conversationIds: publicIds(one.id) };
    await bulk(salma, { action: 'unassign', ...ids });
    await bulk(salma, { action: 'assign', assigneeId: user(karim), ...ids, undo: true });
    expect(await list(karim), 'got back what was theirs').toEqual([]);
    await bulk(salma, { action: 'resolve', ...ids });
    await bulk(salma, { action: 'reopen', ...ids, undo: true });
    expect(await list(karim), 'never closed').toEqual([]);

    const both = { conversationIds: publicIds(one.id, closed.id) };
    await bulk(salma, { action: 'unassign', ...both });
    await tell([{ userId: karim, kind: 'mention', conversationId: one.id, actorId: salma }]);
    await bulk(salma, { action: 'assign', assigneeId: user(karim), ...both });
    expect(await unread(karim)).toBe(3);
    await call('POST', `/notifications/${(await list(karim, 'type=conversation_assigned'))[0].id}/read`, {
      as: as(karim),
    });
    const stranger = await buildMember(database, tenant);
    await bulk(stranger, { action: 'mark_pending', ...ids, undo: true });
    expect(await list(karim)).toHaveLength(3);
    await bulk(salma, { action: 'unassign', ...both, undo: true });
    const left = await list(karim);
    expect(
      left.map(({ type, readAt }: { type: string; readAt: string | null }) => [type, readAt !== null]).sort(),
    ).toEqual([
      ['conversation_assigned', true],
      ['mention', false],
    ]);
    expect((await heard(karim)).at(-1)).toBe('notification.deleted');

    await bulk(salma, { action: 'assign', assigneeId: user(karim), conversationIds: publicIds(closed.id) });
    await bulk(salma, { action: 'reopen', conversationIds: publicIds(closed.id) });
    expect(await list(karim, 'type=conversation_reopened')).toHaveLength(1);
    await bulk(salma, { action: 'resolve', conversationIds: publicIds(closed.id), undo: true });
    expect(await list(karim, 'type=conversation_reopened')).toEqual([]);
    for (const undo of [false, 'yes', null])
      expect((await bulk(salma, { action: 'resolve', ...ids, undo })).status).toBe(400);
  });
});

describe('notifications', () => {
  const kinds: NotificationType[] = [
    'mention',
    'message_failed',
    'mention',
    'conversation_assigned',
    'mention',
  ];
  beforeEach(async () => {
    for (const kind of kinds) {
      await tell([
        { userId: karim, kind },
        { userId: salma, kind: 'mention' },
      ]);
      platform.clock.advance(1_000);
    }
  });

  test('are listed newest first, page by page, filtered by type and by read state', async () => {
    const first = await call('GET', '/notifications?limit=3', { as: as(karim) });
    const rest = await call('GET', `/notifications?limit=3&cursor=${first.body.nextCursor}`, {
      as: as(karim),
    });
    const all = [...first.body.data, ...rest.body.data];
    expect(all.map(({ type }) => type)).toEqual(kinds.toReversed());
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(await list(karim, 'type=mention')).toHaveLength(3);
    await call('POST', `/notifications/${all[0].id}/read`, { as: as(karim) });
    expect(await list(karim, 'unread=true&type=mention')).toHaveLength(2);
    expect(await list(karim, 'unread=false')).toMatchObject([{ id: all[0].id }]);
    for (const query of ['type=dinner', 'unread=maybe', 'limit=0']) {
      expect((await call('GET', `/notifications?${query}`, { as: as(karim) })).status).toBe(400);
    }
  });

  test('are marked read one by one or all at once, and counted', async () => {
    const [newest] = await list(karim);
    expect(await unread(karim)).toBe(5);
    const read = () => call('POST', `/notifications/${newest.id}/read`, { as: as(karim) });
    const first = await read();
    expect(first.body.data.readAt).toBe(platform.clock.now().toISOString());
    platform.clock.advance(1_000);
    expect((await read()).body).toEqual(first.body);
    expect(await unread(karim)).toBe(4);
    const all = () => call('POST', '/notifications/read-all', { as: as(karim) });
    expect((await all()).body.data).toEqual({ readCount: 4 });
    expect((await all()).body.data).toEqual({ readCount: 0 });
    expect(await unread(karim)).toBe(0);
    expect(await unread(salma), 'a colleague’s stay').toBe(5);
    expect((await heard(karim)).slice(5)).toEqual(['notification.read', 'notification.read']);
  });

  test('can be listed, read, deleted and received by their user only', async () => {
    const [mine] = await list(karim);
    const path = `/notifications/${mine.id}`;
    for (const other of [as(salma), as(await buildMember(database, tenant, 'owner'), 'owner')]) {
      expect((await call('POST', `${path}/read`, { as: other })).status).toBe(404);
      expect((await call('DELETE', path, { as: other })).status).toBe(404);
    }
    expect((await call('DELETE', path, { as: as(karim) })).status).toBe(200);
    expect(await list(karim)).toHaveLength(4);
    expect(await heard(karim)).toEqual([...kinds.map(() => 'notification.created'), 'notification.deleted']);
    expect(await heard(salma)).toEqual(kinds.map(() => 'notification.created'));
    const program = await call('GET', '/events', { as: `${tenant}/admin` });
    expect([program.body.data, program.body.nextCursor]).toEqual([[], null]);
  });

  test('follow a conversation that is merged into another', async () => {
    const into = await buildConversation(database, tenant);
    const from = await buildConversation(database, tenant, { sessionId: into.sessionId });
    await tell([{ userId: karim, kind: 'mention', conversationId: from.id }]);
    const body = { targetId: toPublicId('contact', into.contactId) };
    const path = `/contacts/${toPublicId('contact', from.contactId)}/merge`;
    expect((await call('POST', path, { as: as(salma), body })).status).toBe(200);
    expect((await list(karim))[0].conversationId).toBe(toPublicId('conversation', into.id));
  });
});
