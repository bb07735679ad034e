import { toPublicId } from '@waqtor/contract';
import { describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildOutgoing } from '../../workers/intake/testing.ts';
import { buildView, readInbox, type View } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/*
 * Items that are not messages of the conversation, from the signed webhook to the API: payments, calls, and
 * other numbers.
 */

const server = await startTestServer();

const phone = '212661000777';
const someone = { profile: { name: 'Ghita El Fassi' }, wa_id: phone };
const metadata = { display_phone_number: '972123456789', phone_number_id: '1122334455667' };

/** A webhook with the given values, in Meta's format. */
function bodyOf(field: string, ...values: Record<string, unknown>[]) {
  const changes = values.map((value) => ({
    field,
    value: { messaging_product: 'whatsapp', metadata, ...value },
  }));
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '5467539754836534', time: 1760000000, changes }],
  };
}

const textOf = (id: string, body = 'hello', timestamp = '1760000000') => ({
  contacts: [someone],
  messages: [{ from: phone, id, timestamp, type: 'text', text: { body } }],
});

/** Every body in its own webhook, in this order, each twice. */
async function deliver(view: View, bodies: readonly unknown[]): Promise<void> {
  for (const body of [...bodies, ...bodies]) expect(await view.post(body)).toEqual({ status: 200 });
}

function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('a payment', () => {
  const paymentOf = (status: string, timestamp: string, more: object = {}) =>
    bodyOf('messages', {
      contacts: [someone],
      statuses: [
        {
          id: 'wamid.invoice',
          recipient_id: phone,
          type: 'payment',
          status,
          timestamp,
          payment: {
            reference_id: 'invoice-17',
            amount: { value: 12550, offset: 100 },
            currency: 'MAD',
            transaction: { id: 'tr-17', type: 'upi', status, ...more },
          },
        },
      ],
    });

  test('is an entry that answers its message, and neither fails it nor lets it be sent again', async () => {
    const view = await buildView(server);
    const { messageId, contactId } = await buildOutgoing(
      server.database,
      { tenantId: view.tenantId, sessionId: view.sessionId },
      { providerId: 'wamid.invoice', phone: `+${phone}` },
    );
    await deliver(view, [
      paymentOf('pending', '1760000001'),
      paymentOf('failed', '1760000002', { error: { code: '13', reason: 'declined' } }),
      paymentOf('captured', '1760000003'),
    ]);
    const { messages, conversations, items } = await readInbox(view);
    const [sent] = messages.filter((one: { direction: string }) => one.direction === 'out');
    expect(sent).toMatchObject({ ack: 0, error: null, statusTimes: {} });
    const entries = messages.filter((one: { content: { type: string } }) => one.content.type === 'payment');
    expect(entries.map((one: { content: object }) => one.content)).toEqual([
      expect.objectContaining({ status: 'pending', method: 'upi' }),
      expect.objectContaining({ status: 'failed', errors: [{ code: 13 }], transactionId: 'tr-17' }),
      expect.objectContaining({
        status: 'captured',
        amount: 125.5,
        currency: 'MAD',
        referenceId: 'invoice-17',
      }),
    ]);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        replyToProviderId: 'wamid.invoice',
        origin: 'system',
        status: 'received',
      });
      expect(entry.contactId).toBe(sent.contactId);
    }
    expect(conversations).toHaveLength(1);
    expect(conversations[0]).toMatchObject({ windowExpiresAt: null, unreadCount: 0 });
    expect(items).toEqual([]);
    const outbox = await server.database.admin.db.selectFrom('outbox').selectAll().execute();
    expect(outbox.filter((row) => row.messageId === messageId || row.contactId === contactId)).toEqual([]);
  });

  test('without a customer, and a status of something nobody has heard of, are items and touch no ack', async () => {
    const view = await buildView(server);
    await buildOutgoing(
      server.database,
      { tenantId: view.tenantId, sessionId: view.sessionId },
      { providerId: 'wamid.invoice', phone: `+${phone}` },
    );
    const base = { id: 'wamid.invoice', status: 'failed', timestamp: '1760000001' };
    await deliver(view, [
      bodyOf('messages', { statuses: [{ ...base, type: 'payment' }] }),
      bodyOf('messages', { statuses: [{ ...base, type: 'refund', recipient_id: phone }] }),
    ]);
    const { messages, items } = await readInbox(view);
    expect(messages).toMatchObject([{ ack: 0, direction: 'out' }]);
    expect(items.map((one: { error: string }) => one.error).sort()).toEqual([
      'the payment names no customer',
      'the status is about something nobody has heard of',
    ]);
  });
});

