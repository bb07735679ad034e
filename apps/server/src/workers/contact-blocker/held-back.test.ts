import { toPublicId } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { startSandbox } from '@waqtor/sandbox';
import { testDatabase, until } from '@waqtor/testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { registerBlockRoutes } from '../../features/blocks/index.ts';
import { registerConversationRoutes } from '../../features/conversations/index.ts';
import { registerMessageRoutes } from '../../features/messages/index.ts';
import { registerSendingRoutes } from '../../features/sending/index.ts';
import { createProviders, type EngineName, type Engines } from '../../features/sessions/index.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { buildSendingSession, type SendingSession } from '../dispatcher/testing-rows.ts';
import { createIntake } from '../intake/index.ts';
import { buildInboundMessage } from '../intake/testing.ts';
import { createContactBlocker } from './index.ts';

const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database, { inboundLimitPerMinute: 5 });
const sandbox = await startSandbox({ seed: 7 });
const providers = createProviders(platform, engines);
const intake = createIntake(platform);
const call = await buildHttp(platform, (app) => {
  registerBlockRoutes(app);
  registerConversationRoutes(app);
  registerMessageRoutes(app);
  registerSendingRoutes(app, engines);
});
afterAll(async () => {
  await intake.stop();
  await providers.stop();
  await sandbox.stop();
});
const { db } = database.admin;

const phone = '+212612345678';
let session: SendingSession;
let token: string;
let as: string;
beforeEach(async () => {
  const number = sandbox.admin.createNumber({ rules: 'off' });
  token = number.token;
  session = await buildSendingSession(database, platform, { ...number, graphUrl: sandbox.url });
  as = `${session.tenantId}/agent`;
});

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 8, 0, seconds));
const write = (text: string, given: Parameters<typeof buildInboundMessage>[1] = {}) =>
  intake.submit([buildInboundMessage(session, { content: { type: 'text', text }, at: at(0), ...given })]);
