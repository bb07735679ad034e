import { toPublicId } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { testDatabase } from '@waqtor/testing';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform, buildTenant } from '../../platform/testing.ts';
import {
  buildContact,
  buildConversation,
  buildHttp,
  buildMember,
  buildMessage,
  buildSession,
  buildTeam,
  listEvents,
} from '../../platform/testing-rows.ts';
import type { EngineName, Engines } from '../sessions/index.ts';
import { registerSendingRoutes } from './index.ts';

const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => registerSendingRoutes(app, engines));
const { db } = database.admin;

let tenant: string;
let stranger: string;
let agent: string;
let user: string;
let session: string;
let thread: Awaited<ReturnType<typeof buildConversation>>;

beforeAll(async () => {
  stranger = await buildTenant(database, 'Another');
});
beforeEach(async () => {
  tenant = await buildTenant(database);
  user = await buildMember(database, tenant);
  agent = `${tenant}/agent/${user}`;
  session = await buildSession(database, tenant);
  thread = await openThread();
});

function openThread(fields = {}) {
  const windowExpiresAt = new Date(platform.clock.now().getTime() + 3_600_000);
  return buildConversation(database, tenant, { sessionId: session, windowExpiresAt, ...fields });
}

const conversationId = () => toPublicId('conversation', thread.id);
const send = (body: object, headers = {}) => call('POST', '/messages/send', { as: agent, body, headers });
const template = { type: 'template', name: 'welcome', language: 'fr' };
const storedMessages = () => db.selectFrom('messages').selectAll().where('tenantId', '=', tenant).execute();

