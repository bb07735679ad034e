import { createHmac } from 'node:crypto';
import { testDatabase } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../platform/errors.ts';
import { buildApp } from '../../roles/testing-app.ts';
import { verifyApiKeySignature } from './index.ts';

const database = await testDatabase();
const api = await buildApp(database);
const { clock } = api.platform;
const owner = await api.anOwner('amina@atlas.example');
const other = await api.anOwner('other@other.example', 'Other');
const token = owner.accessToken;

const create = (body: object, by: string | undefined = token) =>
  api.ask('POST', '/api-keys', { token: by, body });
const tenant = (key: string) => api.ask('GET', '/tenant', { token: key });

test('POST /api-keys returns the key once; the key authenticates for its business by either header', async () => {
  const answer = await create({ name: 'n8n', role: 'agent' });
  expect(answer.status).toBe(201);
  const { key, ...rest } = answer.data;
  expect(key).toMatch(new RegExp(`^wq_${owner.tenant.id.slice(4)}_[\\w-]{43}$`));
  expect(rest).toEqual({
    id: expect.stringMatching(/^key_/),
    name: 'n8n',
    role: 'agent',
    last4: key.slice(-4),
    createdBy: owner.user.id,
    createdAt: expect.any(String),
    lastUsedAt: null,
    expiresAt: null,
  });
  expect((await tenant(key)).data.id).toBe(owner.tenant.id);
  const byHeader = await api.ask('GET', '/tenant', { headers: { 'x-api-key': key } });
  expect(byHeader.data.id).toBe(owner.tenant.id);
  const list = await api.ask('GET', '/api-keys', { token });
  expect(list.text).not.toContain(key.slice(36));
  const { rows } = await database.admin.pool.query('select to_jsonb(k)::text as kept from api_keys k');
  expect(rows[0].kept).not.toContain(key.slice(36));
});

describe('unknown API keys', () => {
  const invented = (n: number) => `wq_${owner.tenant.id.slice(4)}_${String(n).padStart(43, 'x')}`;
  const from = async (ip: string, key: string, headers = {}) => {
    const { status, code, headers: sent } = await api.ask('GET', '/tenant', { token: key, headers, ip });
    return { status, code, retryAfter: Number(sent['retry-after'] ?? 0) };
  };

  test('are limited per address; valid keys and other addresses are unaffected', async () => {
    const ip = '203.0.113.7';
    const { key, id } = (await create({ name: 'busy', role: 'agent' })).data;
    const answers = [];
    for (let n = 0; n < 60; n++) answers.push(await from(ip, n % 2 === 0 ? invented(n) : `wq_${n}`));
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['unauthenticated']));
    const refused = await from(ip, invented(61));
    expect(refused).toEqual({ status: 429, code: 'rate_limited', retryAfter: 5 });
    expect((await api.ask('GET', '/tenant', { headers: { 'x-api-key': invented(62) }, ip })).status).toBe(
      429,
    );

    expect((await from(ip, key)).status).toBe(200);
    expect((await from('203.0.113.8', invented(63))).code).toBe('unauthenticated');
    clock.advance(5_000);
    expect((await from(ip, invented(64))).code).toBe('unauthenticated');
    expect(await from(ip, invented(65))).toEqual({ status: 429, code: 'rate_limited', retryAfter: 10 });

    await api.ask('DELETE', `/api-keys/${id}`, { token });
    expect((await from(ip, key)).code).toBe('api_key_revoked');
  });

  test('are counted exactly when sent concurrently', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => from('203.0.113.9', invented(n))));
    expect(answers.filter(({ code }) => code === 'unauthenticated')).toHaveLength(60);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });
});

test('an API key has exactly the permissions of its role', async () => {
  const { key } = (await create({ name: 'reader', role: 'viewer' })).data;
  const refused = await api.ask('PATCH', '/tenant', { token: key, body: { name: 'Mine' } });
  expect([refused.status, refused.code]).toEqual([403, 'forbidden']);
  const person = await api.ask('GET', '/user', { token: key });
  expect([person.status, person.code]).toEqual([403, 'forbidden']);
});

