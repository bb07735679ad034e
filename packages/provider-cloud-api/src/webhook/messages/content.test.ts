import { describe, expect, test } from 'vitest';
import { parseWebhook } from '../parse.ts';

const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
const from = '16505551234';
const at = '1760000000';

function parse(field: string, value: object) {
  const changes = [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }];
  return parseWebhook({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] });
}
const read = (message: object) =>
  parse('messages', { messages: [{ from, id: 'wamid.A', timestamp: at, ...message }] })[0];
const contentOf = (message: object) => {
  const event = read(message);
  return event?.type === 'message' ? event.content : event;
};

describe('a message', () => {
  test.each<[object, object]>([
    [{ text: { body: 'Hello' } }, { type: 'text', text: 'Hello' }],
    [
      { type: null, location: { latitude: 1, longitude: 2 } },
      { type: 'location', latitude: 1, longitude: 2 },
    ],
    [
      { text: { body: 'x' }, image: { id: '1' } },
      { type: 'unknown', kind: 'untyped', payload: null },
    ],
    [
      { type: 'voice', voice: { id: '7', mime_type: 'audio/ogg' } },
      { type: 'audio', voice: true },
    ],
    [
      { type: 'voice', voice: 'loud' },
      { type: 'unknown', kind: 'voice', payload: 'loud' },
    ],
    [
      { type: 'text', text: 'Hello' },
      { type: 'unknown', kind: 'text', payload: 'Hello' },
    ],
    [
      { type: 'location', location: 'here' },
      { type: 'unknown', payload: 'here' },
    ],
    [{ type: 'location', location: { latitude: 91, longitude: 1 } }, { type: 'unknown' }],
    [{ type: 'location', location: { latitude: 1 } }, { type: 'unknown' }],
    [
      {
        type: 'location',
        location: { latitude: '1', longitude: '2', name: 'Port', address: 'Quay', url: 'https://a.example' },
      },
      { type: 'location', name: 'Port', address: 'Quay', url: 'https://a.example' },
    ],
    [{ type: 'contacts', contacts: {} }, { type: 'unknown' }],
    [{ type: 'contacts', contacts: ['Jo'] }, { type: 'unknown' }],
    [
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Jo' },
            org: { company: ['x'] },
            phones: [{ phone: '+1', wa_id: '1' }],
            emails: 'jo@example.com',
            addresses: [{ city: {} }],
            birthday: '2000-01-01',
            vcard: 'BEGIN',
          },
          { birthday: 1 },
        ],
      },
      {
        contacts: [
          {
            name: { formatted_name: 'Jo' },
            phones: [{ phone: '+1', wa_id: '1' }],
            birthday: '2000-01-01',
            vcard: 'BEGIN',
            unread: { org: { company: ['x'] }, emails: 'jo@example.com', addresses: [{ city: {} }] },
          },
          { unread: { birthday: 1 } },
        ],
      },
    ],
    [{ type: 'reaction', reaction: 'ok' }, { type: 'unknown' }],
    [{ type: 'reaction', reaction: { emoji: '👍' } }, { type: 'unknown' }],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.B' } },
      { type: 'reaction', emoji: null },
    ],
    [{ type: 'button', button: 'Yes' }, { type: 'unknown' }],
    [{ type: 'button', button: {} }, { type: 'unknown' }],
    [
      { type: 'button', button: { payload: 'YES' } },
      { type: 'button', text: 'YES', payload: 'YES' },
    ],
    [
      { type: 'button', button: { text: 'Yes' } },
      { type: 'button', text: 'Yes' },
    ],
    [{ type: 'interactive', interactive: 'x' }, { type: 'unknown' }],
    [{ type: 'interactive', interactive: {} }, { type: 'unknown' }],
    [
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } } },
      { replyType: 'button', id: 'y', title: 'Yes' },
    ],
    [
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A', description: 'First' } },
      },
      { replyType: 'list', description: 'First' },
    ],
    [
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"a":1}' },
        },
      },
      { replyType: 'flow', id: 'flow', title: 'Sent', response: { a: 1 } },
    ],
    [
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{' } } },
      { replyType: 'flow', response: '{' },
    ],
    [{ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } }, { replyType: 'flow' }],
    [
      {
        type: 'interactive',
        interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
      },
      { replyType: 'call_permission', response: { response: 'accept' } },
    ],
    [
      { type: 'interactive', interactive: { type: 'new_reply', new_reply: { x: 1 } } },
      { replyType: 'other', id: 'new_reply', response: { x: 1 } },
    ],
    [
      { type: 'interactive', interactive: { type: 'new_reply' } },
      { replyType: 'other', id: 'new_reply' },
    ],
    [{ type: 'order', order: [] }, { type: 'unknown' }],
    [{ type: 'order', order: { product_items: ['r'] } }, { type: 'unknown' }],
    [{ type: 'order', order: { product_items: [{ quantity: 1 }] } }, { type: 'unknown' }],
    [
      {
        type: 'order',
        order: {
          product_items: [
            { product_retailer_id: 'r', quantity: '2', item_price: 9.5, currency: 'MAD' },
            { product_retailer_id: 's' },
          ],
        },
      },
      { items: [{ productId: 'r', quantity: 2, price: 9.5, currency: 'MAD' }, { productId: 's' }] },
    ],
    [
      { type: 'order', order: { catalog_id: 7, text: 'Soon', product_items: [] } },
      { catalogId: '7', text: 'Soon', items: [] },
    ],
    [{ type: 'system', system: 'x' }, { type: 'unknown' }],
    [
      { type: 'system', system: {} },
      { type: 'system', event: 'unknown' },
    ],
    [
      {
        type: 'system',
        system: { type: 'user_changed_number', new_wa_id: '16505550000', body: 'New number' },
      },
      { event: 'user_changed_number', newPhone: '+16505550000', text: 'New number' },
    ],
    [
      { type: 'system', system: { type: 'customer_identity_changed' }, identity: { hash: 'h' } },
      { event: 'customer_identity_changed', details: { identity: { hash: 'h' } } },
    ],
    [{ type: 'revoke', revoke: {} }, { type: 'unknown' }],
    [
      { type: 'revoke', revoke: { original_message_id: 'wamid.B' } },
      { type: 'revoke', targetProviderId: 'wamid.B' },
    ],
    [
      { type: 'edit', edit: { original_message_id: 'wamid.B' } },
      { type: 'unknown', kind: 'edit' },
    ],
    [
      { type: 'edit', edit: { message: { text: { body: 'x' } } } },
      { type: 'unknown', kind: 'edit' },
    ],
    [
      {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.B',
          message: { type: 'image', image: { id: '1', caption: 'x' } },
        },
      },
      { type: 'edit', targetProviderId: 'wamid.B', content: { type: 'image' } },
    ],
    [{ type: 'request_welcome' }, { type: 'request_welcome' }],
    [
      { type: 'unsupported', unsupported: { type: 'poll' } },
      { type: 'unsupported', errors: [], details: { type: 'poll' } },
    ],
    [
      { type: 'hologram', errors: [{ code: 131051 }] },
      { type: 'unsupported', errors: [{ code: 131051 }] },
    ],
    [
      { type: 'hologram', hologram: 7 },
      { type: 'unknown', kind: 'hologram', payload: 7 },
    ],
  ])('%j is read', (message, expected) => {
    expect(contentOf(message)).toMatchObject(expected);
  });

  test('has its context, unless it is of a type that has none', () => {
    const context = { forwarded: true, referred_product: { catalog_id: 'c' } };
    expect(
      contentOf({ type: 'text', text: { body: 'x' }, context, referral: { source_id: '7' } }),
    ).toMatchObject({
      context: { forwarded: 'forwarded', referredProduct: { catalog_id: 'c' }, referral: { source_id: '7' } },
    });
    const often = { context: { frequently_forwarded: true, forwarded: true } };
    expect(contentOf({ type: 'text', text: { body: 'x' }, ...often })).toMatchObject({
      context: { forwarded: 'frequently_forwarded' },
    });
    for (const more of [{ context: {} }, { context: 'x', referral: 'y' }])
      expect(contentOf({ type: 'text', text: { body: 'x' }, ...more })).toEqual({ type: 'text', text: 'x' });
    const reaction = { type: 'reaction', reaction: { message_id: 'wamid.B', emoji: '👍' } };
    expect(contentOf({ ...reaction, context })).not.toHaveProperty('context');
  });
});