describe('what is for another number than the session’s', () => {
  test('and what names another business account, whatever its envelope says, changes nothing here', async () => {
    const view = await buildView(server);
    const removed = (waba_id: string) => ({ event: 'PARTNER_REMOVED', waba_info: { waba_id } });
    await deliver(view, [bodyOf('account_update', removed('900900900900'))]);
    const session = async () => view.get(`/sessions/${toPublicId('session', view.sessionId)}`);
    expect((await session()).stateCode).toBeNull();
    expect((await readInbox(view)).items).toMatchObject([{ kind: 'other_account', field: 'account_update' }]);
    const ofBusiness = bodyOf('account_update', removed(view.wabaId));
    for (const entry of ofBusiness.entry) entry.id = '700700700700';
    await deliver(view, [ofBusiness]);
    expect(await session()).toMatchObject({ state: 'logged_out', stateCode: 'access_removed' });
  });

  test('is kept as an item with the reason, and is never a message, a status or news of this one', async () => {
    const view = await buildView(server);
    await buildOutgoing(
      server.database,
      { tenantId: view.tenantId, sessionId: view.sessionId },
      { providerId: 'wamid.ours', phone: `+${phone}` },
    );
    const elsewhere = { display_phone_number: '972123450000', phone_number_id: '9988776655443' };
    const status = { id: 'wamid.ours', status: 'read', timestamp: '1760000001', recipient_id: phone };
    await deliver(view, [
      bodyOf('messages', { ...textOf('wamid.other', 'for the other shop'), metadata: elsewhere }),
      bodyOf('messages', { statuses: [status], metadata: elsewhere }),
      bodyOf('user_preferences', {
        user_preferences: [
          { wa_id: phone, value: 'stop', timestamp: 1760000000, category: 'marketing_messages' },
        ],
        metadata: elsewhere,
      }),
    ]);
    const { messages, conversations, items, contacts } = await readInbox(view);
    expect(messages).toMatchObject([{ direction: 'out', ack: 0 }]);
    expect(conversations).toMatchObject([{ windowExpiresAt: null, unreadCount: 0 }]);
    expect(contacts).toHaveLength(1);
    expect(items).toHaveLength(3);
    for (const item of items) {
      expect(item).toMatchObject({
        kind: 'other_number',
        contactId: null,
        error: "is for the phone number id 9988776655443, which is not this session's",
      });
    }
    expect(JSON.stringify(items)).toContain('for the other shop');
    expect(JSON.stringify(items)).toContain('Ghita El Fassi');
  });
});

