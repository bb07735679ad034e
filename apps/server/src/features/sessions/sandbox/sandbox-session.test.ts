import type { AddressInfo } from 'node:net';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { type RunningSandbox, startSandbox } from '@waqtor/sandbox';
import { buildTenant, freePort, testDatabase, until } from '@waqtor/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttp } from '../../../platform/http/server.ts';
import type { Role } from '../../../platform/platform.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { cloudDialect } from '../../../roles/engines.ts';
import { createIntake, registerWebhookGateway } from '../../../workers/intake/index.ts';
import { createSessionSupervisor } from '../../../workers/session-supervisor/index.ts';
import { registerSessionInsightRoutes } from '../../monitoring/index.ts';
import { createProviders, type EngineName, type Engines, registerSessionRoutes } from '../index.ts';

const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database);
const { config } = platform;
const intake = createIntake(platform);
const providers = createProviders(platform, engines);
const tenant = await buildTenant(database);
let sandbox: RunningSandbox;

const app = await createHttp({
  platform,
  authenticate: async (request) => {
    const role = String(request.headers['x-as'] ?? 'admin') as Role;
    return { kind: 'api_key', tenantId: tenant, apiKeyId: tenant, role };
  },
  api: (scope) => {
    registerSessionRoutes(scope, engines);
    registerSessionInsightRoutes(scope, providers);
  },
  bare: (scope) => registerWebhookGateway(scope, intake, cloudDialect),
});
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3, port: await freePort() });
  config.graphBaseUrls = [sandbox.url, 'http://127.0.0.1:9'];
  await app.listen({ host: '127.0.0.1', port: 0 });
  config.port = (app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  await intake.stop();
  await providers.stop();
  await sandbox.stop();
});

async function call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, role: Role = 'admin') {
  const response = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { 'x-as': role },
    ...(body ? { payload: body } : {}),
  });
  const json = response.json();
  return { status: response.statusCode, data: json.data, error: json.error };
}

const create = () => call('POST', '/sessions/sandbox', { name: 'Try-out' });

/** Sends a message to the number as a customer; resolves when it is stored here. */
async function writeTo(pnid: string, text: string): Promise<void> {
  const { phone } = sandbox.admin.createPerson({});
  sandbox.admin.writeAs(phone, { pnid, type: 'text', text });
  await until(
    () => database.admin.db.selectFrom('messages').select('id').where('text', '=', text).executeTakeFirst(),
    {
      what: `“${text}” to arrive`,
    },
  );
}

test('POST /sessions/sandbox explains that no sandbox is configured or reachable', async () => {
  expect((await create()).error.code).toBe('sandbox_not_configured');
  config.sandboxUrl = 'http://127.0.0.1:9';
  expect((await create()).error).toMatchObject({
    code: 'sandbox_unavailable',
    details: [{ code: 'unreachable', params: { url: expect.stringContaining('127.0.0.1:9') } }],
  });
  config.sandboxUrl = sandbox.url;
  expect((await call('POST', '/sessions/sandbox', { name: ' ' })).status).toBe(400);
  expect((await call('POST', '/sessions/sandbox', { name: 'Try-out' }, 'agent')).status).toBe(403);
});

test('nothing is stored if the sandbox cannot reach this server', async () => {
  config.publicUrl = 'http://127.0.0.1:9';
  const refused = await create();
  config.publicUrl = undefined;
  expect(refused.error).toMatchObject({
    code: 'sandbox_unavailable',
    details: [{ params: { reason: expect.stringContaining('callback could not be reached') } }],
  });
  expect((await call('GET', '/sessions')).data).toEqual([]);
  expect(sandbox.admin.listNumbers()).toEqual([]);
});

test('a sandbox session is connected both ways; its number is deleted with it', async () => {
  const made = await create();
  expect(made.status).toBe(201);
  const { id, phoneNumberId, sandboxUrl } = made.data;
  expect(made.data).toMatchObject({ name: 'Try-out', status: 'connected', engine: 'cloud' });
  expect(made.data).not.toHaveProperty('verifyToken');
  expect(sandboxUrl).toBe(`${sandbox.url}/?pnid=${phoneNumberId}`);
  expect((await fetch(sandboxUrl)).status).toBe(200);
  expect((await call('GET', `/sessions/${id}/health`)).data.sandboxUrl).toBe(sandboxUrl);
  await writeTo(phoneNumberId, 'Is anybody there?');
  const preview = await call('GET', `/sessions/${id}/deletion-preview`);
  expect(preview.data).toEqual({ conversations: 1, messages: 1, mediaFiles: 0, queued: 0 });
  await call('DELETE', `/sessions/${id}`);
  expect(sandbox.admin.listNumbers()).toEqual([]);
  expect((await call('GET', `/sessions/${id}/deletion-preview`)).status).toBe(404);
});

test('testing credentials stores nothing and returns a problem for each invalid field', async () => {
  const number = sandbox.admin.createNumber({ verifiedName: 'Dar Al Baraka' });
  const given = {
    engine: 'cloud',
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
    graphBaseUrl: sandbox.url,
  };
  const before = (await call('GET', '/sessions')).data.length;
  const tryOut = async (change: object) =>
    (await call('POST', '/sessions/test', { ...given, ...change })).data;
  expect(await tryOut({})).toMatchObject({ isConnected: true, displayName: 'Dar Al Baraka', problems: [] });
  const fieldsAtFault = async (change: object) =>
    (await tryOut(change)).problems.map(({ field }: { field: string }) => field);
  expect(await fieldsAtFault({ accessToken: 'not-the-token' })).toEqual(['body.accessToken']);
  expect(await fieldsAtFault({ phoneNumberId: '1234' })).toEqual(['body.phoneNumberId']);
  expect(await fieldsAtFault({ wabaId: '1234', appSecret: 'not-the-secret' })).toEqual([
    'body.wabaId',
    'body.appSecret',
  ]);
  expect(await fieldsAtFault({ graphBaseUrl: 'http://127.0.0.1:9' })).toEqual(['body.graphBaseUrl']);
  expect((await call('POST', '/sessions/test', { ...given, wabaId: 'abc' })).status).toBe(400);
  expect((await call('POST', '/sessions/test', given, 'agent')).status).toBe(403);
  expect((await call('GET', '/sessions')).data).toHaveLength(before);
});

/** A sandbox loses its state when its process ends. */
async function startSandboxAnew(): Promise<void> {
  const port = Number(new URL(sandbox.url).port);
  await sandbox.stop();
  sandbox = await startSandbox({ port });
}

test('a restart registers the number again after the sandbox has lost its state', async () => {
  const { data } = await create();
  await startSandboxAnew();
  expect((await call('POST', `/sessions/${data.id}/restart`)).data.status).toBe('connected');
  await writeTo(data.phoneNumberId, 'Are you back?');
});

test('the supervisor registers the number again after the sandbox has lost its state', async () => {
  const { data } = await create();
  await startSandboxAnew();
  const supervisor = createSessionSupervisor(platform, engines, providers);
  platform.clock.advance(6 * 60_000);
  supervisor.start();
  await until(() =>
    sandbox.admin.listApps().some(({ id, callbackUrl }) => id === data.phoneNumberId && callbackUrl),
  );
  await supervisor.stop();
  expect((await call('GET', `/sessions/${data.id}`)).data.status).toBe('connected');
  await writeTo(data.phoneNumberId, 'And again?');
});
