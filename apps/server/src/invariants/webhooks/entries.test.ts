import { toPublicId } from '@waqtor/contract';
import { describe, expect, test } from 'vitest';
import { buildOutgoing } from '../../workers/intake/testing.ts';
import { buildView, readInbox } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { bodyOf, deliver, phone, someone, textOf } from './testing-webhooks.ts';

/* Items that are not messages of the conversation: payments, and items for other numbers. */

const server = await startTestServer();

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

  test('is an entry that refers to its message, neither fails it nor allows a retry', async () => {
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
    expect(sent).toMatchObject({ ack: 0, error: null, statusTimestamps: {} });
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

  test('without a customer, and an unknown status, are webhook items and do not change the ack', async () => {
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
      'the status has an unknown type',
    ]);
  });
});

describe('a webhook for another number or account', () => {
  test('changes nothing in this session, whatever its envelope contains', async () => {
    const view = await buildView(server);
    const removed = (waba_id: string) => ({ event: 'PARTNER_REMOVED', waba_info: { waba_id } });
    await deliver(view, [bodyOf('account_update', removed('900900900900'))]);
    const session = async () => view.get(`/sessions/${toPublicId('session', view.sessionId)}`);
    expect((await session()).statusReason).toBeNull();
    expect((await readInbox(view)).items).toMatchObject([{ type: 'other_account', field: 'account_update' }]);
    const ofBusiness = bodyOf('account_update', removed(view.wabaId));
    for (const entry of ofBusiness.entry) entry.id = '700700700700';
    await deliver(view, [ofBusiness]);
    expect(await session()).toMatchObject({ status: 'logged_out', statusReason: 'access_removed' });
  });

  test('is stored as a webhook item with the reason, never as a message, status or account event of this session', async () => {
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
        type: 'other_number',
        contactId: null,
        error: "is for the phone number id 9988776655443, which is not this session's",
      });
    }
    expect(JSON.stringify(items)).toContain('for the other shop');
    expect(JSON.stringify(items)).toContain('Ghita El Fassi');
  });
});
