import { toPublicId } from '@waqtor/contract';
import { until } from '@waqtor/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  acceptedTexts,
  buildDispatcherWorld,
  messageOf,
  outboxOf,
  timesAccepted,
  untilMessage,
} from './testing.ts';
import { buildThreads, queueTexts } from './testing-rows.ts';

const { database, sandbox, platform, now, dispatch, session, oneText } = await buildDispatcherWorld();

describe('the dispatcher', () => {
  test("sends a queued message, stores WhatsApp's id and publishes the change", async () => {
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

  test('keeps the order of a conversation while an earlier message waits for a retry', async () => {
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

  test('sends normal messages before bulk messages', async () => {
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

  test('sends a scheduled message at its time and makes it the last message of its conversation', async () => {
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
    expect(conversation).toMatchObject({ lastMessageId: id, lastMessageAt: dueAt, isAwaitingReply: false });
  });

  test('checks the window and suppression at the time of sending', async () => {
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

describe('the ownership of a send queue', () => {
  test('is divided between two dispatchers, which send every message once', async () => {
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

  test('prevents a stale owner from sending, but keeps results it already has', async () => {
    const at = await session();
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    onTestFinished(letGo);
    const { id, thread } = await oneText(at, 'first');
    const [second] = await queueTexts(database, at, [{ thread, text: 'second' }], now());
    dispatch({ owner: 'stale', leaseMs: 60_000 }, gate);
    await until(async () => (await outboxOf(database, id))?.state === 'sending', { what: 'the mark' });
    // This has the same effect as if the owner had been suspended for longer than its lease.
    await database.admin.db
      .updateTable('sendQueues')
      .set({ leasedUntil: new Date(Date.now() - 1_000) })
      .where('sessionId', '=', at.sessionId)
      .execute();
    dispatch({ owner: 'next' });
    await untilMessage(database, id, (it) => it.isUnknown);
    await untilMessage(database, second as string, (it) => it.providerId !== null);
    letGo();
    const resolved = await untilMessage(database, id, (it) => it.providerId !== null);
    expect(resolved).toMatchObject({ isUnknown: false, error: null });
    expect([id, second as string].map((it) => timesAccepted(sandbox, it))).toEqual([1, 1]);
  });

  test('is handed over when the dispatcher stops', async () => {
    // Twenty messages may be sent before the clock advances; the others are still queued when the dispatcher
    // stops.
    const at = await session({ messagesPerSecond: 400 });
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
    const sendQueue = await database.admin.db
      .selectFrom('sendQueues')
      .selectAll()
      .where('sessionId', '=', at.sessionId)
      .executeTakeFirstOrThrow();
    expect(sendQueue).toMatchObject({ owner: null, leasedUntil: null });
    const left = await database.admin.db
      .selectFrom('outbox')
      .select('state')
      .where('sessionId', '=', at.sessionId)
      .execute();
    expect(left.length).toBeGreaterThan(0);
    expect(new Set(left.map((row) => row.state))).toEqual(new Set(['queued']));
    dispatch({ owner: 'second' });
    await until(
      () => {
        platform.clock.advance(1_000);
        return sandbox.ledger.sends({ pnid: at.pnid, limit: 0 }).length >= ids.length;
      },
      { what: 'the rest to be sent' },
    );
    for (const id of ids) await untilMessage(database, id, (it) => it.providerId !== null);
    expect(ids.filter((id) => timesAccepted(sandbox, id) !== 1)).toEqual([]);
  });
});
