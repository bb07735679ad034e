import { toPublicId } from '@waqtor/contract';
import { sign } from '@waqtor/provider-cloud-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { PUBLIC_BODY_BYTES, registeredRoutes } from '../../platform/http/route.ts';
import { createHttp } from '../../platform/http/server.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { cloudDialect } from '../../roles/engines.ts';
import { createIntake, registerWebhookGateway } from '../../workers/intake/index.ts';
import { buildWebhookSession } from '../../workers/intake/testing.ts';
import { type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { bearer, tokenOf } from '../test-server/callers.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/* No body is read, parsed or validated before its sender is authenticated, and refusals are cheap. */

const server = await startTestServer();
const { app, platform, database } = server;
let tenant: SeededTenant;
let owner: Record<string, string>;
beforeAll(async () => {
  tenant = await seedTenant(database, platform, { passwordHash: 'none' });
  owner = bearer(await tokenOf(platform, tenant, 'owner'));
});

const json = { 'content-type': 'application/json' };
const withBody = registeredRoutes.filter(({ method }) => method !== 'GET');
const pathOf = (url: string) => `/api/v1${url.replace(/:(\w+)/g, 'x')}`;
const ask = (method: string, url: string, payload: string, headers: Record<string, string> = {}) =>
  app.inject({ method: method as 'POST', url, payload, headers: { ...json, ...headers } });

describe('an endpoint for members', () => {
  const guarded = withBody.filter(({ access }) => 'role' in access);

  test('authenticates before it parses the body or the path', async () => {
    expect(guarded.length).toBeGreaterThan(50);
    for (const { method, url, operationId } of guarded) {
      for (const payload of ['{', JSON.stringify({ x: 'x'.repeat(1_200_000) })]) {
        const answer = await ask(method, pathOf(url), payload);
        expect([operationId, answer.statusCode, answer.json().error.code]).toEqual([
          operationId,
          401,
          'unauthenticated',
        ]);
      }
    }
  });

  test('checks the role before it parses the body', async () => {
    const viewer = bearer(await tokenOf(platform, tenant, 'viewer'));
    const answer = await ask('POST', '/api/v1/invitations', '{', viewer);
    expect(answer.json().error.code).toBe('forbidden');
  });
});

test('a public endpoint accepts a small body only', async () => {
  const open = withBody.filter(({ access, body }) => 'public' in access && body !== undefined);
  expect(open.length).toBeGreaterThan(5);
  for (const { method, url, operationId } of open) {
    const answer = await ask(method, pathOf(url), JSON.stringify({ email: 'x'.repeat(PUBLIC_BODY_BYTES) }));
    expect([operationId, answer.statusCode]).toEqual([operationId, 413]);
  }
});

test('an unknown route responds 404 before the body is parsed', async () => {
  for (const url of ['/api/v1/nothing', '/nothing']) {
    const answer = await ask('POST', url, '{');
    expect(answer.json().error.code).toBe('route_not_found');
  }
});

describe('a validation error', () => {
  test('lists at most twenty problems and counts the rest', async () => {
    const ids = Array.from({ length: 150 }, () => 1);
    const route = registeredRoutes.find(({ operationId }) => operationId === 'bulkTagContacts');
    if (!route) throw new Error('no endpoint bulkTagContacts');
    const refused = await ask(route.method, pathOf(route.url), JSON.stringify({ contactIds: ids }), owner);
    expect(refused.statusCode).toBe(400);
    const { details } = refused.json().error;
    expect(details).toHaveLength(21);
    expect(details[20]).toMatchObject({ field: 'body', code: 'problems_truncated', params: { count: 130 } });
  });

  test('truncates names, values and texts that it quotes', async () => {
    const long = 'x'.repeat(250_000);
    const many = Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`unknown key ${i}`, i]));
    const bodies = [{ [long]: 1 }, { phone: long }, { email: long, name: { [long]: long } }, many];
    for (const body of bodies) {
      const answer = await ask('POST', '/api/v1/contacts', JSON.stringify(body), owner);
      expect(answer.statusCode).toBe(400);
      expect(answer.body.length).toBeLessThan(20_000);
    }
  });

  test('is returned before the full validation if a body has more values than any endpoint accepts', async () => {
    const answer = await ask('POST', '/api/v1/contacts', `[${'1,'.repeat(400_000)}1]`, owner);
    expect(answer.json().error.details).toMatchObject([
      { field: 'body', code: 'too_many', params: { max: 10_000 } },
    ]);
  });
});

