import type { LoginResult } from '@waqtor/contract';
import { testDatabase } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { buildApp, PASSWORD } from '../../../roles/testing-app.ts';

const database = await testDatabase();
const api = await buildApp(database, { publicUrl: 'https://atlas.example' });
const owner = await api.anOwner('amina@atlas.example');
const admin = await api.aMember(owner, 'admin@atlas.example', 'admin');
const other = await api.anOwner('other@other.example', 'Other');

async function invite(by: LoginResult, email: string, role: string, headers: Record<string, string> = {}) {
  const after = api.mails.length;
  const answer = await api.ask('POST', '/invitations', {
    token: by.accessToken,
    body: { email, role },
    headers,
  });
  const token = answer.status === 201 ? await api.linkFor(email, after) : '';
  return { ...answer, token };
}
const register = (email: string, invitationToken: string) =>
  api.ask('POST', '/auth/register', {
    body: { email, password: PASSWORD, name: 'Youssef', invitationToken },
  });
const accept = (by: LoginResult, token: string) =>
  api.ask('POST', '/invitations/accept', { token: by.accessToken, body: { token } });

test('a mailed link makes a new user a member with the role of the invitation', async () => {
  api.platform.config.smtpUrl = 'smtp://mail.example';
  const { status, data, token, text } = await invite(owner, 'new@atlas.example', 'agent');
  api.platform.config.smtpUrl = undefined;
  expect(data.link, 'whoever holds it has the mail').toBeNull();
  expect(status).toBe(201);
  expect(data).toMatchObject({ email: 'new@atlas.example', role: 'agent', invitedBy: owner.user.id });
  expect(text).not.toContain(token);
  const mail = api.mails.at(-1);
  expect(mail?.subject).toBe('You are invited to a team on WaQtor');
  expect(mail?.text).toContain('invited by \u2068Amina\u2069 to join \u2068Café Atlas\u2069');
  expect(mail?.text).toContain(`https://atlas.example/invitation#token=${token}`);
  const offer = await api.ask('POST', '/invitations/lookup', { body: { token } });
  expect(offer.data).toEqual({
    email: 'new@atlas.example',
    role: 'agent',
    tenantName: 'Café Atlas',
    hasAccount: false,
  });
  const joined = await register('new@atlas.example', token);
  expect(joined.status).toBe(201);
  expect(joined.data).toMatchObject({ tenant: owner.tenant, role: 'agent' });
  expect((await register('again@atlas.example', token)).code).toBe('invalid_invitation');
});

test('a user with an account accepts an invitation with that account', async () => {
  const { token } = await invite(owner, 'OTHER@other.example', 'viewer');
  expect((await api.ask('POST', '/invitations/lookup', { body: { token } })).data.hasAccount).toBe(true);
  expect((await register('other@other.example', token)).code).toBe('email_exists');
  const answer = await accept(other, token);
  expect([answer.status, answer.data]).toEqual([
    200,
    { tenant: owner.tenant, role: 'viewer', joinedAt: expect.any(String) },
  ]);
  const again = await accept(other, token);
  expect([again.status, again.code]).toEqual([410, 'invalid_invitation']);
});

