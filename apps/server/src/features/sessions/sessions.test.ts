import { toPublicId } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { type RunningSandbox, startSandbox } from '@waqtor/sandbox';
import { buildTeam, buildTenant, testDatabase } from '@waqtor/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { createHttp } from '../../platform/http/server.ts';
import type { Role } from '../../platform/platform.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { registerSessionInsightRoutes } from '../monitoring/index.ts';
import {
  createProviders,
  type EngineName,
  type Engines,
  openCredentials,
  registerSessionRoutes,
} from './index.ts';

const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);
const database = await testDatabase();
const platform = buildPlatform(database);
const providers = createProviders(platform, engines);
let sandbox: RunningSandbox;
let app: FastifyInstance;
let tenant: string;
let stranger: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 11 });
  platform.config.graphBaseUrls = [sandbox.url];
  tenant = await buildTenant(database);
  stranger = await buildTenant(database, 'Another');
  app = await createHttp({
    platform,
    // `x-as: tenant/role` represents an authenticated caller; authentication is tested with the logins.
    authenticate: async (request) => {
      const [tenantId, role] = String(request.headers['x-as'] ?? '').split('/');
      if (!tenantId || !role) throw new AppError('unauthenticated');
      return { kind: 'api_key', tenantId, apiKeyId: tenantId, role: role as Role };
    },
    api: (scope) => {
      registerSessionRoutes(scope, engines);
      registerSessionInsightRoutes(scope, providers);
    },
  });
});
afterAll(async () => {
  await providers.stop();
  await app.close();
  await sandbox.stop();
  await database.stop();
});

interface CallOptions {
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

async function call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, options: CallOptions = {}) {
  const response = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { 'x-as': options.as ?? `${tenant}/admin`, ...options.headers },
    ...(options.body === undefined ? {} : { payload: options.body as object }),
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    body: response.json(),
    text: response.body,
  };
}

function cloudInput() {
  const number = sandbox.admin.createNumber({});
  return {
    number,
    body: {
      engine: 'cloud',
      name: 'Reception',
      phoneNumberId: number.pnid,
      wabaId: number.wabaId,
      accessToken: number.token,
      appSecret: number.appSecret,
      graphBaseUrl: sandbox.url,
    },
  };
}

