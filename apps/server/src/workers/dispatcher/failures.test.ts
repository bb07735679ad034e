import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildMember, until } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { callbackDataOf, settleByCallback } from '../../features/messages/index.ts';
import { judgeEvents } from '../../platform/events/testing.ts';
import { buildDispatcherWorld, messageOf, outboxOf, timesAccepted, untilMessage } from './testing.ts';

const { database, sandbox, platform, now, dispatch, session, oneText } = await buildDispatcherWorld();

describe('a send whose response was lost', () => {
  test('becomes unknown, is not repeated, and is resolved by its callback data', async () => {
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

  test('is repeated as a new attempt only if the session has a retry policy', async () => {
    const at = await session({ retryUnknownAfterMs: 60_000 });
    sandbox.admin.addFault({ pnid: at.pnid, count: 1 }, { dropBefore: true });
    const { id } = await oneText(at);
    dispatch();
    await untilMessage(database, id, (it) => it.isUnknown);
    platform.clock.advance(59_000);
    // By now the send queue has read again, because it has sent a message that was queued later.
    const next = await oneText(at);
    await untilMessage(database, next.id, (it) => it.providerId !== null);
    expect((await messageOf(database, id)).isUnknown).toBe(true);
    platform.clock.advance(1_000);
    const row = await untilMessage(database, id, (it) => it.providerId !== null);
    expect(row).toMatchObject({ isUnknown: false, retries: 1 });
    expect(sandbox.ledger.sends({ pnid: at.pnid }).map((send) => send.callbackData)).toEqual([
      callbackDataOf({ id: next.id, retries: 0 }),
      callbackDataOf({ id, retries: 1 }),
    ]);
  });

  test('is not resolved by the status of an earlier attempt', async () => {
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

describe('the error', () => {
  async function failWith(code: number, content?: unknown) {
    const at = await session();
    const owner = await buildMember(database, at.tenantId, 'owner');
    await buildMember(database, at.tenantId, 'agent');
    sandbox.admin.addFault({ pnid: at.pnid, count: 1 }, { error: code });
    const it = await oneText(at, 'Hello', content ? { content } : {});
    dispatch();
    return { at, owner, ...it };
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

  test('131047 closes the window that was considered open', async () => {
    const { id, thread } = await failWith(131047);
    await untilMessage(database, id, (it) => it.ack === -1);
    const { rows } = await database.admin.pool.query(
      `select v.window_expires_at, v.window_closed_at,
         (select e.data -> 'changes' ->> 'windowExpiresAt' from events e
          where e.tenant_id = v.tenant_id and e.type = 'conversation.updated') as announced
       from conversations v where v.id = $1`,
      [thread.conversationId],
    );
    expect(rows).toEqual([
      { window_expires_at: now(), window_closed_at: now(), announced: now().toISOString() },
    ]);
  });

  test.each([
    ['contact_suppressed', { suppressedAt: now(), suppressedReason: 'unreachable' as const }],
    ['contact_blocked', { blockedAt: now(), blockReason: 'spam' as const }],
  ])('%s, found by our own check, fails the message without changing consent', async (reason, change) => {
    const at = await session();
    const { id, thread } = await oneText(at);
    const contact = database.admin.db.selectFrom('contacts').selectAll().where('id', '=', thread.contactId);
    await database.admin.db.updateTable('contacts').set(change).where('id', '=', thread.contactId).execute();
    dispatch();
    const row = await untilMessage(database, id, (it) => it.ack === -1);
    expect(row.error).toMatchObject({ code: null, reason });
    expect(timesAccepted(sandbox, id)).toBe(0);
    expect(await outboxOf(database, id)).toBeUndefined();
    expect(await contact.executeTakeFirstOrThrow()).toMatchObject({ optedOutAt: null });
  });

  test('131050 records that the contact opted out', async () => {
    const { id, thread } = await failWith(131050);
    await untilMessage(database, id, (it) => it.ack === -1);
    const contact = await database.admin.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', thread.contactId)
      .executeTakeFirstOrThrow();
    expect(contact.optedOutAt).toEqual(now());
  });

  test('130429 slows down the number and loses no message', async () => {
    const { id } = await failWith(130429);
    await until(async () => (await outboxOf(database, id))?.state === 'waiting', { what: 'a retry' });
    expect(await outboxOf(database, id)).toMatchObject({ attempts: 0 });
    platform.clock.advance(1_000);
    await untilMessage(database, id, (it) => it.providerId !== null);
    expect(timesAccepted(sandbox, id)).toBe(1);
  });

  test('131056 delays this customer only', async () => {
    const { at, id } = await failWith(131056);
    await until(async () => (await outboxOf(database, id))?.state === 'waiting', { what: 'a retry' });
    const other = await oneText(at, 'to another');
    await untilMessage(database, other.id, (it) => it.providerId !== null);
    const row = await outboxOf(database, id);
    expect(row?.attempts).toBe(1);
    platform.clock.set(row?.dueAt.toISOString() ?? '');
    await untilMessage(database, id, (it) => it.providerId !== null);
  });

  test('190 stops the send queue and the session until it is restarted by a user', async () => {
    const { at, owner, id } = await failWith(190);
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
    const told = await database.admin.db
      .selectFrom('notifications')
      .selectAll()
      .where('tenantId', '=', at.tenantId)
      .execute();
    expect(told).toMatchObject([
      { userId: owner, kind: 'session_disconnected', subject: failed.name, preview: failed.stateReason },
    ]);
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
      .updateTable('sendQueues')
      .set({ pausedUntil: null, pauseReason: null })
      .where('sessionId', '=', at.sessionId)
      .execute();
    await untilMessage(database, id, (it) => it.providerId !== null);
  });

  test('80007 pauses the send queue for an hour', async () => {
    const { at, id } = await failWith(80007);
    const sendQueue = await until(
      () =>
        database.admin.db
          .selectFrom('sendQueues')
          .selectAll()
          .where('sessionId', '=', at.sessionId)
          .where('pausedUntil', 'is not', null)
          .executeTakeFirst(),
      { what: 'the send queue to be held' },
    );
    expect(sendQueue.pausedUntil?.getTime()).toBe(now().getTime() + 3_600_000);
    platform.clock.advance(3_600_000);
    await untilMessage(database, id, (it) => it.providerId !== null);
  });

  test('80007 pauses all sends; messages of a dead owner become unknown', async () => {
    const at = await session();
    const half = await oneText(at);
    const queued = await oneText(at);
    await database.admin.db
      .updateTable('outbox')
      .set({ state: 'sending', fencingToken: 0 })
      .where('messageId', '=', half.id)
      .execute();
    await database.admin.db
      .updateTable('sendQueues')
      .set({ pausedUntil: new Date(now().getTime() + 60_000), pauseReason: 'quota' })
      .where('sessionId', '=', at.sessionId)
      .execute();
    dispatch();
    await untilMessage(database, half.id, (it) => it.isUnknown);
    await until(
      () =>
        database.admin.db
          .selectFrom('sendQueues')
          .selectAll()
          .where('sessionId', '=', at.sessionId)
          .where('owner', 'is', null)
          .executeTakeFirst(),
      { what: 'the send queue to be let go' },
    );
    expect(await outboxOf(database, queued.id)).toMatchObject({ state: 'queued' });
    expect(timesAccepted(sandbox, queued.id)).toBe(0);
  });
});

test('every published event matches its documented schema', async () => {
  expect((await judgeEvents(database.admin.pool)).problems).toEqual([]);
});
