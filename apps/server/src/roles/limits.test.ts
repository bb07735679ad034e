import { connect, type Socket } from 'node:net';
import type { LoginResult } from '@waqtor/contract';
import { atEnd, testDatabase, until } from '@waqtor/testing';
import { describe, expect, test, vi } from 'vitest';
import { createRateLimit } from '../platform/http/limits/rate-limit.ts';
import { createHttp } from '../platform/http/server.ts';
import { buildPlatform } from '../platform/testing.ts';
import { buildApp, PASSWORD } from './testing-app.ts';

const database = await testDatabase();

describe('the request rate limit', () => {
  const limits = { memberRequestsPerMinute: 6, keyRequestsPerMinute: 3 };

  test('counts per member and per API key, reports in headers, and refuses with 429 when exceeded', async () => {
    const api = await buildApp(database, limits);
    const owner = await api.anOwner('rate@atlas.example');
    const { data: key } = await api.ask('POST', '/api-keys', {
      token: owner.accessToken,
      body: { name: 'Shop', role: 'viewer' },
    });
    const ask = (token: string) => api.ask('GET', '/tenant', { token });
    const first = await ask(owner.accessToken);
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '6',
      'ratelimit-policy': '"default";q=6;w=60',
      ratelimit: expect.stringMatching(/^"default";r=[0-5];t=\d+$/),
    });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await ask(owner.accessToken)).status);
    expect(statuses.at(-1)).toBe(429);
    const refused = await ask(owner.accessToken);
    expect([refused.code, Number(refused.headers['retry-after'])]).toEqual([
      'rate_limited',
      expect.any(Number),
    ]);
    expect(refused.headers['ratelimit-remaining']).toBe('0');
    for (let n = 0; n < 3; n += 1) expect((await ask(key.key)).status).toBe(200);
    expect((await ask(key.key)).status).toBe(429);
    const other = await api.anOwner('other@rate.example', 'Other');
    expect((await ask(other.accessToken)).status, 'another one is not held up').toBe(200);
  });

  test('refills continuously', () => {
    let now = 0;
    const take = createRateLimit(limits, () => now);
    const caller = { kind: 'api_key', tenantId: 't', apiKeyId: 'k', role: 'viewer' } as const;
    const reply = { headers: () => {} } as unknown as Parameters<typeof take>[1];
    for (let n = 0; n < 3; n += 1) take(caller, reply);
    expect(() => take(caller, reply)).toThrow('Too many requests');
    now += 19_999;
    expect(() => take(caller, reply)).toThrow('Too many requests');
    now += 2;
    take(caller, reply);
    expect(() => take(caller, reply)).toThrow('Too many requests');
  });
});

describe('invitations', () => {
  test('are limited per address, whichever business sends them, and per business', async () => {
    const api = await buildApp(database);
    const owners: LoginResult[] = [];
    for (let n = 0; n < 3; n += 1) owners.push(await api.anOwner(`inviter-${n}@atlas.example`));
    const invite = (by: number, email: string) =>
      api.ask('POST', '/invitations', {
        token: owners[by]?.accessToken,
        body: { email, role: 'agent' },
      });
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 7; n += 1) codes.push((await invite(n % 3, 'Victim@elsewhere.example')).code);
    expect(codes).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'rate_limited',
      'rate_limited',
    ]);
    expect((await invite(0, 'somebody@else.example')).status, 'the business may invite others').toBe(201);
    await database.admin.pool.query(`update login_throttles set failures = 99 where get_byte(key, 0) = 5`);
    expect((await invite(1, 'colleague-1@atlas.example')).status).toBe(201);
    expect((await invite(1, 'colleague-2@atlas.example')).code).toBe('rate_limited');
  });
});

describe('a client behind a proxy without TRUST_PROXY', () => {
  test('does not lock out other clients', async () => {
    const api = await buildApp(database, { openSignUp: true });
    await api.anOwner('regular@atlas.example');
    const logIn = (email: string, password: string, ip: string) =>
      api.ask('POST', '/auth/login', { body: { email, password }, ip });
    for (const ip of ['127.0.0.1', '::1', '10.0.0.5', '172.17.0.1', '::ffff:192.168.1.1', 'fd00::1']) {
      // After 60 failures an address has to wait.
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => logIn(`guess-${n}@elsewhere.example`, 'wrong-guess-1', ip)),
      );
      await database.admin.pool.query(
        `update login_throttles set failures = 99, blocked_until = now() + interval '10 years'
         where get_byte(key, 0) = 1`,
      );
      expect((await logIn('regular@atlas.example', PASSWORD, ip)).status, ip).toBe(200);
    }
    await logIn('guess@elsewhere.example', 'wrong-guess-1', '203.0.113.9');
    await database.admin.pool.query(
      `update login_throttles set blocked_until = '2100-01-01' where get_byte(key, 0) = 1`,
    );
    expect((await logIn('regular@atlas.example', PASSWORD, '203.0.113.9')).code).toBe('rate_limited');
  });

  test('causes one warning in the log', async () => {
    const platform = buildPlatform(database);
    const warn = vi.spyOn(platform.log, 'warn');
    const http = await createHttp({ platform, authenticate: () => Promise.reject(new Error('nobody')) });
    await http.inject({ url: '/' });
    expect(warn).not.toHaveBeenCalled();
    for (let n = 0; n < 3; n += 1)
      await http.inject({ url: '/', headers: { 'x-forwarded-for': '203.0.113.1' } });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(String(warn.mock.calls[0]?.[1])).toContain('TRUST_PROXY');
    await http.close();
  });
});

describe('connections', () => {
  async function listening(config: Parameters<typeof buildPlatform>[1]) {
    const platform = buildPlatform(database, config);
    const http = await createHttp({
      platform,
      authenticate: () => Promise.reject(new Error('nobody')),
      bare: (scope) => void scope.post('/echo', async () => 'read'),
    });
    await http.listen({ host: '127.0.0.1', port: 0 });
    const address = http.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const sockets: Socket[] = [];
    const open = () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      sockets.push(socket);
      return socket;
    };
    atEnd(async () => {
      for (const socket of sockets) socket.destroy();
      await http.close();
    });
    return { open };
  }
  const answered = async (socket: Socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.write('GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n');
    await until(() => text !== '' || socket.destroyed);
    return text !== '';
  };

  test('are limited per client address; a closed one frees its slot', async () => {
    const { open } = await listening({ maxConnectionsPerAddress: 3 });
    const first = open();
    for (const socket of [first, open(), open()]) expect(await answered(socket)).toBe(true);
    const fourth = open();
    expect(await answered(fourth)).toBe(false);
    first.destroy();
    await until(async () => answered(open()));
  });

  test('are closed when the body or the headers arrive too slowly', async () => {
    const { open } = await listening({ bodyTimeoutMs: 200, headersTimeoutMs: 1_000 });
    const slowBody = open();
    slowBody.write(
      'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n{"a":',
    );
    const slowHead = open();
    slowHead.write('POST /echo HTTP/1.1\r\nhost: x\r\n');
    for (const socket of [slowBody, slowHead]) {
      socket.resume();
      await until(() => socket.destroyed || socket.readableEnded, { timeoutMs: 20_000 });
    }
  });
});
