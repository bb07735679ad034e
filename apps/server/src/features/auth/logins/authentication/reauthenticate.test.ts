import type { LoginResult } from '@waqtor/contract';
import { testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildApp, PASSWORD } from '../../../../roles/testing-app.ts';

const database = await testDatabase();
const api = await buildApp(database);
const { clock } = api.platform;

let count = 0;
let owner: LoginResult;
let agent: LoginResult;
const address = (name: string) => `${name}${count}@atlas.example`;
beforeEach(async () => {
  count += 1;
  clock.advance(3_600_000);
  owner = await api.anOwner(address('owner'));
  agent = await api.aMember(owner, address('agent'), 'agent');
});

const post = (path: string, body: object, token = owner.accessToken) =>
  api.ask('POST', path, { token, body });
const givings = {
  'an API key': () => post('/api-keys', { name: 'n8n', role: 'viewer' }),
  'an invitation': () => post('/invitations', { email: address('guest'), role: 'viewer' }),
  'a role': () =>
    api.ask('PATCH', `/members/${agent.user.id}`, { token: owner.accessToken, body: { role: 'viewer' } }),
};
const reauthenticate = (password: string, token = owner.accessToken) =>
  post('/auth/reauthenticate', { password }, token);

test.each(Object.entries(givings))(
  'granting %s requires a password entered within the last ten minutes',
  async (_what, give) => {
    clock.advance(600_000);
    expect((await give()).status, 'just in time').toBeLessThan(300);
    clock.advance(1);
    const refused = await give();
    expect([refused.status, refused.code]).toEqual([403, 'reauthentication_required']);
    const proven = await reauthenticate(PASSWORD);
    expect(proven.data).toEqual({ expiresAt: new Date(clock.now().getTime() + 600_000).toISOString() });
    expect((await give()).status).toBeLessThan(300);
  },
);

test('revoking access does not require reauthentication', async () => {
  const key = (await givings['an API key']()).data;
  const invitation = (await givings['an invitation']()).data;
  clock.advance(700_000);
  const token = owner.accessToken;
  for (const path of [`/api-keys/${key.id}`, `/invitations/${invitation.id}`, `/members/${agent.user.id}`])
    expect((await api.ask('DELETE', path, { token })).status, path).toBe(200);
});

test('reauthenticating with a wrong password fails, is recorded, and is rate limited', async () => {
  clock.advance(700_000);
  const answers = [];
  for (let n = 0; n < 6; n++) answers.push((await reauthenticate(`guess-${n}`)).code);
  expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'invalid_credentials'));
  expect(answers[5]).toBe('rate_limited');
  expect((await givings['an API key']()).code).toBe('reauthentication_required');
  clock.advance(60_000);
  expect((await reauthenticate(PASSWORD)).status).toBe(200);
  const { data } = await api.ask('GET', '/security-log?action=reauthentication.failed', {
    token: owner.accessToken,
  });
  expect(data[0]).toMatchObject({ actor: { type: 'member', id: owner.user.id }, target: { type: 'login' } });
});

test('reauthentication applies to one login; refreshing or switching does not renew it', async () => {
  const body = { email: address('owner'), password: PASSWORD, client: 'api_client' };
  const other = (await api.ask('POST', '/auth/login', { body })).data;
  clock.advance(700_000);
  const refreshed = (await api.ask('POST', '/auth/refresh', { body: { refreshToken: owner.refreshToken } }))
    .data;
  const switched = await post('/auth/switch-tenant', { tenantId: owner.tenant.id }, refreshed.accessToken);
  const give = (token: string) => post('/api-keys', { name: 'n8n', role: 'viewer' }, token);
  expect((await give(switched.data.accessToken)).code).toBe('reauthentication_required');
  await reauthenticate(PASSWORD, switched.data.accessToken);
  expect((await give(switched.data.accessToken)).status).toBe(201);
  expect((await give(other.accessToken)).code, 'of another browser').toBe('reauthentication_required');
});

test('reauthentication is available to users only, not to API keys', async () => {
  const { key } = (await givings['an API key']()).data;
  expect((await reauthenticate(PASSWORD, key)).code).toBe('forbidden');
  expect((await api.ask('POST', '/auth/reauthenticate', { body: { password: PASSWORD } })).status).toBe(401);
  expect((await post('/auth/reauthenticate', {})).code).toBe('validation_failed');
});

describe('ending the logins of a member', () => {
  const end = (by: LoginResult, who: LoginResult) =>
    api.ask('DELETE', `/members/${who.user.id}/logins`, { token: by.accessToken });

  test('requires a higher role and also revokes their refresh tokens', async () => {
    const admin = await api.aMember(owner, address('admin'), 'admin');
    expect((await end(agent, admin)).code).toBe('forbidden');
    expect((await end(admin, owner)).code).toBe('forbidden');
    const stranger = await api.anOwner(address('stranger'), 'Other');
    expect((await end(stranger, agent)).code).toBe('not_found');
    expect((await api.ask('DELETE', `/members/${agent.user.id}/logins`)).status).toBe(401);
    expect((await end(admin, agent)).status).toBe(200);
    expect((await api.ask('GET', '/user', { token: agent.accessToken })).code).toBe('login_ended');
    const refreshed = await api.ask('POST', '/auth/refresh', { body: { refreshToken: agent.refreshToken } });
    expect(refreshed.code).toBe('login_ended');
    const body = { email: address('agent'), password: PASSWORD };
    expect((await api.ask('POST', '/auth/login', { body })).status, 'they may sign in again').toBe(200);
    const { data } = await api.ask('GET', '/security-log?action=login.ended', { token: owner.accessToken });
    expect(data[0]).toMatchObject({
      actor: { id: admin.user.id },
      target: { type: 'user', id: agent.user.id },
      details: { reason: 'ended_by_admin', count: 1 },
    });
  });
});