describe('a call', () => {
  const call = (fields: object) =>
    parse('calls', { calls: [{ id: 'wacid.A', timestamp: at, event: 'connect', from, ...fields }] })[0];
  test.each<[object, object]>([
    [{}, { direction: 'in', content: { type: 'call', outcome: 'ringing' } }],
    [
      { direction: 'BUSINESS_INITIATED', to: from, from: undefined },
      { direction: 'out', contact: { phone: '+16505551234' } },
    ],
    [{ direction: 'USER_INITIATED' }, { direction: 'in' }],
    [
      { from: '15550783881', to: from },
      { direction: 'out', contact: { phone: '+16505551234' } },
    ],
    [{ event: 'terminate' }, { content: { outcome: 'missed' } }],
    [
      { event: 'terminate', direction: 'BUSINESS_INITIATED', to: from },
      { content: { outcome: 'unanswered' } },
    ],
    [
      { event: 'terminate', start_time: '1760000001', end_time: '1760000061', duration: 60 },
      {
        content: {
          outcome: 'completed',
          durationSeconds: 60,
          startedAt: '2025-10-09T08:53:21.000Z',
          endedAt: '2025-10-09T08:54:21.000Z',
        },
      },
    ],
    [{ event: 'terminate', duration: 3 }, { content: { outcome: 'completed', durationSeconds: 3 } }],
    [{ event: 'terminate', duration: -1 }, { content: { outcome: 'missed' } }],
    [{ errors: [{ code: 138000, title: 'Off' }] }, { content: { errors: [{ code: 138000 }] } }],
    [
      { from: undefined, group_id: 'g' },
      { groupId: 'g', contact: {} },
    ],
    [{ event: 'hum' }, { type: 'unknown', error: 'the call has an unknown event' }],
    [{ event: undefined }, { type: 'unknown', error: 'the call has an unknown event' }],
    [{ id: undefined }, { type: 'unknown', error: 'the call has no id' }],
    [{ timestamp: 'soon' }, { type: 'unknown', error: 'the call has no valid timestamp' }],
    [{ from: undefined }, { type: 'unknown', error: 'the call names no customer' }],
  ])('%j is read', (fields, expected) => {
    expect(call(fields)).toMatchObject(expected);
  });

  test('that is no object is kept', () => {
    expect(parse('calls', { calls: ['ring'] })).toMatchObject([
      { type: 'unknown', error: 'the call is not an object' },
    ]);
  });

  test.each<[object, object]>([
    [{ status: 'RINGING' }, { direction: 'out', content: { outcome: 'ringing' } }],
    [{ status: 'accepted' }, { content: { outcome: 'answered' } }],
    [{ status: 'REJECTED' }, { content: { outcome: 'rejected' } }],
    [{ status: 'HUMMING' }, { type: 'unknown', error: 'the call has an unknown status' }],
    [{}, { type: 'unknown', error: 'the call has an unknown status' }],
  ])('with status %j is read', (fields, expected) => {
    const status = { id: 'wacid.A', type: 'call', timestamp: at, recipient_id: from, ...fields };
    expect(parse('calls', { statuses: [status] })[0]).toMatchObject(expected);
  });
});

