import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { toPublicId } from '@waqtor/contract';
import { sign } from '@waqtor/provider-cloud-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildView, readInbox, type View } from '../test-server/inbox-view.ts';
import { expectRefusal } from '../test-server/refusal.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/*
 * Malicious or broken webhooks get the right response, cause no crash, and lose no valid item next to a
 * broken one.
 */

const server = await startTestServer();
let view: View;
let own: string;

beforeAll(async () => {
  view = await buildView(server);
  own = `/webhooks/whatsapp/${toPublicId('session', view.sessionId)}`;
});

const metadata = { display_phone_number: '972123456789', phone_number_id: '1122334455667' };

function text(id: string, more: object = {}): object {
  return {
    from: '212661000777',
    id,
    timestamp: '1760000000',
    type: 'text',
    text: { body: `words of ${id}` },
    ...more,
  };
}

function bodyWith(...messages: unknown[]): object {
  const value = { messaging_product: 'whatsapp', metadata, contacts: [{ wa_id: '212661000777' }], messages };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '5467539754836534', changes: [{ field: 'messages', value }] }],
  };
}

async function post(body: Buffer, signature: string | undefined, path = own) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (signature !== undefined) headers['x-hub-signature-256'] = signature;
  const answer = await fetch(server.url + path, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: answer.status, text: await answer.text() };
}

const bytesOf = (body: unknown) => Buffer.from(JSON.stringify(body));
const postSigned = (body: Buffer) => post(body, sign(body, view.appSecret));

describe('a webhook without a valid signature is refused:', () => {
  const body = bytesOf(bodyWith(text('wamid.forged')));
  const hex = (algorithm: string, secret: string) => createHmac(algorithm, secret).update(body).digest('hex');
  const signatures: Record<string, (secret: string) => string | undefined> = {
    none: () => undefined,
    empty: () => '',
    'only the name of the algorithm': () => 'sha256=',
    'of another secret': () => sign(body, 'another secret'),
    'of an empty secret': () => `sha256=${hex('sha256', '')}`,
    'of another body': (secret) => sign(Buffer.from('{}'), secret),
    'SHA-1': (secret) => `sha1=${hex('sha1', secret)}`,
    'without the name of the algorithm': (secret) => hex('sha256', secret),
    'cut off': (secret) => sign(body, secret).slice(0, -2),
    'with extra characters': (secret) => `${sign(body, secret)}00`,
    'not hexadecimal': () => `sha256=${'zz'.repeat(32)}`,
    'very long': () => `sha256=${'ab'.repeat(4_000)}`,
  };

  test.each(Object.entries(signatures))('with a signature that is %s', async (_name, signatureOf) => {
    for (const path of [own, '/webhooks/whatsapp']) {
      expectRefusal(await post(body, signatureOf(view.appSecret), path), 'invalid_signature', path);
    }
    for (const garbage of [Buffer.from('{"entry":[{'), Buffer.from([0xff, 0xfe, 0x00])]) {
      expectRefusal(await post(garbage, signatureOf('another')), 'invalid_signature');
    }
  });

  test('and nothing of it is stored', async () => {
    expect(await readInbox(view)).toEqual({
      contacts: [],
      conversations: [],
      messages: [],
      items: [],
      statuses: [],
    });
  });
});

describe('the webhook URL of a session id', () => {
  test.each([
    ['that does not exist', toPublicId('session', newId())],
    ['of another type', toPublicId('contact', newId())],
    ['that is invalid', 'not-an-id'],
    ['that is a path', '..%2f..%2fhealth'],
    ['that is very long', 'x'.repeat(5_000)],
  ])('%s is refused', async (_name, id) => {
    const body = bytesOf(bodyWith(text('wamid.nowhere')));
    const answer = await post(body, sign(body, view.appSecret), `/webhooks/whatsapp/${id}`);
    expect([400, 404], answer.text).toContain(answer.status);
  });

  test('of another tenant is refused, and nothing is stored', async () => {
    const other = await buildView(server);
    const body = bytesOf(bodyWith(text('wamid.smuggled')));
    const path = `/webhooks/whatsapp/${toPublicId('session', other.sessionId)}`;
    expectRefusal(await post(body, sign(body, view.appSecret), path), 'invalid_signature');
    // Posted to the URL of the whole app: both sessions have this number, but only one app secret has signed.
    expect((await post(body, sign(body, view.appSecret), '/webhooks/whatsapp')).status).toBe(200);
    expect((await readInbox(other)).messages).toEqual([]);
    expect((await readInbox(view)).messages.map(({ providerId }) => providerId)).toEqual(['wamid.smuggled']);
  });
});