const image = {
  content: { type: 'image' },
  media: { providerMediaId: '99', mimeType: 'image/png' },
} as const;
const list = async (query = '') => (await call('GET', `/conversations${query}`, { as })).body.data;
const typesOf = async () => (await listEvents(database, session.tenantId)).map((event) => event.type);
const fileStates = async () => {
  const rows = await db
    .selectFrom('media')
    .select('state')
    .where('tenantId', '=', session.tenantId)
    .execute();
  return rows.map((row) => row.state);
};
async function contactId(): Promise<string> {
  const where = db.selectFrom('contacts').select('id').where('tenantId', '=', session.tenantId);
  return toPublicId('contact', (await where.executeTakeFirstOrThrow()).id);
}
async function blockedAtWhatsApp(): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${sandbox.url}/v26.0/${session.pnid}/block_users`, { headers });
  return ((await answer.json()) as { data: { wa_id: string }[] }).data.map((it) => it.wa_id);
}

describe('a blocked contact', () => {
  test('is marked read and hidden from the list; their messages are stored and held back', async () => {
    await write('one');
    const id = await contactId();
    const answer = await call('PUT', `/contacts/${id}/block`, { as, body: { reason: 'abuse' } });
    expect(answer.body.data).toMatchObject({ blockedAt: expect.any(String), blockReason: 'abuse' });
    expect(await list()).toEqual([]);
    const before = (await typesOf()).length;
    await write('two', { at: at(1), ...image });

    expect((await typesOf()).slice(before)).toEqual(['message.held_back', 'conversation.updated']);
    expect(await list()).toEqual([]);
    const [held] = await list('?heldBack=true');
    expect(held).toMatchObject({ unreadCount: 0, heldBackCount: 1, lastMessage: { text: 'one' } });
    expect(await list(`?contactId=${id}`)).toHaveLength(1);
    expect(await fileStates()).toEqual(['held_back']);
    const thread = await call('GET', `/conversations/${held.id}/messages`, { as });
    expect(thread.body.data.map((it: { heldBackReason: string | null }) => it.heldBackReason).sort()).toEqual(
      ['blocked', null],
    );
  });

  test('cannot be sent messages', async () => {
    await write('one');
    const id = await contactId();
    await call('PUT', `/contacts/${id}/block`, { as, body: {} });
    const body = { contactId: id, message: 'Bonjour' };
    const refused = await call('POST', '/messages/send', { as, body });
    expect(refused.body.error.code).toBe('recipient_blocked');
  });

  test('neither reopens a resolved conversation nor starts a visible one', async () => {
    await write('one');
    const id = await contactId();
    await db
      .updateTable('conversations')
      .set({ state: 'resolved' })
      .where('tenantId', '=', session.tenantId)
      .execute();
    await call('PUT', `/contacts/${id}/block`, { as, body: {} });
    await write('two', { at: at(1) });
    expect(await list('?heldBack=true')).toMatchObject([{ status: 'resolved' }]);
  });

  test('is also blocked at WhatsApp, by one of two processes, until they are unblocked', async () => {
    await write('one');
    const id = await contactId();
    const workers = [createContactBlocker(platform, providers), createContactBlocker(platform, providers)];
    await call('PUT', `/contacts/${id}/block`, { as, body: {} });
    for (const worker of workers) worker.start();
    await until(async () => (await blockedAtWhatsApp()).includes(phone.slice(1)), { what: 'the block' });
    await call('DELETE', `/contacts/${id}/block`, { as });
    for (const worker of workers) worker.wake();
    await until(async () => (await blockedAtWhatsApp()).length === 0, { what: 'the end of the block' });
    await until(async () => {
      const row = await db
        .selectFrom('contactBlocks')
        .selectAll()
        .where('tenantId', '=', session.tenantId)
        .executeTakeFirst();
      return row?.state === 'done' && row.wanted === 'unblocked' && row.attempts === 1;
    });
    await Promise.all(workers.map((worker) => worker.stop()));
    await write('three', { at: at(2) });
    expect(await list()).toMatchObject([{ unreadCount: 1, lastMessage: { text: 'three' } }]);
  });

  test('is held back by the server if WhatsApp refuses to block them', async () => {
    await write('one', { contact: { username: 'nobody.knows' } });
    const id = await contactId();
    const worker = createContactBlocker(platform, providers);
    await call('PUT', `/contacts/${id}/block`, { as, body: {} });
    worker.start();
    await until(async () => {
      const row = await db
        .selectFrom('contactBlocks')
        .selectAll()
        .where('tenantId', '=', session.tenantId)
        .executeTakeFirst();
      return row?.state === 'refused';
    });
    await worker.stop();
    await write('two', { contact: { username: 'nobody.knows' }, at: at(1) });
    expect(await list('?heldBack=true')).toMatchObject([{ heldBackCount: 1 }]);
  });
});

describe('the inbound limit per minute', () => {
  test('accepts messages up to the limit and holds back the rest, with its files', async () => {
    for (let i = 1; i <= 8; i++) await write(`${i}`, { at: at(i), ...(i > 6 ? image : {}) });
    expect(await list()).toMatchObject([{ unreadCount: 5, heldBackCount: 3, lastMessage: { text: '5' } }]);
    expect(await fileStates()).toEqual(['held_back', 'held_back']);
    const types = await typesOf();
    expect(types.filter((type) => type === 'message.received')).toHaveLength(5);
    expect(types.filter((type) => type === 'message.held_back')).toHaveLength(3);
    await write('later', { at: at(60) });
    expect(await list()).toMatchObject([
      { unreadCount: 6, heldBackCount: 3, lastMessage: { text: 'later' } },
    ]);
    expect(await list('?heldBack=true')).toHaveLength(1);
  });

  test('is not reached by an hour of messages that arrives at once, nor by other customers', async () => {
    const hour = Array.from({ length: 12 }, (_, i) => buildInboundMessage(session, { at: at(i * 60) }));
    const others = Array.from({ length: 4 }, (_, i) =>
      buildInboundMessage(session, { at: at(i), contact: { phone: `+21261000000${i}` } }),
    );
    await intake.submit([...hour, ...others]);
    expect((await list()).every((it: { heldBackCount: number }) => it.heldBackCount === 0)).toBe(true);
  });

  test('counts the same for one batch, and does not count duplicates', async () => {
    const all = Array.from({ length: 7 }, (_, i) => buildInboundMessage(session, { at: at(i) }));
    await intake.submit(all);
    await intake.submit(all);
    expect(await list()).toMatchObject([{ unreadCount: 5, heldBackCount: 2 }]);
  });

  test('applies to each minute, in any order, with any batch size and with two processes', async () => {
    const other = createIntake(buildPlatform(database, { inboundLimitPerMinute: 5 }));
    const minutes = [0, 1, 2].flatMap((minute) =>
      Array.from({ length: 7 }, (_, i) => buildInboundMessage(session, { at: at(minute * 60 + i) })),
    );
    const shuffled = minutes.map(
      (_, i) => minutes[(i * 13 + 4) % minutes.length] as (typeof minutes)[number],
    );
    for (let from = 0, size = 1; from < shuffled.length; from += size, size = (size % 4) + 1) {
      await (from % 2 === 0 ? intake : other).submit(shuffled.slice(from, from + size));
    }
    await other.stop();
    expect(await list()).toMatchObject([{ unreadCount: 15, heldBackCount: 6 }]);
    await Promise.all([intake.submit(shuffled), intake.submit(minutes)]);
    expect(await list()).toMatchObject([{ unreadCount: 15, heldBackCount: 6 }]);
  });

  test.each([
    [2, 5],
    [0, 0],
    [null, 2],
  ])('can be set per session (%s)', async (inboundLimitPerMinute, held) => {
    await db
      .updateTable('sessions')
      .set({ settings: JSON.stringify({ inboundLimitPerMinute }) })
      .where('id', '=', session.sessionId)
      .execute();
    await intake.submit(Array.from({ length: 7 }, (_, i) => buildInboundMessage(session, { at: at(i) })));
    expect(await list()).toMatchObject([{ heldBackCount: held }]);
  });

  test('releases held-back messages, one or all, and downloads their files', async () => {
    for (let i = 1; i <= 8; i++) await write(`${i}`, { at: at(i), ...image });
    const [{ id }] = await list();
    const { body } = await call('GET', `/conversations/${id}/messages`, { as });
    const first = body.data.find(
      (it: { heldBackReason: string | null }) => it.heldBackReason === 'rate_limit',
    );
    const one = await call('POST', `/messages/${first.id}/release`, { as });
    expect(one.body.data).toMatchObject({ heldBackCount: 2, unreadCount: 5 });
    const all = await call('POST', `/conversations/${id}/release`, { as });
    expect(all.body.data).toMatchObject({ heldBackCount: 0 });
    expect(await fileStates()).toEqual(Array.from({ length: 8 }, () => 'pending'));
    expect((await typesOf()).filter((type) => type === 'message.released')).toHaveLength(2);
    const again = await call('POST', `/conversations/${id}/release`, { as });
    expect(again.status).toBe(200);
    expect((await typesOf()).filter((type) => type === 'message.released')).toHaveLength(2);
  });
});
