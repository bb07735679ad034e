import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { createOutgoing, tenantUrlPolicy } from '@waqtor/outgoing';
import { buildContact, buildConversation, buildWorld, testDatabase, until } from '@waqtor/testing';
import { jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BackgroundWorker } from '../../../platform/background/background-worker.ts';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { buildHttp } from '../../../platform/testing-rows.ts';
import { saveOpenBrowser } from '../attendance/attendance.store.ts';
import { notify, registerNotificationRoutes } from '../index.ts';
import { createPushSender } from './push-sender.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const { clock } = platform;
const call = await buildHttp(platform, registerNotificationRoutes);

/* A push service on loopback, and a browser whose keys it knows. */

interface Received {
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}
let received: Received[] = [];
let status = 201;
const service = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  received.push({ headers: request.headers, body: Buffer.concat(chunks) });
  response.writeHead(status, status === 429 ? { 'retry-after': '120' } : {}).end();
});
let endpoint = '';
const browser = createECDH('prime256v1');
const auth = randomBytes(16);
const keys = { p256dh: browser.generateKeys('base64url'), auth: auth.toString('base64url') };

/** Decrypts as a browser does (RFC 8291, RFC 8188). */
function decrypt(body: Buffer): unknown {
  const theirs = body.subarray(21, 21 + body.readUInt8(20));
  const shared = browser.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), theirs]);
  const derive = (secret: Buffer, salt: Buffer, about: Buffer | string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, about, bytes));
  const secret = derive(shared, auth, info, 32);
  const salt = body.subarray(0, 16);
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    key,
    derive(secret, salt, 'Content-Encoding: nonce\0', 12),
  );
  decipher.setAuthTag(body.subarray(-16));
  const plain = Buffer.concat([decipher.update(body.subarray(21 + theirs.length, -16)), decipher.final()]);
  expect(plain.at(-1), 'the delimiter of the last record').toBe(2);
  return JSON.parse(plain.subarray(0, -1).toString());
}

