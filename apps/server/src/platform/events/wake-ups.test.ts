import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../log.ts';
import { createWakeUpBus, type WakeUpBus, wakeUp } from './wake-ups.ts';

const database = await testDatabase();
const tenantId = await buildTenant(database);
const buses: WakeUpBus[] = [];
afterAll(() => Promise.all(buses.map((bus) => bus.stop())));

async function listen(heartbeatMs = 15_000, url = database.url) {
  const bus = createWakeUpBus({
    url,
    log: createLog('silent', { pretty: false }),
    heartbeatMs,
  });
  buses.push(bus);
  const heard: string[] = [];
  bus.on('sendQueue', (key) => heard.push(key));
  await bus.start();
  return { bus, heard };
}

/**
 * A proxy to PostgreSQL that can drop the notifications, and nothing else, of the connections open at that
 * time.
 */
async function buildProxy() {
  const target = new URL(database.url);
  const open = new Set<{ isDeaf: boolean }>();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const state = { isDeaf: false };
    open.add(state);
    const postgres = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, postgres],
      [postgres, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {}).on('close', () => other.destroy());
    }
    client.pipe(postgres);
    let rest = Buffer.alloc(0);
    postgres.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
        const size = 1 + rest.readUInt32BE(1);
        const isNotification = rest[0] === 'A'.charCodeAt(0);
        if (!isNotification || !state.isDeaf) client.write(rest.subarray(0, size));
        rest = rest.subarray(size);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    deafen() {
      for (const state of open) state.isDeaf = true;
    },
  };
}

const send = (keys: string[], fail = false) =>
  withTenants(database.db, [tenantId], async (tx) => {
    for (const key of keys) wakeUp(tx, 'sendQueue', key);
    if (fail) throw new Error('changed my mind');
  });

test('every process receives a wake-up after its transaction has committed, not before', async () => {
  const [first, second] = [await listen(), await listen()];
  await withTenants(database.db, [tenantId], async (tx) => {
    wakeUp(tx, 'sendQueue', 'a');
    wakeUp(tx, 'sendQueue', 'a');
    wakeUp(tx, 'media', 'not for a listener of send queues');
    await send(['b']);
    await until(() => first.heard.includes('b'));
    expect(first.heard).not.toContain('a');
  });
  await until(() => first.heard.includes('a') && second.heard.includes('a'));
  expect(first.heard).toEqual(['*', 'b', 'a']);
  expect(second.heard).toEqual(['*', 'b', 'a']);
});

test('a rolled-back transaction sends no wake-up', async () => {
  const { heard } = await listen();
  await expect(send(['never'], true)).rejects.toThrow('changed my mind');
  await send(['after']);
  await until(() => heard.includes('after'));
  expect(heard).not.toContain('never');
});

test('a beforeCommit hook can still send wake-ups', async () => {
  const { heard } = await listen();
  await withTenants(database.db, [tenantId], async (tx) => {
    wakeUp(tx, 'sendQueue', 'early');
    tx.beforeCommit.push((inner) => wakeUp(inner, 'sendQueue', 'late'));
  });
  await until(() => heard.includes('early') && heard.includes('late'));
});

test('wake-ups of many concurrent transactions all arrive, combined into few messages', async () => {
  const { heard } = await listen();
  await Promise.all(Array.from({ length: 300 }, (_, i) => send([`key ${i % 100}`])));
  await until(() => new Set(heard).size === 101);
  expect(heard.length).toBeLessThanOrEqual(301);
});

test('a wake-up too long for PostgreSQL becomes a general one and does not affect others', async () => {
  const { heard } = await listen();
  await until(() => heard.includes('*'));
  heard.length = 0;
  await withTenants(database.db, [tenantId], async (tx) => {
    wakeUp(tx, 'sendQueue', 'before');
    wakeUp(tx, 'sendQueue', 'é'.repeat(4_000));
    wakeUp(tx, 'sendQueue', 'with a \0 in it');
    wakeUp(tx, 'sendQueue', 'x'.repeat(7_900));
  });
  // The key `*` may also arrive for another reason, so duplicates are ignored.
  const kinds = () => [...new Set(heard.map((key) => key.slice(0, 6)))].sort();
  await until(() => kinds().length >= 3);
  expect(kinds()).toEqual(['*', 'before', 'xxxxxx']);
});

test('the bus receives its own heartbeat and reconnects if a connection responds but receives nothing', async () => {
  const proxy = await buildProxy();
  const { bus, heard } = await listen(400, proxy.url);
  const first = await until(() => bus.heardAtMs());
  await until(() => (bus.heardAtMs() ?? 0) > first);
  heard.length = 0;
  proxy.deafen();
  await until(() => heard.includes('*'), { what: 'it to listen anew' });
  await until(async () => {
    await send(['again']);
    return heard.includes('again');
  });
});

test('the bus reconnects when its connection is killed, then sends a general wake-up', async () => {
  const { heard } = await listen();
  heard.length = 0;
  const { rowCount } = await database.admin.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'waqtor wake-ups'`,
  );
  expect(rowCount).toBeGreaterThan(0);
  await until(() => heard.includes('*'));
  await send(['again']);
  await until(() => heard.includes('again'));
});

test('the bus reconnects when its connection is open but dead', async () => {
  const { heard } = await listen(50);
  heard.length = 0;
  // A stopped backend neither responds nor closes its connection, like a cut cable.
  const { rows } = await database.admin.pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database()
       and application_name = 'waqtor wake-ups' order by backend_start desc limit 1`,
  );
  const pid = rows[0]?.pid ?? expect.fail('no backend');
  process.kill(pid, 'SIGSTOP');
  try {
    await until(() => heard.includes('*'));
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});

test('the bus can be stopped twice, and without start', async () => {
  const { bus } = await listen();
  await bus.stop();
  await bus.stop();
  await createWakeUpBus({ url: database.url, log: createLog('silent', { pretty: false }) }).stop();
});

test('the bus starts while the database is unavailable', async () => {
  const url = new URL(database.url);
  url.port = '1';
  const bus = createWakeUpBus({ url: url.href, log: createLog('silent', { pretty: false }) });
  await bus.start();
  await bus.stop();
});