describe('a signed but invalid body is stored and acknowledged with 200:', () => {
  const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
  const bodies: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    'cut off in the middle': bytesOf(bodyWith(text('wamid.cut'))).subarray(0, 120),
    'not UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    'UTF-16': Buffer.from(JSON.stringify(bodyWith(text('wamid.wide'))), 'utf16le'),
    'a NUL': Buffer.from([0]),
    'nested 100,000 lists deep': Buffer.from(deep('[', ']', 100_000)),
    'nested 20,000 objects deep': Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
    null: Buffer.from('null'),
    'a number': Buffer.from('17'),
    'a text': Buffer.from('"entry"'),
    'a list': bytesOf([bodyWith(text('wamid.listed'))]),
    'an object without entries': Buffer.from('{}'),
    'entries that are not a list': bytesOf({ object: 'whatsapp_business_account', entry: 'all' }),
    'another product': bytesOf({
      object: 'instagram',
      entry: [{ id: '1', changes: [{ field: 'comments', value: { text: 'nice' } }] }],
    }),
    XML: Buffer.from('<?xml version="1.0"?><entry/>'),
  };

  test.each(Object.entries(bodies))('%s', async (name, body) => {
    const fresh = await buildView(server);
    const path = `/webhooks/whatsapp/${toPublicId('session', fresh.sessionId)}`;
    const answer = await post(body, sign(body, fresh.appSecret), path);
    expect([answer.status, answer.text], name).toEqual([200, '{"success":true}']);
    const { messages, items } = await readInbox(fresh);
    expect(messages).toEqual([]);
    expect(items.length, 'what came is shown').toBeGreaterThan(0);
  });
});

describe('an invalid item between two valid ones is stored as a webhook item, the others as messages:', () => {
  const long = 'x'.repeat(20_000);
  const weird: Record<string, unknown> = {
    null: null,
    'a text': 'message',
    'a list': [[[]]],
    'an empty object': {},
    'without an id': text('', { id: undefined }),
    'an id that is a number': text('n', { id: 17 }),
    'an id that is an object': text('o', { id: { a: 1 } }),
    'a very long id': text(`wamid.${long}`),
    'an id with a NUL': text('wamid.\u0000nul'),
    'without a sender': text('wamid.nobody', { from: undefined }),
    'from an invalid number': text('wamid.word', { from: 'not a number' }),
    'from a very long number': text('wamid.digits', { from: '9'.repeat(400) }),
    'from an object': text('wamid.object', { from: { phone: 1 } }),
    'without a time': text('wamid.timeless', { timestamp: undefined }),
    'an invalid time': text('wamid.when', { timestamp: 'yesterday' }),
    'a time far in the past': text('wamid.before', { timestamp: '-99999999999999' }),
    'a time far in the future': text('wamid.beyond', { timestamp: '9e300' }),
    'a text with a NUL': text('wamid.nul', { text: { body: 'before\u0000after' } }),
    'a text with half a surrogate pair': text('wamid.half', { text: { body: 'half \ud83d of it' } }),
    'a text of a megabyte': text('wamid.mega', { text: { body: 'words '.repeat(180_000) } }),
    'a text that is a number': text('wamid.number', { text: { body: 17 } }),
    'a type that is an object': text('wamid.type', { type: { toString: 'text' } }),
    'a type named like an object property': text('wamid.proto', { type: 'constructor' }),
    'a type with a NUL': text('wamid.typenul', { type: 'te\u0000xt' }),
    'an invalid location': text('wamid.place', {
      type: 'location',
      location: { latitude: 1e9, longitude: 'east' },
    }),
    'numbers out of range': text('wamid.order', {
      type: 'order',
      order: {
        catalog_id: '1',
        product_items: [{ product_retailer_id: 'a', quantity: 1e308, item_price: -1e308, currency: 'X' }],
      },
    }),
    'a reaction to nothing': text('wamid.reaction', { type: 'reaction', reaction: {} }),
    'an edit of an edit': text('wamid.edit', { type: 'edit', edit: { message: { type: 'edit', edit: {} } } }),
    'an invalid file': text('wamid.file', { type: 'image', image: { id: [], mime_type: 5 } }),
    'keys with a NUL': text('wamid.keys', { 'a\u0000b': { 'c\u0000d': 1 } }),
  };

  test.each(Object.entries(weird))('%s', async (name, item) => {
    const fresh = await buildView(server);
    const [before, after] = [`wamid.before.${name}`, `wamid.after.${name}`];
    expect(await fresh.post(bodyWith(text(before), item, text(after)))).toEqual({ status: 200 });
    const { messages, items } = await readInbox(fresh);
    const stored = messages.map(({ providerId }) => providerId);
    expect(stored).toEqual(expect.arrayContaining([before, after]));
    expect(messages.length + items.length, 'the item itself is kept too').toBeGreaterThanOrEqual(3);
  });

  test('also among statuses', async () => {
    const fresh = await buildView(server);
    const status = (id: unknown, more: object = {}) => ({
      id,
      status: 'delivered',
      timestamp: '1760000000',
      recipient_id: '212661000777',
      ...more,
    });
    const statuses = [
      status('wamid.first'),
      null,
      status(undefined),
      status('wamid.a', { timestamp: 'soon' }),
      status('wamid.b', { status: 'evaporated' }),
      status('wamid.c', { errors: [null, 'x', { code: 'many' }, { code: 1e300 }] }),
      status('wamid.d', { pricing: { category: 'a\u0000b' }, recipient_id: {} }),
      status('wamid.last'),
    ];
    const value = { messaging_product: 'whatsapp', metadata, statuses };
    const body = { object: 'x', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] };
    expect(await fresh.post(body)).toEqual({ status: 200 });
    const inbox = await readInbox(fresh);
    const kept = inbox.statuses.map(({ providerId }: { providerId: string }) => providerId);
    expect(kept).toEqual(expect.arrayContaining(['wamid.first', 'wamid.last']));
    expect(inbox.statuses.length + inbox.items.length).toBe(statuses.length);
  });
});

