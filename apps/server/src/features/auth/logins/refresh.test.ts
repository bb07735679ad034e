import { testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { buildApp, PASSWORD } from '../../../roles/testing-app.ts';
import { newRefreshToken, parseRefreshToken } from './tokens/refresh-token.ts';

const database = await testDatabase();
const api = await buildApp(database);
const otherProcess = await buildApp(database);
const owner = await api.anOwner('amina@atlas.example');

const refresh = (refreshToken: string, at = api) =>
  at.ask('POST', '/auth/refresh', { body: { refreshToken } });

async function buildLogin(client: 'browser' | 'api_client' = 'api_client') {
  const body = { email: 'amina@atlas.example', password: PASSWORD, client };
  return api.ask('POST', '/auth/login', { body });
}

function advance(ms: number): void {
  api.platform.clock.advance(ms);
  otherProcess.platform.clock.set(api.platform.clock.now().toISOString());
}

test('refreshing exchanges a refresh token for its successor, repeatedly', async () => {
  let { refreshToken } = (await buildLogin()).data;
  for (let i = 0; i < 3; i++) {
    advance(900_000);
    const answer = await refresh(refreshToken);
    expect(answer.data).toMatchObject({ user: owner.user, tenant: owner.tenant, role: 'owner' });
    expect(answer.data.refreshToken).not.toBe(refreshToken);
    refreshToken = answer.data.refreshToken;
    const { status } = await api.ask('GET', '/user', { token: answer.data.accessToken });
    expect(status).toBe(200);
  }
});

test('refreshing by cookie never returns the token in the body', async () => {
  const cookie = (await buildLogin('browser')).cookies.find(({ name }) => name === 'waqtor_refresh');
  const answer = await api.ask('POST', '/auth/refresh', { cookies: { waqtor_refresh: cookie?.value ?? '' } });
  expect(answer.data.refreshToken).toBeNull();
  const next = answer.cookies.find(({ name }) => name === 'waqtor_refresh');
  expect(next?.value).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(next?.value).not.toBe(cookie?.value);
});

test('reusing an exchanged refresh token ends the login', async () => {
  const { refreshToken, accessToken } = (await buildLogin()).data;
  const next = (await refresh(refreshToken)).data;
  advance(10_001);
  const reused = await refresh(refreshToken);
  expect([reused.status, reused.code]).toEqual([401, 'refresh_token_reused']);
  expect((await refresh(next.refreshToken)).code).toBe('login_ended');
  for (const token of [accessToken, next.accessToken]) {
    expect((await api.ask('GET', '/user', { token })).code).toBe('login_ended');
  }
});

test('reuse of a refresh token is detected after any number of successors', async () => {
  const { refreshToken: first } = (await buildLogin()).data;
  let last = first;
  for (let i = 0; i < 3; i++) last = (await refresh(last)).data.refreshToken;
  expect((await refresh(first)).code).toBe('refresh_token_reused');
  expect((await refresh(last)).code).toBe('login_ended');
});

test('concurrent refreshes of one token return the same successor', async () => {
  const { refreshToken } = (await buildLogin()).data;
  const answers = await Promise.all([
    refresh(refreshToken),
    refresh(refreshToken, otherProcess),
    refresh(refreshToken),
    refresh(refreshToken, otherProcess),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map(({ data }) => data.refreshToken)).size).toBe(1);
  advance(20_000);
  expect((await refresh(answers[0]?.data.refreshToken)).status).toBe(200);
});

test('repeating a refresh whose response was lost returns the same successor', async () => {
  const { refreshToken } = (await buildLogin()).data;
  const lost = await refresh(refreshToken);
  advance(10_000);
  const repeated = await refresh(refreshToken);
  expect(repeated.data.refreshToken).toBe(lost.data.refreshToken);
});

test('the login ends for thief and victim when both use the same token', async () => {
  const { refreshToken } = (await buildLogin()).data;
  const thief = (await refresh(refreshToken)).data.refreshToken;
  const further = (await refresh(thief)).data.refreshToken;
  // Within the grace period, but the thief has refreshed again: the successor is no longer the current token.
  expect((await refresh(refreshToken)).code).toBe('refresh_token_reused');
  expect((await refresh(further)).code).toBe('login_ended');
});

test('a forged refresh token does not end a login', async () => {
  const { refreshToken } = (await buildLogin()).data;
  const [loginId = '', tenantId = '', secret = ''] = refreshToken.split('.');
  const forged = `${loginId}.${tenantId}.${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  for (const token of [forged, 'x', `${loginId}.${tenantId}.`, `${tenantId}.${loginId}.${secret}`]) {
    const answer = await refresh(token);
    expect([answer.status, answer.code]).toEqual([401, 'unauthenticated']);
  }
  expect((await refresh(refreshToken)).status).toBe(200);
});

test('POST /auth/refresh responds 401 without a token and 400 to an invalid body', async () => {
  const none = await api.ask('POST', '/auth/refresh');
  expect([none.status, none.code]).toEqual([401, 'unauthenticated']);
  const odd = await api.ask('POST', '/auth/refresh', { body: { refreshToken: 7 } });
  expect([odd.status, odd.code]).toEqual([400, 'validation_failed']);
});

test('an invalid refresh cookie is cleared', async () => {
  const { cookies } = await buildLogin('browser');
  const waqtor_refresh = cookies.find(({ name }) => name === 'waqtor_refresh')?.value ?? '';
  const out = await api.ask('POST', '/auth/logout', { cookies: { waqtor_refresh } });
  expect([out.status, out.data]).toEqual([200, {}]);
  const answer = await api.ask('POST', '/auth/refresh', { cookies: { waqtor_refresh } });
  expect(answer.code).toBe('login_ended');
  for (const { cookies } of [out, answer]) {
    expect(cookies).toEqual([expect.objectContaining({ name: 'waqtor_refresh', value: '' })]);
  }
});

test('a login ends after 30 days of inactivity and after 180 days in any case', async () => {
  const idle = (await buildLogin()).data.refreshToken;
  let busy = (await buildLogin()).data.refreshToken;
  const day = 86_400_000;
  for (let days = 29; days < 180; days += 29) {
    advance(29 * day);
    busy = (await refresh(busy)).data.refreshToken;
  }
  expect((await refresh(idle)).code).toBe('login_ended');
  advance(7 * day);
  expect((await refresh(busy)).code).toBe('login_ended');
});

test('logging out also ends the access token; an unknown token has no effect', async () => {
  const { refreshToken, accessToken } = (await buildLogin()).data;
  expect((await api.ask('POST', '/auth/logout', { body: { refreshToken: 'not ours' } })).status).toBe(200);
  expect((await api.ask('GET', '/user', { token: accessToken })).status).toBe(200);
  await api.ask('POST', '/auth/logout', { body: { refreshToken } });
  expect((await api.ask('GET', '/user', { token: accessToken })).code).toBe('login_ended');
});

test('a refresh token is valid only under the key of its installation', () => {
  const { secrets } = api.platform;
  const ids = {
    loginId: '0199f0c2-a1b4-7cc2-a1b4-f0c2a1b47cc2',
    tenantId: '0199f0c2-a1b4-7cc2-a1b4-f0c2a1b47cc3',
  };
  const token = newRefreshToken(secrets, ids);
  expect(parseRefreshToken(secrets, token.text)).toEqual(token);
  const swapped = token.text.replace(ids.tenantId, ids.loginId);
  expect(parseRefreshToken(secrets, swapped)).toBeUndefined();
});
