import { createHmac } from 'node:crypto';
import type { LoginResult } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../platform/errors.ts';
import { uuidOf } from '../../platform/ids.ts';
import { listEvents } from '../../platform/testing-rows.ts';
import { buildApp, PASSWORD } from '../../roles/testing-app.ts';
import { findLiveApiKeys, verifyApiKeySignature } from '../api-keys/index.ts';
import { findLiveLogins } from '../auth/index.ts';
import { findMembersByRole, lockMemberShared } from './index.ts';

const database = await testDatabase();
const api = await buildApp(database);
const { clock, db } = api.platform;

let owner: LoginResult;
let admin: LoginResult;
let tenantId: string;
let count = 0;
const address = (name: string) => `${name}${count}@atlas.example`;

beforeEach(async () => {
  count += 1;
  clock.advance(3_600_001);
  owner = await api.anOwner(address('owner'));
  admin = await api.aMember(owner, address('admin'), 'admin');
  tenantId = uuidOf('tenant', owner.tenant.id);
});

const act = (what: 'deactivate' | 'reactivate', by: LoginResult, who: LoginResult) =>
  api.ask('POST', `/members/${who.user.id}/${what}`, { token: by.accessToken });
const logIn = (who: LoginResult, body: object = {}) =>
  api.ask('POST', '/auth/login', { body: { email: who.user.email, password: PASSWORD, ...body } });
const codeOf = async (answer: Promise<{ status: number; code: unknown }>) => {
  const { status, code } = await answer;
  return code ?? status;
};

