import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { type RunningSandbox, startSandbox } from '@waqtor/sandbox';
import { testDatabase, until } from '@waqtor/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callbackDataOf, settleByCallback } from '../../features/messages/index.ts';
import { createProviders } from '../../features/sessions/index.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { createDispatcher, type Dispatcher, type DispatcherOptions } from './index.ts';
import {
  acceptedTexts,
  buildSendingSession,
  buildThreads,
  engines,
  messageOf,
  outboxOf,
  queueTexts,
  type SendingSession,
  timesAccepted,
  untilMessage,
} from './testing.ts';

const database = await testDatabase({ max: 20 });
const platform = buildPlatform(database);
const providers = createProviders(platform, engines);
const running: Dispatcher[] = [];
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3 });
  await platform.nudges.start();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
  sandbox.admin.clearFaults();
});
afterAll(async () => {
  await providers.stop();
  await sandbox.stop();
});

function dispatch(given: Partial<DispatcherOptions> = {}): Dispatcher {
  const options = { sweepMs: 20, lingerMs: 200, leaseMs: 3_000, ...given };
  const dispatcher = createDispatcher(platform, { providerOf: providers.providerOf, engines }, options);
  dispatcher.start();
  running.push(dispatcher);
  return dispatcher;
}

const now = () => platform.clock.now();
const session = (settings = {}) => buildSendingSession(database, platform, sandbox, settings);

async function oneText(at: SendingSession, text = 'Bonjour', options = {}) {
  const [thread] = await buildThreads(database, at, 1, now());
  if (!thread) throw new Error('no thread');
  const [id] = await queueTexts(database, at, [{ thread, text, ...options }], now());
  return { thread, id: id as string };
}

