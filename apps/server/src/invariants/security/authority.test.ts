import { createHmac } from 'node:crypto';
import { toPublicId } from '@waqtor/contract';
import { buildMember, buildTenant, until } from '@waqtor/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyApiKeySignature } from '../../features/api-keys/index.ts';
import { issueTicket, verifyTicket } from '../../features/auth/index.ts';
import { signAccessToken } from '../../features/auth/logins/tokens/access-token.ts';
import { newRefreshToken } from '../../features/auth/logins/tokens/refresh-token.ts';
import { newId } from '../../platform/ids.ts';
import { type Role, roles } from '../../platform/platform.ts';
import { createRealtime } from '../../workers/realtime/index.ts';
import { connectRealtime, type RealtimeClient } from '../../workers/realtime/testing.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/*
 * Granted access ends when the authority of its grantor ends. The test is a matrix of who granted something,
 * how their authority ended, and what was granted. A model decides what must have stopped working; everything
 * else must still work.
 */

const server = await startTestServer();
const { app, platform, database } = server;
const links = new Map<string, string>();
platform.mail.send = async ({ to, text }) => {
  const token = /#token=(\S+)/.exec(text)?.[1];
  if (token) links.set(to, token);
};
const realtime = createRealtime(platform, {
  authenticateTicket: (ticket) => verifyTicket(platform, ticket),
  authenticateApiKey: (proof) => verifyApiKeySignature(platform, proof),
});
const url = `${server.url.replace('http', 'ws')}/ws`;
beforeAll(async () => {
  await platform.wakeUps.start();
  realtime.attach(app.server);
  realtime.start();
});
afterAll(() => realtime.stop());

interface Person {
  tenantId: string;
  userId: string;
  loginId: string;
  email: string;
  accessToken: string;
  refreshToken: string;
}

async function buildPerson(tenantId: string, role: Role): Promise<Person> {
  const userId = await buildMember(database, tenantId, role);
  const loginId = newId();
  const refresh = newRefreshToken(platform.secrets, { loginId, tenantId });
  const createdAt = platform.clock.now();
  await database.admin.db
    .insertInto('logins')
    .values({
      id: loginId,
      tenantId,
      userId,
      client: 'api_client',
      tokenHash: refresh.hash,
      createdAt,
      rotatedAt: createdAt,
      provenAt: createdAt,
      expiresAt: new Date(createdAt.getTime() + 86_400_000),
    })
    .execute();
  const { token } = await signAccessToken(platform, { tenantId, userId, loginId });
  const email = `${userId}@example.com`;
  return { tenantId, userId, loginId, email, accessToken: token, refreshToken: refresh.text };
}

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  token?: string,
  payload?: object,
) {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, data: answer.json().data, code: answer.json().error?.code };
}

/** Something that was granted, with a check whether it still works, in every way in which it can be used. */
interface Gift {
  name: string;
  /** The role its grantor must have for it to work; undefined: any role. */
  needs: readonly Role[] | undefined;
  works(): Promise<boolean>;
}

const isOk = ({ status }: { status: number }) => status < 300;
const opens = (auth: Parameters<typeof connectRealtime>[1]) =>
  connectRealtime(url, auth).then(
    async (client) => {
      await client.close();
      return true;
    },
    () => false,
  );

/** Whether the socket is open, and still open after its next frame was answered. */
async function stillOpen(client: RealtimeClient): Promise<boolean> {
  if (client.socket.readyState !== client.socket.OPEN) return false;
  client.send({ op: 'ping' });
  return client
    .next((frame) => frame.op === 'pong')
    .then(
      () => true,
      () => false,
    );
}

async function buildInvitation(giver: Person, role: Role): Promise<Gift> {
  const guest = await buildPerson(await buildTenant(database), 'owner');
  const body = { email: guest.email, role };
  expect((await ask('POST', '/invitations', giver.accessToken, body)).status).toBe(201);
  const token = await until(() => links.get(guest.email), { what: 'the invitation' });
  return {
    name: `an invitation as ${role}`,
    needs: role === 'owner' || role === 'admin' ? ['owner'] : ['owner', 'admin'],
    async works() {
      const read = await ask('POST', '/invitations/lookup', undefined, { token });
      const accepted = await ask('POST', '/invitations/accept', guest.accessToken, { token });
      expect(isOk(read), 'reading and accepting agree').toBe(isOk(accepted));
      return isOk(accepted);
    },
  };
}