describe('a webhook', () => {
  let calls: string[] = [];
  /** The real dialect, whose calls are recorded. */
  const watched: typeof cloudDialect = {
    ...cloudDialect,
    findAccounts: (body, limit) => {
      calls.push('findAccounts');
      return cloudDialect.findAccounts(body, limit);
    },
    verifySignature: (body, signature, secret) => {
      calls.push('verifySignature');
      return cloudDialect.verifySignature(body, signature, secret);
    },
    parseInSteps: (body) => {
      calls.push('parse');
      return cloudDialect.parseInSteps(body);
    },
  };

  async function gateway() {
    const own = { ...platform, metrics: createMetrics({ processMetrics: false }) };
    const intake = createIntake(own);
    const http = await createHttp({
      platform: own,
      authenticate: () => Promise.reject(new Error('webhooks are not authenticated')),
      bare: (scope) => registerWebhookGateway(scope, intake, watched),
    });
    calls = [];
    const phoneNumberId = String(Math.floor(Math.random() * 1e12));
    const session = await buildWebhookSession(database, platform, {
      phoneNumberId,
      wabaId: `9${phoneNumberId}`,
    });
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: [{ field: 'messages', value: { metadata: { phone_number_id: phoneNumberId } } }],
        },
      ],
    });
    const post = (url: string, secret?: string, payload = body) =>
      http.inject({
        method: 'POST',
        url,
        payload,
        headers: secret === undefined ? {} : { 'x-hub-signature-256': sign(payload, secret) },
      });
    const url = `/webhooks/whatsapp/${toPublicId('session', session.sessionId)}`;
    const stop = () => http.close().then(() => intake.stop());
    return { post, own: url, stop };
  }

  test.each(['own', 'app'] as const)('is authenticated before it is parsed: %s', async (kind) => {
    const { post, own, stop } = await gateway();
    const url = kind === 'own' ? own : '/webhooks/whatsapp';
    expect((await post(url)).statusCode, 'without a signature').toBe(401);
    expect(calls).toEqual([]);
    expect((await post(url, 'a guess')).statusCode).toBe(401);
    expect(calls).not.toContain('parse');
    expect((await post(url, 'app-secret')).statusCode).toBe(200);
    expect(calls.filter((call) => call === 'parse')).toHaveLength(1);
    await stop();
  });

  test('with thousands of properties in an object is stored as received, without parsing', async () => {
    const { post, own, stop } = await gateway();
    const keys = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`k${i}`, i]));
    expect((await post(own, 'app-secret', JSON.stringify({ entry: [keys] }))).statusCode).toBe(200);
    expect(calls).not.toContain('parse');
    const { rows } = await database.admin.pool.query(
      `select error from webhook_items where error like '%more than 10000 members%'`,
    );
    expect(rows).toHaveLength(1);
    await stop();
  });

  test('with a valid signature is accepted after any number of forged ones from its address', async () => {
    const { post, own, stop } = await gateway();
    for (const url of [own, '/webhooks/whatsapp']) {
      for (let n = 0; n < 60; n += 1) expect((await post(url, 'a guess')).statusCode).toBe(401);
      const refused = await post(url, 'a guess');
      expect([refused.statusCode, Number(refused.headers['retry-after'])]).toEqual([429, 1]);
      expect((await post(url, 'app-secret')).statusCode).toBe(200);
    }
    const unknown = `${own.slice(0, -4)}0000`;
    for (let n = 0; n < 60; n += 1) expect((await post(unknown, 'a guess')).statusCode).toBe(404);
    expect((await post(unknown, 'a guess')).statusCode).toBe(429);
    expect((await post(own, 'app-secret')).statusCode).toBe(200);
    await stop();
  });
});
