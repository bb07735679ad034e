import { describe, expect, test } from 'vitest';
import { judgeEvents } from '../../platform/events/testing.ts';
import { buildView, readInbox, type View } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/*
 * Message types as they occur in practice, from the signed webhook to the API: unusual, incomplete, or in
 * several parts.
 */

const server = await startTestServer();

const phone = '212661000777';
const someone = { profile: { name: 'Ghita El Fassi' }, wa_id: phone };
const metadata = { display_phone_number: '972123456789', phone_number_id: '1122334455667' };

function bodyOf(field: string, value: Record<string, unknown>) {
  const change = { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '5467539754836534', time: 1760000000, changes: [change] }],
  };
}

const messageOf = (parts: Record<string, unknown>, beside: Record<string, unknown> = {}) =>
  bodyOf('messages', {
    contacts: [someone],
    messages: [{ from: phone, id: 'wamid.kind', timestamp: '1760000001', ...parts }],
    ...beside,
  });

async function deliver(view: View, ...bodies: unknown[]) {
  for (const body of [...bodies, ...bodies]) expect(await view.post(body)).toEqual({ status: 200 });
  return readInbox(view);
}

const title = 'Something went wrong';
const error = { code: 131000, title, error_data: { details: 'Unsupported webhook payload' } };
const file = { id: '1900000000000017', mime_type: 'audio/ogg; codecs=opus', sha256: 'c2hh' };
const card = {
  name: { formatted_name: 'Amal B', first_name: 'Amal', prefix: 'Dr' },
  phones: [{ phone: '+201001234567', type: 'WORK', wa_id: '201001234567' }],
  emails: [{ email: 'amal@shop.example', type: 'WORK' }],
  urls: [{ url: 'https://shop.example', type: 'WORK' }],
  addresses: [
    { street: '1 Rue A', city: 'Fès', state: 'FM', zip: '30000', country: 'Morocco', country_code: 'ma' },
  ],
  org: { company: 'Shop', department: 'Sales', title: 'Lead' },
  birthday: '1990-04-01',
};

describe('one message is read as', () => {
  test.each<[string, unknown, Record<string, unknown>]>([
    [
      'an order with an item without a price',
      messageOf({
        type: 'order',
        order: { catalog_id: 'CAT1', product_items: [{ product_retailer_id: 'A', quantity: '1' }] },
      }),
      { type: 'order', catalogId: 'CAT1', items: [{ productId: 'A', quantity: 1 }] },
    ],
    [
      'a location without a message type',
      messageOf({ location: { latitude: 33.97, longitude: -6.84, name: 'Café Maure' } }),
      { type: 'location', latitude: 33.97, longitude: -6.84, name: 'Café Maure' },
    ],
    [
      'a voice message of type voice',
      messageOf({ type: 'voice', voice: file }),
      { type: 'audio', voice: true, media: { status: 'pending' } },
    ],
    [
      'an unsupported message with its error',
      messageOf(
        { type: 'interactive', context: { from: '972123456789', id: 'wamid.x' } },
        { errors: [error] },
      ),
      { type: 'unsupported', errors: [error] },
    ],
    [
      'an unsupported message of any type',
      messageOf({ type: 'image', errors: [error] }),
      { type: 'unsupported', errors: [error] },
    ],
    [
      'a request_welcome with its ad',
      messageOf({
        type: 'request_welcome',
        referral: { source_url: 'https://ad.example', headline: 'Tours' },
      }),
      {
        type: 'request_welcome',
        context: { referral: { source_url: 'https://ad.example', headline: 'Tours' } },
      },
    ],
    [
      'a contact card with all fields',
      messageOf({ type: 'contacts', contacts: [card] }),
      { type: 'contacts', contacts: [card] },
    ],
    [
      'a contact card with an invalid part',
      messageOf({
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Omar' }, phones: 'none', birthday: 7 }],
      }),
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Omar' }, unread: { phones: 'none', birthday: 7 } }],
      },
    ],
  ])('%s', async (_name, body, content) => {
    const { messages, items, conversations } = await deliver(await buildView(server), body);
    expect(messages).toHaveLength(1);
    expect(messages[0].content).toMatchObject(content);
    expect(conversations).toHaveLength(1);
    expect(items).toEqual([]);
  });

  test('an unknown type, with the raw payload in the API', async () => {
    const { messages } = await deliver(
      await buildView(server),
      messageOf({ type: 'hologram', hologram: { depth: 7 } }),
    );
    expect(messages).toMatchObject([
      { content: { type: 'unknown', kind: 'hologram' }, raw: { hologram: { depth: 7 }, id: 'wamid.kind' } },
    ]);
  });
});

