import { testDatabase } from '@waqtor/testing';
import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSecrets } from '../../../../platform/crypto.ts';
import type { AppError } from '../../../../platform/errors.ts';
import { buildApp, PASSWORD } from '../../../../roles/testing-app.ts';
import { issueTicket, verifyTicket } from '../../index.ts';
import { readAccessToken } from '../tokens/access-token.ts';
import { signToken } from '../tokens/signed-token.ts';

const database = await testDatabase();
const api = await buildApp(database);
const owner = await api.anOwner('amina@atlas.example');
const { platform } = api;

const user = (token?: string, headers: Record<string, string> = {}) =>
  api.ask('GET', '/user', { token, headers });

async function buildLogin() {
  const body = { email: 'amina@atlas.example', password: PASSWORD, client: 'api_client' };
  return (await api.ask('POST', '/auth/login', { body })).data;
}

test('a request is authenticated by an access token, whatever the case of the scheme', async () => {
  const { accessToken } = await buildLogin();
  expect((await user(accessToken)).data).toEqual(owner.user);
  expect((await user(undefined, { authorization: `bearer  ${accessToken}` })).status).toBe(200);
});

test('an access token is refused as X-Api-Key, in the query, or with another scheme', async () => {
  const { accessToken } = await buildLogin();
  expect((await user(undefined, { 'x-api-key': accessToken })).code).toBe('unauthenticated');
  expect((await user(undefined, { authorization: accessToken })).code).toBe('unauthenticated');
  expect((await user(undefined, { authorization: `Basic ${accessToken}` })).code).toBe('unauthenticated');
  const query = await api.ask('GET', `/user?access_token=${accessToken}`);
  expect(query.code).toBe('unauthenticated');
});

test('an expired access token is refused with token_expired, so that the client refreshes', async () => {
  const { accessToken } = await buildLogin();
  platform.clock.advance(15 * 60_000 - 1_000);
  expect((await user(accessToken)).status).toBe(200);
  platform.clock.advance(1_000);
  const late = await user(accessToken);
  expect([late.status, late.code]).toEqual([401, 'token_expired']);
});

describe('authentication refuses a token', async () => {
  const claims = await readAccessToken(platform, owner.accessToken);
  const jwt = { sub: claims.userId, tenant: claims.tenantId, login: claims.loginId };
  const stranger = { ...platform, secrets: createSecrets('cd'.repeat(32)) };
  const sign = (change: (token: SignJWT) => SignJWT, alg = 'HS256') =>
    change(
      new SignJWT(jwt)
        .setProtectedHeader({ alg })
        .setIssuer('waqtor')
        .setAudience('access-token')
        .setIssuedAt(1_700_000_000)
        .setExpirationTime(4_000_000_000),
    ).sign(platform.secrets.keyFor('access-token'));

  test.each<[string, () => Promise<string>]>([
    ['of another installation', async () => (await signToken(stranger, 'access-token', jwt, 60_000)).token],
    ['made for another purpose', async () => (await signToken(platform, 'socket-ticket', jwt, 60_000)).token],
    ['of another audience', () => sign((token) => token.setAudience('socket-ticket'))],
    ['of another issuer', () => sign((token) => token.setIssuer('somebody'))],
    ['by another algorithm', () => sign((token) => token, 'HS512')],
    ['without a signature', async () => new UnsecuredJWT(jwt).setAudience('access-token').encode()],
    [
      'that was changed',
      async () => owner.accessToken.replace(/\.(.)/, (_all, c) => `.${c === 'e' ? 'f' : 'e'}`),
    ],
    [
      'without a login',
      async () => (await signToken(platform, 'access-token', { sub: claims.userId }, 60_000)).token,
    ],
    ['that is not a token', async () => 'x.y.z'],
    [
      'with SQL in a claim',
      async () => (await signToken(platform, 'access-token', { ...jwt, login: `' or 1=1 --` }, 60_000)).token,
    ],
  ])('%s', async (_what, make) => {
    const answer = await user(await make());
    expect([answer.status, answer.code]).toEqual([401, 'unauthenticated']);
  });

  test('with valid claims whose login belongs to another user', async () => {
    const other = await api.anOwner('other@other.example');
    const theirs = await readAccessToken(platform, other.accessToken);
    for (const mixed of [
      { ...jwt, login: theirs.loginId },
      { ...jwt, tenant: theirs.tenantId },
      { ...jwt, sub: theirs.userId },
    ]) {
      const { token } = await signToken(platform, 'access-token', mixed, 60_000);
      expect((await user(token)).code).toBe('login_ended');
    }
  });
});

