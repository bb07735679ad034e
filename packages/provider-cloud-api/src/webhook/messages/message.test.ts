import { messageContent } from '@waqtor/contract';
import type { InboundMessage } from '@waqtor/provider';
import { describe, expect, it } from 'vitest';
import { buildMessage, buildMessages } from '../../testing/webhooks.ts';
import { parseWebhook } from '../parse.ts';

type Json = Record<string, unknown>;

function readOne(parts: Json): InboundMessage {
  const [event, ...others] = parseWebhook(buildMessages(buildMessage({ text: undefined, ...parts })));
  expect(others).toEqual([]);
  if (event?.type !== 'message') throw new Error(`not a message: ${JSON.stringify(event)}`);
  expect(messageContent.safeParse(event.content).error).toBeUndefined();
  return event;
}

const errors = [{ code: 131051, title: 'Message type unknown' }];

describe('an inbound message', () => {
  it.each<[string, Json, Json]>([
    ['text', { type: 'text', text: { body: 'مرحبا' } }, { type: 'text', text: 'مرحبا' }],
    ['empty text', { type: 'text', text: { body: '' } }, { type: 'text', text: '' }],
    [
      'location with a place',
      {
        type: 'location',
        location: { latitude: 37.4, longitude: -122.1, name: 'Philz', url: 'https://p.example' },
      },
      { type: 'location', latitude: 37.4, longitude: -122.1, name: 'Philz', url: 'https://p.example' },
    ],
    [
      'reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } },
      { type: 'reaction', emoji: '👍', targetProviderId: 'wamid.X' },
    ],
    [
      'removed reaction with an empty emoji',
      { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '' } },
      { type: 'reaction', emoji: null, targetProviderId: 'wamid.X' },
    ],
    [
      'removed reaction without an emoji',
      { type: 'reaction', reaction: { message_id: 'wamid.X' } },
      { type: 'reaction', emoji: null, targetProviderId: 'wamid.X' },
    ],
    [
      'template button',
      { type: 'button', button: { payload: 'stop', text: 'Stop' } },
      { type: 'button', text: 'Stop', payload: 'stop' },
    ],
    [
      'flow response',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"a":[1]}' },
        },
      },
      { type: 'interactive_reply', replyType: 'flow', id: 'flow', title: 'Sent', response: { a: [1] } },
    ],
    [
      'flow response that is not JSON',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{oops' } } },
      { type: 'interactive_reply', replyType: 'flow', response: '{oops' },
    ],
    [
      'call permission',
      {
        type: 'interactive',
        interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
      },
      { type: 'interactive_reply', replyType: 'call_permission', response: { response: 'accept' } },
    ],
    [
      'unknown interactive type',
      { type: 'interactive', interactive: { type: 'new_reply', new_reply: { x: 1 } } },
      { type: 'interactive_reply', replyType: 'other', id: 'new_reply', response: { x: 1 } },
    ],
    ['interactive without a body', { type: 'interactive', errors }, { type: 'unsupported', errors }],
    [
      'interactive without body and errors',
      { type: 'interactive' },
      { type: 'unknown', kind: 'interactive', payload: null },
    ],
    [
      'order',
      {
        type: 'order',
        order: {
          catalog_id: '19',
          text: '',
          product_items: [{ product_retailer_id: 'p', quantity: '2', item_price: 30.5, currency: 'USD' }],
        },
      },
      {
        type: 'order',
        catalogId: '19',
        items: [{ productId: 'p', quantity: 2, price: 30.5, currency: 'USD' }],
      },
    ],
    [
      'order with an unreadable item',
      { type: 'order', order: { catalog_id: '19', product_items: [{ quantity: 2 }] } },
      { type: 'unknown', kind: 'order', payload: { catalog_id: '19', product_items: [{ quantity: 2 }] } },
    ],
    ['request_welcome', { type: 'request_welcome' }, { type: 'request_welcome' }],
    [
      'unsupported with details',
      { type: 'unsupported', unsupported: { type: 'poll' }, errors },
      { type: 'unsupported', errors, details: { type: 'poll' } },
    ],
    ['the older name of unsupported', { type: 'unknown', errors }, { type: 'unsupported', errors }],
    [
      'an unknown type',
      { type: 'hologram', hologram: { depth: 3 } },
      { type: 'unknown', kind: 'hologram', payload: { depth: 3 } },
    ],
    [
      'a type named like a method',
      { type: 'constructor' },
      { type: 'unknown', kind: 'constructor', payload: null },
    ],
    ['a missing type', { type: undefined }, { type: 'unknown', kind: 'untyped', payload: null }],
    [
      'invalid location',
      { type: 'location', location: { latitude: 123, longitude: 0 } },
      { type: 'unknown', kind: 'location', payload: { latitude: 123, longitude: 0 } },
    ],
    [
      'image without a file',
      { type: 'image', image: { caption: 'hm' } },
      { type: 'unknown', kind: 'image', payload: { caption: 'hm' } },
    ],
    [
      'edit of an edit',
      { type: 'edit', edit: { original_message_id: 'wamid.X', message: { type: 'edit', edit: {} } } },
      { type: 'edit', targetProviderId: 'wamid.X', content: { type: 'unknown', kind: 'edit', payload: {} } },
    ],
  ])('of type %s is read', (_kind, parts, content) => {
    expect(readOne(parts).content).toEqual(content);
  });

  it('includes its file', () => {
    const document = {
      id: 987,
      mime_type: 'application/pdf',
      sha256: 'abc',
      filename: 'a.pdf',
      caption: 'bill',
    };
    const event = readOne({ type: 'document', document });
    expect(event.content).toEqual({ type: 'document', caption: 'bill', filename: 'a.pdf' });
    expect(event.media).toEqual({
      providerMediaId: '987',
      mimeType: 'application/pdf',
      sha256: 'abc',
      filename: 'a.pdf',
    });
  });

  it('that edits another refers to it, with the new file', () => {
    const message = { type: 'image', image: { id: '7', mime_type: 'image/png' } };
    const event = readOne({ type: 'edit', edit: { original_message_id: 'wamid.X', message } });
    expect(event.targetProviderId).toBe('wamid.X');
    expect(event.media).toEqual({ providerMediaId: '7', mimeType: 'image/png' });
  });

  it('includes whether it was forwarded, its ad and its product', () => {
    const referral = { source_id: '12', ctwa_clid: 'x' };
    const context = { id: 'wamid.P', frequently_forwarded: true, referred_product: { catalog_id: '19' } };
    const event = readOne({ type: 'text', text: { body: 'hi' }, referral, context });
    expect(event.replyToProviderId).toBe('wamid.P');
    expect(event.content).toMatchObject({
      context: { forwarded: 'frequently_forwarded', referral, referredProduct: { catalog_id: '19' } },
    });
  });

  it('from WhatsApp itself includes the new number', () => {
    const system = { type: 'user_changed_number', body: 'A changed', wa_id: '12195555358', user_id: 'US.9' };
    expect(readOne({ type: 'system', system }).content).toEqual({
      type: 'system',
      event: 'user_changed_number',
      text: 'A changed',
      newPhone: '+12195555358',
      details: { user_id: 'US.9' },
    });
  });

  it('includes the group it was sent in', () => {
    expect(readOne({ type: 'text', text: { body: 'hi' }, group_id: 'grp' }).groupId).toBe('grp');
  });

  it('may have its timestamp as a string or a number', () => {
    const at = new Date(1749416383_000);
    expect(readOne({ type: 'text', text: { body: '' }, timestamp: 1749416383 }).at).toEqual(at);
    expect(readOne({ type: 'text', text: { body: '' }, timestamp: '1749416383' }).at).toEqual(at);
  });

  it.each(['', 'soon', '1749416383000', '-5', '0', null, {}, undefined, 1e300, '0x10'])(
    'with the timestamp %o is stored as unknown',
    (timestamp) => {
      const message = buildMessage({ timestamp });
      expect(parseWebhook(buildMessages(message))).toContainEqual({
        type: 'unknown',
        account: expect.anything(),
        field: 'messages',
        error: 'the message has no valid timestamp',
        raw: message,
      });
    },
  );
});
