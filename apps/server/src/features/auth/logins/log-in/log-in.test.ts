import { testDatabase } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { buildApp, PASSWORD } from '../../../../roles/testing-app.ts';
import { passwordsOf } from '../../passwords/passwords.ts';

const database = await testDatabase();
const api = await buildApp(database);
const owner = await api.anOwner('amina@atlas.example');

const logIn = (body: object, ask: object = {}) => api.ask('POST', '/auth/login', { body, ...ask });
const right = { email: 'amina@atlas.example', password: PASSWORD };

async function hashes(): Promise<number> {
  const metric = await api.platform.metrics.registry.getSingleMetric('waqtor_password_hashes_total')?.get();
  return metric?.values[0]?.value ?? 0;
}

test('logging in from a browser sets the refresh token in an HttpOnly cookie', async () => {
  const answer = await logIn(right);
  expect(answer.status).toBe(200);
  expect(answer.data).toMatchObject({
    user: owner.user,
    tenant: owner.tenant,
    role: 'owner',
    refreshToken: null,
  });
  expect(Date.parse(answer.data.expiresAt) - api.platform.clock.now().getTime()).toBe(15 * 60_000);
  const cookie = answer.cookies.find(({ name }) => name === 'waqtor_refresh');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/v1/auth' });
  expect(cookie?.secure).toBeUndefined();
});

test('cookies are Secure if the public URL uses https', async () => {
  const secure = await buildApp(database, { publicUrl: 'https://atlas.example' });
  const answer = await secure.ask('POST', '/auth/login', { body: right });
  expect(answer.cookies.map((cookie) => cookie.secure)).toEqual([true, true]);
});

test('logging in as an API client returns the refresh token and sets no cookie', async () => {
  const answer = await logIn({ ...right, email: 'AMINA@atlas.example', client: 'api_client' });
  expect(answer.data.refreshToken).toEqual(expect.any(String));
  expect(answer.cookies).toEqual([]);
});

test.each([
  ['malformed', { email: 'amina' }],
  ['without a password', { email: right.email }],
  ['with an id of another type as the tenant id', { ...right, tenantId: 'usr_1' }],
])('POST /auth/login refuses a request %s', async (_what, body) => {
  const answer = await logIn(body);
  expect([answer.status, answer.code]).toEqual([400, 'validation_failed']);
});

test('a wrong password and an unknown address get the same response for the same work', async () => {
  const before = await hashes();
  const wrong = await logIn({ ...right, password: 'not-the-password' }, { ip: '198.51.100.1' });
  const between = await hashes();
  const unknown = await logIn({ ...right, email: 'nobody@atlas.example' }, { ip: '198.51.100.1' });
  const after = await hashes();
  expect([wrong.status, wrong.code]).toEqual([401, 'invalid_credentials']);
  const body = ({ text }: { text: string }) => text.replace(/req_\w+/, '');
  expect(body(unknown)).toBe(body(wrong));
  expect([between - before, after - between]).toEqual([1, 1]);
});

test('repeated wrong passwords are refused before hashing, with a Retry-After', async () => {
  const guess = () => logIn({ ...right, password: 'not-the-password' }, { ip: '203.0.114.1' });
  for (let i = 0; i < 5; i++) expect((await guess()).code).toBe('invalid_credentials');
  const before = await hashes();
  const refused = await guess();
  expect([refused.status, refused.code, refused.headers['retry-after']]).toEqual([429, 'rate_limited', '1']);
  const even = await logIn(right, { ip: '203.0.114.1' });
  expect(even.code).toBe('rate_limited');
  expect(await hashes()).toBe(before);
});

test('a network with too many concurrent logins gets 429 without a failure being counted; others can log in', async () => {
  const passwords = passwordsOf(api.platform);
  const source = { name: '198.51.101', isKnown: false };
  let isBusy = true;
  const crowd = Array.from({ length: 70 }, async () => {
    // A rejected call returns immediately, so the queue stays full.
    while (isBusy) await passwords.hash('sesame', source).catch(() => new Promise(setImmediate));
  });
  // Occasionally one is admitted, which is fine.
  const refused = [];
  while (refused.length < 6) {
    const answer = await logIn(right, { ip: '198.51.101.1' });
    if (answer.status !== 200) refused.push(answer);
  }
  const elsewhere = await logIn(right, { ip: '198.51.200.1' });
  isBusy = false;
  await Promise.all(crowd);
  expect(elsewhere.status).toBe(200);
  expect(refused.map(({ status }) => status)).toEqual(Array(6).fill(503));
  for (const { code, headers } of refused)
    expect([code, headers['retry-after']]).toEqual(['overloaded', '2']);
  expect((await logIn(right, { ip: '198.51.101.1' })).status).toBe(200);
});

