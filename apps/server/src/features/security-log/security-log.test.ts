import type { LoginResult } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { testDatabase, until } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildApp, PASSWORD } from '../../roles/testing-app.ts';
import { createRetention } from '../../workers/retention/index.ts';
import { flushRefusals, recordRefusal } from './index.ts';

const database = await testDatabase();
const api = await buildApp(database);
const { platform } = api;
const DAY_MS = 86_400_000;

let count = 0;
let owner: LoginResult;
const address = (name: string) => `${name}${count}@atlas.example`;
beforeEach(async () => {
  count += 1;
  platform.clock.advance(3_600_000);
  owner = await api.anOwner(address('owner'));
});

interface Line {
  action: string;
  actor: { type: string; id: string | null };
  target: { type: string; id: string } | null;
  ip: string | null;
  userAgent: string | null;
  details: Record<string, unknown>;
  occurrences: number;
}

/** Reads the security log of the owner's business, oldest first. */
async function readLog(action?: string): Promise<Line[]> {
  await flushRefusals(platform);
  const query = action ? `&action=${action}` : '';
  const { data, status } = await api.ask('GET', `/security-log?limit=100${query}`, {
    token: owner.accessToken,
  });
  expect(status).toBe(200);
  return data.reverse();
}
const logIn = (email: string, password: string, ip = '198.51.100.7') =>
  api.ask('POST', '/auth/login', {
    body: { email, password, client: 'api_client' },
    ip,
    headers: { 'user-agent': 'curl/8' },
  });

