import type { LoginResult } from '@waqtor/contract';
import { testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { uuidOf } from '../../platform/ids.ts';
import { listEvents } from '../../platform/testing-rows.ts';
import { buildApp, PASSWORD } from '../../roles/testing-app.ts';

const database = await testDatabase();
const api = await buildApp(database);

let owner: LoginResult;
let count = 0;
const address = (name: string) => `${name}${count}@atlas.example`;

beforeEach(async () => {
  count += 1;
  api.platform.clock.advance(3_600_001);
  owner = await api.anOwner(address('owner'));
});

const change = (by: LoginResult, who: LoginResult, role: string) =>
  api.ask('PATCH', `/members/${who.user.id}`, { token: by.accessToken, body: { role } });
const remove = (by: LoginResult, who: LoginResult) =>
  api.ask('DELETE', `/members/${who.user.id}`, { token: by.accessToken });
const roles = async (by: LoginResult = owner) => {
  const { data } = await api.ask('GET', '/members?limit=100', { token: by.accessToken });
  return data.map(({ role }: { role: string }) => role);
};

test('GET /members lists the members in the order they joined, page by page', async () => {
  for (const role of ['viewer', 'agent', 'admin'] as const) {
    api.platform.clock.advance(1_000);
    await api.aMember(owner, address(role), role);
  }
  expect(await roles()).toEqual(['owner', 'viewer', 'agent', 'admin']);
  const first = await api.ask('GET', '/members?limit=3', { token: owner.accessToken });
  const next = await api.ask('GET', `/members?limit=3&cursor=${first.nextCursor}`, {
    token: owner.accessToken,
  });
  expect([...first.data, ...next.data].map(({ email }) => email)).toEqual(
    ['owner', 'viewer', 'agent', 'admin'].map(address),
  );
  expect(next.nextCursor).toBeNull();
  expect(first.data[0]).toEqual({
    userId: owner.user.id,
    name: 'Amina',
    email: address('owner'),
    role: 'owner',
    availability: 'available',
    joinedAt: expect.any(String),
    lastLoginAt: first.data[0].joinedAt,
    deactivatedAt: null,
  });
  expect((await api.ask('GET', '/members')).status).toBe(401);
  expect((await api.ask('GET', '/members?cursor=W10', { token: owner.accessToken })).code).toBe(
    'invalid_cursor',
  );
  expect((await api.ask('GET', '/members?limit=0', { token: owner.accessToken })).code).toBe(
    'validation_failed',
  );
});

describe('the role of a member', () => {
  test('takes effect with the next request', async () => {
    const agent = await api.aMember(owner, address('agent'), 'agent');
    expect((await api.ask('GET', '/invitations', { token: agent.accessToken })).code).toBe('forbidden');
    const answer = await change(owner, agent, 'admin');
    expect([answer.status, answer.data]).toEqual([200, expect.objectContaining({ role: 'admin' })]);
    expect((await api.ask('GET', '/invitations', { token: agent.accessToken })).status).toBe(200);
  });

  test('can be changed from or to owner or admin by owners only', async () => {
    const admin = await api.aMember(owner, address('admin'), 'admin');
    const peer = await api.aMember(owner, address('peer'), 'admin');
    const agent = await api.aMember(owner, address('agent'), 'agent');
    for (const [who, role] of [
      [agent, 'admin'],
      [agent, 'owner'],
      [peer, 'agent'],
      [owner, 'viewer'],
      [admin, 'owner'],
    ] as const) {
      const answer = await change(admin, who, role);
      expect([answer.status, answer.code]).toEqual([403, 'forbidden']);
    }
    expect((await change(admin, agent, 'viewer')).status).toBe(200);
    expect((await change(owner, agent, 'owner')).status).toBe(200);
  });

  test('cannot be changed by agents, other tenants or unauthenticated requests', async () => {
    const agent = await api.aMember(owner, address('agent'), 'agent');
    expect((await change(agent, owner, 'viewer')).code).toBe('forbidden');
    const stranger = await api.anOwner(address('stranger'), 'Other');
    const foreign = await change(stranger, agent, 'viewer');
    expect([foreign.status, foreign.code]).toEqual([404, 'not_found']);
    const nobody = await api.ask('PATCH', `/members/${agent.user.id}`, { body: { role: 'viewer' } });
    expect(nobody.status).toBe(401);
    expect((await change(owner, agent, 'emperor')).status).toBe(400);
    const odd = await api.ask('PATCH', '/members/7', { token: owner.accessToken, body: { role: 'viewer' } });
    expect(odd.status).toBe(400);
  });
});

describe('availability', () => {
  const say = (by: LoginResult, who: LoginResult, availability: string) =>
    api.ask('PUT', `/members/${who.user.id}/availability`, { token: by.accessToken, body: { availability } });

  test('is set by the member, and by admins for others; a change publishes an event', async () => {
    const agent = await api.aMember(owner, address('agent'), 'agent');
    const peer = await api.aMember(owner, address('peer'), 'agent');
    const away = await say(agent, agent, 'away');
    expect([away.status, away.data]).toMatchObject([200, { userId: agent.user.id, availability: 'away' }]);
    await say(agent, agent, 'away');
    expect((await say(agent, peer, 'away')).code).toBe('forbidden');
    expect((await say(owner, agent, 'available')).data.availability).toBe('available');
    const { data } = await api.ask('GET', '/members?limit=100', { token: peer.accessToken });
    expect(data.map((member: { availability: string }) => member.availability)).toEqual(
      data.map(() => 'available'),
    );
    const events = await listEvents(database, uuidOf('tenant', owner.tenant.id));
    const told = events.filter(({ type }) => type === 'member.updated').map(({ data }) => data.member);
    expect(told).toMatchObject([{ availability: 'away' }, { availability: 'available' }]);
  });

  test('is part of the login response', async () => {
    expect(owner.availability).toBe('available');
    await say(owner, owner, 'away');
    const body = { email: address('owner'), password: PASSWORD };
    expect((await api.ask('POST', '/auth/login', { body })).data.availability).toBe('away');
  });

  test('cannot be set by viewers, other tenants or unauthenticated requests; unknown values are refused', async () => {
    const viewer = await api.aMember(owner, address('viewer'), 'viewer');
    expect((await say(viewer, viewer, 'away')).code).toBe('forbidden');
    const stranger = await api.anOwner(address('stranger'), 'Other');
    expect((await say(stranger, owner, 'away')).code).toBe('not_found');
    expect((await say(owner, owner, 'asleep')).code).toBe('validation_failed');
    const body = { availability: 'away' };
    expect((await api.ask('PUT', `/members/${owner.user.id}/availability`, { body })).status).toBe(401);
  });
});

describe('the last owner', () => {
  test('can be neither demoted nor removed, and cannot leave', async () => {
    for (const answer of [await change(owner, owner, 'admin'), await remove(owner, owner)]) {
      expect([answer.status, answer.code]).toEqual([409, 'last_owner']);
    }
    const second = await api.aMember(owner, address('second'), 'owner');
    expect((await change(owner, owner, 'agent')).status).toBe(200);
    expect((await remove(second, second)).code).toBe('last_owner');
  });

  test.each(['demote', 'remove'])('remains when two owners %s each other concurrently', async (how) => {
    const second = await api.aMember(owner, address('second'), 'owner');
    const act = (by: LoginResult, who: LoginResult) =>
      how === 'demote' ? change(by, who, 'agent') : remove(by, who);
    const answers = await Promise.all([act(owner, second), act(second, owner)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await database.admin.pool.query(
      `select from members where tenant_id = $1 and role = 'owner'`,
      [owner.tenant.id.replace('ten_', '')],
    );
    expect(rows).toHaveLength(1);
  });

  test('remains when all owners leave concurrently', async () => {
    const owners = [owner];
    for (const name of ['b', 'c', 'd']) owners.push(await api.aMember(owner, address(name), 'owner'));
    const answers = await Promise.all(owners.map((one) => remove(one, one)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409]);
  });
});

describe('a removed member', () => {
  test('loses access immediately, to this business only; old tokens stay invalid after rejoining', async () => {
    const agent = await api.aMember(owner, address('agent'), 'agent');
    expect((await remove(owner, agent)).status).toBe(200);
    expect((await api.ask('GET', '/user', { token: agent.accessToken })).code).toBe('login_ended');
    const refreshed = await api.ask('POST', '/auth/refresh', { body: { refreshToken: agent.refreshToken } });
    expect(refreshed.code).toBe('login_ended');
    const after = api.mails.length;
    await api.ask('POST', '/invitations', {
      token: owner.accessToken,
      body: { email: agent.user.email, role: 'agent' },
    });
    const invitationToken = await api.linkFor(agent.user.email, after);
    const back = await api.ask('POST', '/auth/login', {
      body: { email: agent.user.email, password: 'sesame-opens-99', invitationToken },
    });
    expect(back.status).toBe(200);
    expect((await api.ask('GET', '/user', { token: agent.accessToken })).code).toBe('login_ended');
  });

  test('loses the invitations they sent', async () => {
    const admin = await api.aMember(owner, address('admin'), 'admin');
    const after = api.mails.length;
    const body = { email: address('friend'), role: 'agent' };
    await api.ask('POST', '/invitations', { token: admin.accessToken, body });
    const token = await api.linkFor(body.email, after);
    await remove(owner, admin);
    expect((await api.ask('POST', '/invitations/lookup', { body: { token } })).code).toBe(
      'invalid_invitation',
    );
  });

  test('can be the caller', async () => {
    const viewer = await api.aMember(owner, address('viewer'), 'viewer');
    expect((await remove(viewer, viewer)).status).toBe(200);
    expect(await roles()).toEqual(['owner']);
  });

  test("must have a role below the caller's, unless the caller is an owner", async () => {
    const admin = await api.aMember(owner, address('admin'), 'admin');
    const peer = await api.aMember(owner, address('peer'), 'admin');
    const agent = await api.aMember(owner, address('agent'), 'agent');
    expect((await remove(agent, peer)).code).toBe('forbidden');
    expect((await remove(admin, peer)).code).toBe('forbidden');
    expect((await remove(admin, owner)).code).toBe('forbidden');
    const stranger = await api.anOwner(address('stranger'), 'Other');
    expect((await remove(stranger, agent)).code).toBe('not_found');
    expect((await api.ask('DELETE', `/members/${agent.user.id}`)).status).toBe(401);
    expect((await remove(admin, agent)).status).toBe(200);
    expect((await remove(admin, agent)).code).toBe('not_found');
    expect((await remove(owner, peer)).status).toBe(200);
  });
});

test('adding, changing and removing members publishes events', async () => {
  const agent = await api.aMember(owner, address('agent'), 'agent');
  await change(owner, agent, 'viewer');
  await remove(owner, agent);
  const { rows } = await database.admin.pool.query(
    'select type, data from events where tenant_id = $1 order by seq',
    [owner.tenant.id.replace('ten_', '')],
  );
  const member = {
    userId: agent.user.id,
    name: 'Youssef',
    email: agent.user.email,
    availability: 'available',
    joinedAt: expect.any(String),
    lastLoginAt: null,
    deactivatedAt: null,
  };
  expect(rows).toEqual([
    { type: 'member.added', data: { member: { ...member, role: 'agent' } } },
    {
      type: 'member.updated',
      data: { member: { ...member, role: 'viewer', lastLoginAt: expect.any(String) } },
    },
    { type: 'member.removed', data: { userId: agent.user.id } },
  ]);
});

describe("the user's profile", () => {
  test('has a name and a language; the e-mail address cannot be changed', async () => {
    const answer = await api.ask('PATCH', '/user', {
      token: owner.accessToken,
      body: { name: 'أمينة', locale: 'ar' },
    });
    const rest = { theme: 'system', timeZone: null, preferences: {} };
    const profile = { id: owner.user.id, email: address('owner'), name: 'أمينة', locale: 'ar', ...rest };
    expect([answer.status, answer.data]).toEqual([200, profile]);
    expect((await api.ask('GET', '/user', { token: owner.accessToken })).data).toEqual(profile);
    for (const body of [{ email: 'new@atlas.example' }, { locale: 'tlh' }, { name: '' }]) {
      expect((await api.ask('PATCH', '/user', { token: owner.accessToken, body })).status).toBe(400);
    }
  });

  test('requires authentication', async () => {
    expect((await api.ask('GET', '/user')).status).toBe(401);
    expect((await api.ask('PATCH', '/user', { body: { name: 'x' } })).status).toBe(401);
  });
});
