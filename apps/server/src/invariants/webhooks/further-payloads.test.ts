import { toPublicId } from '@waqtor/contract';
import { describe, expect, test } from 'vitest';
import { judgeEvents } from '../../platform/events/testing.ts';
import { buildOutgoing } from '../../workers/intake/testing.ts';
import { buildView, leavesOf, readInbox } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { furtherPayloads } from './further-payloads.ts';

/*
 * Types missing in the corpus, and statuses of stored messages: nothing in them may be lost on the way to the
 * API.
 */

const server = await startTestServer();

const bodyOf = (field: string, value: unknown) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '5467539754836534', time: 1760000000, changes: [{ field, value }] }],
});

function lostOf(value: Record<string, unknown>, shown: unknown): string[] {
  const { messaging_product, metadata, ...content } = value;
  const leaves = leavesOf(shown);
  return [...leavesOf(content)].filter((leaf) => !leaves.has(leaf));
}

describe('a payload is stored and shown completely:', () => {
  test.each(Object.entries(furtherPayloads))('%s', async (_name, { field, value, becomes, item }) => {
    const view = await buildView(server);
    expect(await view.post(bodyOf(field, value))).toEqual({ status: 200 });
    const inbox = await readInbox(view);
    expect(inbox.messages.map((message) => message.content.type)).toEqual(becomes ? [becomes] : []);
    if (item) expect(inbox.items.map((one: { type: string }) => one.type)).toContain(item);
    expect(lostOf(value, inbox)).toEqual([]);
    expect(await view.post(bodyOf(field, value))).toEqual({ status: 200 });
    expect(await readInbox(view)).toEqual(inbox);
  });
});

describe('the statuses of our message', () => {
  const conversation = { id: 'conv-4711', expiration_timestamp: '1760090000', origin: { type: 'marketing' } };
  const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' };
  const statusOf = (status: string, timestamp: string, more: object = {}) => ({
    id: 'wamid.ours',
    status,
    timestamp,
    recipient_id: '212661000777',
    recipient_user_id: 'MA.5551',
    ...more,
  });
  const valueWith = (...statuses: object[]) => ({
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '972123456789', phone_number_id: '1122334455667' },
    statuses,
  });

  async function send(...values: Record<string, unknown>[]) {
    const view = await buildView(server);
    const { messageId } = await buildOutgoing(
      server.database,
      { tenantId: view.tenantId, sessionId: view.sessionId },
      {
        providerId: 'wamid.ours',
        phone: '+212661000777',
      },
    );
    for (const value of values) expect(await view.post(bodyOf('messages', value))).toEqual({ status: 200 });
    const message = await view.get(`/messages/${toPublicId('message', messageId)}`);
    const listed = (await view.get(`/messages/contact/${message.contactId}`))[0];
    return { view, message, listed };
  }

  test('become its steps, with prices and conversations', async () => {
    const sent = valueWith(
      statusOf('sent', '1760000021', { conversation, pricing, biz_opaque_callback_data: 'cb-17' }),
    );
    const delivered = valueWith(statusOf('delivered', '1760000022', { pricing: { ...pricing, tier: 'T3' } }));
    const read = valueWith(statusOf('read', '1760000023'));
    const { view, message, listed } = await send(read, sent, delivered, sent);
    expect(message).toMatchObject({
      status: 'read',
      ack: 3,
      statusTimestamps: {
        sent: '2025-10-09T08:53:41.000Z',
        delivered: '2025-10-09T08:53:42.000Z',
        read: '2025-10-09T08:53:43.000Z',
      },
    });
    expect(listed).toMatchObject({ ack: 3, statusTimestamps: message.statusTimestamps });
    for (const value of [sent, delivered, read]) expect(lostOf(value, await readInbox(view))).toEqual([]);
  });

  test('include the reason of a failure', async () => {
    const error = {
      code: 131026,
      title: 'Message undeliverable',
      message: 'Message undeliverable here',
      error_data: { details: 'not on WhatsApp' },
      href: 'https://developers.example/errors',
    };
    const failed = valueWith(statusOf('failed', '1760000024', { errors: [error] }));
    const { view, message } = await send(failed);
    expect(message).toMatchObject({
      status: 'failed',
      ack: -1,
      error: { code: 131026, message: 'Message undeliverable', details: 'not on WhatsApp' },
    });
    expect(lostOf(failed, await readInbox(view))).toEqual([]);
  });

  test('of an unknown type are stored, next to a known one', async () => {
    const warning = statusOf('simmering', '1760000025', { broth: 'harira' });
    const { view, message } = await send(valueWith(warning, statusOf('played', '1760000026')));
    expect(message).toMatchObject({ status: 'played', ack: 4 });
    const inbox = await readInbox(view);
    expect(inbox.items).toMatchObject([{ payload: { status: 'simmering' } }]);
    expect(lostOf(valueWith(warning), inbox)).toEqual([]);
  });
});

test('one webhook with all payloads is stored item by item, next to unreadable items', async () => {
  const view = await buildView(server);
  const changes = Object.values(furtherPayloads).map(({ field, value }) => ({ field, value }));
  const broken = [
    null,
    17,
    { field: 'messages' },
    { value: {} },
    { field: 'messages', value: { messages: [null, 'x', {}] } },
  ];
  const body = {
    object: 'whatsapp_business_account',
    entry: [
      null,
      { id: '5467539754836534', changes: [...broken, ...changes] },
      { id: '5467539754836534', changes: 'none' },
      { id: '5467539754836534', changes: changes.slice(0, 3) },
    ],
  };
  expect(await view.post(body)).toEqual({ status: 200 });
  const inbox = await readInbox(view);
  for (const { value } of changes) expect(lostOf(value, inbox)).toEqual([]);
  const ids = changes.flatMap(({ value }) => (value as { messages?: { id: string }[] }).messages ?? []);
  const stored = inbox.messages.map((message) => message.providerId);
  expect(stored).toEqual(expect.arrayContaining([...new Set(ids.map(({ id }) => id))]));
  expect(new Set(stored).size).toBe(stored.length);
});

test('every published event matches its documented schema', async () => {
  const { types, problems } = await judgeEvents(server.database.admin.pool);
  expect(problems).toEqual([]);
  expect(types.size).toBeGreaterThan(4);
});
