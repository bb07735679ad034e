import type { DB } from '@waqtor/db';
import { providerId } from '@waqtor/provider';
import { testDatabase } from '@waqtor/testing';
import type { Selectable } from 'kysely';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { callbackDataOf } from '../../features/messages/index.ts';
import { judgeEvents } from '../../platform/events/testing.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { createIntake, type IntakeOptions } from './intake.ts';
import { createWaitingSweep } from './statuses/settle-waiting.ts';
import {
  buildInboundMessage,
  buildInboundStatus,
  buildOutgoing,
  buildWebhookSession,
  type TestSession,
} from './testing.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { db } = database.admin;

let session: TestSession;
beforeEach(async () => {
  session = await buildWebhookSession(database, platform);
});

type Table = 'messages' | 'contacts' | 'conversations';
type Rows<Name extends Table> = Promise<Selectable<DB[Name]>[]>;
const rowsOf = <Name extends Table>(table: Name) =>
  db
    .selectFrom<Table>(table)
    .selectAll()
    .where('tenantId', '=', session.tenantId)
    .execute() as unknown as Rows<Name>;
/** A second intake on the same database, as in another process. */
const anotherIntake = (options: IntakeOptions = {}) =>
  createIntake({ ...platform, metrics: createMetrics({ processMetrics: false }) }, options);

const typesOfEvents = async () => {
  const events = await db
    .selectFrom('events')
    .select(['seq', 'type', 'data'])
    .where('tenantId', '=', session.tenantId)
    .orderBy('seq')
    .execute();
  return events.map((event) => event.type);
};

describe('a message', () => {
  test('creates a contact, a conversation and a message, published in that order', async () => {
    await intake.submit([
      buildInboundMessage(session, { content: { type: 'text', text: 'Où est ma commande ?' } }),
    ]);

    const [contact] = await rowsOf('contacts');
    expect(contact).toMatchObject({ phone: '+212612345678', profileName: 'Amina' });
    const [conversation] = await rowsOf('conversations');
    expect(conversation).toMatchObject({
      contactId: contact?.id,
      unreadCount: 1,
      state: 'open',
      windowExpiresAt: new Date('2026-11-21T08:00:00Z'),
    });
    const [message] = await rowsOf('messages');
    expect(message).toMatchObject({
      conversationId: conversation?.id,
      text: 'Où est ma commande ?',
      content: { type: 'text', text: 'Où est ma commande ?' },
    });
    expect(message?.raw).toMatchObject({ from: '212612345678' });
    expect(conversation).toMatchObject({ lastMessageId: message?.id, isAwaitingReply: true });
    expect(await typesOfEvents()).toEqual(['contact.created', 'conversation.created', 'message.received']);
    const found = await db
      .selectFrom('searchDocuments')
      .select('refId')
      .where('refId', '=', message?.id ?? '')
      .execute();
    expect(found).toHaveLength(1);
  });

  test('is stored once, whether the duplicate arrives in the same batch or later', async () => {
    const message = buildInboundMessage(session);
    await Promise.all([intake.submit([message, message]), intake.submit([message])]);
    await intake.submit([message]);
    expect(await rowsOf('messages')).toHaveLength(1);
    expect((await rowsOf('conversations'))[0]?.unreadCount).toBe(1);
    expect((await typesOfEvents()).filter((type) => type === 'message.received')).toHaveLength(1);
  });

  test('with the id of a different message is stored as a webhook item', async () => {
    const one = buildInboundMessage(session);
    await intake.submit([one]);
    await intake.submit([
      buildInboundMessage(session, {
        ...one.event,
        content: { type: 'location', latitude: 1, longitude: 2 },
      } as never),
    ]);
    const items = await db
      .selectFrom('webhookItems')
      .selectAll()
      .where('sessionId', '=', session.sessionId)
      .execute();
    expect(items).toHaveLength(1);
    expect(items[0]?.error).toContain('stored already');
  });

  test('with characters that the database refuses is stored without them, and so are its neighbours', async () => {
    await intake.submit([
      buildInboundMessage(session),
      buildInboundMessage(session, {
        content: { type: 'text', text: 'a\0b\ud800c \\u0000 é' },
        raw: { text: '\0' },
      }),
    ]);
    expect((await rowsOf('messages')).map((row) => row.text).sort()).toEqual([
      'Salam',
      'a\ufffdb\ufffdc \\u0000 é',
    ]);
  });

  test('that cannot be stored becomes a webhook item with its error; its neighbours are stored as messages', async () => {
    const poisoned = buildInboundMessage(session, { direction: 'sideways' as 'in' });
    await intake.submit([buildInboundMessage(session), poisoned, buildInboundMessage(session)]);
    expect(await rowsOf('messages')).toHaveLength(2);
    const items = await db
      .selectFrom('webhookItems')
      .selectAll()
      .where('sessionId', '=', session.sessionId)
      .execute();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      kind: 'unreadable',
      error: expect.stringContaining('could not be stored'),
    });
  });

  test('after a number change continues the conversation', async () => {
    await intake.submit([buildInboundMessage(session, { contact: { phone: '+111' } })]);
    const at = new Date('2026-11-20T09:00:00Z');
    await intake.submit([
      buildInboundMessage(session, {
        contact: { phone: '+111' },
        at,
        content: { type: 'system', event: 'user_changed_number', newPhone: '+222' },
      }),
    ]);
    await intake.submit([buildInboundMessage(session, { contact: { phone: '+222' }, at })]);
    expect((await rowsOf('contacts')).map((row) => row.phone)).toEqual(['+222']);
    expect(await rowsOf('conversations')).toHaveLength(1);
    expect((await rowsOf('conversations'))[0]?.unreadCount).toBe(2);
  });

  test('with the phone and the BSUID of two contacts merges them and their conversations', async () => {
    await intake.submit([buildInboundMessage(session, { contact: { phone: '+111' } })]);
    await intake.submit([buildInboundMessage(session, { contact: { bsuid: 'MA.1' } })]);
    expect(await rowsOf('contacts')).toHaveLength(2);
    await intake.submit([buildInboundMessage(session, { contact: { phone: '+111', bsuid: 'MA.1' } })]);
    expect(await rowsOf('contacts')).toMatchObject([{ phone: '+111', bsuid: 'MA.1' }]);
    const conversations = await rowsOf('conversations');
    expect(conversations).toHaveLength(1);
    expect(conversations[0]?.unreadCount).toBe(3);
    expect((await rowsOf('messages')).every((row) => row.conversationId === conversations[0]?.id)).toBe(true);
  });

  test('reopens a resolved conversation, but a reaction does not', async () => {
    await intake.submit([buildInboundMessage(session)]);
    await db
      .updateTable('conversations')
      .set({ state: 'resolved' })
      .where('sessionId', '=', session.sessionId)
      .execute();
    await intake.submit([
      buildInboundMessage(session, {
        content: { type: 'reaction', emoji: '👍', targetProviderId: 'wamid.x' },
      }),
    ]);
    expect((await rowsOf('conversations'))[0]).toMatchObject({ state: 'resolved', unreadCount: 1 });
    await intake.submit([buildInboundMessage(session)]);
    expect((await rowsOf('conversations'))[0]).toMatchObject({ state: 'open', unreadCount: 2 });
  });

  test('from the history is not unread', async () => {
    await intake.submit([buildInboundMessage(session, { origin: 'history' })]);
    expect((await rowsOf('conversations'))[0]?.unreadCount).toBe(0);
  });
});

