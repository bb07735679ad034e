import { toPublicId } from '@waqtor/contract';
import { buildContact, buildMessage, buildSession, buildTeam } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { listEvents } from '../../platform/testing-rows.ts';
import { buildSendingApp } from './testing.ts';

const { database, platform, db, call, stranger, sender, openThread, conversationId, send, storedMessages } =
  await buildSendingApp();
const template = { type: 'template', name: 'welcome', language: 'fr' };

test('POST /messages/send responds 404 when the contact is deleted while the message is accepted', async () => {
  const contact = await buildContact(database, sender.tenant, { phone: '+212600000077' });
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

test('POST /messages/send stores the message, its outbox row, the last message of the conversation and its event', async () => {
  const answer = await send({ conversationId: conversationId(), message: 'Bonjour à tous' });
  expect(answer).toMatchObject({ status: 202, body: { data: { status: 'queued' } } });
  const { messageId, createdAt } = answer.body.data;
  expect(createdAt).toBe(platform.clock.now().toISOString());
  const [row] = await storedMessages();
  expect(row).toMatchObject({
    direction: 'out',
    origin: 'agent',
    authorId: sender.user,
    ack: 0,
    text: 'Bonjour à tous',
  });
  expect(toPublicId('message', row?.id ?? '')).toBe(messageId);
  const queued = await db
    .selectFrom('outbox')
    .selectAll()
    .where('messageId', '=', row?.id ?? '')
    .execute();
  expect(queued).toMatchObject([{ state: 'queued', priority: 0, sessionId: sender.session }]);
  const touched = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', sender.thread.id)
    .execute();
  expect(touched).toMatchObject([
    { lastMessageId: row?.id, lastMessageAt: platform.clock.now(), isAwaitingReply: false },
  ]);
  const [event, moved] = await listEvents(database, sender.tenant);
  expect(moved).toMatchObject({
    type: 'conversation.updated',
    data: {
      conversationId: conversationId(),
      changes: { lastMessageAt: createdAt, lastMessage: { id: messageId } },
    },
  });
  expect(event).toMatchObject({
    type: 'message.created',
    data: { message: { id: messageId, status: 'queued' } },
  });
});

test('POST /messages/send replays the first response for a repeated Idempotency-Key and sends once', async () => {
  const headers = { 'idempotency-key': newId() };
  const body = { conversationId: conversationId(), message: 'once' };
  const first = await send(body, headers);
  const second = await send(body, headers);
  expect(second.body).toEqual(first.body);
  expect(await storedMessages()).toHaveLength(1);
  const other = await send({ ...body, message: 'twice' }, headers);
  expect(other).toMatchObject({ status: 422, body: { error: { code: 'idempotency_key_reused' } } });
});

test('POST /messages/send creates contact and conversation for a new phone number, in the default team of the session', async () => {
  const teamId = await buildTeam(database, sender.tenant);
  await db.updateTable('sessions').set({ teamId }).where('id', '=', sender.session).execute();
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
  const events = await listEvents(database, sender.tenant);
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

test('POST /messages/send finds a contact by an alias left by a merge', async () => {
  const contactId = await buildContact(database, sender.tenant);
  await db
    .insertInto('contactAliases')
    .values({ tenantId: sender.tenant, kind: 'phone', value: '+33612345678', contactId })
    .execute();
  await send({ phoneNumber: '+33 6 12 34 56 78', content: template });
  expect((await storedMessages())[0]?.contactId).toBe(contactId);
});

test('POST /messages/send keeps a scheduled message queued without moving the conversation in the list', async () => {
  const scheduledAt = new Date(platform.clock.now().getTime() + 86_400_000).toISOString();
  const answer = await send({ conversationId: conversationId(), message: 'tomorrow', scheduledAt });
  expect(answer.body.data.status).toBe('scheduled');
  const [row] = await storedMessages();
  const queued = await db
    .selectFrom('outbox')
    .selectAll()
    .where('messageId', '=', row?.id ?? '')
    .execute();
  expect(queued).toMatchObject([{ state: 'waiting', dueAt: new Date(scheduledAt) }]);
  const [conversation] = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', sender.thread.id)
    .execute();
  expect(conversation?.lastMessageId).toBeNull();
});

async function storeFile(mimeType: string): Promise<string> {
  const id = newId();
  const file = {
    id,
    tenantId: sender.tenant,
    state: 'stored' as const,
    storageKey: `${sender.tenant}/${id}`,
    mimeType,
    size: 1_000,
  };
  await db.insertInto('media').values(file).execute();
  return toPublicId('media', id);
}

test('POST /messages/send marks a recording as a voice message, which must be Opus in Ogg', async () => {
  const body = async (mimeType: string) => ({
    conversationId: conversationId(),
    mediaId: await storeFile(mimeType),
    voice: true,
  });
  expect((await send(await body('audio/ogg'))).status).toBe(202);
  expect((await storedMessages()).map((row) => row.content)).toEqual([{ type: 'audio', voice: true }]);
  expect(await send(await body('audio/mpeg'))).toMatchObject({
    status: 415,
    body: { error: { code: 'unsupported_file_type', details: [{ params: { allowed: ['audio/ogg'] } }] } },
  });
});

test('POST /messages/send sends an uploaded file again under a new media row', async () => {
  const mediaId = await storeFile('image/png');
  const body = { conversationId: conversationId(), mediaId, caption: 'look' };
  expect((await send(body)).status).toBe(202);
  expect((await send(body)).status).toBe(202);
  const rows = await storedMessages();
  expect(rows.map((row) => row.content)).toEqual([
    { type: 'image', caption: 'look' },
    { type: 'image', caption: 'look' },
  ]);
  const files = await db.selectFrom('media').selectAll().where('tenantId', '=', sender.tenant).execute();
  expect(files.map((file) => file.messageId).sort()).toEqual(rows.map((row) => row.id).sort());
  expect(new Set(files.map((file) => file.storageKey)).size).toBe(1);
});

test('POST /messages/send accepts replies only to a message of the same conversation', async () => {
  const earlier = await buildMessage(database, sender.tenant, sender.thread, { providerId: 'wamid.1' });
  const elsewhere = await buildMessage(database, sender.tenant, await openThread(), {
    providerId: 'wamid.2',
  });
  const replyTo = (id: string) =>
    send({ conversationId: conversationId(), message: 'yes', replyToMessageId: toPublicId('message', id) });
  expect((await replyTo(earlier)).status).toBe(202);
  const [row] = (await storedMessages()).filter((it) => it.direction === 'out');
  expect(row?.replyToProviderId).toBe('wamid.1');
  expect((await replyTo(elsewhere)).status).toBe(404);
});

test("a reaction refers to a message by our id and is sent with WhatsApp's id", async () => {
  const earlier = await buildMessage(database, sender.tenant, sender.thread, { providerId: 'wamid.9' });
  const content = { type: 'reaction', emoji: '👍', messageId: toPublicId('message', earlier) };
  expect((await send({ conversationId: conversationId(), content })).status).toBe(202);
  const row = (await storedMessages()).find((it) => it.kind === 'reaction');
  expect(row).toMatchObject({
    targetProviderId: 'wamid.9',
    content: { emoji: '👍', targetProviderId: 'wamid.9' },
  });
});

test('POST /messages/send requires a session id if there are several, and a connected session', async () => {
  await db.updateTable('sessions').set({ state: 'failed' }).where('id', '=', sender.session).execute();
  const failed = await send({ phoneNumber: '+33612345678', content: template });
  expect(failed).toMatchObject({ status: 409, body: { error: { code: 'session_not_connected' } } });
  await buildSession(database, sender.tenant);
  const unnamed = await send({ phoneNumber: '+33612345678', content: template });
  expect(unnamed).toMatchObject({ status: 422, body: { error: { code: 'session_required' } } });
});

test('POST /messages/send is refused to other tenants, viewers and unauthenticated requests', async () => {
  const body = { conversationId: conversationId(), text: 'hi' };
  expect((await call('POST', '/messages/send', { body })).status).toBe(401);
  expect((await call('POST', '/messages/send', { as: `${sender.tenant}/viewer`, body })).status).toBe(403);
  expect((await call('POST', '/messages/send', { as: `${stranger}/owner`, body })).status).toBe(404);
  const named = {
    sessionId: toPublicId('session', sender.session),
    phoneNumber: '+33612345678',
    content: template,
  };
  expect((await call('POST', '/messages/send', { as: `${stranger}/owner`, body: named })).status).toBe(404);
});
