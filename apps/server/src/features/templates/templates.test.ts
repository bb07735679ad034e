import type { MessageTemplate } from '@waqtor/contract';
import type { EngineDefinition } from '@waqtor/provider';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { type RunningSandbox, startSandbox } from '@waqtor/sandbox';
import { buildTenant, testDatabase } from '@waqtor/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { createHttp } from '../../platform/http/server.ts';
import type { Role } from '../../platform/platform.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { createProviders, type EngineName, type Engines, registerSessionRoutes } from '../sessions/index.ts';
import { createTemplateLists, registerTemplateRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
/** The same engine without support for templates. */
const withoutTemplates: EngineDefinition = {
  ...cloudApiEngine,
  create(credentials, options) {
    const { listTemplates: _, ...provider } = cloudApiEngine.create(credentials, options);
    return provider;
  },
};
const engines: Engines = new Map<EngineName, EngineDefinition>([['cloud', cloudApiEngine]]);
const providers = createProviders(platform, engines);
const poorProviders = createProviders(platform, new Map([['cloud', withoutTemplates]]));
let sandbox: RunningSandbox;
let app: FastifyInstance;
let poorApp: FastifyInstance;
let tenant: string;
let stranger: string;
let sessionId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 5 });
  platform.config.graphBaseUrls = [sandbox.url];
  tenant = await buildTenant(database);
  stranger = await buildTenant(database, 'Another');
  const open = (api: (scope: FastifyInstance) => void) =>
    createHttp({
      platform,
      authenticate: async (request) => {
        const [tenantId, role] = String(request.headers['x-as'] ?? '').split('/');
        if (!tenantId || !role) throw new AppError('unauthenticated');
        return { kind: 'api_key', tenantId, apiKeyId: tenantId, role: role as Role };
      },
      api,
    });
  app = await open((scope) => {
    registerSessionRoutes(scope, engines);
    registerTemplateRoutes(scope, createTemplateLists(providers));
  });
  poorApp = await open((scope) => registerTemplateRoutes(scope, createTemplateLists(poorProviders)));
  const number = sandbox.admin.createNumber({});
  const example = { header_handle: [sandbox.admin.createHandle(number.appId, 'image/png')] };
  const offer = async (name: string, language: string, text: string) => {
    const response = await fetch(`${sandbox.url}/v26.0/${number.wabaId}/message_templates`, {
      method: 'POST',
      headers: { authorization: `Bearer ${number.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name,
        language,
        category: 'UTILITY',
        components: [
          { type: 'HEADER', format: 'IMAGE', example },
          { type: 'BODY', text, example: { body_text: [['Amal']] } },
          { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' }] },
        ],
      }),
    });
    expect(response.status).toBe(200);
  };
  await offer('order_shipped', 'fr', 'Bonjour {{1}}, votre commande est partie');
  await offer('order_shipped', 'ar', 'مرحبا {{1}}، طلبك في الطريق');
  await offer('reject_order', 'en', 'Hello {{1}}');
  await sandbox.admin.idle();
  const made = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    headers: { 'x-as': `${tenant}/admin` },
    payload: {
      engine: 'cloud',
      name: 'Reception',
      phoneNumberId: number.pnid,
      wabaId: number.wabaId,
      accessToken: number.token,
      appSecret: number.appSecret,
      graphBaseUrl: sandbox.url,
    },
  });
  sessionId = made.json().data.id;
});
afterAll(async () => {
  await providers.stop();
  await poorProviders.stop();
  await app.close();
  await poorApp.close();
  await sandbox.stop();
  await database.stop();
});

async function list(query = '', as = `${tenant}/viewer`, id = sessionId, on = app) {
  const response = await on.inject({
    url: `/api/v1/sessions/${id}/templates${query}`,
    headers: { 'x-as': as },
  });
  return { status: response.statusCode, body: response.json() };
}
const namesIn = (body: { data: MessageTemplate[] }) => body.data.map((it) => `${it.name} ${it.language}`);

test('GET /sessions/:id/templates lists the approved templates by name and language, in one format', async () => {
  const { status, body } = await list();
  expect(status).toBe(200);
  expect(namesIn(body)).toEqual(['hello_world en_US', 'order_shipped ar', 'order_shipped fr']);
  expect(body.data[2]).toMatchObject({
    category: 'utility',
    status: 'approved',
    parameterFormat: 'positional',
    header: { format: 'image', text: null },
    body: 'Bonjour {{1}}, votre commande est partie',
    footer: null,
    buttons: [{ type: 'url', text: 'Track', url: 'https://example.com/{{1}}' }],
    otherComponents: [],
  });
});

test('GET /sessions/:id/templates filters by words, language and category, page by page', async () => {
  expect(namesIn((await list('?q=Order%20commande')).body)).toEqual(['order_shipped fr']);
  expect(namesIn((await list('?language=ar')).body)).toEqual(['order_shipped ar']);
  expect(namesIn((await list('?category=authentication')).body)).toEqual([]);
  const first = (await list('?limit=2')).body;
  expect(namesIn(first)).toEqual(['hello_world en_US', 'order_shipped ar']);
  const second = (await list(`?limit=2&cursor=${first.nextCursor}`)).body;
  expect(namesIn(second)).toEqual(['order_shipped fr']);
  expect(second.nextCursor).toBeNull();
});

test('GET /sessions/:id/templates loads them from WhatsApp at most once a minute, and again after a failure', async () => {
  const fault = sandbox.admin.addFault({ path: 'message_templates' }, { error: 131000, httpStatus: 500 });
  expect((await list()).status).toBe(200);
  const other = sandbox.admin.createNumber({});
  const made = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    headers: { 'x-as': `${tenant}/admin` },
    payload: {
      engine: 'cloud',
      name: 'Second',
      phoneNumberId: other.pnid,
      wabaId: other.wabaId,
      accessToken: other.token,
      appSecret: other.appSecret,
      graphBaseUrl: sandbox.url,
    },
  });
  const { id } = made.json().data;
  const failed = await list('', undefined, id);
  expect(failed.status).toBe(503);
  expect(failed.body.error.code).toBe('provider_unavailable');
  sandbox.admin.removeFault(fault.id);
  expect((await list('', undefined, id)).status).toBe(200);
});

test('GET /sessions/:id/templates refuses other tenants, invalid filters, and engines without templates', async () => {
  expect((await list('', '')).status).toBe(401);
  expect((await list('', `${stranger}/owner`)).status).toBe(404);
  expect((await list('?category=news')).status).toBe(400);
  expect((await list('?cursor=nonsense')).body.error.code).toBe('invalid_cursor');
  const { status, body } = await list('', undefined, sessionId, poorApp);
  expect(status).toBe(422);
  expect(body.error.code).toBe('unsupported_capability');
});