describe('a payment', () => {
  const payment = (fields: object) =>
    parse('messages', {
      statuses: [
        { type: 'payment', id: 'wamid.A', status: 'captured', timestamp: at, recipient_id: from, ...fields },
      ],
    })[0];
  test.each<[object, object]>([
    [{}, { content: { type: 'payment', status: 'captured' } }],
    [
      {
        payment: {
          reference_id: 'r1',
          amount: { value: 21_000, offset: 100 },
          currency: 'INR',
          transaction: { id: 't', status: 'success', type: 'upi' },
        },
      },
      {
        content: {
          referenceId: 'r1',
          amount: 210,
          currency: 'INR',
          transactionId: 't',
          transactionStatus: 'success',
          method: 'upi',
        },
      },
    ],
    [{ payment: { total_amount: { value: '7' } } }, { content: { amount: 7 } }],
    [
      { payment: { transaction: { amount: { value: 5, offset: 10 }, currency: 'BRL' } } },
      { content: { amount: 0.5, currency: 'BRL' } },
    ],
    [
      { errors: [{ code: 1 }], payment: { transaction: { error: { code: 2 } } } },
      { content: { errors: [{ code: 1 }, { code: 2 }] } },
    ],
    [{ id: undefined }, { type: 'unknown', error: 'the payment names no message' }],
    [{ status: undefined }, { type: 'unknown', error: 'the payment has no status' }],
    [{ timestamp: undefined }, { type: 'unknown', error: 'the payment has no valid timestamp' }],
    [{ recipient_id: undefined }, { type: 'unknown', error: 'the payment names no customer' }],
  ])('%j is read', (fields, expected) => {
    expect(payment(fields)).toMatchObject(expected);
  });

  test.each([{ value: 5, offset: 0 }, { value: 5, offset: 'x' }, { value: 'x' }, 5])(
    'has no amount if it is %j',
    (amount) => {
      expect(payment({ payment: { amount } })).not.toHaveProperty('content.amount');
    },
  );
});