describe('the security log records', () => {
  test('who logged in, from where, and how a login ended', async () => {
    const again = (await logIn(address('owner'), PASSWORD)).data;
    await api.ask('POST', '/auth/logout', { body: { refreshToken: again.refreshToken } });
    await api.ask('DELETE', '/auth/logins', { token: owner.accessToken });
    const [first, second, loggedOut, others] = await readLog();
    expect(first).toMatchObject({ action: 'login.succeeded', actor: { type: 'member', id: owner.user.id } });
    expect(second).toMatchObject({ action: 'login.succeeded', ip: '198.51.100.7', userAgent: 'curl/8' });
    expect(loggedOut).toMatchObject({
      action: 'login.ended',
      target: second?.target,
      details: { reason: 'logout' },
    });
    expect(others).toMatchObject({ action: 'login.ended', details: { reason: 'all_others' } });
  });

  test('failed logins and lockouts with their source, but without address or password', async () => {
    for (let n = 0; n < 8; n++) await logIn(address('owner'), `wrong-guess-${n}`);
    await logIn(address('nobody'), 'wrong-guess');
    const lines = (await readLog()).filter(({ action }) => action !== 'login.succeeded');
    expect(lines.map(({ action, occurrences }) => [action, occurrences])).toEqual([
      ['login.failed', 1],
      ['login.locked_out', 1],
      ['login.failed', 4],
      ['login.locked_out', 2],
    ]);
    for (const line of lines)
      expect(line).toMatchObject({
        actor: { type: 'anonymous', id: null },
        target: { type: 'user', id: owner.user.id },
        ip: '198.51.100.7',
      });
    const { rows } = await database.admin.pool.query('select to_jsonb(a)::text as line from audit_events a');
    const all = rows.map(({ line }) => line).join('\n');
    expect(all).not.toContain('wrong-guess');
    expect(all).not.toContain(address('nobody'));
    const unknown = await database.admin.pool.query(
      `select action from audit_events where tenant_id is null and action = 'login.failed'`,
    );
    expect(unknown.rows.length, 'an unknown address is of no tenant').toBeGreaterThan(0);
  });

  test('the reuse of a refresh token', async () => {
    const { refreshToken } = owner;
    const { data } = await api.ask('POST', '/auth/refresh', { body: { refreshToken } });
    await api.ask('POST', '/auth/refresh', { body: { refreshToken: data.refreshToken } });
    const reused = await api.ask('POST', '/auth/refresh', { body: { refreshToken }, ip: '203.0.113.9' });
    expect(reused.code).toBe('refresh_token_reused');
    owner = (await logIn(address('owner'), PASSWORD)).data;
    const [line] = await readLog('login.refresh_token_reused');
    expect(line).toMatchObject({
      actor: { type: 'anonymous' },
      ip: '203.0.113.9',
      target: { id: owner.user.id },
    });
  });

  test('invitations, joins, role changes, removals and API keys, each with actor and target', async () => {
    const token = owner.accessToken;
    const admin = await api.aMember(owner, address('admin'), 'admin');
    const path = `/members/${admin.user.id}`;
    const key = (await api.ask('POST', '/api-keys', { token, body: { name: 'n8n', role: 'agent' } })).data;
    await api.ask('DELETE', `/api-keys/${key.id}`, { token });
    await api.ask('POST', '/api-keys', { token: admin.accessToken, body: { name: 'theirs', role: 'admin' } });
    const body = { email: address('guest'), role: 'agent' };
    const invited = await api.ask('POST', '/invitations', { token: admin.accessToken, body });
    expect(invited.status).toBe(201);
    await api.ask('PATCH', path, { token, body: { role: 'viewer' } });
    await api.ask('DELETE', path, { token });
    const other = { email: address('other'), role: 'viewer' };
    const open = await api.ask('POST', '/invitations', { token, body: other });
    await api.ask('DELETE', `/invitations/${open.data.id}`, { token });
    const lines = (await readLog()).filter(({ action }) => action !== 'login.succeeded');
    expect(lines.map(({ action, actor, details }) => [action, actor.id, details])).toEqual([
      ['invitation.created', owner.user.id, { email: address('admin'), role: 'admin' }],
      ['member.added', admin.user.id, { role: 'admin', invitedBy: owner.user.id }],
      ['api_key.created', owner.user.id, { name: 'n8n', role: 'agent' }],
      ['api_key.revoked', owner.user.id, { name: 'n8n', role: 'agent' }],
      ['api_key.created', admin.user.id, { name: 'theirs', role: 'admin' }],
      ['invitation.created', admin.user.id, body],
      [
        'member.role_changed',
        owner.user.id,
        { from: 'admin', to: 'viewer', revokedInvitations: 1, revokedApiKeys: 1 },
      ],
      ['member.removed', owner.user.id, { role: 'viewer', revokedInvitations: 0, revokedApiKeys: 0 }],
      ['invitation.created', owner.user.id, other],
      ['invitation.revoked', owner.user.id, other],
    ]);
    expect(lines.at(-4)?.target).toEqual({ type: 'user', id: admin.user.id });
  });

  test('changed and reset passwords', async () => {
    const body = { currentPassword: PASSWORD, newPassword: 'another-sesame-77' };
    await api.ask('POST', '/user/password', { token: owner.accessToken, body });
    const after = api.mails.length;
    await api.ask('POST', '/auth/password/forgot', { body: { email: address('owner') } });
    const token = await api.linkFor(address('owner'), after);
    await api.ask('POST', '/auth/password/reset', { body: { token, password: PASSWORD } });
    owner = (await logIn(address('owner'), PASSWORD)).data;
    const actions = (await readLog()).map(({ action }) => action);
    expect(actions).toEqual(['login.succeeded', 'password.changed', 'password.reset', 'login.succeeded']);
  });
});

test('actions that are rolled back are not recorded; recorded actions are also logged', async () => {
  const answer = await api.ask('PATCH', `/members/${owner.user.id}`, {
    token: owner.accessToken,
    body: { role: 'viewer' },
  });
  expect(answer.code).toBe('last_owner');
  expect((await readLog()).map(({ action }) => action)).toEqual(['login.succeeded']);
});

