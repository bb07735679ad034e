import { toPublicId } from '@waqtor/contract';
import { buildConversation, buildTenant, buildWorld, testDatabase, until } from '@waqtor/testing';
import { afterEach, expect, test } from 'vitest';
import type { BackgroundWorker } from '../../platform/background/background-worker.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { listEvents } from '../../platform/testing-rows.ts';
import { createSnoozeWaker } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const workers: BackgroundWorker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

function startWaker(): void {
  const worker = createSnoozeWaker(platform, { everyMs: 20 });
  workers.push(worker);
  worker.start();
}

test('due snoozed conversations of every tenant are reopened once, with concurrent workers', async () => {
  const tenants = [await buildTenant(database), await buildTenant(database)];
  const now = platform.clock.now().getTime();
  const threads = [];
  for (const tenant of tenants) {
    for (let i = 0; i < 150; i++) {
      const snoozedUntil = new Date(now + (i < 140 ? 1_000 : 3_600_000));
      threads.push(await buildConversation(database, tenant, { state: 'snoozed', snoozedUntil }));
    }
  }
  startWaker();
  startWaker();
  platform.clock.advance(2_000);
  const snoozed = async () =>
    (
      await database.admin.db
        .selectFrom('conversations')
        .select('id')
        .where('state', '=', 'snoozed')
        .execute()
    ).length;
  await until(async () => (await snoozed()) === 20, { what: 'all due conversations to open' });
  for (const tenant of tenants) {
    const events = await listEvents(database, tenant, 'conversation.updated');
    expect(events).toHaveLength(140);
    expect(new Set(events.map((event) => event.data.conversationId)).size).toBe(140);
    expect(events[0]).toMatchObject({
      type: 'conversation.updated',
      data: { changes: { status: 'open', snoozedUntil: null } },
    });
  }
  expect(toPublicId('conversation', threads[0]?.id ?? '')).toMatch(/^cnv_/);
});

test('the assignee is notified that a snoozed conversation is open again', async () => {
  const { tenantId: tenant, members } = await buildWorld(database, { members: ['agent'] });
  const [{ id: agent }] = members;
  const snoozedUntil = platform.clock.now();
  const { id } = await buildConversation(database, tenant, {
    state: 'snoozed',
    snoozedUntil,
    assigneeId: agent,
  });
  await buildConversation(database, tenant, { state: 'snoozed', snoozedUntil });
  await buildConversation(database, tenant, { state: 'snoozed', assigneeId: agent });
  startWaker();
  const told = () =>
    database.admin.db.selectFrom('notifications').selectAll().where('tenantId', '=', tenant).execute();
  await until(async () => (await listEvents(database, tenant)).length === 5, {
    what: 'two to open, with an activity each, and one notification',
  });
  expect(await told()).toMatchObject([{ userId: agent, kind: 'conversation_reopened', conversationId: id }]);
  const [added] = await listEvents(database, tenant, 'conversation.activity_added');
  expect(added?.data.activity).toMatchObject({
    type: 'status_changed',
    actor: { type: 'system' },
    status: 'open',
    previous: { status: 'snoozed', snoozedUntil: snoozedUntil.toISOString() },
  });
  const left = await database.admin.db
    .selectFrom('conversations')
    .select('id')
    .where('tenantId', '=', tenant)
    .where('state', '=', 'snoozed')
    .execute();
  expect(left, 'what is snoozed until a reply stays').toHaveLength(1);
});