test('authentication needs one database round trip per request', async () => {
  const { accessToken } = await buildLogin();
  const { pool } = platform.db;
  const query = pool.query.bind(pool);
  let questions = 0;
  Object.assign(pool, {
    query: (...args: Parameters<typeof query>) => {
      questions += 1;
      return query(...args);
    },
  });
  try {
    await api.app.authenticate({ headers: { authorization: `Bearer ${accessToken}` } } as never);
  } finally {
    Object.assign(pool, { query });
  }
  expect(questions).toBe(1);
});

test('authentication leaves no tenant set on the connection it used', async () => {
  await user((await buildLogin()).accessToken);
  const seen = await Promise.all(
    Array.from({ length: 5 }, () =>
      platform.db.pool.query('select current_tenants() as tenants, (select count(*) from tenants)'),
    ),
  );
  for (const { rows } of seen) expect(rows).toEqual([{ tenants: null, count: 0 }]);
});

describe('a socket ticket', () => {
  const refusal = (run: Promise<unknown>) =>
    run.then(
      () => 'accepted',
      (error: AppError) => error.code,
    );

  test('is valid for 30 seconds and for sockets only', async () => {
    const { accessToken } = await buildLogin();
    const answer = await api.ask('POST', '/auth/ws-ticket', { token: accessToken });
    expect(answer.status).toBe(201);
    const { ticket, expiresAt } = answer.data;
    expect(Date.parse(expiresAt) - platform.clock.now().getTime()).toBe(30_000);
    const claims = await readAccessToken(platform, accessToken);
    expect(await verifyTicket(platform, ticket)).toMatchObject({ kind: 'member', role: 'owner', ...claims });
    expect((await user(ticket)).code).toBe('unauthenticated');
    expect(await refusal(verifyTicket(platform, accessToken))).toBe('unauthenticated');
    platform.clock.advance(30_000);
    expect(await refusal(verifyTicket(platform, ticket))).toBe('token_expired');
  });

  test('is refused once its login has ended', async () => {
    const { accessToken, refreshToken } = await buildLogin();
    const { ticket } = (await api.ask('POST', '/auth/ws-ticket', { token: accessToken })).data;
    await api.ask('POST', '/auth/logout', { body: { refreshToken } });
    expect(await refusal(verifyTicket(platform, ticket))).toBe('login_ended');
  });

  test('can be issued to an API key and is refused once the key is revoked', async () => {
    const { accessToken } = await buildLogin();
    const key = await api.ask('POST', '/api-keys', {
      token: accessToken,
      body: { name: 'n8n', role: 'viewer' },
    });
    const { ticket } = (await api.ask('POST', '/auth/ws-ticket', { token: key.data.key })).data;
    expect(await verifyTicket(platform, ticket)).toMatchObject({ kind: 'api_key', role: 'viewer' });
    expect(await refusal(verifyTicket(platform, ticket)), 'it opens once').toBe('unauthenticated');
    const last = (await api.ask('POST', '/auth/ws-ticket', { token: key.data.key })).data.ticket;
    await api.ask('DELETE', `/api-keys/${key.data.id}`, { token: accessToken });
    expect(await refusal(verifyTicket(platform, last))).toBe('api_key_revoked');
  });

  test('is issued to authenticated callers only', async () => {
    expect((await api.ask('POST', '/auth/ws-ticket')).status).toBe(401);
    const { token } = await issueTicket(platform, {
      kind: 'api_key',
      tenantId: 'x',
      apiKeyId: 'y',
      role: 'viewer',
    });
    expect(await refusal(verifyTicket(platform, token))).toBe('unauthenticated');
  });
});
