import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOutgoing, graphPolicy, type Outgoing, type Resolve, tenantUrlPolicy } from '@waqtor/outgoing';
import type { Provider } from '@waqtor/provider';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverPush } from '../../features/notifications/push/deliver-push.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { NAMES, spellAddresses } from './address-spellings.ts';

/*
 * No URL given by a tenant, a customer or a response leads into the server's own network. Every spelling is
 * put into every field that takes a URL, on a server that listens on loopback; a canary server there must not
 * receive any request.
 */

const server = await startTestServer({ host: '127.0.0.1' });
let canaryPort = 0;
let touched = 0;
let graph: Outgoing;
let tenantUrls: Outgoing;
let graphUrl = '';
/** Graph's next response. */
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) =>
  response.end('{}');
const ends: (() => unknown)[] = [];
let adminToken = '';
let sessionId = '';

beforeAll(async () => {
  // The canary listens on every loopback address, including IPv6 if this machine has it.
  const canary = createServer((_request, response) => response.end('inside'));
  canary.on('connection', () => (touched += 1));
  canaryPort = await listen(canary, '::').catch(() => listen(canary, '0.0.0.0'));
  graphUrl = `http://127.0.0.1:${await listen(
    createServer((request, response) => answer(request, response)),
    '127.0.0.1',
  )}`;
  graph = createOutgoing(graphPolicy({ operatorUrls: [graphUrl] }), { resolve });
  tenantUrls = createOutgoing(tenantUrlPolicy({ allowedNetworks: [] }), { resolve });
  server.platform.outgoing = { graph, tenantUrls };
  const number = server.sandbox.admin.createNumber({ rules: 'off' });
  const registered = await call('POST', '/auth/register', {
    email: 'owner@example.com',
    password: 'a long enough pass phrase',
    name: 'Owner',
    businessName: 'Café',
  });
  adminToken = registered.data.accessToken;
  // Created while the sandbox is among the operator's URLs; later only `graphUrl` is.
  server.platform.outgoing.graph = createOutgoing(graphPolicy({ operatorUrls: [server.sandbox.url] }));
  const session = await call('POST', '/sessions', {
    ...credentials(server.sandbox.url),
    name: 'Desk',
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
  });
  sessionId = session.data.id;
  expect(sessionId).toMatch(/^ses/);
  server.platform.outgoing.graph = graph;
});
afterAll(async () => {
  for (const end of ends) await end();
  await graph.stop();
  await tenantUrls.stop();
});

/** Every input that takes a URL, by name. Fields of the API are written as `METHOD path field`. */
const callers: Record<string, (address: string) => Promise<unknown>> = {
  'POST /api/v1/sessions graphBaseUrl': (graphBaseUrl) =>
    call('POST', '/sessions', { ...credentials(graphBaseUrl), name: 'Desk' }),
  'POST /api/v1/sessions/test graphBaseUrl': (graphBaseUrl) =>
    call('POST', '/sessions/test', credentials(graphBaseUrl)),
  'PATCH /api/v1/sessions/{sessionId} graphBaseUrl': (graphBaseUrl) =>
    call('PATCH', `/sessions/${sessionId}`, { graphBaseUrl }),
  'credentials stored earlier': (address) =>
    withProvider(address, async (provider) => {
      await provider.connect();
      await provider
        .send({ to: { phone: '+966501234567' }, content: { type: 'text', text: 'x' }, callbackData: 'x' })
        .catch(() => {});
    }),
  'the URL of a customer’s file': (url) =>
    withProvider(graphUrl, (provider) => provider.downloadMedia?.({ url })),
  'the URL that Graph returns for a file': (url) => {
    answer = (_request, response) => response.end(JSON.stringify({ url }));
    return withProvider(graphUrl, (provider) => provider.downloadMedia?.({ providerMediaId: '77' }));
  },
  'where Graph redirects': (url) => {
    answer = (_request, response) => response.writeHead(302, { location: encodeURI(url) }).end();
    return withProvider(graphUrl, async (provider) => {
      await provider.connect();
      await provider.downloadMedia?.({ url: `${graphUrl}/file` });
    });
  },
  'PUT /api/v1/notifications/push-subscription endpoint': async (endpoint) => {
    // The example of RFC 8291.
    const keys = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    await call('PUT', '/notifications/push-subscription', { endpoint, keys });
    const content = { title: 'x', body: 'x', tag: 'x', href: '/', lang: 'en', dir: 'ltr' } as const;
    await deliverPush(server.platform, { endpoint, keys }, content);
  },
  'a URL that a tenant sets': (address) => tenantUrls.request(address, { timeoutMs: 2_000 }),
  'a pool of connections to it': (address) => withPool(address),
};

test.each(Object.keys(callers))('no notation of an internal address is reached by %s', async (field) => {
  const spellings = spellAddresses(canaryPort);
  expect(spellings.length).toBeGreaterThanOrEqual(200);
  for (const spelling of spellings) {
    await callers[field]?.(spelling).catch(() => {});
    expect(touched, `${field}: ${JSON.stringify(spelling)}`).toBe(0);
  }
});