test('a webhook cannot pollute object prototypes', async () => {
  const poison = `{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}`;
  const inner = JSON.stringify(text('wamid.poison')).replace(
    '{',
    `{"__proto__":{"polluted":"yes"},"extra":${poison},`,
  );
  const body = JSON.stringify(bodyWith('<item>', text('wamid.beside'))).replace('"<item>"', inner);
  const whole = Buffer.from(body.replace('{', '{"__proto__":{"polluted":"yes","entry":[]},'));
  expect((await postSigned(whole)).status).toBe(200);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
  const { messages } = await readInbox(view);
  expect(messages.map(({ providerId }) => providerId)).toEqual(
    expect.arrayContaining(['wamid.poison', 'wamid.beside']),
  );
});

test('a signed body up to 3 MB is accepted; a larger or unsigned one is refused', async () => {
  const body = (size: number) => {
    const padded = { ...bodyWith(text('wamid.large')), pad: '' };
    padded.pad = ' '.repeat(size - JSON.stringify(padded).length);
    return bytesOf(padded);
  };
  expect((await postSigned(body(3 * 1024 * 1024))).status).toBe(200);
  const tooLarge = body(3_500_000);
  expectRefusal(await postSigned(tooLarge), 'payload_too_large');
  expectRefusal(await post(tooLarge, undefined), 'invalid_signature');
  expectRefusal(await post(tooLarge, undefined, '/webhooks/whatsapp'), 'invalid_signature');
});

test('a truncated body stores nothing and does not affect other requests', async () => {
  const { port } = new URL(server.url);
  const body = bytesOf(bodyWith(text('wamid.early')));
  const socket = connect(Number(port), '127.0.0.1');
  const head = `POST ${own} HTTP/1.1\r\nhost: x\r\nx-hub-signature-256: ${sign(body, view.appSecret)}\r\ncontent-length: ${body.length + 50}\r\n\r\n`;
  await new Promise<void>((resolve) =>
    socket.write(Buffer.concat([Buffer.from(head), body]), () => resolve()),
  );
  socket.destroy();
  expect((await postSigned(bytesOf(bodyWith(text('wamid.whole'))))).status).toBe(200);
  const stored = (await readInbox(view)).messages.map(({ providerId }) => providerId);
  expect(stored).toContain('wamid.whole');
  expect(stored).not.toContain('wamid.early');
});