describe('POST /messages/send', () => {
  test('finds nobody when the customer is deleted while the message is written', async () => {
    const contact = await buildContact(database, tenant, { phone: '+212600000077' });
    const deletion = await database.admin.pool.connect();
    await deletion.query('begin');
    await deletion.query('delete from contacts where id = $1', [contact]);
    const answer = send({ contactId: toPublicId('contact', contact), content: template });
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await database.admin.pool.query(waiting)).rowCount).toBe(1);
    await deletion.query('commit');
    deletion.release();
    expect(await answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  });

  test('stores the message, its place in the send queue, the end of its thread and its event', async () => {
    const answer = await send({ conversationId: conversationId(), message: 'Bonjour à tous' });
    expect(answer).toMatchObject({ status: 202, body: { data: { status: 'queued' } } });
    const { messageId, timestamp } = answer.body.data;
    expect(timestamp).toBe(platform.clock.now().toISOString());
    const [row] = await storedMessages();
    expect(row).toMatchObject({
      direction: 'out',
      origin: 'agent',
      authorId: user,
      ack: 0,
      text: 'Bonjour à tous',
    });
    expect(toPublicId('message', row?.id ?? '')).toBe(messageId);
    const queued = await db
      .selectFrom('outbox')
      .selectAll()
      .where('messageId', '=', row?.id ?? '')
      .execute();
    expect(queued).toMatchObject([{ state: 'queued', priority: 0, sessionId: session }]);
    const touched = await db.selectFrom('conversations').selectAll().where('id', '=', thread.id).execute();
    expect(touched).toMatchObject([{ lastMessageId: row?.id, lastMessageAt: platform.clock.now() }]);
    const [event, moved] = await listEvents(database, tenant);
    expect(moved).toMatchObject({
      type: 'conversation.updated',
      data: {
        conversationId: conversationId(),
        changes: { lastMessageAt: timestamp, lastMessage: { id: messageId } },
      },
    });
    expect(event).toMatchObject({
      type: 'message.created',
      data: { message: { id: messageId, status: 'queued' } },
    });
  });

  test('replays the first answer when the key repeats, and sends once', async () => {
    const headers = { 'idempotency-key': newId() };
    const body = { conversationId: conversationId(), message: 'once' };
    const first = await send(body, headers);
    const second = await send(body, headers);
    expect(second.body).toEqual(first.body);
    expect(await storedMessages()).toHaveLength(1);
    const other = await send({ ...body, message: 'twice' }, headers);
    expect(other).toMatchObject({ status: 422, body: { error: { code: 'idempotency_key_reused' } } });
  });

  test('makes contact and conversation of a number never written to, which is its own number’s team’s', async () => {
    const teamId = await buildTeam(database, tenant);
    await db.updateTable('sessions').set({ teamId }).where('id', '=', session).execute();
    const answer = await send({ phoneNumber: '00212 6-12.34 56 78', content: template });
    expect(answer.status).toBe(202);
    const [row] = await storedMessages();
    const contact = await db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', row?.contactId ?? '')
      .execute();
    expect(contact).toMatchObject([{ phone: '+212612345678' }]);
    const again = await send({ to: '+212612345678', content: template });
    expect(again.status).toBe(202);
    expect(new Set((await storedMessages()).map((it) => it.conversationId)).size).toBe(1);
    const events = await listEvents(database, tenant);
    expect(events[1]?.data.changes).toMatchObject({ teamId: toPublicId('team', teamId) });
    const made = await db
      .selectFrom('conversations')
      .select('teamId')
      .where('id', '=', row?.conversationId ?? '')
      .execute();
    expect(made).toEqual([{ teamId }]);
    expect(events.map((event) => event.type)).toEqual([
      'contact.created',
      'conversation.created',
      'message.created',
      'conversation.updated',
      'message.created',
      'conversation.updated',
    ]);
  });

  test('finds a contact by what a merge left behind', async () => {
    const contactId = await buildContact(database, tenant);
    await db
      .insertInto('contactAliases')
      .values({ tenantId: tenant, kind: 'phone', value: '+33612345678', contactId })
      .execute();
    await send({ phoneNumber: '+33 6 12 34 56 78', content: template });
    expect((await storedMessages())[0]?.contactId).toBe(contactId);
  });

  test('lets a message wait for its time without moving the thread', async () => {
    const sendAt = new Date(platform.clock.now().getTime() + 86_400_000).toISOString();
    const answer = await send({ conversationId: conversationId(), message: 'tomorrow', sendAt });
    expect(answer.body.data.status).toBe('scheduled');
    const [row] = await storedMessages();
    const queued = await db
      .selectFrom('outbox')
      .selectAll()
      .where('messageId', '=', row?.id ?? '')
      .execute();
    expect(queued).toMatchObject([{ state: 'waiting', dueAt: new Date(sendAt) }]);
    const [conversation] = await db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', thread.id)
      .execute();
    expect(conversation?.lastMessageId).toBeNull();
  });

  async function storeFile(mimeType: string): Promise<string> {
    const id = newId();
    const file = {
      id,
      tenantId: tenant,
      state: 'stored' as const,
      storageKey: `${tenant}/${id}`,
      mimeType,
      size: 1_000,
    };
    await db.insertInto('media').values(file).execute();
    return toPublicId('media', id);
  }

  test('marks a recording as a voice note, which must be Opus in Ogg', async () => {
    const body = async (mimeType: string) => ({
      conversationId: conversationId(),
      mediaId: await storeFile(mimeType),
      voice: true,
    });
    expect((await send(await body('audio/ogg'))).status).toBe(202);
    expect((await storedMessages()).map((row) => row.content)).toEqual([{ type: 'audio', voice: true }]);
    expect(await send(await body('audio/mpeg'))).toMatchObject({
      status: 415,
      body: { error: { code: 'media_type_unsupported', details: { allowed: ['audio/ogg'] } } },
    });
  });

  test('sends a file of ours again under a row of its own', async () => {
    const mediaId = await storeFile('image/png');
    const body = { conversationId: conversationId(), mediaId, caption: 'look' };
    expect((await send(body)).status).toBe(202);
    expect((await send(body)).status).toBe(202);
    const rows = await storedMessages();
    expect(rows.map((row) => row.content)).toEqual([
      { type: 'image', caption: 'look' },
      { type: 'image', caption: 'look' },
    ]);
    const files = await db.selectFrom('media').selectAll().where('tenantId', '=', tenant).execute();
    expect(files.map((file) => file.messageId).sort()).toEqual(rows.map((row) => row.id).sort());
    expect(new Set(files.map((file) => file.storageKey)).size).toBe(1);
  });

  test('answers an earlier message of the same thread only', async () => {
    const earlier = await buildMessage(database, tenant, thread, { providerId: 'wamid.1' });
    const elsewhere = await buildMessage(database, tenant, await openThread(), { providerId: 'wamid.2' });
    const replyTo = (id: string) =>
      send({ conversationId: conversationId(), message: 'yes', replyToMessageId: toPublicId('message', id) });
    expect((await replyTo(earlier)).status).toBe(202);
    const [row] = (await storedMessages()).filter((it) => it.direction === 'out');
    expect(row?.replyToProviderId).toBe('wamid.1');
    expect((await replyTo(elsewhere)).status).toBe(404);
  });

  test('a reaction names our message and carries WhatsApp’s id of it', async () => {
    const earlier = await buildMessage(database, tenant, thread, { providerId: 'wamid.9' });
    const content = { type: 'reaction', emoji: '👍', messageId: toPublicId('message', earlier) };
    expect((await send({ conversationId: conversationId(), content })).status).toBe(202);
    const row = (await storedMessages()).find((it) => it.kind === 'reaction');
    expect(row).toMatchObject({
      targetProviderId: 'wamid.9',
      content: { emoji: '👍', targetProviderId: 'wamid.9' },
    });
  });

  const refusals: [string, () => object, number, string][] = [
    ['nobody to send to', () => ({ message: 'hi' }), 422, 'recipient_required'],
    [
      'several recipients',
      () => ({ to: '+33612345678', contactId: toPublicId('contact', newId()), message: 'hi' }),
      400,
      'validation_failed',
    ],
    ['nothing to say', () => ({ conversationId: conversationId() }), 422, 'message_empty'],
    ['only blanks to say', () => ({ conversationId: conversationId(), text: ' \n ' }), 422, 'message_empty'],
    [
      'two things to say',
      () => ({ conversationId: conversationId(), text: 'a', content: template }),
      400,
      'validation_failed',
    ],
    ['a number that is none', () => ({ phoneNumber: '12', content: template }), 422, 'invalid_phone_number'],
    ['words for a number', () => ({ to: 'Amal', content: template }), 422, 'invalid_phone_number'],
    ['a group', () => ({ to: '120363041234567890@g.us', content: template }), 422, 'recipient_is_group'],
    ['a number of no plan', () => ({ to: '+999123456789', content: template }), 422, 'invalid_phone_number'],
    [
      'a text over the limit',
      () => ({ conversationId: conversationId(), text: 'a'.repeat(4_097) }),
      422,
      'message_too_long',
    ],
    [
      'a caption over the limit',
      () => ({
        conversationId: conversationId(),
        mediaUrl: 'https://a.example/a.png',
        caption: 'a'.repeat(1_025),
      }),
      422,
      'message_too_long',
    ],
    [
      'a caption where none is shown',
      () => ({ conversationId: conversationId(), mediaUrl: 'https://a.example/a.mp3', caption: 'a' }),
      422,
      'capability_unsupported',
    ],
    [
      'a voice note without a file',
      () => ({ conversationId: conversationId(), text: 'a', voice: true }),
      400,
      'validation_failed',
    ],
    [
      'a picture as a voice note',
      () => ({ conversationId: conversationId(), mediaUrl: 'https://a.example/a.png', voice: true }),
      400,
      'validation_failed',
    ],
    [
      'a time too far away',
      () => ({ conversationId: conversationId(), text: 'a', sendAt: '2027-11-20T09:00:00.000Z' }),
      422,
      'schedule_too_far',
    ],
    [
      'a time that is none',
      () => ({ conversationId: conversationId(), text: 'a', sendAt: 'soon' }),
      400,
      'validation_failed',
    ],
    [
      'an unknown conversation',
      () => ({ conversationId: toPublicId('conversation', newId()), text: 'a' }),
      404,
      'not_found',
    ],
    [
      'an unknown file',
      () => ({ conversationId: conversationId(), mediaId: toPublicId('media', newId()) }),
      404,
      'not_found',
    ],
    ['a closed window', () => ({ phoneNumber: '+33612345679', text: 'a' }), 422, 'window_closed'],
  ];
  test.each(refusals)('refuses %s', async (_what, body, status, code) => {
    const answer = await send(body());
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(await storedMessages()).toEqual([]);
    expect(await db.selectFrom('contacts').selectAll().where('phone', '=', '+33612345679').execute()).toEqual(
      [],
    );
  });

  test('refuses a suppressed contact, and bulk to one who opted out', async () => {
    const now = platform.clock.now();
    await db.updateTable('contacts').set({ optedOutAt: now }).where('id', '=', thread.contactId).execute();
    const body = { conversationId: conversationId(), text: 'news' };
    expect(await send({ ...body, priority: 'bulk' })).toMatchObject({ status: 422 });
    expect((await send(body)).status).toBe(202);
    await db.updateTable('contacts').set({ suppressedAt: now }).where('id', '=', thread.contactId).execute();
    expect(await send(body)).toMatchObject({
      status: 422,
      body: { error: { code: 'recipient_suppressed' } },
    });
  });

  test.each([
    ['marketing', 'interactive', 422],
    ['marketing', 'bulk', 422],
    ['utility', 'interactive', 202],
    ['utility', 'bulk', 202],
  ] as const)(
    'a %s template, %s, to one who opted out of marketing: %i',
    async (category, priority, status) => {
      const now = platform.clock.now();
      await db.updateTable('contacts').set({ optedOutAt: now }).where('id', '=', thread.contactId).execute();
      const definition = {
        category,
        header: null,
        body: 'Hi',
        footer: null,
        buttons: [],
        otherComponents: [],
      };
      await db
        .insertInto('templates')
        .values({
          tenantId: tenant,
          sessionId: session,
          name: `news_${category}_${priority}`,
          language: 'en',
          definition: JSON.stringify(definition),
          syncedAt: now,
        })
        .execute();
      const content = { type: 'template', name: `news_${category}_${priority}`, language: 'en' };
      expect((await send({ conversationId: conversationId(), content, priority })).status).toBe(status);
    },
  );

  test('needs a session to be named when there are several, and a connected one', async () => {
    await db.updateTable('sessions').set({ state: 'failed' }).where('id', '=', session).execute();
    const failed = await send({ phoneNumber: '+33612345678', content: template });
    expect(failed).toMatchObject({ status: 409, body: { error: { code: 'session_not_connected' } } });
    await buildSession(database, tenant);
    const unnamed = await send({ phoneNumber: '+33612345678', content: template });
    expect(unnamed).toMatchObject({ status: 422, body: { error: { code: 'session_required' } } });
  });

  test('lets no stranger, no viewer and nobody send', async () => {
    const body = { conversationId: conversationId(), text: 'hi' };
    expect((await call('POST', '/messages/send', { body })).status).toBe(401);
    expect((await call('POST', '/messages/send', { as: `${tenant}/viewer`, body })).status).toBe(403);
    expect((await call('POST', '/messages/send', { as: `${stranger}/owner`, body })).status).toBe(404);
    const named = {
      sessionId: toPublicId('session', session),
      phoneNumber: '+33612345678',
      content: template,
    };
    expect((await call('POST', '/messages/send', { as: `${stranger}/owner`, body: named })).status).toBe(404);
  });
});
