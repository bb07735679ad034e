import { toPublicId } from '@waqtor/contract';
import type { InboundMessage } from '@waqtor/provider';
import { buildMember, buildMessage, buildTeam, testDatabase, until } from '@waqtor/testing';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerConversationRoutes } from '../../features/conversations/index.ts';
import { registerNotificationRoutes } from '../../features/notifications/index.ts';
import { MESSAGE_NOTIFIER } from '../../features/tenants/index.ts';
import type { BackgroundWorker } from '../../platform/background/background-worker.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp } from '../../platform/testing-rows.ts';
import { createIntake } from '../intake/index.ts';
import { buildInboundMessage, buildWebhookSession, type TestSession } from '../intake/testing.ts';
import { createMessageNotifier, createWindowReminders } from './index.ts';

const HOUR_MS = 3_600_000;
const database = await testDatabase();
const platform = buildPlatform(database);
const { clock } = platform;
const { db } = database.admin;
const intake = createIntake(platform);
afterAll(() => intake.stop());
const call = await buildHttp(platform, (app) => {
  registerNotificationRoutes(app);
  registerConversationRoutes(app);
});

let at: TestSession;
let members: Record<'salma' | 'karim' | 'viewer', string>;
const workers: BackgroundWorker[] = [];
beforeEach(async () => {
  at = await buildWebhookSession(database, platform);
  const { tenantId } = at;
  members = {
    salma: await buildMember(database, tenantId),
    karim: await buildMember(database, tenantId),
    viewer: await buildMember(database, tenantId, 'viewer'),
  };
  await db.insertInto('logCursors').values({ tenantId, reader: MESSAGE_NOTIFIER, seq: 0 }).execute();
  for (const create of [createMessageNotifier, createWindowReminders])
    workers.push(create(platform, { everyMs: 10 }));
  for (const worker of workers) worker.start();
});
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));

const as = (userId: string) => `${at.tenantId}/agent/${userId}`;
const received = async (who: keyof typeof members) =>
  (await call('GET', '/notifications', { as: as(members[who]) })).body.data;
const kindsOf = async (who: keyof typeof members) =>
  (await received(who)).map(({ type }: { type: string }) => type);
const conversationOf = () =>
  db
    .selectFrom('conversations')
    .select(['id', 'contactId'])
    .where('sessionId', '=', at.sessionId)
    .executeTakeFirstOrThrow();
const change = (fields: { assigneeId?: string; teamId?: string }) =>
  db.updateTable('conversations').set(fields).where('sessionId', '=', at.sessionId).execute();

/** The customer writes; resolves when the worker has read it. */
async function write(given: Partial<InboundMessage> = {}): Promise<void> {
  await intake.submit([buildInboundMessage(at, { at: clock.now(), ...given })]);
  await until(
    async () => {
      const { rows } = await database.admin.pool.query(
        'select c.seq = h.seq as is_read from log_cursors c join event_heads h using (tenant_id) where tenant_id = $1',
        [at.tenantId],
      );
      return rows[0]?.is_read;
    },
    { what: 'the log to be read' },
  );
}

async function chooseEverything(who: keyof typeof members): Promise<void> {
  const { body } = await call('GET', '/notifications/settings', { as: as(members[who]) });
  const everything = Object.keys(body.data.channels).map((type) => [type, ['app']]);
  const settings = { ...body.data, channels: Object.fromEntries(everything) };
  const { status } = await call('PUT', '/notifications/settings', { as: as(members[who]), body: settings });
  expect(status).toBe(200);
}

describe('a customer’s message notifies', () => {
  test('the assignee, whose unread notification is replaced by that of the next message', async () => {
    await write();
    await change({ assigneeId: members.karim });
    await write({ content: { type: 'text', text: 'Hello?' } });
    const [first] = await received('karim');
    expect(first).toMatchObject({ type: 'message_assigned', preview: 'Hello?' });
    expect(first.conversationId).toBe(toPublicId('conversation', (await conversationOf()).id));
    await write({ content: { type: 'text', text: 'Anybody?' } });
    const now = await received('karim');
    expect(now).toMatchObject([{ type: 'message_assigned', preview: 'Anybody?' }]);
    expect(now[0].id).not.toBe(first.id);
    expect(await kindsOf('salma')).toEqual([]);
  });

  test('the members of its team or, unassigned, everybody who may answer, if they chose so', async () => {
    for (const who of ['karim', 'salma', 'viewer'] as const) await chooseEverything(who);
    await write();
    expect([await kindsOf('karim'), await kindsOf('salma'), await kindsOf('viewer')]).toEqual([
      ['message_unassigned'],
      ['message_unassigned'],
      [],
    ]);
    const team = await buildTeam(database, at.tenantId, [members.salma, members.viewer]);
    await change({ teamId: team });
    await write();
    expect([await kindsOf('karim'), await kindsOf('salma'), await kindsOf('viewer')]).toEqual([
      ['message_unassigned'],
      ['message_team'],
      [],
    ]);
  });

  test('not of a reaction, of an old message, or of one that was read already', async () => {
    await write();
    await change({ assigneeId: members.karim });
    const { id } = await conversationOf();
    await write({ at: new Date(clock.now().getTime() - HOUR_MS), content: { type: 'text', text: 'late' } });
    expect(await received('karim')).toMatchObject([{ preview: 'late' }]);
    await call('POST', `/conversations/${toPublicId('conversation', id)}/read`, { as: as(members.karim) });
    for (const worker of workers.splice(0)) await worker.stop();
    await intake.submit([buildInboundMessage(at, { at: clock.now() })]);
    await call('POST', `/conversations/${toPublicId('conversation', id)}/read`, { as: as(members.karim) });
    workers.push(createMessageNotifier(platform, { everyMs: 10 }));
    for (const worker of workers) worker.start();
    await write({ content: { type: 'reaction', emoji: '👍', targetProviderId: 'wamid.any' } });
    expect(await received('karim')).toHaveLength(1);
  });
});

describe('the end of the customer service window', () => {
  const dueAfter = (ms: number) => clock.advance(ms);

  test('notifies an hour before, once, unless somebody has answered', async () => {
    await write();
    await change({ assigneeId: members.karim });
    dueAfter(10 * HOUR_MS);
    await write();
    dueAfter(13 * HOUR_MS + 1_000);
    await until(async () => {
      const { rows } = await database.admin.pool.query(
        'select due_at > $1 as is_later from window_reminders where tenant_id = $2',
        [clock.now(), at.tenantId],
      );
      return rows[0]?.is_later;
    });
    expect(await kindsOf('karim'), 'the customer has written since').toEqual(['message_assigned']);
    dueAfter(10 * HOUR_MS);
    await until(async () => (await kindsOf('karim')).includes('window_closing'));
    expect(await kindsOf('karim')).toEqual(['window_closing', 'message_assigned']);

    await write();
    const { id, contactId } = await conversationOf();
    const thread = { id, contactId, sessionId: at.sessionId };
    await buildMessage(database, at.tenantId, thread, { direction: 'out', origin: 'agent', at: clock.now() });
    dueAfter(23 * HOUR_MS + 1_000);
    await until(async () => {
      const { rows } = await database.admin.pool.query('select from window_reminders where tenant_id = $1', [
        at.tenantId,
      ]);
      return rows.length === 0;
    });
    expect((await kindsOf('karim')).filter((type: string) => type === 'window_closing')).toHaveLength(1);
  });
});
