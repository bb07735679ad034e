import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { passwordsOf } from '../../features/auth/passwords/passwords.ts';
import { type RouteSpec, registeredRoutes } from '../../platform/http/route.ts';
import { type Input, PASSWORD, routeCases } from '../route-cases/route-cases.ts';
import { type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { bearer, tokenOf } from '../test-server/callers.ts';
import { expectRefused } from '../test-server/refusal.ts';
import { ask } from '../test-server/requests.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/* Every field of every endpoint is given nonsensical values; the response is never a 5xx. */

const server = await startTestServer();
const { platform, database, sandbox } = server;
let tenant: SeededTenant;
let owner: Record<string, string>;

beforeAll(async () => {
  const passwordHash = await passwordsOf(platform).hash(PASSWORD, { name: 'seed', isKnown: true });
  const providerInput = () => {
    const { pnid, wabaId, token, appSecret } = sandbox.admin.createNumber({});
    return { phoneNumberId: pnid, wabaId, accessToken: token, appSecret, graphBaseUrl: sandbox.url };
  };
  tenant = await seedTenant(database, platform, { passwordHash, providerInput });
  owner = bearer(await tokenOf(platform, tenant, 'owner'));
});

const texts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '%',
  "'",
  '\\',
  '🜨'.repeat(300),
  'ي‎‏',
  '0',
  '-1',
  '1e309',
  'x'.repeat(9_000),
];
const values = [...texts, null, true, -1, 1e308, 2 ** 53, [], [[]], {}, { $ne: 1 }, { length: 1e9 }];

/** Returns the fields of one part of an endpoint's input. */
function fieldsOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return [];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: object };
  return Object.keys(json.properties ?? {});
}

function* listRequests(spec: RouteSpec, valid: Input): Generator<[string, Input]> {
  for (const part of ['params', 'query'] as const) {
    for (const field of fieldsOf(spec[part])) {
      for (const value of texts)
        yield [`${part}.${field}`, { ...valid, [part]: { ...valid[part], [field]: value } }];
    }
  }
  const body = valid.body as object | undefined;
  for (const field of fieldsOf(spec.body)) {
    for (const value of values) yield [`body.${field}`, { ...valid, body: { ...body, [field]: value } }];
  }
  if (spec.body)
    for (const value of values) yield ['body', { ...valid, body: value === null ? 'null' : value }];
}

/** These endpoints would end the caller's own login. */
const last = [
  'endLogin',
  'endMemberLogins',
  'switchTenant',
  'updatePassword',
  'removeMember',
  'deleteSession',
  'deleteContact',
];

describe('any value in a request gets a valid response:', () => {
  const specs = registeredRoutes.filter(({ operationId }) => !last.includes(operationId));

  test.each(specs.map((spec) => [spec.operationId, spec] as const))('%s', async (operationId, spec) => {
    const valid = routeCases[operationId]?.ask?.(tenant) ?? {};
    let count = 0;
    for (const [what, input] of listRequests(spec, valid)) {
      const answer = await ask(server, spec, input, 'role' in spec.access ? owner : {});
      const isJson = answer.json !== undefined;
      if (isJson) expectRefused(answer, `${operationId} ${what} ${JSON.stringify(input).slice(0, 200)}`);
      else expect(answer.status, `${operationId} ${what}`).toBeLessThan(500);
      count += 1;
    }
    expect(count).toBeGreaterThanOrEqual(0);
  });
});