describe('a call', () => {
  const parts = { from: phone, to: '972123456789', direction: 'USER_INITIATED' };
  const callOf = (id: string, event: string, timestamp: string, more: object = {}) =>
    bodyOf('calls', { contacts: [someone], calls: [{ id, event, timestamp, ...parts, ...more }] });

  test('nobody answered is one entry, unread, told of once, and opens no window, in any order', async () => {
    const reports = [
      callOf('wacid.missed', 'connect', '1760000001', { session: { sdp: 'v=0', sdp_type: 'offer' } }),
      callOf('wacid.missed', 'terminate', '1760000031', { status: 'FAILED' }),
    ];
    for (const order of ordersOf(reports)) {
      const view = await buildView(server);
      const userId = await anOwner(view);
      await deliver(view, order);
      const { messages, conversations, items } = await readInbox(view);
      expect(messages).toMatchObject([
        {
          direction: 'in',
          origin: 'system',
          content: { type: 'call', outcome: 'missed' },
          providerId: 'wacid.missed',
          at: '2025-10-09T08:53:51.000Z',
        },
      ]);
      expect(conversations).toMatchObject([
        { unreadCount: 1, windowExpiresAt: null, lastMessageAt: '2025-10-09T08:53:51.000Z', state: 'open' },
      ]);
      expect(conversations[0].lastMessage.content).toMatchObject({ outcome: 'missed' });
      expect(conversations[0].contact).toMatchObject({ phone: `+${phone}`, displayName: 'Ghita El Fassi' });
      expect(items).toEqual([]);
      expect(await toldOf(userId)).toEqual(['missed_call']);
    }
  });

  test('that was answered has its length and is nothing to catch up on', async () => {
    const ends = { start_time: '1760000005', end_time: '1760000065', duration: 60, status: ['COMPLETED'] };
    const reports = [
      callOf('wacid.good', 'connect', '1760000001'),
      callOf('wacid.good', 'terminate', '1760000065', ends),
    ];
    const seen = [];
    for (const order of ordersOf(reports)) {
      const view = await buildView(server);
      await deliver(view, order);
      const { messages, conversations } = await readInbox(view);
      seen.push(messages.map((one: { content: object }) => one.content));
      expect(conversations).toMatchObject([{ unreadCount: 0, windowExpiresAt: null }]);
    }
    const content = {
      type: 'call',
      outcome: 'completed',
      startedAt: '2025-10-09T08:53:25.000Z',
      endedAt: '2025-10-09T08:54:25.000Z',
      durationSeconds: 60,
    };
    expect(seen).toEqual([[content], [content]]);
  });

  test('of the business is told by its statuses, and moves no message', async () => {
    const status = (word: string, timestamp: string) =>
      bodyOf('calls', {
        statuses: [{ id: 'wacid.ours', type: 'call', status: word, timestamp, recipient_id: phone }],
      });
    const ends = callOf('wacid.ours', 'terminate', '1760000009', {
      from: '972123456789',
      to: phone,
      direction: 'BUSINESS_INITIATED',
    });
    for (const order of ordersOf([status('RINGING', '1760000001'), status('REJECTED', '1760000008'), ends])) {
      const view = await buildView(server);
      await deliver(view, order);
      const { messages, conversations, items } = await readInbox(view);
      expect(messages).toMatchObject([{ direction: 'out', content: { type: 'call', outcome: 'rejected' } }]);
      expect(conversations).toMatchObject([{ unreadCount: 0, windowExpiresAt: null }]);
      expect(items).toEqual([]);
    }
  });

  test('stands in the window and the unread of the messages around it as if it were not there', async () => {
    const view = await buildView(server);
    await deliver(view, [
      bodyOf('messages', textOf('wamid.before')),
      callOf('wacid.between', 'connect', '1760050000'),
    ]);
    const { conversations } = await readInbox(view);
    expect(conversations).toMatchObject([
      { unreadCount: 1, windowExpiresAt: new Date(1760000000_000 + 86_400_000).toISOString() },
    ]);
  });

  async function anOwner({ tenantId }: View): Promise<string> {
    const { db } = server.database.admin;
    const id = newId();
    await db
      .insertInto('users')
      .values({ id, email: `${id}@shop.example`, name: 'Salma', passwordHash: '-' })
      .execute();
    await db.insertInto('members').values({ tenantId, userId: id, role: 'owner' }).execute();
    return id;
  }

  async function toldOf(userId: string): Promise<string[]> {
    const { db } = server.database.admin;
    const rows = await db.selectFrom('notifications').select('kind').where('userId', '=', userId).execute();
    return rows.map((row) => row.kind);
  }
});

