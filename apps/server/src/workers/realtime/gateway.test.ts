import { once } from 'node:events';
import { request } from 'node:http';
import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { wakeUp } from '../../platform/events/wake-ups.ts';
import { defaultLimits } from './connections/limits.ts';
import { connectRealtime } from './testing.ts';
import {
  buildApiKey,
  buildLogin,
  ENDLESS_TICKET,
  startGateway,
  type TestGateway,
  ticketOf,
} from './testing-gateway.ts';
import { openAuthenticated, openSocket } from './testing-sockets.ts';

const database = await testDatabase();
const gateway = await startGateway(database, { config: { allowedOrigins: ['https://inbox.example'] } });

/** Requests an upgrade over plain HTTP; returns the status, 101 on success. */
async function upgrade(url: string, headers: Record<string, string> = {}) {
  const asked = request(url.replace(/^ws/, 'http'), {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
      ...headers,
    },
  });
  asked.end();
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    asked.on('error', reject);
    asked.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode, body: '' });
    });
    asked.on('response', async (answer) => {
      const chunks = await answer.toArray();
      resolve({ status: answer.statusCode, body: Buffer.concat(chunks).toString() });
    });
  });
}

const raw = (url = gateway.url, options: { autoPong?: boolean } = {}) => openSocket(url, options);
const authenticated = (of: TestGateway = gateway) => openAuthenticated(database, of);

/** Does the same if the gateway may already have closed the connection; then returns undefined. */
async function inTime(of: TestGateway) {
  const { socket, heard, closed } = await raw(of.url);
  socket.send(
    JSON.stringify({ op: 'auth', ticket: ticketOf(await buildLogin(database, await buildTenant(database))) }),
  );
  const isReady = until(() => heard.some(({ op }) => op === 'ready')).then(() => socket);
  return Promise.race([isReady, closed.then(() => undefined)]);
}