test.each(Object.keys(callers).filter((field) => !/file|redirects/.test(field)))(
  'the check above detects a request if the guard is disabled: %s',
  async (field) => {
    const address = `http://127.0.0.1:${canaryPort}`;
    const guarded = { graph, tenantUrls };
    const anywhere = createOutgoing({ checkUrl: () => 'any address', allowsAddress: () => true });
    ({ graph, tenantUrls } = { graph: anywhere, tenantUrls: anywhere });
    server.platform.outgoing = { graph, tenantUrls };
    server.platform.config.graphBaseUrls = [address];
    const before = touched;
    try {
      await callers[field]?.(address).catch(() => {});
    } finally {
      ({ graph, tenantUrls } = guarded);
      server.platform.outgoing = guarded;
      await anywhere.stop();
    }
    expect(touched).toBeGreaterThan(before);
  },
);

test('every API field with a URL is covered by this test', async () => {
  const found = new Set<string>();
  const document = JSON.parse(readFileSync(join(ROOT, 'openapi.json'), 'utf8'));
  for (const [path, methods] of Object.entries<Record<string, { requestBody?: unknown }>>(document.paths)) {
    for (const [method, { requestBody }] of Object.entries(methods)) {
      for (const field of addressFields(requestBody, document))
        found.add(`${method.toUpperCase()} ${path} ${field}`);
    }
  }
  expect(found.size).toBeGreaterThan(0);
  expect([...found].filter((field) => callers[field] === undefined && !NOT_CALLED.has(field))).toEqual([]);
});

/** Fields with a URL that this server never requests: WhatsApp does, or the person who taps it. */
const NOT_CALLED = new Set([
  'POST /api/v1/messages/send mediaUrl',
  'POST /api/v1/messages/send url',
  'PATCH /api/v1/tenant websites',
]);

test('the server makes outgoing requests through the guard only', () => {
  const ways = [
    /(?<![\w.])fetch\(/,
    /\bfrom 'undici'/,
    /\bhttps?\.(request|get)\(/,
    /import \{[^}]*\b(request|get|Agent)\b[^}]*\} from 'node:https?'/,
    /\bfrom '(axios|got|node-fetch|ky|superagent)'/,
    /import \{[^}]*\b(connect|createConnection|Socket)\b[^}]*\} from 'node:(net|tls)'/,
  ];
  const allowed = ['packages/outgoing/src/outgoing.ts', 'packages/provider-cloud-api/src/graph/pools.ts'];
  const offenders = sources([
    'apps/server/src',
    'packages/provider',
    'packages/provider-cloud-api',
    'packages/outgoing',
    'packages/contract',
  ])
    .filter((file) => !allowed.includes(file))
    .filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8').replace(/import type [^;]+;/g, '');
      return ways.some((way) => way.test(text));
    });
  expect(offenders).toEqual([]);
});

const ROOT = fileURLToPath(new URL('../../../../..', import.meta.url));

function sources(folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter(
      (file) =>
        /\.ts$/.test(file) &&
        !/node_modules|\.test\.ts$|\.fixture\.ts$|[/-]testing|\/invariants\/|conformance/.test(file),
    );
}

/** Returns the names of fields in a schema that have `format: uri`, or whose name suggests a URL. */
function addressFields(
  schema: unknown,
  document: { components: { schemas: Record<string, unknown> } },
): string[] {
  const found: string[] = [];
  const walk = (node: unknown, name: string, seen: readonly string[]): void => {
    if (typeof node !== 'object' || node === null) return;
    const { $ref, format, properties, ...rest } = node as Record<string, unknown>;
    if (typeof $ref === 'string' && !seen.includes($ref)) {
      walk(document.components.schemas[$ref.split('/').at(-1) ?? ''], name, [...seen, $ref]);
    }
    if (format === 'uri' || format === 'url') found.push(name);
    for (const [key, value] of Object.entries((properties ?? {}) as object)) walk(value, key, seen);
    for (const value of Object.values(rest)) for (const one of [value].flat()) walk(one, name, seen);
  };
  walk(schema, '', []);
  return [...new Set(found)];
}

/** Resolves names as defined by the spellings, without DNS. */
const resolve: Resolve = (hostname, _options, callback) => {
  const known =
    NAMES[hostname.replace(/\.$/, '')] ?? (/localhost/i.test(hostname) ? ['127.0.0.1'] : undefined);
  if (known === undefined) return callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
  callback(
    null,
    known.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  );
};

function credentials(graphBaseUrl: string) {
  return {
    engine: 'cloud',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    accessToken: 'EAAsecretsecretsecretsecretsecret0',
    appSecret: 'appsecret-0123456789',
    graphBaseUrl,
  };
}

async function withProvider(graphBaseUrl: string, use: (provider: Provider) => unknown): Promise<void> {
  const { engine: _, ...given } = credentials(graphBaseUrl);
  const provider = cloudApiEngine.create(
    { ...given, verifyToken: 'verify-me-please' },
    { outgoing: graph, onEvents: async () => {}, onState: () => {} },
  );
  try {
    await use(provider);
  } finally {
    await provider.disconnect();
  }
}

/** As in a package with its own connection pool: without `check`, and with only the connector. */
async function withPool(address: string): Promise<void> {
  const { Pool } = await import('undici');
  for (const { connect } of [graph, tenantUrls]) {
    const pool = new Pool(new URL(address).origin, { connect });
    await pool.request({ path: '/', method: 'GET' }).catch(() => {});
    await pool.destroy();
  }
}

async function call(method: string, path: string, body?: unknown) {
  const response = await server.app.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: adminToken ? { authorization: `Bearer ${adminToken}` } : {},
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return response.json();
}

async function listen(target: ReturnType<typeof createServer>, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => target.once('error', reject).listen(0, host, resolve));
  ends.push(() => {
    target.closeAllConnections();
    target.close();
  });
  return (target.address() as AddressInfo).port;
}