test('refused requests are grouped per minute, so that outsiders cannot fill the table', async () => {
  const tenantId = newId();
  await database.admin.db.insertInto('tenants').values({ id: tenantId, name: 'Flooded' }).execute();
  const refuse = (n: number, tenant: string | null) =>
    recordRefusal(platform, {
      action: 'webhook.signature_invalid',
      tenantId: tenant,
      actor: { kind: 'anonymous', id: null },
      visitor: { ip: `2001:db8::${n.toString(16)}`, userAgent: undefined },
    });
  await flushRefusals(platform);
  for (let n = 0; n < 5_000; n++) refuse(n, n % 2 ? tenantId : null);
  await flushRefusals(platform);
  const { rows } = await database.admin.pool.query(
    `select count(*)::int as lines, sum(occurrences)::int as occurrences,
       count(*) filter (where tenant_id = $1)::int as own
     from audit_events where action = 'webhook.signature_invalid'`,
    [tenantId],
  );
  expect(rows[0].occurrences, 'none is forgotten').toBe(5_000);
  expect(rows[0].lines).toBeLessThan(210);
  expect(rows[0].own).toBeLessThan(25);
});

describe('GET /security-log', () => {
  test('is restricted to admins, and to their own tenant', async () => {
    const agent = await api.aMember(owner, address('agent'), 'agent');
    const stranger = await api.anOwner(address('stranger'), 'Other');
    const read = (token?: string) => api.ask('GET', '/security-log', { token });
    expect((await read()).status).toBe(401);
    expect((await read(agent.accessToken)).code).toBe('forbidden');
    const theirs = (await read(stranger.accessToken)).data as Line[];
    expect(theirs.map(({ actor }) => actor.id)).toEqual([stranger.user.id]);
    const wrong = await api.ask('GET', '/security-log?action=anything', { token: owner.accessToken });
    expect(wrong.code).toBe('validation_failed');
    const broken = await api.ask('GET', '/security-log?cursor=W10', { token: owner.accessToken });
    expect(broken.code).toBe('invalid_cursor');
  });

  test('lists entries newest first, page by page', async () => {
    for (let n = 0; n < 3; n++) await logIn(address('owner'), PASSWORD);
    const all = await api.ask('GET', '/security-log', { token: owner.accessToken });
    const seen: unknown[] = [];
    let cursor: string | null | undefined = '';
    while (cursor !== null) {
      const page = await api.ask('GET', `/security-log?limit=1${cursor && `&cursor=${cursor}`}`, {
        token: owner.accessToken,
      });
      seen.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.data);
    expect(seen).toHaveLength(4);
  });
});

test("the server's login can neither change nor delete entries; retention deletes old entries only", async () => {
  const tenantId = newId();
  await database.admin.db.insertInto('tenants').values({ id: tenantId, name: 'Aged' }).execute();
  const attempt = (sql: string) => withTenants(platform.db, [tenantId], (tx) => tx.client.query(sql));
  for (const sql of [
    'update audit_events set ip = null',
    'delete from audit_events',
    'truncate audit_events',
  ])
    await expect(attempt(sql)).rejects.toMatchObject({ code: '42501' });

  // Age is measured by the database's clock, whatever the application's clock says.
  const { rows } = await database.admin.pool.query<{ now: Date }>('select now() as now');
  const now = rows[0]?.now ?? new Date();
  for (const days of [6, 8, 400])
    await database.admin.db
      .insertInto('auditEvents')
      .values({
        id: newId(),
        tenantId,
        at: new Date(now.getTime() - days * DAY_MS),
        action: 'login.failed',
        actorKind: 'anonymous',
        details: JSON.stringify({ days }),
      })
      .execute();
  const left = async () => {
    const found = await database.admin.pool.query(
      `select details->>'days' as days from audit_events where tenant_id = $1 order by at`,
      [tenantId],
    );
    return found.rows.map(({ days }) => Number(days));
  };
  const config = { ...platform.config, auditRetentionMs: 365 * DAY_MS };
  const retention = createRetention(
    { ...platform, config, clock: { ...platform.clock, now: () => now } },
    { everyMs: 20 },
  );
  retention.start();
  await until(async () => (await left()).length === 2, { what: 'retention' });
  await retention.stop();
  expect(await left()).toEqual([8, 6]);
  await platform.db.pool.query(`select definer_trim_audit_events(now() + interval '1 day', 1000)`);
  expect(await left()).toEqual([6]);
});
