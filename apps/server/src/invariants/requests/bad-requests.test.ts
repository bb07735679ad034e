import { toPublicId } from '@waqtor/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { passwordsOf } from '../../features/auth/passwords/passwords.ts';
import { type RouteSpec, registeredRoutes } from '../../platform/http/route.ts';
import { type Input, PASSWORD, routeCases } from '../route-cases/route-cases.ts';
import { idOf, type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { bearer, tokenOf } from '../test-server/callers.ts';
import { expectRefusal, expectRefused } from '../test-server/refusal.ts';
import { ask, type MatrixAnswer } from '../test-server/requests.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/* Invalid requests of every known kind get the right status and a documented code, and never a 5xx. */

const server = await startTestServer();
const { app, platform, database } = server;
let tenant: SeededTenant;
let owner: Record<string, string>;

beforeAll(async () => {
  tenant = await seedTenant(database, platform, {
    passwordHash: await passwordsOf(platform).hash(PASSWORD, { name: 'seed', isKnown: true }),
  });
  owner = bearer(await tokenOf(platform, tenant, 'owner'));
});

const routeOf = (operationId: string): RouteSpec => {
  const spec = registeredRoutes.find((candidate) => candidate.operationId === operationId);
  if (!spec) throw new Error(`no endpoint ${operationId}`);
  return spec;
};
const call = (operationId: string, input: Input, headers = owner) =>
  ask(server, routeOf(operationId), input, headers);
const send = (body: object) =>
  call('sendMessage', { body: { conversationId: idOf(tenant, 'conversation'), ...body } });

async function raw(
  payload: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Pick<MatrixAnswer, 'status' | 'text'>> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/contacts',
    headers: { ...owner, ...headers },
    payload,
  });
  return { status: answer.statusCode, text: answer.body };
}