describe('webhook fields are recognised by every name they have', () => {
  test.each([
    [
      'business_username_update',
      { display_phone_number: '972123456789', username: 'shop', status: 'approved' },
      'approved',
    ],
    [
      'business_username_updates',
      { display_phone_number: '972123456789', username: 'shop', status: 'reserved' },
      'reserved',
    ],
    ['phone_number_username_update', { display_phone_number: '972123456789', status: 'deleted' }, 'deleted'],
    ['account_updates', { event: 'VERIFIED_ACCOUNT' }, 'VERIFIED_ACCOUNT'],
    [
      'automatic_events',
      {
        automatic_events: [
          { id: 'wamid.buy', event_name: 'Purchase', timestamp: 1760000001, ctwa_clid: 'clid-17' },
        ],
      },
      'Purchase',
    ],
  ])('%s', async (field, value, kind) => {
    const { items } = await deliver(
      await buildView(server),
      bodyOf(field, { metadata: undefined, ...value }),
    );
    expect(items).toMatchObject([{ field, type: kind, error: null }]);
  });
});

describe('a message in two parts is the same in any order', () => {
  const history = (messages: object[]) =>
    bodyOf('history', { history: [{ metadata: { phase: 0 }, threads: [{ id: phone, messages }] }] });
  const base = { from: '972123456789', id: 'wamid.h1', timestamp: '1760000001' };
  const placeholder = history([
    { ...base, type: 'media_placeholder', history_context: { status: 'PLAYED' } },
  ]);
  const image = { id: '2423', mime_type: 'image/jpeg', sha256: '3f9d', caption: 'Garden' };
  const later = bodyOf('history', { messages: [{ ...base, to: phone, type: 'image', image }] });

  const nameless = messageOf({ type: 'image', image: { caption: 'Roof' } });
  const whole = messageOf({ type: 'image', image: { ...image, caption: 'Roof' } });

  test.each<[string, unknown, unknown, string]>([
    ['a history placeholder and its image', placeholder, later, 'Garden'],
    ['an image without and with its file', nameless, whole, 'Roof'],
  ])('%s', async (_name, one, other, caption) => {
    const seen = [];
    const together = JSON.parse(JSON.stringify(one));
    together.entry.push(...JSON.parse(JSON.stringify(other)).entry);
    for (const order of [[one, other], [other, one], [together]]) {
      const { messages, items } = await deliver(await buildView(server), ...order);
      const kept = items.filter((item: { type: string }) => item.type !== 'progress');
      expect(kept).toEqual([]);
      const [{ content, status, statusTimestamps, text }] = messages;
      expect(messages).toHaveLength(1);
      expect(content).toMatchObject({ type: 'image', caption, media: { status: 'pending' } });
      expect(text).toBe(caption);
      seen.push({ status, statusTimestamps });
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  test('and an event is published when its file arrives', async () => {
    const view = await buildView(server);
    await view.post(placeholder);
    await view.post(later);
    const events = await view.get('/events?topics=conversations');
    const updates = events.filter((event: { type: string }) => event.type === 'message.updated');
    expect(updates).toMatchObject([
      {
        data: { content: { type: 'image', media: { status: 'pending' } }, text: 'Garden', status: 'played' },
      },
    ]);
  });
});

test('every published event matches its documented schema', async () => {
  const { types, problems } = await judgeEvents(server.database.admin.pool);
  expect(problems).toEqual([]);
  expect(types.size).toBeGreaterThan(3);
});
