import { type SessionSettings, sessionSettings, toPublicId } from '@waqtor/contract';
import { type InboundMessage, providerId } from '@waqtor/provider';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { testDatabase, until } from '@waqtor/testing';
import { afterAll, afterEach, expect, test } from 'vitest';
import { AUTOMATIC_REPLIES, type EngineName, type Engines } from '../../features/sessions/index.ts';
import type { BackgroundWorker } from '../../platform/background/background-worker.ts';
import { newId } from '../../platform/ids.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { buildPlatform, insertEvents } from '../../platform/testing.ts';
import { createIntake } from '../intake/index.ts';
import { buildInboundMessage, buildWebhookSession, type TestSession } from '../intake/testing.ts';
import { createAutomaticReplies } from './index.ts';

const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { db } = database.admin;

const workers: BackgroundWorker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  platform.clock.set('2026-11-20T09:00:00Z');
});

function start(): void {
  // Separate metrics, as in a separate process.
  const own = { ...platform, metrics: createMetrics({ processMetrics: false }) };
  const worker = createAutomaticReplies(own, engines, { everyMs: 10 });
  workers.push(worker);
  worker.start();
}

const GREETING = {
  isEnabled: true,
  inactivityHours: 24,
  translations: { en: 'Welcome', ar: 'مرحبا', fr: 'Bienvenue' },
};
const AWAY = { isEnabled: true, translations: { en: 'We are closed' } };

/** Inserts a connected session with these settings; the worker reads its tenant's log from now on. */
async function session(settings: Partial<SessionSettings>): Promise<TestSession> {
  const made = await buildWebhookSession(database, platform);
  const row = { state: 'connected' as const, settings: JSON.stringify(sessionSettings.parse(settings)) };
  await db.updateTable('sessions').set(row).where('id', '=', made.sessionId).execute();
  const cursor = { tenantId: made.tenantId, reader: AUTOMATIC_REPLIES, seq: 0 };
  await db
    .insertInto('logCursors')
    .values(cursor)
    .onConflict((it) => it.doNothing())
    .execute();
  return made;
}

const write = (at: TestSession, given: Partial<InboundMessage> = {}) =>
  intake.submit([buildInboundMessage(at, { at: platform.clock.now(), ...given })]);

/** Resolves when the whole log of the tenant has been read. */
const isRead = (at: TestSession) =>
  until(
    async () => {
      const { rows } = await database.admin.pool.query(
        `select c.seq = h.seq as is_read from log_cursors c join event_heads h using (tenant_id) where tenant_id = $1`,
        [at.tenantId],
      );
      return rows[0]?.is_read;
    },
    { what: 'the log to be read' },
  );

const sent = async (at: TestSession) =>
  (
    await db
      .selectFrom('messages')
      .innerJoin('outbox', 'outbox.messageId', 'messages.id')
      .select(['messages.text', 'messages.origin', 'messages.authorId'])
      .where('messages.sessionId', '=', at.sessionId)
      .orderBy('messages.id')
      .execute()
  ).map(({ text, origin, authorId }) => ({ text, origin, authorId }));

const texts = async (at: TestSession) => (await sent(at)).map(({ text }) => text);

test('a new customer gets the greeting once as a bot message, and again after the inactivity period', async () => {
  const at = await session({ autoReply: GREETING });
  start();
  await write(at);
  await isRead(at);
  expect(await sent(at)).toEqual([{ text: 'Welcome', origin: 'bot', authorId: null }]);
  await write(at, { content: { type: 'text', text: 'Anybody there?' } });
  platform.clock.advance(23 * 3_600_000);
  await write(at);
  await isRead(at);
  expect(await texts(at), 'nobody was silent for a day').toEqual(['Welcome']);
  platform.clock.advance(24 * 3_600_000 + 1_000);
  await write(at);
  await isRead(at);
  expect(await texts(at)).toEqual(['Welcome', 'Welcome']);
});

test('only the earliest of several first messages is replied to, also when they arrive out of order in one batch', async () => {
  const at = await session({ autoReply: GREETING });
  start();
  const now = platform.clock.now();
  await intake.submit([1, 2, 3].map(() => buildInboundMessage(at, { at: now })));
  await isRead(at);
  await write(at, { at: new Date(now.getTime() - 5_000) });
  await isRead(at);
  expect(await texts(at)).toEqual(['Welcome']);
});

test.each([
  ['ar-MA', 'en', 'مرحبا'],
  ['fr', 'en', 'Bienvenue'],
  ['de', 'fr', 'Bienvenue'],
  [null, 'ar', 'مرحبا'],
] as const)(
  'a customer with language %s of a business with language %s gets %s',
  async (language, business, text) => {
    const at = await session({ autoReply: GREETING, language: business });
    const contact = { id: newId(), tenantId: at.tenantId, phone: '+212612345678', language };
    await db.insertInto('contacts').values(contact).execute();
    start();
    await write(at);
    await isRead(at);
    expect(await texts(at)).toEqual([text]);
  },
);

test('outside working hours the away message is sent once per absence, instead of the greeting', async () => {
  const { workingHours: nine } = sessionSettings.parse({});
  const workingHours = { ...nine, isEnabled: true, timeZone: 'Africa/Tunis' }; // an hour ahead of UTC all year
  const at = await session({ autoReply: GREETING, awayMessage: AWAY, workingHours });
  start();
  const say = async (iso: string) => {
    platform.clock.set(iso);
    await write(at);
    await isRead(at);
    return texts(at);
  };
  expect(await say('2026-11-19T17:00:00Z'), 'Thursday 18:00').toEqual(['We are closed']);
  expect(await say('2026-11-20T07:59:00Z'), 'the same night').toHaveLength(1);
  expect(await say('2026-11-20T08:00:00Z'), 'open, and they have been talking').toHaveLength(1);
  expect(await say('2026-11-20T20:00:00Z'), 'the next evening').toHaveLength(2);
  expect(await say('2026-11-21T19:00:00Z'), 'Saturday, 23 hours later').toHaveLength(2);
  expect(await say('2026-11-21T21:00:00Z'), 'a day later').toHaveLength(3);
  expect(await say('2026-11-23T08:30:00Z'), 'Monday, after a day of silence').toEqual([
    ...Array.from({ length: 3 }, () => 'We are closed'),
    'Welcome',
  ]);
});

