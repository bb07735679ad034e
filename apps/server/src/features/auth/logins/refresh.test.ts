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

test('trades a token for its successor, again and again', async () => {
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

test('works by the cookie of a browser, and never shows it the token', async () => {
  const cookie = (await buildLogin('browser')).cookies.find(({ name }) => name === 'waqtor_refresh');
  const answer = await api.ask('POST', '/auth/refresh', { cookies: { waqtor_refresh: cookie?.value ?? '' } });
  expect(answer.data.refreshToken).toBeNull();
  const next = answer.cookies.find(({ name }) => name === 'waqtor_refresh');
  expect(next?.value).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(next?.value).not.toBe(cookie?.value);
});

test('ends the login when a token comes back that was traded in before', async () => {
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

test('knows a token of its own after any number of successors', async () => {
  const { refreshToken: first } = (await buildLogin()).data;
  let last = first;
  for (let i = 0; i < 3; i++) last = (await refresh(last)).data.refreshToken;
  expect((await refresh(first)).code).toBe('refresh_token_reused');
  expect((await refresh(last)).code).toBe('login_ended');
});

test('gives two tabs that refresh at once the same successor', async () => {
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

test('gives the successor again when the answer was lost', async () => {
  const { refreshToken } = (await buildLogin()).data;
  const lost = await refresh(refreshToken);
  advance(10_000);
  const repeated = await refresh(refreshToken);
  expect(repeated.data.refreshToken).toBe(lost.data.refreshToken);
});

test('ends the login for a thief and a victim alike, whoever comes second', async () => {
  const { refreshToken } = (await buildLogin()).data;
  const thief = (await refresh(refreshToken)).data.refreshToken;
  const further = (await refresh(thief)).data.refreshToken;
  // Within the grace period, but the thief has refreshed again: the successor is no longer the current token.
  expect((await refresh(refreshToken)).code).toBe('refresh_token_reused');
  expect((await refresh(further)).code).toBe('login_ended');
});

test('does nothing for tokens it never made, so nobody ends a login by inventing them', async () => {
  const { refreshToken } = (await buildLogin()).data;
  const [loginId = '', tenantId = '', secret = ''] = refreshToken.split('.');
  const forged = `${loginId}.${tenantId}.${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  for (const token of [forged, 'x', `${loginId}.${tenantId}.`, `${tenantId}.${loginId}.${secret}`]) {
    const answer = await refresh(token);
    expect([answer.status, answer.code]).toEqual([401, 'unauthenticated']);
  }
  expect((await refresh(refreshToken)).status).toBe(200);
});

test('answers 401 without a token and 400 for a body of another shape', async () => {
  const none = await api.ask('POST', '/auth/refresh');
  expect([none.status, none.code]).toEqual([401, 'unauthenticated']);
  const odd = await api.ask('POST', '/auth/refresh', { body: { refreshToken: 7 } });
  expect([odd.status, odd.code]).toEqual([400, 'validation_failed']);
});

test('takes a dead cookie back', async () => {
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

test('ends after 30 days of rest, and after 180 days whatever happens', async () => {
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

test('logging out ends the access token too, and a foreign token does nothing', async () => {
  const { refreshToken, accessToken } = (await buildLogin()).data;
  expect((await api.ask('POST', '/auth/logout', { body: { refreshToken: 'not ours' } })).status).toBe(200);
  expect((await api.ask('GET', '/user', { token: accessToken })).status).toBe(200);
  await api.ask('POST', '/auth/logout', { body: { refreshToken } });
  expect((await api.ask('GET', '/user', { token: accessToken })).code).toBe('login_ended');
});

test('a token holds under the key of its installation alone', () => {
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