async function keyGifts(
  giver: Person,
  role: 'viewer' | 'agent' | 'admin',
): Promise<{ id: string; gifts: Gift[] }> {
  const { data } = await ask('POST', '/api-keys', giver.accessToken, { name: role, role });
  const { id, key } = data as { id: string; key: string };
  const ticket = (await ask('POST', '/auth/ws-ticket', key)).data.ticket;
  const proof = (nonce: string) => {
    const hmacKey = createHmac('sha256', key.slice(-43)).update('waqtor websocket proof').digest();
    const signature = createHmac('sha256', hmacKey).update(nonce).digest('hex');
    return { op: 'auth', apiKeyId: id, signature } as const;
  };
  const open = await connectRealtime(url, proof);
  const needs = ['owner', 'admin'] as const;
  const gifts: Gift[] = [
    { name: 'its requests', works: async () => isOk(await ask('GET', '/tenant', key)) },
    { name: 'its ticket', works: () => opens(ticket) },
    { name: 'its proof', works: () => opens(proof) },
    { name: 'its open socket', works: () => stillOpen(open) },
  ].map((gift) => ({ ...gift, name: `a key as ${role}: ${gift.name}`, needs }));
  return { id, gifts };
}

async function loginGifts(person: Person): Promise<Gift[]> {
  const ticket = (await ask('POST', '/auth/ws-ticket', person.accessToken)).data.ticket;
  const caller = { kind: 'member', role: 'viewer', ...person } as const;
  const open = await connectRealtime(url, (await issueTicket(platform, caller)).token);
  const { accessToken, refreshToken } = person;
  const gifts = [
    { name: 'the access token', works: async () => isOk(await ask('GET', '/tenant', accessToken)) },
    { name: 'a ticket', works: () => opens(ticket) },
    { name: 'the open socket', works: () => stillOpen(open) },
    {
      name: 'the refresh token',
      works: async () => isOk(await ask('POST', '/auth/refresh', undefined, { refreshToken })),
    },
  ];
  return gifts.map((gift) => ({ ...gift, needs: undefined }));
}

const mayGive: Partial<Record<Role, readonly Role[]>> = { owner: roles, admin: ['viewer', 'agent'] };
type Ending = Role | 'removed' | 'left';
const endings: [giver: Role, ending: Ending, way: 'api' | 'database'][] = [];
for (const giver of ['owner', 'admin'] as const) {
  for (const ending of [...roles, 'removed', 'left'] as const) {
    for (const way of ['api', 'database'] as const) {
      if (way === 'database' && ending === 'left') continue;
      endings.push([giver, ending, way]);
    }
  }
}

async function end(boss: Person, giver: Person, ending: Ending, way: 'api' | 'database'): Promise<void> {
  const { tenantId, userId } = giver;
  const path = `/members/${toPublicId('user', userId)}`;
  if (way === 'api') {
    const by = ending === 'left' ? giver.accessToken : boss.accessToken;
    const answer =
      ending === 'removed' || ending === 'left'
        ? await ask('DELETE', path, by)
        : await ask('PATCH', path, by, { role: ending });
    expect(answer.status).toBe(200);
  } else if (ending === 'removed') {
    await database.admin.pool.query('delete from members where tenant_id = $1 and user_id = $2', [
      tenantId,
      userId,
    ]);
  } else {
    await database.admin.pool.query('update members set role = $3 where tenant_id = $1 and user_id = $2', [
      tenantId,
      userId,
      ending,
    ]);
  }
}