describe('POST /sessions', () => {
  test('tests the credentials, encrypts them, and returns the verify token once', async () => {
    const { number, body } = cloudInput();
    const created = await call('POST', '/sessions', { body });
    expect(created.status).toBe(201);
    expect(created.body.data).toMatchObject({
      status: 'connected',
      phoneNumberId: number.pnid,
      name: 'Reception',
    });
    expect(created.body.data.verifyToken).toMatch(/^[\w-]{40,}$/);
    expect(created.body.data.webhookUrl).toContain(`/webhooks/whatsapp/${created.body.data.id}`);
    const fetched = await call('GET', `/sessions/${created.body.data.id}`);
    expect(fetched.status).toBe(200);
    for (const answer of [created.text, fetched.text]) {
      expect(answer).not.toContain(number.token);
      expect(answer).not.toContain(number.appSecret);
    }
    expect(fetched.text).not.toContain(created.body.data.verifyToken);
    const [row] = await database.admin.db
      .selectFrom('sessions')
      .selectAll()
      .where('tenantId', '=', tenant)
      .execute();
    if (!row) throw new Error('no row');
    expect(row.credentials.toString('latin1')).not.toContain(number.token);
    expect(openCredentials(platform.secrets, row.id, row.credentials).accessToken).toBe(number.token);
    expect(() => openCredentials(platform.secrets, crypto.randomUUID(), row.credentials)).toThrow();
  });

  test('refuses an invalid token with the reason, and stores nothing', async () => {
    const { number, body } = cloudInput();
    const refused = await call('POST', '/sessions', { body: { ...body, accessToken: 'not-the-token' } });
    expect(refused.status).toBe(422);
    expect(refused.body.error.code).toBe('session_connection_failed');
    expect(refused.body.error.details[0].params.reason).toMatch(/token/i);
    expect(refused.text).not.toContain('not-the-token');
    const rows = await database.admin.db
      .selectFrom('sessions')
      .where('phoneNumberId', '=', number.pnid)
      .selectAll()
      .execute();
    expect(rows).toEqual([]);
  });

  test('refuses a Graph URL that is not allowed', async () => {
    const { body } = cloudInput();
    for (const graphBaseUrl of [
      'http://169.254.169.254',
      'https://example.com',
      'http://127.0.0.1:9',
      'https://lookaside.fbsbx.com',
      'https://graph.facebook.com/somewhere',
      `${sandbox.url}/sandbox`,
      `${sandbox.url}/?a=b`,
      'http://u:p@127.0.0.1',
    ]) {
      const refused = await call('POST', '/sessions', { body: { ...body, graphBaseUrl } });
      expect(refused.body.error.code, graphBaseUrl).toBe('session_connection_failed');
    }
  });

  test('refuses a number that already has a session', async () => {
    const { body } = cloudInput();
    expect((await call('POST', '/sessions', { body })).status).toBe(201);
    const again = await call('POST', '/sessions', { body });
    expect(again.status).toBe(409);
    expect(again.body.error.code).toBe('session_exists');
  });

  test('replays the first response for a repeated Idempotency-Key, and refuses the key with another body', async () => {
    const { body } = cloudInput();
    const headers = { 'idempotency-key': 'create-once' };
    const first = await call('POST', '/sessions', { body, headers });
    const second = await call('POST', '/sessions', { body, headers });
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    const other = await call('POST', '/sessions', { body: { ...body, name: 'Other' }, headers });
    expect(other.body.error.code).toBe('idempotency_key_reused');
  });

  test('returns an error for every invalid field', async () => {
    const refused = await call('POST', '/sessions', {
      body: { engine: 'cloud', name: '', phoneNumberId: 'x' },
    });
    expect(refused.status).toBe(400);
    const fields = refused.body.error.details.map((detail: { field: string }) => detail.field);
    expect(fields).toEqual(expect.arrayContaining(['body.name', 'body.phoneNumberId', 'body.accessToken']));
  });
});

describe('access to sessions', () => {
  test('requires authentication to read and an admin to change', async () => {
    expect((await call('GET', '/sessions', { as: '' })).status).toBe(401);
    const { body } = cloudInput();
    const refused = await call('POST', '/sessions', { as: `${tenant}/agent`, body });
    expect(refused.status).toBe(403);
    expect(refused.body.error.details).toMatchObject([{ code: 'role_required', params: { needs: 'admin' } }]);
  });

  test('responds 404 to other tenants', async () => {
    const { body } = cloudInput();
    const { id } = (await call('POST', '/sessions', { body })).body.data;
    const as = `${stranger}/owner`;
    for (const path of ['', '/status', '/health', '/statistics', '/errors', '/qr', '/profile']) {
      expect((await call('GET', `/sessions/${id}${path}`, { as })).status, path).toBe(404);
    }
    expect((await call('PATCH', `/sessions/${id}`, { as, body: { name: 'Mine' } })).status).toBe(404);
    expect((await call('POST', `/sessions/${id}/restart`, { as })).status).toBe(404);
    expect((await call('DELETE', `/sessions/${id}`, { as })).status).toBe(404);
    expect((await call('GET', '/sessions', { as })).body.data).toEqual([]);
    expect((await call('GET', `/sessions/${id}`)).body.data.name).toBe('Reception');
  });
});