describe('what is written in a group', () => {
  const groupId = 'R3JvdXBJZA';
  const inGroup = (id: string, from: string, name: string, more: object = {}) =>
    bodyOf('messages', {
      contacts: [{ profile: { name }, wa_id: from }],
      messages: [
        {
          from,
          id,
          timestamp: '1760000003',
          type: 'text',
          text: { body: `${name} says hi` },
          group_id: groupId,
          ...more,
        },
      ],
    });
  const messagesIn = (view: View, conversation: { id: string }) =>
    view.get(`/conversations/${conversation.id}/messages`);

  test('stands in one conversation of the group, each message with its sender, and never in a private one', async () => {
    const view = await buildView(server);
    await deliver(view, [
      bodyOf('messages', textOf('wamid.private')),
      inGroup('wamid.g1', phone, 'Ghita El Fassi'),
      inGroup('wamid.g2', '212661000888', 'Omar T'),
    ]);
    const { conversations, contacts, items } = await readInbox(view);
    expect(conversations).toHaveLength(2);
    const group = conversations.find((one: { contact: { groupId: string | null } }) => one.contact.groupId);
    const own = conversations.find(
      (one: { contact: { phone: string } }) => one.contact.phone === `+${phone}`,
    );
    expect(group).toMatchObject({ contact: { groupId, phone: null }, unreadCount: 2, windowExpiresAt: null });
    expect(own).toMatchObject({
      unreadCount: 1,
      windowExpiresAt: new Date(1760000000_000 + 86_400_000).toISOString(),
      lastMessage: { providerId: 'wamid.private', groupId: null, sender: null },
    });
    const messages = await messagesIn(view, group);
    expect(messages.map((one: { sender: { name: string } }) => one.sender.name).sort()).toEqual([
      'Ghita El Fassi',
      'Omar T',
    ]);
    for (const message of messages) {
      expect(message).toMatchObject({ groupId, contactId: group.contact.id, conversationId: group.id });
      expect(contacts.map(({ id }: { id: string }) => id)).toContain(message.sender.contactId);
    }
    // The group is not listed as a contact; its authors are.
    expect(contacts.map((one: { phone: string }) => one.phone).sort()).toEqual([
      `+${phone}`,
      '+212661000888',
    ]);
    expect(items).toEqual([]);
    const [live] = (await view.get('/events?topics=conversations')).filter(
      (event: { type: string; data: { message?: { providerId: string } } }) =>
        event.type === 'message.received' && event.data.message?.providerId === 'wamid.g2',
    );
    expect(live.data.message).toMatchObject({ groupId, sender: { name: 'Omar T' } });
  });

  test('is answered nowhere by an engine that cannot write in groups', async () => {
    const view = await buildView(server);
    await deliver(view, [inGroup('wamid.g1', phone, 'Ghita El Fassi')]);
    const [group] = (await readInbox(view)).conversations;
    const sends = [{ conversationId: group.id }, { contactId: group.contact.id }];
    for (const to of sends) {
      expect(await view.send({ ...to, text: 'hello' })).toMatchObject({
        status: 422,
        code: 'group_unsupported',
        details: { groupId, level: 'no' },
      });
    }
    expect(await messagesIn(view, group)).toHaveLength(1);
  });

  test('has statuses that move no private message', async () => {
    const view = await buildView(server);
    await buildOutgoing(
      server.database,
      { tenantId: view.tenantId, sessionId: view.sessionId },
      { providerId: 'wamid.ours', phone: `+${phone}` },
    );
    const status = { id: 'wamid.ours', status: 'failed', timestamp: '1760000001' };
    const member = { recipient_type: 'group', recipient_id: groupId, recipient_participant_id: phone };
    await deliver(view, [bodyOf('messages', { statuses: [{ ...status, ...member }] })]);
    const { messages, items } = await readInbox(view);
    expect(messages).toMatchObject([{ ack: 0, direction: 'out' }]);
    expect(items).toMatchObject([
      { kind: 'status', error: 'the status of a group says nothing of the delivery of this message' },
    ]);
  });
});