test('an API key cannot create API keys, so revoking a leaked key is sufficient', async () => {
  const { key } = (await create({ name: 'admin', role: 'admin' })).data;
  const answer = await create({ name: 'sibling', role: 'viewer' }, key);
  expect([answer.status, answer.code]).toEqual([403, 'forbidden']);
});

test('an API key records its last use with a precision of one minute', async () => {
  const { key, id } = (await create({ name: 'n8n', role: 'agent' })).data;
  const lastUse = async () => {
    const { data } = await api.ask('GET', '/api-keys', { token });
    return data.find((row: { id: string }) => row.id === id).lastUsedAt;
  };
  await Promise.all([tenant(key), tenant(key), tenant(key)]);
  const first = clock.now().toISOString();
  expect(await lastUse()).toBe(first);
  clock.advance(59_000);
  await tenant(key);
  expect(await lastUse()).toBe(first);
  clock.advance(1_000);
  await tenant(key);
  expect(await lastUse()).toBe(clock.now().toISOString());
});

test('an API key is refused once it is revoked or expired', async () => {
  const revoked = (await create({ name: 'a', role: 'agent' })).data;
  const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString();
  const expired = (await create({ name: 'b', role: 'agent', expiresAt })).data;
  expect(expired.expiresAt).toBe(expiresAt);
  await api.ask('DELETE', `/api-keys/${revoked.id}`, { token });
  expect((await tenant(expired.key)).status).toBe(200);
  clock.advance(60_000);
  for (const { key } of [revoked, expired]) {
    const answer = await tenant(key);
    expect([answer.status, answer.code]).toEqual([401, 'api_key_revoked']);
  }
  const list = await api.ask('GET', '/api-keys', { token });
  expect(list.data.map(({ id }: { id: string }) => id)).not.toContain(revoked.id);
});

test('a key that was not issued is refused with 401', async () => {
  const { key } = (await create({ name: 'n8n', role: 'agent' })).data;
  const elsewhere = `wq_${other.tenant.id.slice(4)}${key.slice(35)}`;
  const changed = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
  for (const wrong of [elsewhere, changed, 'wq_', `${key}x`, key.toUpperCase()]) {
    const answer = await tenant(wrong);
    expect([answer.status, answer.code]).toEqual([401, 'unauthenticated']);
  }
});

