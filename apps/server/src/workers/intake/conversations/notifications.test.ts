import { providerId } from '@waqtor/provider';
import { buildMember, testDatabase } from '@waqtor/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { judgeEvents } from '../../../platform/events/testing.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { createIntake } from '../intake.ts';
import {
  buildInboundMessage,
  buildInboundStatus,
  buildOutgoing,
  buildWebhookSession,
  type TestSession,
} from '../testing.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { db } = database.admin;

let session: TestSession;
let agent: string;
beforeEach(async () => {
  session = await buildWebhookSession(database, platform);
  agent = await buildMember(database, session.tenantId);
});

const told = () =>
  db.selectFrom('notifications').selectAll().where('tenantId', '=', session.tenantId).orderBy('id').execute();
const aside = (fields: { state: 'resolved' | 'snoozed' | 'open'; assigneeId: string | null }) =>
  db.updateTable('conversations').set(fields).where('tenantId', '=', session.tenantId).execute();

test('the intake notifies the assignee that a customer reopened the conversation, with an excerpt', async () => {
  await intake.submit([buildInboundMessage(session)]);
  for (const state of ['resolved', 'snoozed'] as const) {
    await aside({ state, assigneeId: agent });
    await intake.submit([
      buildInboundMessage(session, { content: { type: 'text', text: `Encore, ${state}` } }),
      buildInboundMessage(session, { at: new Date('2026-11-20T07:00:00Z') }),
    ]);
  }
  expect(await told()).toMatchObject(
    ['resolved', 'snoozed'].map((state) => ({
      userId: agent,
      kind: 'conversation_reopened',
      actorId: null,
      subject: 'Amina',
      preview: `Encore, ${state}`,
    })),
  );
  const activities = await db
    .selectFrom('conversationActivities')
    .select(['actorKind', 'details'])
    .where('tenantId', '=', session.tenantId)
    .orderBy('id')
    .execute();
  expect(activities, 'who reopened it').toEqual(
    ['resolved', 'snoozed'].map((status) => ({
      actorKind: 'customer',
      details: { from: { status, snoozedUntil: null }, to: { status: 'open', snoozedUntil: null } },
    })),
  );
  await intake.submit([buildInboundMessage(session)]);
  await aside({ state: 'resolved', assigneeId: null });
  await intake.submit([buildInboundMessage(session)]);
  expect(await told(), 'one that was open, and one that is nobody’s').toHaveLength(2);
});

test('the intake notifies the author once that a message failed, with the error from WhatsApp', async () => {
  const ids = [];
  for (const authorId of [agent, null]) {
    const { messageId } = await buildOutgoing(database, session, { providerId: `wamid.by.${authorId}` });
    await db.updateTable('messages').set({ authorId }).where('id', '=', messageId).execute();
    ids.push(messageId);
  }
  const failures = [agent, null].map((authorId) =>
    buildInboundStatus(session, {
      providerId: providerId(`wamid.by.${authorId}`),
      step: 'failed',
      errors: [{ code: 131_047, title: 'Re-engagement message' }],
    }),
  );
  await intake.submit(failures);
  await intake.submit(failures);
  expect(await told()).toMatchObject([
    { userId: agent, kind: 'message_failed', messageId: ids[0], preview: expect.stringMatching(/\w/) },
  ]);
});

test('a call from a blocked contact stays held back when it ends, without a missed-call notification', async () => {
  await intake.submit([buildInboundMessage(session)]);
  await aside({ state: 'open', assigneeId: agent });
  const blocked = { blockedAt: platform.clock.now(), blockReason: 'spam' as const };
  await db.updateTable('contacts').set(blocked).where('tenantId', '=', session.tenantId).execute();
  for (const outcome of ['ringing', 'missed'] as const) {
    const call = { providerId: providerId('wacid.blocked'), content: { type: 'call' as const, outcome } };
    await intake.submit([buildInboundMessage(session, call)]);
  }
  expect(await told()).toEqual([]);
});

test('every published event matches its documented schema', async () => {
  expect((await judgeEvents(database.admin.pool)).problems).toEqual([]);
});