describe('a lane', () => {
  test('sends what is queued, keeps the provider id and announces it', async () => {
    const at = await session();
    const { id, thread } = await oneText(at);
    dispatch();
    const row = await untilMessage(database, id, (it) => it.providerId !== null);
    expect(row).toMatchObject({ ack: 0, isUnknown: false, error: null });
    expect(await outboxOf(database, id)).toBeUndefined();
    expect(acceptedTexts(sandbox, thread.phone, at.pnid)).toEqual(['Bonjour']);
    expect(sandbox.ledger.sends({ pnid: at.pnid })[0]?.callbackData).toBe(toPublicId('message', id));
    const events = await database.admin.db
      .selectFrom('events')
      .selectAll()
      .where('tenantId', '=', at.tenantId)
      .execute();
    expect(events.map((event) => event.type)).toEqual(['message.updated']);
    expect(events[0]?.data).toMatchObject({
      messageId: toPublicId('message', id),
      status: 'sending',
      ack: 0,
    });
  });

  test('keeps the order of a conversation while an early message is tried again', async () => {
    const at = await session();
    const [thread, other] = await buildThreads(database, at, 2, now());
    if (!thread || !other) throw new Error('no thread');
    sandbox.admin.addFault({ to: thread.phone, count: 1 }, { error: 131000, httpStatus: 500 });
    const ids = await queueTexts(
      database,
      at,
      [...'abcdef'].map((text) => ({ thread, text })).concat([{ thread: other, text: 'x' }]),
      now(),
    );
    dispatch();
    await untilMessage(database, ids.at(-1) as string, (it) => it.providerId !== null);
    expect(ids.slice(0, 6).map((id) => timesAccepted(sandbox, id))).toEqual([0, 0, 0, 0, 0, 0]);
    platform.clock.advance(1_000);
    await untilMessage(database, ids[5] as string, (it) => it.providerId !== null);
    expect(acceptedTexts(sandbox, thread.phone, at.pnid)).toEqual([...'abcdef']);
  });

  test('sends what is interactive before what is bulk', async () => {
    const at = await session();
    const threads = await buildThreads(database, at, 12, now());
    const ids = await queueTexts(
      database,
      at,
      threads.map((thread, i) => ({
        thread,
        text: String(i),
        priority: i < 8 ? (1 as const) : (0 as const),
      })),
      now(),
    );
    dispatch({ concurrency: 1 });
    for (const id of ids) await untilMessage(database, id, (it) => it.providerId !== null);
    const order = sandbox.ledger
      .sends({ pnid: at.pnid })
      .map((send) => ids.findIndex((id) => toPublicId('message', id) === send.callbackData));
    expect(order).toEqual([8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('sends at its time what is scheduled, which then ends its thread', async () => {
    const at = await session();
    const dueAt = new Date(now().getTime() + 3_600_000);
    const { id, thread } = await oneText(at, 'later', { dueAt });
    const { id: early } = await oneText(at, 'now');
    dispatch();
    await untilMessage(database, early, (it) => it.providerId !== null);
    expect((await messageOf(database, id)).providerId).toBeNull();
    platform.clock.advance(3_600_000);
    await untilMessage(database, id, (it) => it.providerId !== null);
    const conversation = await database.admin.db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', thread.conversationId)
      .executeTakeFirstOrThrow();
    expect(conversation).toMatchObject({ lastMessageId: id, lastMessageAt: dueAt });
  });

  test('checks window and suppression at the moment of sending', async () => {
    const at = await session();
    const shut = await oneText(at);
    const stopped = await oneText(at);
    const template = await oneText(at, '', {
      content: { type: 'template', name: 'hello', language: 'en' },
    });
    const past = new Date(now().getTime() - 1);
    await database.admin.db
      .updateTable('conversations')
      .set({ windowExpiresAt: past })
      .where('id', 'in', [shut.thread.conversationId, template.thread.conversationId])
      .execute();
    await database.admin.db
      .updateTable('contacts')
      .set({ suppressedAt: past })
      .where('id', '=', stopped.thread.contactId)
      .execute();
    dispatch();
    const closed = await untilMessage(database, shut.id, (it) => it.ack === -1);
    expect(closed.error).toMatchObject({
      reason: 'window_closed',
      message: expect.stringContaining('template'),
    });
    const suppressed = await untilMessage(database, stopped.id, (it) => it.ack === -1);
    expect(suppressed.error).toMatchObject({ reason: 'contact_suppressed' });
    await untilMessage(database, template.id, (it) => it.providerId !== null);
    expect(sandbox.ledger.sends({ pnid: at.pnid })).toHaveLength(1);
  });
});

describe('a lost answer', () => {
  test('makes the message unknown, is never repeated, and is resolved by what we attached', async () => {
    const at = await session();
    sandbox.admin.addFault({ pnid: at.pnid, count: 1 }, { dropAnswer: true });
    const { id } = await oneText(at);
    dispatch();
    const row = await untilMessage(database, id, (it) => it.isUnknown);
    expect(row).toMatchObject({ ack: 0, providerId: null, error: { reason: 'unknown' } });
    platform.clock.advance(86_400_000);
    const [send] = sandbox.ledger.sends({ pnid: at.pnid });
    const status = {
      ...at,
      providerId: send?.id ?? '',
      callbackData: send?.callbackData ?? '',
      step: 'sent' as const,
    };
    const settled = await withTenants(database.db, [at.tenantId], (tx) => settleByCallback(tx, [status]));
    expect([...settled]).toEqual([[send?.id, id]]);
    expect(await messageOf(database, id)).toMatchObject({
      isUnknown: false,
      providerId: send?.id,
      error: null,
    });
    expect(await outboxOf(database, id)).toBeUndefined();
    expect(timesAccepted(sandbox, id)).toBe(1);
  });

  test('is repeated only by the explicit policy of the session, as a send of its own', async () => {
    const at = await session({ resendUnknownAfterMs: 60_000 });
    sandbox.admin.addFault({ pnid: at.pnid, count: 1 }, { dropBefore: true });
    const { id } = await oneText(at);
    dispatch();
    await untilMessage(database, id, (it) => it.isUnknown);
    platform.clock.advance(59_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await messageOf(database, id)).isUnknown).toBe(true);
    platform.clock.advance(1_000);
    const row = await untilMessage(database, id, (it) => it.providerId !== null);
    expect(row).toMatchObject({ isUnknown: false, retries: 1 });
    expect(sandbox.ledger.sends({ pnid: at.pnid })[0]?.callbackData).toBe(callbackDataOf({ id, retries: 1 }));
  });

  test('does not take a report of an earlier send for the one under way', async () => {
    const at = await session();
    const { id } = await oneText(at);
    await database.admin.db.updateTable('messages').set({ retries: 1 }).where('id', '=', id).execute();
    await database.admin.db
      .updateTable('outbox')
      .set({ state: 'sending' })
      .where('messageId', '=', id)
      .execute();
    const status = {
      ...at,
      providerId: 'wamid.old',
      callbackData: toPublicId('message', id),
      step: 'failed' as const,
    };
    const settled = await withTenants(database.db, [at.tenantId], (tx) => settleByCallback(tx, [status]));
    expect(settled.size).toBe(0);
    expect((await messageOf(database, id)).providerId).toBeNull();
  });
});

describe('an error', () => {
  async function failWith(code: number, content?: unknown) {
    const at = await session();
    sandbox.admin.addFault({ pnid: at.pnid, count: 1 }, { error: code });
    const it = await oneText(at, 'Hello', content ? { content } : {});
    dispatch();
    return { at, ...it };
  }

  test.each([
    [131047, 'window_closed'],
    [132001, 'template_rejected'],
    [131026, 'message_rejected'],
    [131049, 'not_now'],
    [131048, 'spam_stopped'],
  ])('%i fails the message with the reason %s', async (code, reason) => {
    const { id } = await failWith(code);
    const row = await untilMessage(database, id, (it) => it.ack === -1);
    expect(row.error).toMatchObject({ code, reason });
    expect(await outboxOf(database, id)).toBeUndefined();
    expect(timesAccepted(sandbox, id)).toBe(0);
  });

  test('131050 remembers that the contact opted out', async () => {
    const { id, thread } = await failWith(131050);
    await untilMessage(database, id, (it) => it.ack === -1);
    const contact = await database.admin.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', thread.contactId)
      .executeTakeFirstOrThrow();
    expect(contact.optedOutAt).toEqual(now());
  });

  test('130429 slows the number down and loses nothing', async () => {
    const { id } = await failWith(130429);
    await until(async () => (await outboxOf(database, id))?.state === 'waiting', { what: 'a retry' });
    expect(await outboxOf(database, id)).toMatchObject({ attempts: 0 });
    platform.clock.advance(1_000);
    await untilMessage(database, id, (it) => it.providerId !== null);
    expect(timesAccepted(sandbox, id)).toBe(1);
  });

  test('131056 makes this customer wait and nobody else', async () => {
    const { at, id } = await failWith(131056);
    await until(async () => (await outboxOf(database, id))?.state === 'waiting', { what: 'a retry' });
    const other = await oneText(at, 'to another');
    await untilMessage(database, other.id, (it) => it.providerId !== null);
    const row = await outboxOf(database, id);
    expect(row?.attempts).toBe(1);
    platform.clock.set(row?.dueAt.toISOString() ?? '');
    await untilMessage(database, id, (it) => it.providerId !== null);
  });

  test('190 stops the lane and the session until a person restarts it', async () => {
    const { at, id } = await failWith(190);
    const failed = await until(
      async () => {
        const row = await database.admin.db
          .selectFrom('sessions')
          .selectAll()
          .where('id', '=', at.sessionId)
          .executeTakeFirst();
        return row?.state === 'failed' ? row : undefined;
      },
      { what: 'the session to fail' },
    );
    expect(failed.stateReason).toBeTruthy();
    const errors = await database.admin.db
      .selectFrom('sessionErrors')
      .selectAll()
      .where('sessionId', '=', at.sessionId)
      .execute();
    expect(errors.map((error) => error.code)).toEqual(['190']);
    await until(async () => (await outboxOf(database, id))?.state === 'queued', {
      what: 'the message to wait',
    });
    platform.clock.advance(7 * 86_400_000);
    await database.admin.db
      .updateTable('conversations')
      .set({ windowExpiresAt: new Date(now().getTime() + 60_000) })
      .where('sessionId', '=', at.sessionId)
      .execute();
    expect(timesAccepted(sandbox, id)).toBe(0);
    await database.admin.db
      .updateTable('lanes')
      .set({ heldUntil: null, heldReason: null })
      .where('sessionId', '=', at.sessionId)
      .execute();
    await untilMessage(database, id, (it) => it.providerId !== null);
  });

  test('80007 holds the lane for its hour', async () => {
    const { at, id } = await failWith(80007);
    const lane = await until(
      () =>
        database.admin.db
          .selectFrom('lanes')
          .selectAll()
          .where('sessionId', '=', at.sessionId)
          .where('heldUntil', 'is not', null)
          .executeTakeFirst(),
      { what: 'the lane to be held' },
    );
    expect(lane.heldUntil?.getTime()).toBe(now().getTime() + 3_600_000);
    platform.clock.advance(3_600_000);
    await untilMessage(database, id, (it) => it.providerId !== null);
  });
});

describe('ownership', () => {
  test('two dispatchers share the lanes and send everything once', async () => {
    const sessions = await Promise.all(Array.from({ length: 4 }, () => session()));
    const ids: string[] = [];
    for (const at of sessions) {
      const threads = await buildThreads(database, at, 40, now());
      ids.push(
        ...(await queueTexts(
          database,
          at,
          [...threads, ...threads].map((thread, i) => ({ thread, text: String(i) })),
          now(),
        )),
      );
    }
    dispatch({ owner: 'one', lingerMs: 20 });
    dispatch({ owner: 'two', lingerMs: 20 });
    await until(
      async () =>
        (
          await database.admin.db
            .selectFrom('outbox')
            .select('messageId')
            .where(
              'sessionId',
              'in',
              sessions.map((at) => at.sessionId),
            )
            .execute()
        ).length === 0,
      { what: 'the outbox to empty' },
    );
    expect(ids.filter((id) => timesAccepted(sandbox, id) !== 1)).toEqual([]);
  });

  test('a stale owner sends nothing more, and what it knows still counts', async () => {
    const at = await session();
    sandbox.admin.addFault({ pnid: at.pnid, count: 1 }, { delayMs: 600 });
    const { id, thread } = await oneText(at, 'first');
    const [second] = await queueTexts(database, at, [{ thread, text: 'second' }], now());
    dispatch({ owner: 'stale', leaseMs: 60_000 });
    await until(async () => (await outboxOf(database, id))?.state === 'sending', { what: 'the mark' });
    // As if the owner had been paused for longer than its lease.
    await database.admin.db
      .updateTable('lanes')
      .set({ leasedUntil: new Date(Date.now() - 1_000) })
      .where('sessionId', '=', at.sessionId)
      .execute();
    dispatch({ owner: 'next' });
    await untilMessage(database, id, (it) => it.isUnknown);
    await untilMessage(database, second as string, (it) => it.providerId !== null);
    const resolved = await untilMessage(database, id, (it) => it.providerId !== null);
    expect(resolved).toMatchObject({ isUnknown: false, error: null });
    expect([id, second as string].map((it) => timesAccepted(sandbox, it))).toEqual([1, 1]);
  });

  test('hands its lanes over when it stops', async () => {
    const at = await session();
    const threads = await buildThreads(database, at, 200, now());
    const ids = await queueTexts(
      database,
      at,
      threads.map((thread) => ({ thread, text: 'hi' })),
      now(),
    );
    const first = dispatch({ owner: 'first', concurrency: 4 });
    await until(() => sandbox.ledger.sends({ pnid: at.pnid, limit: 0 }).length > 10, { what: 'some sends' });
    await first.stop();
    const lane = await database.admin.db
      .selectFrom('lanes')
      .selectAll()
      .where('sessionId', '=', at.sessionId)
      .executeTakeFirstOrThrow();
    expect(lane).toMatchObject({ owner: null, leasedUntil: null });
    const left = await database.admin.db
      .selectFrom('outbox')
      .select('state')
      .where('sessionId', '=', at.sessionId)
      .execute();
    expect(left.length).toBeGreaterThan(0);
    expect(new Set(left.map((row) => row.state))).toEqual(new Set(['queued']));
    dispatch({ owner: 'second' });
    for (const id of ids) await untilMessage(database, id, (it) => it.providerId !== null);
    expect(ids.filter((id) => timesAccepted(sandbox, id) !== 1)).toEqual([]);
  });
});
