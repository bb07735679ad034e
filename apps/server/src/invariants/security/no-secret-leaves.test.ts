import { randomBytes } from 'node:crypto';
import { sign } from '@waqtor/provider-cloud-api';
import { startSandbox } from '@waqtor/sandbox';
import { testDatabase, until } from '@waqtor/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServerProcess } from '../processes/server-process.ts';

/*
 * Tests invariant 10 on the server as it runs in production: its whole log, all its responses, and every row
 * it has written.
 */

const database = await testDatabase();
const sandbox = await startSandbox({ seed: 10 });
afterAll(() => sandbox.stop());

/** A unique string. */
const canary = (what: string) => `${what}${randomBytes(12).toString('hex')}`;
const secretKey = randomBytes(32).toString('hex');
const server = await startServerProcess({
  DATABASE_URL: database.url,
  WAQTOR_SECRET_KEY: secretKey,
  GRAPH_BASE_URLS: sandbox.url,
  METRICS_TOKEN: canary('metrics'),
  LOG_LEVEL: 'trace',
});

/** Secrets that must not appear anywhere, and those that only the response issuing them may contain. */
const secrets: Record<string, string> = { secretKey, databasePassword: new URL(database.url).password };
const handedOut: Record<string, string> = {};
/** What customers wrote and who they are: allowed in the database and in responses, but not in the log. */
const words = { text: canary('words'), reply: canary('reply'), phone: '212661555017', name: canary('name') };
const answers: { what: string; text: string }[] = [];

let token = '';

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  answers.push({ what: `${method} ${path} ${answer.status}`, text });
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every shape
  return { status: answer.status, data: (text.startsWith('{') ? JSON.parse(text).data : undefined) as any };
}

const api = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  call(method, `/api/v1${path}`, body, headers);

beforeAll(async () => {
  await comeIn();
  const session = await connectNumber();
  await talk(session);
  await lookAround(session.id);
}, 90_000);

async function comeIn(): Promise<void> {
  secrets.password = canary('Password');
  secrets.wrongPassword = canary('Wrong');
  const setupToken = await until(() => /token=(\S+)\s/.exec(server.written())?.[1], {
    what: 'the setup link',
  });
  const person = { email: 'amina@example.com', client: 'api_client' };
  const owner = { ...person, password: secrets.password, name: 'Amina', businessName: 'Atlas', setupToken };
  expect((await api('POST', '/auth/register', owner)).status).toBe(201);
  expect((await api('POST', '/auth/login', { ...person, password: secrets.wrongPassword })).status).toBe(401);
  await api('POST', '/auth/login', `{"email":"amina@example.com","password":"${secrets.wrongPassword}"`);
  const first = (await api('POST', '/auth/login', { ...person, password: secrets.password })).data;
  const { refreshToken } = first;
  const next = (await api('POST', '/auth/refresh', { refreshToken })).data;
  token = next.accessToken;
  Object.assign(handedOut, {
    firstAccess: first.accessToken,
    firstRefresh: first.refreshToken,
    access: next.accessToken,
    refresh: next.refreshToken,
    ticket: (await api('POST', '/auth/ws-ticket')).data.ticket,
    apiKey: (await api('POST', '/api-keys', { name: 'n8n', role: 'viewer' })).data.key,
  });
  await api('GET', '/sessions', undefined, { authorization: '', 'x-api-key': handedOut.apiKey ?? '' });
  await api('GET', '/user', undefined, { authorization: `Bearer ${handedOut.access}x` });
}

async function connectNumber() {
  const number = sandbox.admin.createNumber({});
  Object.assign(secrets, { accessToken: number.token, appSecret: number.appSecret });
  secrets.wrongToken = canary('EAAwrong');
  secrets.wrongSecret = canary('appsecret');
  handedOut.verifyToken = canary('verify');
  const body = {
    engine: 'cloud',
    name: 'Desk',
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: secrets.accessToken,
    appSecret: secrets.appSecret,
    verifyToken: handedOut.verifyToken,
    graphBaseUrl: sandbox.url,
  };
  const wrong = { ...body, accessToken: secrets.wrongToken, appSecret: secrets.wrongSecret };
  expect((await api('POST', '/sessions', wrong)).status).toBe(422);
  await api('POST', '/sessions', { ...wrong, engine: 'telegraph' });
  await api('POST', '/sessions', { ...wrong, graphBaseUrl: `http://${secrets.wrongToken}@127.0.0.1:9/` });
  const once = { 'idempotency-key': 'connect-once' };
  const created = await api('POST', '/sessions', body, once);
  expect(created.status).toBe(201);
  expect((await api('POST', '/sessions', body, once)).data).toEqual(created.data);
  expect((await api('POST', '/sessions', body)).status).toBe(409);
  const { id } = created.data as { id: string };
  await api('PATCH', `/sessions/${id}`, { accessToken: secrets.wrongToken });
  const hook = `/webhooks/whatsapp/${id}`;
  const challenge = (verify: string) =>
    call('GET', `${hook}?hub.mode=subscribe&hub.verify_token=${verify}&hub.challenge=17`);
  expect((await challenge(handedOut.verifyToken)).status).toBe(200);
  await challenge(secrets.wrongSecret);
  return { id, hook, pnid: number.pnid, wabaId: number.wabaId };
}