test("old messages, the business's own messages and conversations that were replied to get no automatic reply", async () => {
  const at = await session({ autoReply: GREETING });
  const now = platform.clock.now().getTime();
  const by = (phone: string) => ({ contact: { phone } });
  await write(at, { ...by('+212600000001'), at: new Date(now - 11 * 60_000) });
  await write(at, { ...by('+212600000002'), origin: 'history' });
  await write(at, { ...by('+212600000003'), origin: 'business_app', direction: 'out' });
  await write(at, { ...by('+212600000004'), content: { type: 'system', event: 'user_changed_number' } });
  const target = 'wamid.of-nothing';
  await write(at, {
    ...by('+212600000005'),
    content: { type: 'reaction', emoji: '👍', targetProviderId: target },
  });
  await write(at, by('+212600000006'));
  await write(at, { ...by('+212600000006'), origin: 'business_app', direction: 'out' });
  start();
  await isRead(at);
  expect(await texts(at)).toEqual([]);
});

test('contacts who opted out get no greeting, suppressed contacts get nothing, and later customers are processed', async () => {
  const at = await session({ autoReply: GREETING });
  const since = new Date('2026-11-01T00:00:00Z');
  const contact = (phone: string, fields: object) => ({
    id: newId(),
    tenantId: at.tenantId,
    phone,
    ...fields,
  });
  await db
    .insertInto('contacts')
    .values(contact('+212600000001', { optedOutAt: since }))
    .execute();
  await write(at, { contact: { phone: '+212600000001' } });
  await write(at, { contact: { phone: '+212600000002' } });
  // An inbound message lifts a suppression; this suppression came right after it.
  await db
    .updateTable('contacts')
    .set({ suppressedAt: since })
    .where('tenantId', '=', at.tenantId)
    .where('phone', '=', '+212600000002')
    .execute();
  await write(at, { contact: { phone: '+212600000003' } });
  start();
  await isRead(at);
  const { rows } = await database.admin.pool.query(
    'select c.phone from messages m join contacts c on c.id = m.contact_id where m.session_id = $1 and m.direction = $2',
    [at.sessionId, 'out'],
  );
  expect(rows).toEqual([{ phone: '+212600000003' }]);
});

test('two bots that reply to each other are stopped', async () => {
  const at = await session({ autoReply: { ...GREETING, inactivityHours: 1 } });
  start();
  for (let n = 0; n < 12; n++) {
    await write(at);
    await isRead(at);
    platform.clock.advance(3_600_000 + 1_000);
  }
  expect(await texts(at)).toHaveLength(5);
});

test('each message is replied to once with concurrent workers and after lost cursors', async () => {
  const at = await session({ autoReply: GREETING });
  const phones = Array.from({ length: 40 }, (_, n) => `+2126000000${10 + n}`);
  await intake.submit(
    phones.map((phone) => buildInboundMessage(at, { at: platform.clock.now(), contact: { phone } })),
  );
  for (let n = 0; n < 3; n++) start();
  await isRead(at);
  expect(await texts(at)).toHaveLength(40);
  // As after restoring a backup: the cursor is before the messages with a reply, and the replies are missing.
  await database.admin.pool.query('update log_cursors set seq = 0 where tenant_id = $1', [at.tenantId]);
  await database.admin.pool.query("delete from messages where session_id = $1 and direction = 'out'", [
    at.sessionId,
  ]);
  await isRead(at);
  expect(await texts(at)).toHaveLength(0);
});

test('a reply whose transaction fails is retried completely and does not delay others', async () => {
  const [broken, sound] = [await session({ autoReply: GREETING }), await session({ autoReply: GREETING })];
  await database.admin.pool.query(`
    create sequence stumbles;
    create function stumble() returns trigger language plpgsql security definer as $$ begin
      if new.tenant_id = '${broken.tenantId}' and nextval('stumbles') <= 3 then raise exception 'the machine died'; end if;
      return new; end $$;
    create constraint trigger stumble after insert on automatic_replies initially deferred for each row execute function stumble()`);
  await write(broken, { providerId: providerId('wamid.stumbling') });
  await write(sound);
  start();
  await isRead(sound);
  await isRead(broken);
  expect(await texts(broken)).toEqual(['Welcome']);
  expect(await texts(sound)).toEqual(['Welcome']);
  const { rows } = await database.admin.pool.query('select last_value::int as tries from stumbles');
  expect(rows).toEqual([{ tries: 4 }]);
});

test('unreadable events are skipped', async () => {
  const at = await session({ autoReply: GREETING });
  const ids = { conversationId: toPublicId('conversation', newId()) };
  const received = { topic: 'conversations', type: 'message.received' };
  await insertEvents(database, at.tenantId, [
    { ...received, type: 'message.vanished', data: {} },
    { ...received, data: 'text' },
    { ...received, data: { ...ids, message: {} } },
    { ...received, data: { ...ids, message: { direction: 'in', content: null } } },
  ]);
  await write(at);
  start();
  await isRead(at);
  expect(await texts(at)).toEqual(['Welcome']);
});