describe('a WebSocket upgrade', () => {
  test.each([
    ['without an Origin header is accepted', {}, 101],
    ['from our own origin is accepted', { host: 'desk.example', origin: 'https://desk.example' }, 101],
    ['from an allowed origin is accepted', { origin: 'https://inbox.example' }, 101],
    ['from a foreign origin is refused', { origin: 'https://evil.example' }, 403],
    [
      'from an origin that begins like ours is refused',
      { host: 'desk.example', origin: 'https://desk.example.evil.example' },
      403,
    ],
    ['with Origin null is refused', { origin: 'null' }, 403],
    ['from a file is refused', { host: '', origin: 'file://' }, 403],
  ])('%s', async (_who, headers, status) => {
    const answer = await upgrade(gateway.url, headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(JSON.parse(answer.body).error.code).toBe('origin_not_allowed');
  });

  test('to another path responds 404', async () => {
    const answer = await upgrade(gateway.url.replace('/ws', '/wss'));
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([404, 'route_not_found']);
    expect((await upgrade(`${gateway.url}?cursor=1`)).status).toBe(101);
  });

  test('with an invalid handshake responds 400', async () => {
    expect((await upgrade(gateway.url, { 'sec-websocket-key': 'short' })).status).toBe(400);
    expect((await upgrade(gateway.url, { 'sec-websocket-version': '7' })).status).toBe(400);
  });

  test('responds 503 when the process has its maximum of connections', async () => {
    const small = await startGateway(database, { limits: { maxConnections: 1 }, wakeUps: false });
    const only = await authenticated(small);
    const answer = await upgrade(small.url);
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([503, 'overloaded']);
    only.socket.close();
    await only.closed;
    await until(async () => (await upgrade(small.url)).status === 101);
  });
});

describe('socket authentication', () => {
  test('accepts a ticket or an API key', async () => {
    const tenantId = await buildTenant(database);
    const member = await gateway.connect(await buildLogin(database, tenantId));
    const key = await buildApiKey(database, tenantId);
    const program = await connectRealtime(gateway.url, () => ({
      op: 'auth',
      apiKeyId: key.apiKeyId,
      signature: 'fits',
    }));
    expect(member.ready.seq).toBe(0);
    expect(program.ready.seq).toBe(0);
    await Promise.all([member.close(), program.close()]);
  });

  test.each([
    ['a wrong ticket', { op: 'auth', ticket: 'forged' }, 'unauthenticated'],
    [
      'a signature without a challenge',
      { op: 'auth', apiKeyId: 'key', signature: 'fits' },
      'unauthenticated',
    ],
    ['another frame first', { op: 'subscribe', topics: ['sessions'] }, 'unauthenticated'],
    ['a ping first', { op: 'ping' }, 'unauthenticated'],
  ])('with %s closes the connection with 4401', async (_what, frame, code) => {
    const { socket, heard, closed } = await raw();
    socket.send(JSON.stringify(frame));
    expect(await closed).toBe(4401);
    expect(heard).toMatchObject([{ op: 'error', code }]);
  });

  test('after the timeout closes the connection with 4401', async () => {
    const hasty = await startGateway(database, { limits: { authTimeoutMs: 400 }, wakeUps: false });
    const { closed } = await raw(hasty.url);
    expect(await closed).toBe(4401);
    const socket = await until(() => inTime(hasty), { what: 'somebody to authenticate in time' });
    const waited = await raw(hasty.url);
    await waited.closed; // the timeout has passed again
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test('a second time is an error and keeps the first caller', async () => {
    const { socket, heard, caller } = await authenticated();
    const stranger = await buildLogin(database, await buildTenant(database));
    socket.send(JSON.stringify({ op: 'auth', ticket: ticketOf(stranger) }));
    await until(() => heard.some((frame) => frame.code === 'validation_failed'));
    expect(caller.tenantId).not.toBe(stranger.tenantId);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });

  test('above the limit per tenant closes with 4429 and leaves other tenants alone', async () => {
    const small = await startGateway(database, { limits: { maxConnectionsPerTenant: 2 }, wakeUps: false });
    const tenantId = await buildTenant(database);
    const caller = await buildLogin(database, tenantId);
    const kept = [await small.connect(caller), await small.connect(caller)];
    const { socket, heard, closed } = await raw(small.url);
    socket.send(JSON.stringify({ op: 'auth', ticket: ticketOf(caller) }));
    expect(await closed).toBe(4429);
    expect(heard).toMatchObject([{ code: 'rate_limited' }]);
    await authenticated(small); // this connection belongs to another tenant
    await kept[0]?.close();
    await until(() => small.connect(caller), { what: 'the place to be free' });
  });

  test('is not delayed by attempts of others that never finish', async () => {
    const one = await startGateway(database, { wakeUps: false });
    for (let n = 0; n < 8; n += 1) {
      const { socket } = await raw(one.url);
      socket.send(JSON.stringify({ op: 'auth', ticket: ENDLESS_TICKET }));
    }
    const caller = await buildLogin(database, await buildTenant(database));
    const client = await connectRealtime(one.url, ticketOf(caller), { localAddress: '127.0.0.2' });
    expect(client.ready.op).toBe('ready');
    await client.close();
  });

  test('closes the oldest of too many unauthenticated sockets', async () => {
    const small = await startGateway(database, { limits: { maxPending: 2 }, wakeUps: false });
    const silent = [await raw(small.url), await raw(small.url), await raw(small.url)];
    expect(await silent[0]?.closed).toBe(4401);
    await authenticated(small);
  });
});

describe('the end of a login', () => {
  const revoke = (loginId: string) =>
    database.admin.db
      .updateTable('logins')
      .set({ revokedAt: new Date() })
      .where('id', '=', loginId)
      .execute();

  test('closes its sockets with 4403 on the wake-up, and no others', async () => {
    const tenantId = await buildTenant(database);
    const [leaving, staying] = [await buildLogin(database, tenantId), await buildLogin(database, tenantId)];
    const gone = [await gateway.connect(leaving), await gateway.connect(leaving)];
    const kept = await gateway.connect(staying);
    await revoke(leaving.loginId);
    await withTenants(database.db, [tenantId], async (tx) => wakeUp(tx, 'login', leaving.loginId));
    for (const client of gone) {
      expect(await client.closed).toMatchObject({ code: 4403 });
      await expect(client.next(({ op }) => op === 'error')).resolves.toMatchObject({ code: 'login_ended' });
    }
    expect(kept.socket.readyState).toBe(WebSocket.OPEN);
    await kept.close();
  });

  test('closes sockets of removed members, revoked keys and expired logins without a wake-up', async () => {
    const watchful = await startGateway(database, { limits: { recheckMs: 30 }, wakeUps: false });
    const tenantId = await buildTenant(database);
    const [removed, revoked, expired] = [
      await buildLogin(database, tenantId),
      await buildApiKey(database, tenantId),
      await buildLogin(database, await buildTenant(database)),
    ];
    const clients = {
      removed: await watchful.connect(removed),
      revoked: await watchful.connect(revoked),
      expired: await watchful.connect(expired),
    };
    await database.admin.db.deleteFrom('members').where('userId', '=', removed.userId).execute();
    expect(await clients.removed.closed).toMatchObject({ code: 4403 });
    expect(clients.revoked.socket.readyState).toBe(WebSocket.OPEN);
    await database.admin.db
      .updateTable('apiKeys')
      .set({ revokedAt: new Date() })
      .where('id', '=', revoked.apiKeyId)
      .execute();
    expect(await clients.revoked.closed).toMatchObject({ code: 4403 });
    expect(clients.expired.socket.readyState).toBe(WebSocket.OPEN);
    watchful.platform.clock.advance(86_400_001);
    expect(await clients.expired.closed).toMatchObject({ code: 4403 });
  });
});

test('a client that does not respond to pings is terminated, others stay connected', async () => {
  // The timer is manual, so that a machine that is busy for two pings does not terminate a client.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const impatient = await startGateway(database, { wakeUps: false });
  const dead = await raw(impatient.url, { autoPong: false });
  const alive = await authenticated(impatient);
  for (let round = 1; round <= 3; round++) {
    const pinged = once(alive.socket, 'ping');
    vi.advanceTimersByTime(defaultLimits.pingIntervalMs);
    await pinged;
    // Frames of one socket keep their order: once this is answered, the pong has been processed.
    alive.socket.send('{"op":"ping"}');
    await until(() => alive.heard.filter(({ op }) => op === 'pong').length === round);
    if (round === 1) expect(dead.socket.readyState).toBe(WebSocket.OPEN);
    else expect(await dead.closed).toBe(1006);
  }
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
});

test('stopping tells clients when to reconnect, closes with 1012 and refuses new clients', async () => {
  const leaving = await startGateway(database, { wakeUps: false });
  const caller = await buildLogin(database, await buildTenant(database));
  const clients = await Promise.all(Array.from({ length: 60 }, () => leaving.connect(caller)));
  const deaf = await raw(leaving.url);
  deaf.socket.pause(); // this client never reads the goodbye frame
  const stopping = leaving.realtime.stop();
  const refused = await upgrade(leaving.url);
  expect([refused.status, JSON.parse(refused.body).error.code]).toEqual([503, 'shutting_down']);
  const returns = new Set<number>();
  for (const client of clients) {
    expect(await client.closed).toMatchObject({ code: 1012 });
    const bye = await client.next((frame) => frame.op === 'reconnect');
    if (bye.op === 'reconnect') returns.add(bye.reconnectInMs);
  }
  expect(returns.size, 'different times').toBeGreaterThan(30);
  await stopping;
  await leaving.realtime.stop();
  deaf.socket.terminate();
  const sockets = leaving.platform.metrics.registry.getSingleMetric('waqtor_realtime_sockets');
  expect((await sockets?.get())?.values[0]?.value).toBe(0);
});