async function talk({ id, hook, pnid, wabaId }: { id: string; hook: string; pnid: string; wabaId: string }) {
  const item = {
    from: words.phone,
    id: 'wamid.ten',
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: pnid, display_phone_number: '1' },
    contacts: [{ wa_id: words.phone, profile: { name: words.name } }],
    messages: [
      { ...item, text: { body: words.text } },
      { ...item, id: 5.5, text: { body: words.text } },
    ],
  };
  const body = JSON.stringify({
    object: 'x',
    entry: [{ id: wabaId, changes: [{ field: 'messages', value }] }],
  });
  const signed = { 'x-hub-signature-256': sign(Buffer.from(body), secrets.appSecret ?? '') };
  expect((await call('POST', hook, body, signed)).status).toBe(200);
  await call('POST', hook, body, { 'x-hub-signature-256': 'sha256=00' });
  const sent = await api('POST', '/messages/send', {
    sessionId: id,
    to: `+${words.phone}`,
    text: words.reply,
  });
  expect(sent.status, answers.at(-1)?.text).toBe(202);
  const isOver = (status: string) =>
    ['sending', 'sent', 'delivered', 'read', 'failed', 'unknown'].includes(status);
  await until(async () => isOver((await api('GET', `/messages/${sent.data.messageId}`)).data.status), {
    timeoutMs: 20_000,
    what: 'the message to have been sent or refused',
  });
}

async function lookAround(sessionId: string): Promise<void> {
  const document = await (await fetch(`${server.url}/docs/json`)).json();
  const paths = Object.keys((document as { paths: object }).paths).filter((path) => !path.includes('{'));
  for (const path of paths) await call('GET', path.startsWith('/api') ? path : `/api/v1${path}`);
  for (const part of [
    '',
    '/status',
    '/health',
    '/errors',
    '/profile',
    '/webhook-items',
    '/unmatched-statuses',
  ]) {
    await api('GET', `/sessions/${sessionId}${part}`);
  }
  await call('GET', '/metrics', undefined, { authorization: 'Bearer wrong' });
  for (const path of ['/health', '/ready', '/nothing']) await call('GET', path);
}

const everySecret = () => Object.entries({ ...secrets, ...handedOut });

function found(text: string, wanted: [string, string][]): string[] {
  return wanted.filter(([, secret]) => secret !== '' && text.includes(secret)).map(([name]) => name);
}

test('the log contains no secret, no customer text and no phone number', () => {
  const log = server.written();
  expect(log).toContain('ready on');
  expect(found(log, [...everySecret(), ...Object.entries(words)])).toEqual([]);
});

test('no response contains a secret, except the one that issues it', () => {
  const leaks = answers.flatMap(({ what, text }) =>
    found(text, Object.entries(secrets)).map((name) => `${what}: ${name}`),
  );
  expect(leaks).toEqual([]);
  const told = (name: string) =>
    answers.filter(({ text }) => text.includes(handedOut[name] ?? '?')).map(({ what }) => what);
  // The same login gets the same access token twice within one second.
  expect(told('access').filter((what) => !/auth\/(login|refresh) 200$/.test(what))).toEqual([]);
  expect(told('refresh')).toEqual(['POST /api/v1/auth/refresh 200']);
  expect(told('ticket')).toEqual(['POST /api/v1/auth/ws-ticket 201']);
  expect(told('apiKey')).toEqual(['POST /api/v1/api-keys 201']);
  // The second response is a replay of the first, for the holder of the Idempotency-Key.
  expect(told('verifyToken')).toEqual(Array(2).fill('POST /api/v1/sessions 201'));
});

test('no table row contains a secret in plain text, including events', async () => {
  const { rows: tables } = await database.admin.pool.query(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const leaks: string[] = [];
  let isScanned = false;
  for (const { name } of tables) {
    const { rows } = await database.admin.pool.query(`select to_jsonb(t)::text as row from ${name} t`);
    for (const { row } of rows) {
      isScanned ||= found(row, [['text', words.text]]).length > 0;
      const inHex = everySecret().map(([what, secret]): [string, string] => [
        what,
        Buffer.from(secret).toString('hex'),
      ]);
      leaks.push(...found(row, [...everySecret(), ...inHex]).map((what) => `${name}: ${what}`));
    }
  }
  expect(isScanned, 'what a customer wrote is there, and would be found').toBe(true);
  expect(leaks).toEqual([]);
});