describe('a deactivated member', () => {
  test('keeps name and history, and is shown as deactivated', async () => {
    const answer = await act('deactivate', owner, admin);
    expect([answer.status, answer.data]).toMatchObject([
      200,
      { userId: admin.user.id, name: 'Youssef', role: 'admin', deactivatedAt: clock.now().toISOString() },
    ]);
    const { data } = await api.ask('GET', '/members', { token: owner.accessToken });
    expect(data.map((member: { deactivatedAt: unknown }) => member.deactivatedAt)).toEqual([
      null,
      clock.now().toISOString(),
    ]);
    clock.advance(1_000);
    expect((await act('deactivate', owner, admin)).data, 'no-op').toEqual(answer.data);
    const events = (await listEvents(database, tenantId)).filter(({ type }) => type === 'member.updated');
    expect(events.map(({ data: { member } }) => member)).toEqual([answer.data]);
    const log = await api.ask('GET', '/security-log?action=member.deactivated', {
      token: owner.accessToken,
    });
    expect(log.data).toMatchObject([
      { target: { id: admin.user.id }, details: { role: 'admin', revokedApiKeys: 0, revokedInvitations: 0 } },
    ]);
  });

  test('is signed out at once, here only, and cannot sign in or switch to this business', async () => {
    const elsewhere = await api.anOwner(address('other'), 'Other');
    const after = api.mails.length;
    const body = { email: admin.user.email, role: 'agent' };
    await api.ask('POST', '/invitations', { token: elsewhere.accessToken, body });
    const token = await api.linkFor(admin.user.email, after);
    await api.ask('POST', '/invitations/accept', { token: admin.accessToken, body: { token } });
    const there = (await logIn(admin, { tenantId: elsewhere.tenant.id })).data;

    await act('deactivate', owner, admin);
    expect(await codeOf(api.ask('GET', '/user', { token: admin.accessToken }))).toBe('login_ended');
    const { refreshToken } = admin;
    expect(await codeOf(api.ask('POST', '/auth/refresh', { body: { refreshToken } }))).toBe('login_ended');
    expect(await codeOf(logIn(admin, { tenantId: owner.tenant.id }))).toBe('not_found');
    expect((await logIn(admin)).data.tenant).toEqual(elsewhere.tenant);
    expect(await codeOf(api.ask('GET', '/user', { token: there.accessToken }))).toBe(200);
    const own = await api.ask('GET', '/auth/tenants', { token: there.accessToken });
    expect(own.data.map(({ tenant }: { tenant: unknown }) => tenant)).toEqual([elsewhere.tenant]);
    const switching = api.ask('POST', '/auth/switch-tenant', {
      token: there.accessToken,
      body: { tenantId: owner.tenant.id },
    });
    expect(await codeOf(switching)).toBe('not_found');
  });

  test('of one business only gets a message that says so', async () => {
    await act('deactivate', owner, admin);
    expect(await codeOf(logIn(admin))).toBe('not_a_member');
  });

  test('loses API keys and the invitations they sent, and is refused by a link to join again', async () => {
    const body = { name: 'n8n', role: 'agent' };
    const { key } = (await api.ask('POST', '/api-keys', { token: admin.accessToken, body })).data;
    const after = api.mails.length;
    const guest = { email: address('guest'), role: 'viewer' };
    await api.ask('POST', '/invitations', { token: admin.accessToken, body: guest });
    const token = await api.linkFor(guest.email, after);
    await act('deactivate', owner, admin);
    expect(await codeOf(api.ask('GET', '/tenant', { token: key }))).toBe('api_key_revoked');
    expect(await codeOf(api.ask('POST', '/invitations/lookup', { body: { token } }))).toBe(
      'invalid_invitation',
    );
    const again = { email: admin.user.email, role: 'owner' };
    expect(await codeOf(api.ask('POST', '/invitations', { token: owner.accessToken, body: again }))).toBe(
      'already_member',
    );
  });

  test('signs in again after a reactivation; old logins and keys stay invalid', async () => {
    const body = { name: 'n8n', role: 'agent' };
    const { key } = (await api.ask('POST', '/api-keys', { token: admin.accessToken, body })).data;
    await act('deactivate', owner, admin);
    const answer = await act('reactivate', owner, admin);
    expect([answer.status, answer.data]).toMatchObject([200, { role: 'admin', deactivatedAt: null }]);
    expect((await act('reactivate', owner, admin)).data, 'no-op').toEqual(answer.data);
    expect(await codeOf(api.ask('GET', '/user', { token: admin.accessToken }))).toBe('login_ended');
    expect(await codeOf(api.ask('GET', '/tenant', { token: key }))).toBe('api_key_revoked');
    clock.advance(60_000);
    expect((await logIn(admin)).status).toBe(200);
    const { data } = await api.ask('GET', '/members', { token: owner.accessToken });
    expect(data[1].lastLoginAt).toBe(clock.now().toISOString());
    const log = await api.ask('GET', '/security-log?action=member.reactivated', { token: owner.accessToken });
    expect(log.data).toMatchObject([{ target: { id: admin.user.id }, details: { role: 'admin' } }]);
  });
});