describe('a body is refused', () => {
  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  const bodies: [string, string | Buffer, 'malformed_json' | 'validation_failed' | 'payload_too_large'][] = [
    ['that is not JSON', '{"phone":', 'malformed_json'],
    ['that is not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'malformed_json'],
    ['nested too deeply', `{"attributes":${deep}}`, 'validation_failed'],
    [
      'with a __proto__ property',
      '{"phone":"+212612000001","__proto__":{"polluted":1}}',
      'validation_failed',
    ],
    ['with a nested __proto__ property', '{"attributes":{"a":{"__proto__":{}}}}', 'validation_failed'],
    ['with a NUL', '{"name":"a\\u0000b"}', 'validation_failed'],
    ['with half a surrogate pair', '{"name":"a\\ud83d"}', 'validation_failed'],
    ['that is an array', '[]', 'validation_failed'],
    ['that is null', 'null', 'validation_failed'],
    ['of more than a megabyte', JSON.stringify({ name: 'x'.repeat(1_100_000) }), 'payload_too_large'],
  ];

  test.each(bodies)('%s', async (_name, body, code) => expectRefusal(await raw(body), code));

  test('with another content type', async () => {
    expectRefusal(
      await raw('phone=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      'unsupported_content_type',
    );
    expectRefusal(await raw('<a/>', { 'content-type': 'text/xml' }), 'unsupported_content_type');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a URL is refused', () => {
  test.each([
    ['with a NUL', '/api/v1/contacts?q=%00', 'validation_failed'],
    ['that is badly encoded', '/api/v1/contacts/%E0%A4%A', 'validation_failed'],
    ['with an unknown route', '/api/v1/nothing', 'route_not_found'],
    ['with a path outside the API', '/api/v1/../../etc/passwd', 'route_not_found'],
    ['with an invalid id', '/api/v1/contacts/17', 'validation_failed'],
    [
      'with an id of another type',
      `/api/v1/contacts/${toPublicId('message', '018f0000-0000-7000-8000-000000000001')}`,
      'validation_failed',
    ],
    ['with a very long id', `/api/v1/contacts/con_${'0'.repeat(4_000)}`, 'validation_failed'],
  ] as const)('%s', async (_name, url, code) => {
    const answer = await app.inject({ url, headers: owner });
    expectRefusal({ status: answer.statusCode, text: answer.body }, code);
  });
});

describe('an invalid cursor is refused by', () => {
  const lists = registeredRoutes.filter((spec) => 'list' in spec.answer);
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = '2026-11-20T09:00:00.000Z';
  const broken = [
    'x',
    '%%%',
    encode(null),
    encode([]),
    encode({}),
    encode([now]),
    encode([now, 'id', 'more']),
    encode(['then', '018f0000-0000-7000-8000-000000000001']),
    encode(['0000-01-01T00:00:00.000Z', '018f0000-0000-7000-8000-000000000001']),
    encode(["';drop table messages;--", "'"]),
    encode([null, null]),
    encode([{ toString: 1 }, []]),
    encode([-1, 1e308]),
    'A'.repeat(511),
    'A'.repeat(600),
  ];

  test.each(lists.map((spec) => [spec.operationId, spec] as const))('%s', async (operationId, spec) => {
    const input = routeCases[operationId]?.ask?.(tenant) ?? {};
    const name = operationId === 'listEvents' ? 'afterSeq' : 'cursor';
    for (const cursor of broken) {
      const answer = await ask(server, spec, { ...input, query: { ...input.query, [name]: cursor } }, owner);
      const isTooLong = cursor.length > 512 || name === 'afterSeq';
      expectRefusal(answer, isTooLong ? 'validation_failed' : 'invalid_cursor', cursor);
    }
    for (const limit of ['0', '-1', '101000', 'many', '1.5', '']) {
      const answer = await ask(server, spec, { ...input, query: { ...input.query, limit } }, owner);
      expectRefusal(answer, 'validation_failed', `limit ${limit}`);
    }
  });
});

describe('a message is refused', () => {
  test('to an invalid phone number', async () => {
    for (const phoneNumber of [
      '',
      'Amina',
      '12',
      '+',
      '+999',
      '00',
      '+2126',
      '٠',
      '+1'.repeat(20),
      "'; --",
    ]) {
      const answer = await call('sendMessage', {
        body: { sessionId: idOf(tenant, 'session'), phoneNumber, text: 'x' },
      });
      expectRefusal(answer, 'invalid_phone_number', phoneNumber);
    }
    expectRefusal(await call('createContact', { body: { phone: 'not a number' } }), 'invalid_phone_number');
  });

  test('without a recipient, or with two', async () => {
    expectRefusal(await call('sendMessage', { body: { text: 'x' } }), 'recipient_required');
    expectRefusal(await send({ text: 'x', to: '+212612000000' }), 'validation_failed');
  });

  test('that is empty, too long, or has two contents', async () => {
    for (const text of ['', '   ', '\n'])
      expectRefusal(await send({ text }), 'message_empty', JSON.stringify(text));
    expectRefusal(await send({}), 'message_empty');
    expectRefusal(await send({ text: 'x'.repeat(4_097) }), 'message_too_long');
    expectRefusal(await send({ text: 'x'.repeat(70_000) }), 'validation_failed');
    const media = { mediaId: idOf(tenant, 'media') };
    expectRefusal(await send({ ...media, caption: 'x'.repeat(1_025) }), 'message_too_long');
    expectRefusal(await send({ text: 'x', message: 'y' }), 'validation_failed');
    expectRefusal(await send({ ...media, mediaUrl: 'https://a.example/b.jpg' }), 'validation_failed');
    expect((await send({ text: 'x'.repeat(4_096) })).status).toBe(202);
  });

  test('with an invalid time, or one too far in the future', async () => {
    expectRefusal(await send({ text: 'x', scheduledAt: 'tomorrow' }), 'validation_failed');
    expectRefusal(await send({ text: 'x', scheduledAt: '2031-01-01T00:00:00Z' }), 'schedule_too_far');
  });

  test('with an invalid media URL', async () => {
    for (const mediaUrl of ['ftp://a.example/b', 'file:///etc/passwd', 'javascript:1', 'b.jpg', '']) {
      expectRefusal(await send({ mediaUrl }), 'validation_failed', mediaUrl);
    }
  });

  test('outside the customer service window', async () => {
    const other = idOf(tenant, 'contact', 'otherContact');
    const answer = await call('sendMessage', {
      body: { sessionId: idOf(tenant, 'session'), to: other, text: 'x' },
    });
    expectRefusal(
      answer,
      answer.json.error.code === 'recipient_suppressed' ? 'recipient_suppressed' : 'window_closed',
    );
  });

  test('with an invalid Idempotency-Key, or one used with another request', async () => {
    const body = { conversationId: idOf(tenant, 'conversation'), text: 'once' };
    const withKey = (key: string, more = {}) =>
      call('sendMessage', { body: { ...body, ...more } }, { ...owner, 'idempotency-key': key });
    for (const key of ['', 'x'.repeat(256), 'a b', 'é'])
      expectRefusal(await withKey(key), 'validation_failed', key);
    const first = await withKey('once-only');
    expect(first.status).toBe(202);
    const replayed = await withKey('once-only');
    expect([replayed.status, replayed.text]).toEqual([202, first.text]);
    expectRefusal(await withKey('once-only', { text: 'twice' }), 'idempotency_key_reused');
  });
});

describe('a used, expired or forged token is refused:', () => {
  test('a refresh token that is used twice, which ends its login', async () => {
    const signIn = { body: { email: tenant.people.admin.email, password: PASSWORD, client: 'api_client' } };
    const { data } = (await call('login', signIn, {})).json;
    const refresh = (refreshToken: string) => call('refresh', { body: { refreshToken } }, {});
    const second = (await refresh(data.refreshToken)).json.data;
    platform.clock.advance(120_000);
    const third = (await refresh(second.refreshToken)).json.data;
    expectRefusal(await refresh(data.refreshToken), 'refresh_token_reused');
    expectRefusal(await refresh(third.refreshToken), 'login_ended');
    expectRefusal(await call('getUser', {}, bearer(third.accessToken)), 'login_ended');
  });

  test('forged tokens of every type', async () => {
    const forged = [
      tenant.invitationToken.slice(0, -1),
      `${tenant.id}.${'A'.repeat(43)}`,
      'x',
      tenant.refreshToken,
    ];
    for (const token of forged) {
      expectRefusal(await call('getInvitation', { body: { token } }, {}), 'invalid_invitation', token);
      expectRefusal(await call('acceptInvitation', { body: { token } }), 'invalid_invitation', token);
      const reset = { body: { token, password: 'another-sesame-77' } };
      expectRefusal(await call('resetPassword', reset, {}), 'invalid_password_reset', token);
      const refused = await call('refresh', { body: { refreshToken: token.slice(0, 300) } }, {});
      if (token !== tenant.refreshToken) expectRefusal(refused, 'unauthenticated', token);
    }
    const setup = { email: 'new@example.com', password: 'another-sesame-77', name: 'N', businessName: 'B' };
    const registered = await call('register', { body: { ...setup, setupToken: 'invented' } }, {});
    expect([403, 410], registered.text).toContain(registered.status);
  });

  test('an invitation that was accepted', async () => {
    const register = routeCases.register?.ask?.(tenant) ?? {};
    expect((await call('register', register, {})).status).toBe(201);
    expectRefusal(
      await call('getInvitation', { body: { token: tenant.invitationToken } }, {}),
      'invalid_invitation',
    );
    expectRefused(await call('register', register, {}), 'a second registration');
  });
});