describe('a status', () => {
  const steps = ['sent', 'delivered', 'read'] as const;

  test('updates its message, in any order', async () => {
    const { messageId } = await buildOutgoing(database, session, { providerId: 'wamid.out.1' });
    await intake.submit([
      buildInboundStatus(session, { step: 'read', at: new Date('2026-11-20T08:00:03Z') }),
    ]);
    await intake.submit([
      buildInboundStatus(session, { step: 'sent' }),
      buildInboundStatus(session, { step: 'delivered' }),
    ]);
    const row = (await rowsOf('messages')).find((it) => it.id === messageId);
    expect(row?.ack).toBe(3);
    expect(Object.keys(row?.statuses as object).sort()).toEqual(['delivered', 'read', 'sent']);
  });

  test('publishes one event, however often it is repeated', async () => {
    await buildOutgoing(database, session, { providerId: 'wamid.out.1' });
    for (let i = 0; i < 3; i++)
      await intake.submit([buildInboundStatus(session), buildInboundStatus(session)]);
    expect((await typesOfEvents()).filter((type) => type === 'message.updated')).toHaveLength(1);
  });

  test('identifies a message whose response was lost by its callback data', async () => {
    const { messageId, conversationId, contactId } = await buildOutgoing(database, session);
    await db
      .insertInto('outbox')
      .values({ messageId, ...session, conversationId, contactId, state: 'unknown', dueAt: new Date() })
      .execute();
    await db.updateTable('messages').set({ isUnknown: true }).where('id', '=', messageId).execute();
    await intake.submit([
      buildInboundStatus(session, {
        providerId: providerId('wamid.lost'),
        callbackData: callbackDataOf({ id: messageId, retries: 0 }),
      }),
    ]);
    expect(await rowsOf('messages')).toMatchObject([{ providerId: 'wamid.lost', isUnknown: false, ack: 1 }]);
    expect(
      await db.selectFrom('outbox').select('messageId').where('messageId', '=', messageId).execute(),
    ).toEqual([]);
  });

  test('that arrives before its message is listed as unmatched until the message arrives', async () => {
    for (const step of steps)
      await intake.submit([buildInboundStatus(session, { step, providerId: providerId('wamid.echo') })]);
    await intake.submit([buildInboundStatus(session, { providerId: providerId('wamid.echo') })]);
    const waiting = await db
      .selectFrom('waitingStatuses')
      .selectAll()
      .where('sessionId', '=', session.sessionId)
      .execute();
    expect(waiting.map((row) => row.step).sort()).toEqual(['delivered', 'read', 'sent']);
    expect((await typesOfEvents()).filter((type) => type === 'message.status_unmatched')).toHaveLength(3);

    await intake.submit([
      buildInboundMessage(session, {
        providerId: providerId('wamid.echo'),
        direction: 'out',
        origin: 'business_app',
      }),
    ]);
    expect((await rowsOf('messages'))[0]?.ack).toBe(3);
    expect(
      await db.selectFrom('waitingStatuses').selectAll().where('sessionId', '=', session.sessionId).execute(),
    ).toEqual([]);
  });

  test('that was committed concurrently with its message is applied by the sweep', async () => {
    await intake.submit([
      buildInboundStatus(session, { step: 'read', providerId: providerId('wamid.race') }),
    ]);
    const { messageId } = await buildOutgoing(database, session, { providerId: 'wamid.race' });
    const sweep = createWaitingSweep(platform);
    onTestFinished(() => sweep.stop());
    sweep.start();
    await expect.poll(async () => (await rowsOf('messages')).find((it) => it.id === messageId)?.ack).toBe(3);
  });

  test('of a failure includes the reason', async () => {
    await buildOutgoing(database, session, { providerId: 'wamid.out.1' });
    await intake.submit([
      buildInboundStatus(session, {
        step: 'failed',
        errors: [{ code: 131047, title: 'Re-engagement message' }],
      }),
    ]);
    expect(await rowsOf('messages')).toMatchObject([
      { ack: -1, error: { code: 131047, message: 'Re-engagement message' } },
    ]);
  });
});