describe('a session', () => {
  test('changes single settings, and tests changed credentials first', async () => {
    const { number, body } = cloudInput();
    const { id } = (await call('POST', '/sessions', { body })).body.data;
    await call('PATCH', `/sessions/${id}`, { body: { settings: { messagesPerSecond: 20 } } });
    const changed = await call('PATCH', `/sessions/${id}`, {
      body: { name: 'Sales', settings: { enforcePairRateLimit: false } },
    });
    expect(changed.body.data).toMatchObject({
      name: 'Sales',
      settings: { messagesPerSecond: 20, enforcePairRateLimit: false },
    });
    const refused = await call('PATCH', `/sessions/${id}`, { body: { accessToken: 'wrong' } });
    expect(refused.body.error.code).toBe('session_connection_failed');
    const uuid = await database.admin.db
      .selectFrom('sessions')
      .select(['id', 'credentials'])
      .where('phoneNumberId', '=', number.pnid)
      .executeTakeFirstOrThrow();
    expect(openCredentials(platform.secrets, uuid.id, uuid.credentials).accessToken).toBe(number.token);
  });

  test('has a default team for new conversations, which must belong to its tenant and can be removed', async () => {
    const team = await buildTeam(database, tenant);
    const teamId = toPublicId('team', team);
    const { body } = cloudInput();
    const created = await call('POST', '/sessions', { body: { ...body, settings: { teamId } } });
    const { id, settings } = created.body.data;
    expect(settings.teamId).toBe(teamId);
    const change = (given: object) => call('PATCH', `/sessions/${id}`, { body: { settings: given } });
    expect((await change({ enforcePairRateLimit: false })).body.data.settings).toMatchObject({
      teamId,
      enforcePairRateLimit: false,
    });
    const foreign = toPublicId('team', await buildTeam(database, stranger));
    for (const answer of [
      await change({ teamId: foreign }),
      await call('POST', '/sessions', { body: { ...cloudInput().body, settings: { teamId: foreign } } }),
    ])
      expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found']);
    expect((await change({ teamId: null })).body.data.settings.teamId).toBeNull();
    expect((await call('GET', `/sessions/${id}`)).body.data.settings).toMatchObject({
      teamId: null,
      enforcePairRateLimit: false,
    });
  });

  test('reports health, statistics and errors; a QR code is unsupported by this engine', async () => {
    const { body } = cloudInput();
    const { id } = (await call('POST', '/sessions', { body })).body.data;
    const health = (await call('GET', `/sessions/${id}/health`)).body.data;
    expect(health).toMatchObject({
      status: 'connected',
      sendQueue: { isRunning: false, queued: 0, unknown: 0 },
    });
    expect(health.checkedAt).not.toBeNull();
    expect((await call('GET', `/sessions/${id}/statistics?days=7`)).body.data.days).toEqual([]);
    expect((await call('GET', `/sessions/${id}/statistics?days=1000`)).status).toBe(400);
    expect((await call('GET', `/sessions/${id}/errors`)).body).toMatchObject({ data: [], nextCursor: null });
    expect((await call('GET', `/sessions/${id}/qr`)).body.error.code).toBe('unsupported_capability');
  });

  test('reports after a restart that its number no longer exists', async () => {
    const { number, body } = cloudInput();
    const { id } = (await call('POST', '/sessions', { body })).body.data;
    sandbox.admin.removeNumber(number.pnid);
    const restarted = await call('POST', `/sessions/${id}/restart`);
    expect(restarted.status).toBe(200);
    expect(restarted.body.data.status).not.toBe('connected');
    expect(restarted.body.data.statusMessage).toBeTruthy();
  });

  test('is deleted with all its data, and an event is published', async () => {
    const { body } = cloudInput();
    const { id } = (await call('POST', '/sessions', { body })).body.data;
    expect((await call('DELETE', `/sessions/${id}`)).status).toBe(200);
    expect((await call('GET', `/sessions/${id}`)).status).toBe(404);
    const events = await database.admin.db
      .selectFrom('events')
      .select(['type', 'data'])
      .where('tenantId', '=', tenant)
      .orderBy('seq')
      .execute();
    expect(events.at(-1)).toEqual({ type: 'session.deleted', data: { sessionId: id } });
  });

  test('is listed once when paging', async () => {
    for (let i = 0; i < 3; i++) await call('POST', '/sessions', { body: cloudInput().body });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { data: { id: string }[]; nextCursor: string | null } } = await call(
        'GET',
        `/sessions?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.body.data.map((session) => session.id));
      cursor = page.body.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const all = await call('GET', '/sessions?limit=100');
    expect(seen).toEqual(all.body.data.map((session: { id: string }) => session.id));
    expect((await call('GET', '/sessions?cursor=nonsense')).body.error.code).toBe('invalid_cursor');
  });
});
