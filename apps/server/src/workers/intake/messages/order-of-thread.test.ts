import { toPublicId } from '@waqtor/contract';
import { providerId } from '@waqtor/provider';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { buildMember, testDatabase } from '@waqtor/testing';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { registerSendingRoutes } from '../../../features/sending/index.ts';
import type { EngineName, Engines } from '../../../features/sessions/index.ts';
import { createMetrics } from '../../../platform/metrics.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { buildHttp, listEvents } from '../../../platform/testing-rows.ts';
import { createIntake } from '../intake.ts';
import {
  buildInboundMessage,
  buildInboundStatus,
  buildWebhookSession,
  type TestSession,
} from '../testing.ts';

/* A message is never sorted before one that it replies to or follows, whatever time the two clocks show. */

const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => registerSendingRoutes(app, engines));
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { db } = database.admin;

const BASE = Date.parse('2026-11-20T10:00:05.000Z');
/** How far our clock is ahead of WhatsApp's in this test, in seconds. */
let skewS = 0;
let session: TestSession;
let agent: string;
let sent = 0;
beforeEach(async () => {
  skewS = 0;
  session = await buildWebhookSession(database, platform);
  await db.updateTable('sessions').set({ state: 'connected' }).where('id', '=', session.sessionId).execute();
  agent = `${session.tenantId}/agent/${await buildMember(database, session.tenantId)}`;
});

const conversation = () =>
  db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', session.tenantId)
    .executeTakeFirstOrThrow();

/** Sets our clock to this many seconds of true time. */
const itIs = (seconds: number) =>
  platform.clock.set(new Date(BASE + (seconds + skewS) * 1_000).toISOString());
/** WhatsApp's time of an event now: whole seconds. */
const whatsAppTime = (seconds: number) => new Date(Math.floor((BASE + seconds * 1_000) / 1_000) * 1_000);

async function customerWrites(seconds: number, text: string, quoted?: string): Promise<void> {
  itIs(seconds);
  await intake.submit([customerMessage(seconds, text, quoted)]);
}
function customerMessage(seconds: number, text: string, quoted?: string) {
  return buildInboundMessage(session, {
    at: whatsAppTime(seconds),
    content: { type: 'text', text },
    ...(quoted === undefined ? {} : { replyToProviderId: providerId(quoted) }),
  });
}

/** A member replies through the API, and WhatsApp accepts the message; returns WhatsApp's id. */
async function agentAnswers(seconds: number, text: string): Promise<string> {
  itIs(seconds);
  const conversationId = toPublicId('conversation', (await conversation()).id);
  const answer = await call('POST', '/messages/send', { as: agent, body: { conversationId, text } });
  expect(answer.status).toBe(202);
  sent += 1;
  const id = `wamid.order.${sent}`;
  await db
    .updateTable('messages')
    .set({ providerId: id })
    .where('tenantId', '=', session.tenantId)
    .where('text', '=', text)
    .execute();
  return id;
}
const whatsAppSent = (id: string, seconds: number) =>
  intake.submit([
    buildInboundStatus(session, { providerId: providerId(id), step: 'sent', at: whatsAppTime(seconds) }),
  ]);

async function thread(): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('messages')
    .select('text')
    .where('tenantId', '=', session.tenantId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.text);
}
async function lastText(): Promise<string | null | undefined> {
  const { lastMessageId, isAwaitingReply } = await conversation();
  const row = await db
    .selectFrom('messages')
    .select(['text', 'direction'])
    .where('id', '=', lastMessageId ?? '')
    .executeTakeFirst();
  expect(isAwaitingReply).toBe(row?.direction === 'in');
  return row?.text;
}

test('a reply in the same second as our message is sorted after it, in the conversation and in the list', async () => {
  await customerWrites(0, 'question');
  await agentAnswers(0.012, 'answer');
  await customerWrites(0.2, 'reply');
  await customerWrites(0.3, 'and more');
  expect(await thread()).toEqual(['question', 'answer', 'reply', 'and more']);
  expect(await lastText()).toBe('and more');
});