test('without e-mail configured, the link is returned to the inviter, once', async () => {
  const ask = () =>
    api.ask('POST', '/invitations', {
      token: owner.accessToken,
      body: { email: 'told@atlas.example', role: 'agent' },
      headers: { 'idempotency-key': 'told-once' },
    });
  const { data } = await ask();
  expect(data.link).toMatch(/^https:\/\/atlas\.example\/invitation#token=/);
  expect((await ask()).data).toEqual({ ...data, link: null });
  const kept = await database.admin.db.selectFrom('idempotencyKeys').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(new URL(data.link).hash.slice(7));
  expect((await register('told@atlas.example', new URL(data.link).hash.slice(7))).status).toBe(201);
});

test('an invitation link works for the invited address only', async () => {
  const { token } = await invite(owner, 'invited@atlas.example', 'agent');
  expect((await accept(admin, token)).code).toBe('invalid_invitation');
  expect((await register('thief@atlas.example', token)).code).toBe('invalid_invitation');
  expect((await register('INVITED@atlas.example', token)).status).toBe(201);
});

test('an invitation is accepted once, even concurrently', async () => {
  const { token } = await invite(owner, 'twice@atlas.example', 'agent');
  const answers = await Promise.all([1, 2, 3].map(() => register('twice@atlas.example', token)));
  // The later request finds the address taken, or the invitation used.
  const late = answers.flatMap(({ status, code }) => (status === 201 ? [] : [code]));
  expect(late).toHaveLength(2);
  for (const code of late) expect(['email_exists', 'invalid_invitation']).toContain(code);

  const existing = await api.anOwner('busy@busy.example', 'Busy');
  const second = await invite(owner, 'busy@busy.example', 'agent');
  const accepts = await Promise.all([1, 2, 3].map(() => accept(existing, second.token)));
  expect(accepts.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
});

test('the response is the same for an address with and without an account', async () => {
  const known = await invite(admin, 'amina2@elsewhere.example', 'agent');
  await api.anOwner('salma@elsewhere.example', 'Elsewhere');
  const unknown = await invite(admin, 'salma@elsewhere.example', 'agent');
  const shape = ({ data }: { data: object }) => ({ ...data, id: '', email: '', link: '' });
  expect(shape(unknown)).toEqual(shape(known));
});

test('inviting an address again renews the invitation and voids the previous link', async () => {
  const first = await invite(owner, 'slow@atlas.example', 'agent');
  const second = await invite(owner, 'Slow@atlas.example', 'viewer');
  expect(second.data).toMatchObject({ id: first.data.id, role: 'viewer' });
  expect((await register('slow@atlas.example', first.token)).code).toBe('invalid_invitation');
  expect((await register('slow@atlas.example', second.token)).data.role).toBe('viewer');
});

test('inviting twice with one Idempotency-Key creates one invitation', async () => {
  const headers = { 'idempotency-key': 'one' };
  const first = await invite(owner, 'once@atlas.example', 'agent', headers);
  const sent = api.mails.length;
  const second = await api.ask('POST', '/invitations', {
    token: owner.accessToken,
    body: { email: 'once@atlas.example', role: 'agent' },
    headers,
  });
  expect(second.data).toEqual({ ...first.data, link: null });
  expect((await register('once@atlas.example', first.token)).status).toBe(201);
  expect(api.mails.length).toBe(sent);
});

test('an invitation expires after a week', async () => {
  const { token } = await invite(owner, 'late@atlas.example', 'agent');
  api.platform.clock.advance(7 * 86_400_000);
  expect((await register('late@atlas.example', token)).code).toBe('invalid_invitation');
  const signedIn = await relogin();
  const { data } = await api.ask('GET', '/invitations', { token: signedIn });
  expect(data.map(({ email }: { email: string }) => email)).not.toContain('late@atlas.example');
  // An expired invitation does not block a new one.
  const after = api.mails.length;
  const answer = await api.ask('POST', '/invitations', {
    token: signedIn,
    body: { email: 'late@atlas.example', role: 'agent' },
  });
  expect(answer.status).toBe(201);
  expect((await register('late@atlas.example', await api.linkFor('late@atlas.example', after))).status).toBe(
    201,
  );
});

describe('invitations', async () => {
  const agent = await api.aMember(owner, 'agent@atlas.example', 'agent');

  test('can be created by owners for any role, and by admins for lower roles', async () => {
    owner.accessToken = await relogin();
    admin.accessToken = await relogin('admin@atlas.example');
    agent.accessToken = await relogin('agent@atlas.example');
    for (const [by, role] of [
      [admin, 'owner'],
      [admin, 'admin'],
      [agent, 'viewer'],
    ] as const) {
      const answer = await invite(by, 'x@atlas.example', role);
      expect([answer.status, answer.code]).toEqual([403, 'forbidden']);
    }
    expect((await invite(admin, 'below@atlas.example', 'agent')).status).toBe(201);
    expect((await invite(owner, 'above@atlas.example', 'owner')).status).toBe(201);
    expect((await invite(admin, 'above@atlas.example', 'agent')).code).toBe('forbidden');
    expect(
      (await api.ask('POST', '/invitations', { body: { email: 'x@y.example', role: 'agent' } })).status,
    ).toBe(401);
    expect((await invite(owner, 'no address', 'agent')).status).toBe(400);
    const member = await invite(owner, 'agent@atlas.example', 'agent');
    expect([member.status, member.code]).toEqual([409, 'already_member']);
  });

  test('are listed and revoked by admins of the same tenant only', async () => {
    const { token, data } = await invite(owner, 'revoked@atlas.example', 'agent');
    const seen = await api.ask('GET', '/invitations', { token: admin.accessToken });
    const { link: _link, ...open } = data;
    expect(seen.data[0]).toEqual(open);
    expect((await api.ask('GET', '/invitations', { token: agent.accessToken })).code).toBe('forbidden');
    expect((await api.ask('GET', '/invitations')).status).toBe(401);
    const path = `/invitations/${data.id}`;
    expect((await api.ask('DELETE', path)).status).toBe(401);
    expect((await api.ask('DELETE', path, { token: agent.accessToken })).code).toBe('forbidden');
    const otherToken = await relogin('other@other.example', other.tenant.id);
    expect((await api.ask('GET', '/invitations', { token: otherToken })).data).toEqual([]);
    expect((await api.ask('DELETE', path, { token: otherToken })).code).toBe('not_found');
    expect((await api.ask('DELETE', path, { token: admin.accessToken })).status).toBe(200);
    expect((await api.ask('DELETE', path, { token: admin.accessToken })).code).toBe('not_found');
    expect((await register('revoked@atlas.example', token)).code).toBe('invalid_invitation');
    const above = await invite(owner, 'above2@atlas.example', 'admin');
    const refused = await api.ask('DELETE', `/invitations/${above.data.id}`, { token: admin.accessToken });
    expect(refused.code).toBe('forbidden');
  });

  test('are listed page by page', async () => {
    const all = (await api.ask('GET', '/invitations?limit=100', { token: owner.accessToken })).data;
    const first = await api.ask('GET', '/invitations?limit=1', { token: owner.accessToken });
    const rest = await api.ask('GET', `/invitations?limit=100&cursor=${first.nextCursor}`, {
      token: owner.accessToken,
    });
    expect([...first.data, ...rest.data]).toEqual(all);
    const broken = await api.ask('GET', '/invitations?cursor=broken', { token: owner.accessToken });
    expect([broken.status, broken.code]).toEqual([400, 'invalid_cursor']);
  });
});

test('a forged invitation link is refused', async () => {
  const { token } = await invite(owner, 'forged@atlas.example', 'agent');
  const [tenantId = '', secret = ''] = token.split('.');
  const wrong = ['x', `${tenantId}.${'A'.repeat(43)}`, `${other.tenant.id.slice(4)}.${secret}`, secret];
  for (const text of wrong) {
    const answer = await api.ask('POST', '/invitations/lookup', { body: { token: text } });
    expect([answer.status, answer.code]).toEqual([410, 'invalid_invitation']);
    expect((await register('forged@atlas.example', text)).code).toBe('invalid_invitation');
  }
  expect((await api.ask('POST', '/invitations/accept', { body: { token } })).status).toBe(401);
});

async function relogin(email = 'amina@atlas.example', tenantId?: string): Promise<string> {
  const body = { email, password: PASSWORD, ...(tenantId ? { tenantId } : {}) };
  return (await api.ask('POST', '/auth/login', { body })).data.accessToken;
}