describe('the API key endpoints', () => {
  test('are restricted to admins', async () => {
    const agent = await api.aMember(owner, 'agent@atlas.example', 'agent');
    for (const [by, status] of [
      [agent.accessToken, 403],
      [undefined, 401],
    ] as const) {
      expect(
        (await api.ask('POST', '/api-keys', { token: by, body: { name: 'x', role: 'viewer' } })).status,
      ).toBe(status);
      expect((await api.ask('GET', '/api-keys', { token: by })).status).toBe(status);
      expect((await api.ask('DELETE', `/api-keys/key_${'0'.repeat(32)}`, { token: by })).status).toBe(status);
    }
  });

  test.each([
    ['no name', { name: ' ', role: 'agent' }],
    ['the role of an owner', { name: 'x', role: 'owner' }],
    ['an expiry in the past', { name: 'x', role: 'agent', expiresAt: '2020-01-01T00:00:00.000Z' }],
    ['an invalid expiry', { name: 'x', role: 'agent', expiresAt: 'tomorrow' }],
  ])('refuse to create a key with %s', async (_what, body) => {
    const answer = await create(body);
    expect([answer.status, answer.code]).toEqual([400, 'validation_failed']);
  });

  test('do not show or revoke keys of another business', async () => {
    const { id } = (await create({ name: 'n8n', role: 'agent' })).data;
    expect((await api.ask('GET', '/api-keys', { token: other.accessToken })).data).toEqual([]);
    const answer = await api.ask('DELETE', `/api-keys/${id}`, { token: other.accessToken });
    expect([answer.status, answer.code]).toEqual([404, 'not_found']);
    const twice = [
      await api.ask('DELETE', `/api-keys/${id}`, { token }),
      await api.ask('DELETE', `/api-keys/${id}`, { token }),
    ];
    expect(twice.map(({ status }) => status)).toEqual([200, 404]);
  });

  test('list keys page by page', async () => {
    const all = (await api.ask('GET', '/api-keys?limit=100', { token })).data;
    const seen: string[] = [];
    let cursor: string | null | undefined = '';
    while (cursor !== null) {
      const page = await api.ask('GET', `/api-keys?limit=2${cursor && `&cursor=${cursor}`}`, { token });
      seen.push(...page.data.map(({ id }: { id: string }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.map(({ id }: { id: string }) => id));
    expect(seen.length).toBeGreaterThan(3);
    expect((await api.ask('GET', '/api-keys?cursor=e30', { token })).code).toBe('invalid_cursor');
  });
});

describe('signing in to a socket with an API key', async () => {
  const { id: apiKeyId, key } = (await create({ name: 'socket', role: 'agent' })).data;
  const nonce = 'issued-by-the-server';
  const sign = (text: string, secret: Buffer | string = key.slice(-43)) => {
    const hmacKey = createHmac('sha256', secret).update('waqtor websocket proof').digest();
    return createHmac('sha256', hmacKey).update(text).digest('hex');
  };
  const verify = (claim: { apiKeyId: string; nonce: string; signature: string }) =>
    verifyApiKeySignature(api.platform, claim).then(
      (caller) => caller,
      (error: AppError) => error.code,
    );

  test('proves possession of the key without sending it', async () => {
    expect(await verify({ apiKeyId, nonce, signature: sign(nonce) })).toMatchObject({
      kind: 'api_key',
      role: 'agent',
    });
  });

  test('is refused for another nonce, another key and an invalid signature', async () => {
    const another = (await create({ name: 'another', role: 'agent' })).data.id;
    for (const claim of [
      { apiKeyId, nonce, signature: sign('another') },
      { apiKeyId: another, nonce, signature: sign(nonce) },
      { apiKeyId: `key_${'0'.repeat(32)}`, nonce, signature: sign(nonce) },
      { apiKeyId: 'n8n', nonce, signature: sign(nonce) },
      { apiKeyId, nonce, signature: '' },
    ]) {
      expect(await verify(claim)).toBe('unauthenticated');
    }
    const { data } = await api.ask('GET', '/security-log?action=api_key.signature_invalid', { token });
    expect(data.map(({ target }: { target: { id: string } }) => target.id)).toContain(another);
  });

  test('cannot be forged from anything stored in the database', async () => {
    const { rows } = await database.admin.pool.query('select * from api_keys');
    const columns = rows.flatMap((row) => Object.values(row));
    const held = columns.flatMap((value) =>
      Buffer.isBuffer(value) || typeof value === 'string' ? [value] : [],
    );
    expect(held.length).toBeGreaterThan(10);
    for (const secret of held) {
      const raw = createHmac('sha256', secret).update(nonce).digest('hex');
      for (const signature of [raw, sign(nonce, secret)])
        expect(await verify({ apiKeyId, nonce, signature })).toBe('unauthenticated');
    }
    // A sealed secret cannot be moved to another key either.
    const mine = (await create({ name: 'mine', role: 'agent' })).data;
    await database.admin.pool.query(
      `update api_keys set signing_secret = (select signing_secret from api_keys where last4 = $1) where last4 = $2`,
      [mine.last4, key.slice(-4)],
    );
    const stolen = sign(nonce, mine.key.slice(-43));
    await expect(
      verifyApiKeySignature(api.platform, { apiKeyId, nonce, signature: stolen }),
    ).rejects.toThrow();
  });

  test('is refused with a revoked key', async () => {
    const own = (await create({ name: 'short', role: 'agent' })).data;
    await api.ask('DELETE', `/api-keys/${own.id}`, { token });
    const signature = sign(nonce, own.key.slice(-43));
    expect(await verify({ apiKeyId: own.id, nonce, signature })).toBe('api_key_revoked');
  });
});