describe('a user with several businesses', async () => {
  const second = await api.anOwner('salma@other.example', 'Other');
  api.platform.clock.advance(1_000);
  const after = api.mails.length;
  await api.ask('POST', '/invitations', {
    token: second.accessToken,
    body: { email: right.email, role: 'agent' },
  });
  const token = await api.linkFor(right.email, after);
  await api.ask('POST', '/invitations/accept', { token: owner.accessToken, body: { token } });

  test('is logged in to the one joined first', async () => {
    expect((await logIn(right)).data.tenant).toEqual(owner.tenant);
  });

  test('can choose the business and gets their role there', async () => {
    const answer = await logIn({ ...right, tenantId: second.tenant.id });
    expect(answer.data).toMatchObject({ tenant: second.tenant, role: 'agent' });
  });

  test('lists their businesses page by page', async () => {
    const first = await api.ask('GET', '/auth/tenants?limit=1', { token: owner.accessToken });
    expect(first.data).toEqual([{ tenant: owner.tenant, role: 'owner', joinedAt: expect.any(String) }]);
    const next = await api.ask('GET', `/auth/tenants?limit=1&cursor=${first.nextCursor}`, {
      token: owner.accessToken,
    });
    expect(next.data).toEqual([{ tenant: second.tenant, role: 'agent', joinedAt: expect.any(String) }]);
    expect(next.nextCursor).toBeNull();
    const broken = await api.ask('GET', '/auth/tenants?cursor=x', { token: owner.accessToken });
    expect([broken.status, broken.code]).toEqual([400, 'invalid_cursor']);
  });

  test('can switch to another business, which ends the previous login', async () => {
    const from = (await logIn({ ...right, client: 'api_client' })).data;
    const answer = await api.ask('POST', '/auth/switch-tenant', {
      token: from.accessToken,
      body: { tenantId: second.tenant.id },
    });
    expect(answer.data).toMatchObject({ tenant: second.tenant, role: 'agent' });
    expect(answer.data.refreshToken).toEqual(expect.any(String));
    const there = await api.ask('GET', '/tenant', { token: answer.data.accessToken });
    expect(there.data.name).toBe('Other');
    const back = await api.ask('GET', '/tenant', { token: from.accessToken });
    expect(back.code).toBe('login_ended');
  });

  test('cannot log in or switch to a business they do not belong to', async () => {
    const third = await api.anOwner('third@third.example', 'Third');
    const answer = await logIn({ ...right, tenantId: third.tenant.id });
    expect([answer.status, answer.code]).toEqual([404, 'not_found']);
    const login = (await logIn(right)).data;
    const over = await api.ask('POST', '/auth/switch-tenant', {
      token: login.accessToken,
      body: { tenantId: third.tenant.id },
    });
    expect([over.status, over.code]).toEqual([404, 'not_found']);
    const anonymous = await api.ask('POST', '/auth/switch-tenant', { body: { tenantId: third.tenant.id } });
    expect(anonymous.status).toBe(401);
  });
});

test('a user removed from their only business gets not_a_member until they accept a new invitation', async () => {
  const member = await api.aMember(owner, 'removed@atlas.example', 'agent');
  await api.ask('DELETE', `/members/${member.user.id}`, { token: owner.accessToken });
  const credentials = { email: 'removed@atlas.example', password: PASSWORD };
  const answer = await logIn(credentials);
  expect([answer.status, answer.code]).toEqual([403, 'not_a_member']);
  const after = api.mails.length;
  await api.ask('POST', '/invitations', {
    token: owner.accessToken,
    body: { email: credentials.email, role: 'viewer' },
  });
  const invitationToken = await api.linkFor(credentials.email, after);
  const back = await logIn({ ...credentials, invitationToken });
  expect(back.data).toMatchObject({ tenant: owner.tenant, role: 'viewer' });
});

describe('the logins of a user', () => {
  test('are listed with the current one marked, and can be ended one by one', async () => {
    const other = (await logIn(right, { headers: { 'user-agent': 'Firefox' }, ip: '203.0.113.9' })).data;
    const here = (await logIn(right)).data;
    const list = await api.ask('GET', '/auth/logins', { token: here.accessToken });
    const firefox = list.data.find(({ userAgent }: { userAgent: string }) => userAgent === 'Firefox');
    expect(firefox).toMatchObject({ ip: '203.0.113.9', isCurrent: false, client: 'browser' });
    expect(list.data.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
    const ended = await api.ask('DELETE', `/auth/logins/${firefox.id}`, { token: here.accessToken });
    expect(ended.status).toBe(200);
    const dead = await api.ask('GET', '/user', { token: other.accessToken });
    expect([dead.status, dead.code]).toEqual([401, 'login_ended']);
    const again = await api.ask('DELETE', `/auth/logins/${firefox.id}`, { token: here.accessToken });
    expect([again.status, again.code]).toEqual([404, 'not_found']);
  });

  test('of a colleague can be neither listed nor ended', async () => {
    const colleague = await api.aMember(owner, 'colleague@atlas.example', 'admin');
    const own = await api.ask('GET', '/auth/logins', { token: colleague.accessToken });
    expect(own.data).toHaveLength(1);
    const mine = (await logIn(right)).data;
    const answer = await api.ask('DELETE', `/auth/logins/${own.data[0].id}`, { token: mine.accessToken });
    expect([answer.status, answer.code]).toEqual([404, 'not_found']);
    const anonymous = await api.ask('GET', '/auth/logins');
    expect([anonymous.status, anonymous.code]).toEqual([401, 'unauthenticated']);
  });

  test('are listed page by page without duplicates', async () => {
    const { accessToken } = (await logIn(right)).data;
    const all = await api.ask('GET', '/auth/logins?limit=100', { token: accessToken });
    const seen: string[] = [];
    let cursor: string | null | undefined = '';
    while (cursor !== null) {
      const page = await api.ask('GET', `/auth/logins?limit=2${cursor && `&cursor=${cursor}`}`, {
        token: accessToken,
      });
      seen.push(...page.data.map(({ id }: { id: string }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.data.map(({ id }: { id: string }) => id));
  });

  test('can all be ended at once except the current one', async () => {
    const other = (await logIn(right)).data;
    const here = (await logIn(right)).data;
    expect((await api.ask('DELETE', '/auth/logins')).code).toBe('unauthenticated');
    const answer = await api.ask('DELETE', '/auth/logins', { token: here.accessToken });
    expect([answer.status, answer.data]).toEqual([200, {}]);
    expect((await api.ask('GET', '/user', { token: other.accessToken })).code).toBe('login_ended');
    const left = await api.ask('GET', '/auth/logins', { token: here.accessToken });
    expect(left.data.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([true]);
  });
});