let tenant = '';
let karim = '';
let conversationId = '';
let worker: BackgroundWorker;
const { outgoing } = platform;
beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}/send/abc`;
  const tenantUrls = createOutgoing(tenantUrlPolicy({ allowedNetworks: ['127.0.0.0/8'] }));
  platform.outgoing = { ...outgoing, tenantUrls };
});
afterAll(async () => {
  await platform.outgoing.tenantUrls.stop();
  platform.outgoing = outgoing;
  await new Promise((resolve) => service.close(resolve));
});
beforeEach(async () => {
  const world = await buildWorld(database, { members: ['agent'] });
  tenant = world.tenantId;
  karim = world.members[0].id;
  await database.admin.db
    .insertInto('logins')
    .values({
      // The login of a test caller has the id of its user.
      id: karim,
      tenantId: tenant,
      userId: karim,
      tokenHash: randomBytes(32),
      expiresAt: new Date(clock.now().getTime() + 86_400_000),
    })
    .execute();
  const contactId = await buildContact(database, tenant, { name: 'Zineb' });
  conversationId = (await buildConversation(database, tenant, { contactId })).id;
  [received, status] = [[], 201];
  worker = createPushSender(platform, { everyMs: 10 });
  worker.start();
});
afterEach(() => worker.stop());

const as = () => `${tenant}/agent/${karim}`;
const put = (body: object) => call('PUT', '/notifications/push-subscription', { as: as(), body });
const count = async (table: 'pushDeliveries' | 'pushSubscriptions') =>
  (await database.admin.db.selectFrom(table).select('tenantId').where('tenantId', '=', tenant).execute())
    .length;
const tell = (preview: string) =>
  withTenants(platform.db, [tenant], (tx) =>
    notify(tx, [{ tenantId: tenant, userId: karim, kind: 'mention', conversationId, preview }], clock.now()),
  );
const isQueueEmpty = () => until(async () => (await count('pushDeliveries')) === 0);

test('a notification is encrypted for the browser and signed with the key that it subscribed with', async () => {
  const { body: key } = await call('GET', '/notifications/push-key', { as: as() });
  expect((await put({ endpoint, keys })).status).toBe(200);
  expect((await put({ endpoint, keys })).status, 'once more').toBe(200);
  expect(await count('pushSubscriptions')).toBe(1);
  await tell('@Karim look');
  await isQueueEmpty();
  expect(received).toHaveLength(1);
  const [{ headers, body } = { headers: {}, body: Buffer.of() }] = received;
  expect(decrypt(body)).toEqual({
    title: 'You were mentioned in a note: \u2068Zineb\u2069',
    body: '@Karim look',
    tag: expect.stringMatching(/^ntf_/),
    href: `/inbox?state=all&conversation=${toPublicId('conversation', conversationId)}`,
    lang: 'en',
    dir: 'ltr',
  });
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '14400', urgency: 'high' });
  const [, token = '', k] = /^vapid t=(\S+), k=(\S+)$/.exec(String(headers.authorization)) ?? [];
  expect(k).toBe(key.data.publicKey);
  const point = Buffer.from(key.data.publicKey, 'base64url');
  const [x = '', y = ''] = [point.subarray(1, 33), point.subarray(33)].map((it) => it.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const { payload } = await jwtVerify(token, publicKey, { currentDate: clock.now() });
  expect(payload).toMatchObject({ aud: new URL(endpoint).origin, sub: expect.stringMatching(/^https?:/) });
  const secrets = await database.admin.db.selectFrom('pushSubscriptions').select('target').execute();
  expect(
    secrets.some(({ target }) => target.includes('/send/abc')),
    'the address is encrypted',
  ).toBe(false);
});

test('nothing is sent while the dashboard is visible, after it was read, or once the login has ended', async () => {
  await put({ endpoint, keys });
  const report = (isVisible: boolean) => {
    const expiresAt = new Date(clock.now().getTime() + 60_000);
    const row = { id: newId(), tenantId: tenant, userId: karim, isVisible, expiresAt };
    return withTenants(platform.db, [tenant], (tx) => saveOpenBrowser(tx, row, clock.now()));
  };
  await report(true);
  await tell('seen');
  await isQueueEmpty();
  clock.advance(61_000);
  await report(false);
  await tell('in the background');
  await isQueueEmpty();
  expect(received.map(({ body }) => decrypt(body))).toMatchObject([{ body: 'in the background' }]);
  await worker.stop();
  await tell('read');
  await call('POST', '/notifications/read-all', { as: as() });
  worker = createPushSender(platform, { everyMs: 10 });
  worker.start();
  await isQueueEmpty();
  await database.admin.db
    .updateTable('logins')
    .set({ revokedAt: clock.now() })
    .where('id', '=', karim)
    .execute();
  await tell('signed out');
  await until(async () => (await count('pushSubscriptions')) === 0);
  expect(received).toHaveLength(1);
});

/** Resolves when a message waits this long for its next attempt. */
const isWaiting = (seconds: number) =>
  until(async () => {
    const rows = await database.admin.db
      .selectFrom('pushDeliveries')
      .select('dueAt')
      .where('tenantId', '=', tenant)
      .execute();
    return rows.some(({ dueAt }) => dueAt.getTime() - clock.now().getTime() === seconds * 1_000);
  });

test('a failed message is sent again later, and a browser that has unsubscribed is forgotten', async () => {
  await put({ endpoint, keys });
  status = 503;
  await tell('again');
  await isWaiting(10);
  status = 429;
  clock.advance(10_000);
  await isWaiting(120);
  status = 201;
  await tell('next');
  await until(() => received.length === 3);
  clock.advance(120_000);
  await isQueueEmpty();
  expect(received.map(({ body }) => decrypt(body))).toMatchObject(
    ['again', 'again', 'next', 'again'].map((body) => ({ body })),
  );
  status = 410;
  await tell('gone');
  await until(async () => (await count('pushSubscriptions')) === 0);
  expect(await count('pushDeliveries')).toBe(0);
});

test('is given up after six attempts, or at once if the service refuses it', async () => {
  await put({ endpoint, keys });
  status = 500;
  await tell('never');
  for (const seconds of [10, 20, 40, 80, 160]) {
    await isWaiting(seconds);
    clock.advance(seconds * 1_000);
  }
  await isQueueEmpty();
  expect(received).toHaveLength(6);
  status = 413;
  await tell('too large');
  await isQueueEmpty();
  expect(received).toHaveLength(7);
  expect(await count('pushSubscriptions')).toBe(1);
});

test.each([
  ['an address in the server’s network', { endpoint: 'http://10.0.0.1/x', keys }],
  ['no address', { endpoint: 'push', keys }],
  [
    'a key that is no point of the curve',
    { endpoint: 'https://push.example.com', keys: { ...keys, p256dh: 'AAAA' } },
  ],
  ['a short secret', { endpoint: 'https://push.example.com', keys: { ...keys, auth: 'AAAA' } }],
])('a subscription with %s is refused', async (_what, body) => {
  expect((await put(body)).status).toBe(400);
});

test('both endpoints are available to the signed-in user only', async () => {
  for (const [method, path] of [
    ['GET', '/notifications/push-key'],
    ['PUT', '/notifications/push-subscription'],
  ] as const) {
    const options = method === 'PUT' ? { body: { endpoint, keys } } : {};
    expect((await call(method, path, options)).status).toBe(401);
    expect((await call(method, path, { as: `${tenant}/admin`, ...options })).status).toBe(403);
  }
});