/* Each read checks the state itself, so nothing depends on a login or key having been revoked. */
test('no read treats a deactivated member as active, even if nothing was revoked', async () => {
  const body = { name: 'n8n', role: 'agent' };
  const made = (await api.ask('POST', '/api-keys', { token: admin.accessToken, body })).data;
  const after = api.mails.length;
  const guest = { email: address('guest'), role: 'viewer' };
  await api.ask('POST', '/invitations', { token: admin.accessToken, body: guest });
  const token = await api.linkFor(guest.email, after);
  const userId = uuidOf('user', admin.user.id);
  const { rows } = await database.admin.pool.query('select id from logins where user_id = $1', [userId]);
  const ids = rows.map(({ id }: { id: string }) => id);
  const keyId = uuidOf('apiKey', made.id);
  const inTenant = <T>(work: Parameters<typeof withTenants<T>>[2]) => withTenants(db, [tenantId], work);
  const figures = () =>
    inTenant(async (tx) => [
      (await findLiveLogins(tx, ids, clock.now())).size,
      (await findLiveApiKeys(tx, [keyId], clock.now())).size,
      (await findMembersByRole(tx, tenantId, ['admin'])).length,
      (await lockMemberShared(tx, tenantId, userId)) === undefined ? 0 : 1,
    ]);
  const setDeactivatedAt = (at: Date | null) =>
    database.admin.db
      .updateTable('members')
      .set({ deactivatedAt: at })
      .where('userId', '=', userId)
      .execute();
  const hmacKey = createHmac('sha256', made.key.slice(-43)).update('waqtor websocket proof').digest();
  const signature = createHmac('sha256', hmacKey).update('nonce').digest('hex');
  const sign = () =>
    verifyApiKeySignature(api.platform, { apiKeyId: made.id, nonce: 'nonce', signature }).then(
      () => 200,
      (error: AppError) => error.code,
    );
  const answers = async () => [
    await sign(),
    await codeOf(api.ask('GET', '/user', { token: admin.accessToken })),
    await codeOf(api.ask('GET', '/tenant', { token: made.key })),
    await codeOf(api.ask('POST', '/invitations/lookup', { body: { token } })),
    await codeOf(logIn(admin)),
  ];
  expect(await figures()).toEqual([1, 1, 1, 1]);
  await setDeactivatedAt(clock.now());
  expect(await figures()).toEqual([0, 0, 0, 0]);
  expect(await answers()).toEqual([
    'api_key_revoked',
    'login_ended',
    'api_key_revoked',
    'invalid_invitation',
    'not_a_member',
  ]);
  const { refreshToken } = admin;
  expect(await codeOf(api.ask('POST', '/auth/refresh', { body: { refreshToken } }))).toBe('login_ended');
  const registration = { email: guest.email, name: 'Guest', password: PASSWORD, invitationToken: token };
  expect(await codeOf(api.ask('POST', '/auth/register', { body: registration }))).toBe('invalid_invitation');
  await setDeactivatedAt(null);
  expect(await answers()).toEqual([200, 200, 200, 200, 200]);
});

describe('deactivation', () => {
  test("needs a role above the member's, unless the caller is an owner", async () => {
    const agent = await api.aMember(owner, address('agent'), 'agent');
    const other = await api.aMember(owner, address('other'), 'agent');
    const peer = await api.aMember(owner, address('peer'), 'admin');
    const stranger = await api.anOwner(address('stranger'), 'Other');
    for (const what of ['deactivate', 'reactivate'] as const) {
      expect(await codeOf(act(what, other, agent))).toBe('forbidden');
      expect(await codeOf(act(what, admin, admin))).toBe('forbidden');
      expect(await codeOf(act(what, admin, peer))).toBe('forbidden');
      expect(await codeOf(act(what, admin, owner))).toBe('forbidden');
      expect(await codeOf(act(what, stranger, agent))).toBe('not_found');
      expect(await codeOf(api.ask('POST', `/members/${agent.user.id}/${what}`))).toBe('unauthenticated');
      expect(await codeOf(act(what, admin, agent))).toBe(200);
    }
    const body = { name: 'n8n', role: 'admin' };
    const { key } = (await api.ask('POST', '/api-keys', { token: owner.accessToken, body })).data;
    const reactivating = api.ask('POST', `/members/${agent.user.id}/reactivate`, { token: key });
    expect(await codeOf(reactivating), 'a program').toBe('forbidden');
  });

  test('leaves an active owner; deactivated owners do not count', async () => {
    expect(await codeOf(act('deactivate', owner, owner))).toBe('last_owner');
    const second = await api.aMember(owner, address('second'), 'owner');
    expect(await codeOf(act('deactivate', owner, second))).toBe(200);
    expect(await codeOf(act('deactivate', owner, owner))).toBe('last_owner');
    const url = `/members/${owner.user.id}`;
    const token = owner.accessToken;
    expect(await codeOf(api.ask('DELETE', url, { token }))).toBe('last_owner');
    expect(await codeOf(api.ask('PATCH', url, { token, body: { role: 'agent' } }))).toBe('last_owner');
    const their = `/members/${second.user.id}`;
    expect(await codeOf(api.ask('DELETE', their, { token })), 'a deactivated owner').toBe(200);
  });

  test('of each other by two owners at once leaves one of them active', async () => {
    const second = await api.aMember(owner, address('second'), 'owner');
    const answers = await Promise.all([act('deactivate', owner, second), act('deactivate', second, owner)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