test.each(endings)(
  'grants by a member who was %s work only as far as their new role allows: %s (by the %s)',
  async (role, ending, way) => {
    const tenantId = await buildTenant(database);
    const boss = await buildPerson(tenantId, 'owner');
    const giver = await buildPerson(tenantId, role);
    const given: Gift[] = [];
    for (const to of mayGive[role] ?? []) given.push(await buildInvitation(giver, to));
    for (const as of ['viewer', 'agent', 'admin'] as const) given.push(...(await keyGifts(giver, as)).gifts);
    given.push(...(await loginGifts(giver)));

    await end(boss, giver, ending, way);

    const now = ending === 'removed' || ending === 'left' ? undefined : ending;
    const isDead = (gift: Gift) =>
      now === undefined || (gift.needs !== undefined && !gift.needs.includes(now));
    // A socket is closed by a wake-up, or at the next recheck; a direct change in the database sends no
    // wake-up.
    const judged = given.filter(({ name }) => way === 'api' || !name.endsWith('socket'));
    const remnants: string[] = [];
    const lost: string[] = [];
    for (const gift of judged) {
      const dead = isDead(gift);
      if (dead && gift.name.endsWith('socket'))
        await until(async () => !(await gift.works()), { what: gift.name });
      else if ((await gift.works()) === dead) (dead ? remnants : lost).push(gift.name);
    }
    expect({ remnants, lost }).toEqual({ remnants: [], lost: [] });

    // It does not start working again when the authority is restored.
    if (way === 'database' || now === undefined) return;
    await ask('PATCH', `/members/${toPublicId('user', giver.userId)}`, boss.accessToken, { role });
    const back: string[] = [];
    for (const gift of judged) if (isDead(gift) && (await gift.works())) back.push(gift.name);
    expect(back).toEqual([]);
  },
);

test('an API key cannot grant access, so revoking it leaves nothing behind', async () => {
  const tenantId = await buildTenant(database);
  const boss = await buildPerson(tenantId, 'owner');
  const agent = await buildPerson(tenantId, 'agent');
  const { data } = await ask('POST', '/api-keys', boss.accessToken, { name: 'leaked', role: 'admin' });
  const path = `/members/${toPublicId('user', agent.userId)}`;
  const gifts = [
    await ask('POST', '/invitations', data.key, { email: 'thief@example.com', role: 'viewer' }),
    await ask('POST', '/api-keys', data.key, { name: 'sibling', role: 'viewer' }),
    await ask('PATCH', path, data.key, { role: 'viewer' }),
  ];
  expect(gifts.map(({ code }) => code)).toEqual(['forbidden', 'forbidden', 'forbidden']);
  const { id, gifts: own } = await keyGifts(boss, 'agent');
  await ask('DELETE', `/api-keys/${id}`, boss.accessToken);
  for (const gift of own) await until(async () => !(await gift.works()), { what: `the end of ${gift.name}` });
});

test('an invitation whose inviter is no longer a member is refused', async () => {
  const tenantId = await buildTenant(database);
  const boss = await buildPerson(tenantId, 'owner');
  const gift = await buildInvitation(boss, 'agent');
  await database.admin.pool.query('update invitations set invited_by = null where tenant_id = $1', [
    tenantId,
  ]);
  expect(await gift.works()).toBe(false);
});

test('concurrent demotion and acceptance leave no member whose role the inviter may no longer grant', async () => {
  for (let round = 0; round < 8; round++) {
    const tenantId = await buildTenant(database);
    const boss = await buildPerson(tenantId, 'owner');
    const giver = await buildPerson(tenantId, 'owner');
    const gift = await buildInvitation(giver, 'owner');
    const [accepted] = await Promise.all([gift.works().catch(() => false), end(boss, giver, 'agent', 'api')]);
    const { rows } = await database.admin.pool.query(
      `select (select count(*)::int from members where tenant_id = $1 and role = 'owner') as owners,
        (select count(*)::int from invitations where tenant_id = $1 and accepted_at is null) as open`,
      [tenantId],
    );
    // Either the invitation was accepted before, or it no longer exists.
    expect(rows[0]).toEqual({ owners: accepted ? 2 : 1, open: 0 });
  }
});