describe('an item of an unknown type', () => {
  test('is stored once as received, with an event', async () => {
    const unknown = {
      ...session,
      event: { type: 'unknown', account: {}, field: 'hologram', raw: { a: [1] } },
    } as const;
    const account = {
      ...session,
      event: { type: 'account', account: {}, field: 'account_update', kind: 'DISABLED', raw: { b: 2 } },
    } as const;
    await intake.submit([unknown, account]);
    await intake.submit([unknown, account]);
    const items = await db
      .selectFrom('webhookItems')
      .select(['field', 'kind', 'payload'])
      .where('sessionId', '=', session.sessionId)
      .orderBy('field')
      .execute();
    expect(items).toEqual([
      { field: 'account_update', kind: 'DISABLED', payload: { b: 2 } },
      { field: 'hologram', kind: 'unknown', payload: { a: [1] } },
    ]);
    expect((await typesOfEvents()).sort()).toEqual(['account.event_received', 'webhook_item.unreadable']);
  });
});

describe('intake.submit', () => {
  test('is refused when too many items are waiting, and resolves once they are stored', async () => {
    const small = anotherIntake({ maxWaiting: 3 });
    const first = small.submit([buildInboundMessage(session), buildInboundMessage(session)]);
    await expect(
      small.submit([buildInboundMessage(session), buildInboundMessage(session)]),
    ).rejects.toMatchObject({
      code: 'overloaded',
    });
    await first;
    expect(await rowsOf('messages')).toHaveLength(2);
    await small.stop();
    await expect(small.submit([buildInboundMessage(session)])).rejects.toMatchObject({
      code: 'shutting_down',
    });
  });

  test('groups concurrent calls into one transaction', async () => {
    await Promise.all(Array.from({ length: 50 }, () => intake.submit([buildInboundMessage(session)])));
    expect(await transactionsOfMessages()).toEqual({ messages: 50, transactions: 1 });
  });
});

/**
 * `xmin` is the transaction that wrote a row; transactions that other tests commit on this server are not
 * counted.
 */
async function transactionsOfMessages(): Promise<{ messages: number; transactions: number }> {
  const { rows } = await database.admin.pool.query(
    `select count(*)::int as messages, count(distinct xmin::text)::int as transactions
     from messages where tenant_id = $1`,
    [session.tenantId],
  );
  return rows[0];
}

test('every published event matches its documented schema', async () => {
  expect((await judgeEvents(database.admin.pool)).problems).toEqual([]);
});
