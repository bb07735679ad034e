import { defaultNotificationSettings, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildMember, buildMessage, buildTeam, testDatabase, until } from '@waqtor/testing';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { registerNotificationRoutes, saveOpenBrowser } from '../../features/notifications/index.ts';
import { MESSAGE_NOTIFIER } from '../../features/tenants/index.ts';
import type { BackgroundWorker } from '../../platform/background/background-worker.ts';
import { newId } from '../../platform/ids.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp } from '../../platform/testing-rows.ts';
import { createIntake } from '../intake/index.ts';
import { buildInboundMessage, buildWebhookSession, type TestSession } from '../intake/testing.ts';
import { createEmailReminders, createMessageNotifier } from './index.ts';

const MINUTE_MS = 60_000;
const database = await testDatabase();
const platform = buildPlatform(database);
const { clock } = platform;
const { db } = database.admin;
let isMailDown = false;
let mails: Mail[] = [];
platform.mail = {
  async send(mail) {
    if (isMailDown) throw new Error('no SMTP server');
    mails.push(mail);
  },
};
const intake = createIntake(platform);
afterAll(() => intake.stop());
const call = await buildHttp(platform, registerNotificationRoutes);

let at: TestSession;
let salma = '';
let karim = '';
const workers: BackgroundWorker[] = [];
beforeEach(async () => {
  at = await buildWebhookSession(database, platform);
  const { tenantId } = at;
  [salma, karim] = [await buildMember(database, tenantId), await buildMember(database, tenantId)];
  await db.insertInto('logCursors').values({ tenantId, reader: MESSAGE_NOTIFIER, seq: 0 }).execute();
  for (const create of [createMessageNotifier, createEmailReminders])
    workers.push(create(platform, { everyMs: 10 }));
  for (const worker of workers) worker.start();
  [mails, isMailDown] = [[], false];
  for (const userId of [salma, karim]) {
    const { channels } = defaultNotificationSettings;
    const chosen = { message_assigned: ['email'], message_team: ['email'], message_unassigned: ['email'] };
    const body = { channels: { ...channels, ...chosen }, emailAfterMinutes: userId === karim ? 5 : 15 };
    const as = `${tenantId}/agent/${userId}`;
    expect((await call('PUT', '/notifications/settings', { as, body })).status).toBe(200);
  }
});
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));

async function write(text = 'Hello?'): Promise<void> {
  await intake.submit([buildInboundMessage(at, { at: clock.now(), content: { type: 'text', text } })]);
  await until(async () => {
    const { rows } = await database.admin.pool.query(
      'select c.seq = h.seq as is_read from log_cursors c join event_heads h using (tenant_id) where tenant_id = $1',
      [at.tenantId],
    );
    return rows[0]?.is_read;
  });
}

const conversation = () =>
  db
    .selectFrom('conversations')
    .select(['id', 'contactId', 'sessionId'])
    .where('sessionId', '=', at.sessionId)
    .executeTakeFirstOrThrow();
const change = (fields: { assigneeId?: string; teamId?: string }) =>
  db.updateTable('conversations').set(fields).where('sessionId', '=', at.sessionId).execute();
const reminders = () =>
  db
    .selectFrom('emailReminders')
    .select(['userId', 'dueAt', 'mailedAt'])
    .where('tenantId', '=', at.tenantId)
    .execute();
const addressOf = async (userId: string) =>
  (await db.selectFrom('users').select('email').where('id', '=', userId).executeTakeFirstOrThrow()).email;

/** Resolves when no reminder is due any more. */
const isIdle = () =>
  until(async () => (await reminders()).every(({ dueAt, mailedAt }) => mailedAt || dueAt > clock.now()));

async function reply(): Promise<void> {
  const thread = await conversation();
  await buildMessage(database, at.tenantId, thread, { direction: 'out', origin: 'agent', at: clock.now() });
}

async function openDashboard(userId: string): Promise<void> {
  const expiresAt = new Date(clock.now().getTime() + 90_000);
  const row = { id: newId(), tenantId: at.tenantId, userId, isVisible: false, expiresAt };
  await withTenants(platform.db, [at.tenantId], (tx) => saveOpenBrowser(tx, row, clock.now()));
}

test('an unanswered conversation sends one e-mail to each who should reply, after the delay of each', async () => {
  await write('Is the lamp still available?');
  await write('Anybody?\r\nhttps://evil.example');
  clock.advance(5 * MINUTE_MS);
  await until(() => mails.length === 1);
  clock.advance(10 * MINUTE_MS);
  await until(() => mails.length === 2);
  expect(mails.map(({ to }) => to)).toEqual([await addressOf(karim), await addressOf(salma)]);
  const id = toPublicId('conversation', (await conversation()).id);
  expect(mails[0]?.subject).toBe('A customer is waiting for a reply');
  expect(mails[0]?.text).toContain('2 messages from \u2068Amina\u2069 without a reply');
  expect(mails[0]?.text).toContain(
    '> Is the lamp still available?\n\n> Anybody?\n> https://evil.example\n\n',
  );
  expect(mails[0]?.text).toContain(`/inbox?state=all&conversation=${id}`);
});

test('it is not repeated until somebody has replied, and then only for a new message', async () => {
  await write();
  await change({ assigneeId: karim });
  clock.advance(5 * MINUTE_MS);
  await until(() => mails.length === 1);
  await write('Still there?');
  clock.advance(60 * MINUTE_MS);
  await isIdle();
  expect(mails).toHaveLength(1);
  await reply();
  clock.advance(MINUTE_MS);
  await write('One more question');
  clock.advance(5 * MINUTE_MS);
  await until(() => mails.length === 2);
  expect(mails[1]?.text).toContain('1 message from');
});

test('none is sent if somebody replied, if it was resolved, or to who is no longer responsible', async () => {
  await write();
  await reply();
  clock.advance(15 * MINUTE_MS);
  await until(async () => (await reminders()).length === 0);
  clock.advance(MINUTE_MS);
  await write();
  await change({ teamId: await buildTeam(database, at.tenantId, [karim]) });
  clock.advance(15 * MINUTE_MS);
  await isIdle();
  expect(mails.map(({ to }) => to)).toEqual([await addressOf(karim)]);
  expect(await reminders()).toHaveLength(1);
  await reply();
  clock.advance(MINUTE_MS);
  await write();
  await db
    .updateTable('conversations')
    .set({ state: 'resolved' })
    .where('sessionId', '=', at.sessionId)
    .execute();
  clock.advance(15 * MINUTE_MS);
  await until(async () => (await reminders()).length === 0);
  expect(mails).toHaveLength(1);
});

test('it waits while a colleague who could reply has the dashboard open', async () => {
  await write();
  clock.advance(5 * MINUTE_MS);
  await until(() => mails.length === 1);
  clock.advance(10 * MINUTE_MS - 1_000);
  await openDashboard(karim);
  clock.advance(1_000);
  await isIdle();
  expect(mails).toHaveLength(1);
  clock.advance(5 * MINUTE_MS);
  await until(() => mails.length === 2);
});

test('a failed e-mail is sent again, five times at most', async () => {
  await write();
  await change({ assigneeId: karim });
  isMailDown = true;
  clock.advance(5 * MINUTE_MS);
  await isIdle();
  isMailDown = false;
  clock.advance(10 * MINUTE_MS);
  await until(() => mails.length === 1);
});