describe.each([180, -180, 600])('with our clock %i seconds ahead', (ahead) => {
  beforeEach(() => {
    skewS = ahead;
  });

  test('the conversation is in its real order', async () => {
    await customerWrites(0, 'question');
    const first = await agentAnswers(2, 'answer');
    await whatsAppSent(first, 3);
    await customerWrites(5, 'reply');
    await customerWrites(9, 'second reply');
    const second = await agentAnswers(10, 'second answer');
    await whatsAppSent(second, 10);
    await customerWrites(10.9, 'thanks');
    const expected = ['question', 'answer', 'reply', 'second reply', 'second answer', 'thanks'];
    expect(await thread()).toEqual(expected);
    expect(await lastText()).toBe('thanks');
    // The customer service window and the receipts keep using WhatsApp's own time.
    expect(await conversation()).toMatchObject({
      lastInboundAt: whatsAppTime(10.9),
      windowExpiresAt: new Date(+whatsAppTime(10.9) + 86_400_000),
    });
  });

  test('a question is sorted before our reply sent within the same second', async () => {
    await customerWrites(0.1, 'question');
    const answer = await agentAnswers(0.3, 'answer');
    await whatsAppSent(answer, 0.4);
    await customerWrites(0.9, 'reply');
    await whatsAppSent(answer, 0.4);
    expect(await thread()).toEqual(['question', 'answer', 'reply']);
    expect(await lastText()).toBe('reply');
  });

  test('a reply that quotes our message is sorted after it before any status arrives', async () => {
    await customerWrites(0, 'question');
    const answer = await agentAnswers(2, 'answer');
    await customerWrites(5, 'reply', answer);
    expect(await thread()).toEqual(['question', 'answer', 'reply']);
    expect(await lastText()).toBe('reply');
  });

  test('a status that arrives after the reply moves the reply, with an event', async () => {
    await customerWrites(0, 'question');
    const answer = await agentAnswers(2, 'answer');
    await customerWrites(5, 'reply');
    await whatsAppSent(answer, 3);
    expect(await thread()).toEqual(['question', 'answer', 'reply']);
    expect(await lastText()).toBe('reply');
    const events = await listEvents(database, session.tenantId);
    const last = events.findLast(({ type }) => type === 'conversation.updated');
    expect(last).toMatchObject({ data: { changes: { lastMessage: { text: 'reply' } } } });
    // If our clock had put the reply elsewhere, a client that has the conversation open can move it to its
    // new position.
    const reply = await db
      .selectFrom('messages')
      .select(['id', 'at'])
      .where('tenantId', '=', session.tenantId)
      .where('text', '=', 'reply')
      .executeTakeFirstOrThrow();
    const places = events.filter(
      ({ type, data }) =>
        type === 'message.updated' &&
        (data as { messageId: string }).messageId === toPublicId('message', reply.id),
    );
    expect(places.map(({ data }) => (data as { at: string }).at)).toEqual(
      ahead > 0 ? [reply.at.toISOString()] : [],
    );
  });
});

test('a message written before ours is sorted before it, however late it arrives', async () => {
  await customerWrites(0, 'question');
  const answer = await agentAnswers(60, 'answer');
  await whatsAppSent(answer, 60);
  itIs(300);
  await intake.submit([customerMessage(30, 'late')]);
  expect(await thread()).toEqual(['question', 'late', 'answer']);
  expect(await lastText()).toBe('answer');
});

test('a duplicate of a message that was moved is recognised', async () => {
  skewS = 180;
  await customerWrites(0, 'question');
  await whatsAppSent(await agentAnswers(2, 'answer'), 3);
  const reply = customerMessage(5, 'reply');
  await intake.submit([reply]);
  // Another process has an empty cache.
  await createIntake({ ...platform, metrics: createMetrics({ processMetrics: false }) }).submit([reply]);
  expect(await thread()).toEqual(['question', 'answer', 'reply']);
  const items = await db
    .selectFrom('webhookItems')
    .selectAll()
    .where('tenantId', '=', session.tenantId)
    .execute();
  expect(items).toEqual([]);
});

test('replies and statuses in any order give the same conversation', async () => {
  const replies = [3, 4, 4, 200].map((seconds, i) => ({ seconds, text: `reply ${i}` }));
  const orders = fc.sample(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), { numRuns: 12, seed: 16 });
  for (const order of orders) {
    session = await buildWebhookSession(database, platform);
    await db
      .updateTable('sessions')
      .set({ state: 'connected' })
      .where('id', '=', session.sessionId)
      .execute();
    agent = `${session.tenantId}/agent/${await buildMember(database, session.tenantId)}`;
    skewS = 180;
    await customerWrites(0, 'question');
    const answer = await agentAnswers(2, 'answer');
    for (const i of order) {
      const reply = replies[i];
      if (reply) await intake.submit([customerMessage(reply.seconds, reply.text)]);
      else await whatsAppSent(answer, 3);
    }
    const [first, second, ...rest] = await thread();
    expect([first, second], String(order)).toEqual(['question', 'answer']);
    expect(rest[0]).toBe('reply 0');
    expect(new Set(rest.slice(1, 3))).toEqual(new Set(['reply 1', 'reply 2']));
    expect(rest[3]).toBe('reply 3');
  }
});
