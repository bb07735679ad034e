import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { announceMessages, buildLogin, startGateway, type TestGateway } from './testing-gateway.ts';

const database = await testDatabase({ max: 10 });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const buildCaller = async () => buildLogin(database, await buildTenant(database));

test('two gateways on one database both deliver everything, and a client can switch between them', async () => {
  const [first, second] = [await startGateway(database), await startGateway(database)];
  const caller = await buildCaller();
  const [here, there] = [await first.connect(caller), await second.connect(caller)];
  await here.subscribe(['conversations']);
  await there.subscribe(['conversations']);
  // True until the client has moved and receives more. On a machine of any speed, it is disconnected while
  // events are being published.
  let isWriting = true;
  let written = 0;
  const write = async ({ platform }: TestGateway) => {
    while (isWriting) {
      await announceMessages(platform, caller.tenantId, 2);
      written += 2;
    }
  };
  const writing = Promise.all([write(first), write(second)]);
  await until(() => here.events.length > 30);
  here.socket.terminate();
  await here.closed;
  const moved = await second.connect(caller);
  await moved.subscribe(['conversations'], here.events.at(-1)?.seq ?? 0);
  await until(() => moved.events.length > 30);
  isWriting = false;
  await writing;
  await until(() => [there, moved].every((client) => client.events.at(-1)?.seq === written));
  expect(there.events.map(({ seq }) => seq)).toEqual(range(1, written));
  expect([...here.events, ...moved.events].map(({ seq }) => seq)).toEqual(range(1, written));
  await Promise.all([there.close(), moved.close()]);
});

test('the sweep delivers events when every wake-up is lost', async () => {
  const deaf = await startGateway(database, { wakeUps: false, limits: { sweepMs: 100 } });
  const caller = await buildCaller();
  const client = await deaf.connect(caller);
  await client.subscribe(['conversations']);
  await announceMessages(deaf.platform, caller.tenantId, 3);
  await until(() => client.events.length === 3);
  await announceMessages(deaf.platform, caller.tenantId, 3);
  await until(() => client.events.length === 6);
  await client.close();
});

test('the sweep reaches quiet tenants while a busy tenant keeps the reader busy', async () => {
  const gateway = await startGateway(database, { limits: { sweepMs: 200 } });
  const [busy, quiet] = [await buildCaller(), await buildCaller()];
  const [loud, still] = [await gateway.connect(busy), await gateway.connect(quiet)];
  await loud.subscribe(['conversations']);
  await still.subscribe(['conversations']);
  let isOver = false;
  const writing = (async () => {
    while (!isOver) await announceMessages(gateway.platform, busy.tenantId);
  })();
  // Written without `announce`, so that there is no wake-up.
  await database.admin.pool.query(
    `with head as (update event_heads set seq = 1 where tenant_id = $1)
     insert into events values ($1, 1, 'conversations', 'message.created', '{"message": {}, "conversationId": "con_1"}', now())`,
    [quiet.tenantId],
  );
  await until(() => still.events.length === 1);
  isOver = true;
  await writing;
  await Promise.all([loud.close(), still.close()]);
});

test('a killed wake-up connection is re-established, and all tenants are read', async () => {
  const gateway = await startGateway(database, { limits: { sweepMs: 3_600_000 } });
  const caller = await buildCaller();
  const client = await gateway.connect(caller);
  await client.subscribe(['conversations']);
  await announceMessages(gateway.platform, caller.tenantId);
  await until(() => client.events.length === 1);
  const { rowCount } = await database.admin.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'waqtor wake-ups'`,
  );
  expect(rowCount).toBeGreaterThan(0);
  await announceMessages(gateway.platform, caller.tenantId); // its wake-up is lost
  await until(() => client.events.length === 2);
  await announceMessages(gateway.platform, caller.tenantId);
  await until(() => client.events.length === 3);
  await client.close();
});

test('no event is lost when the database cuts every connection', async () => {
  const gateway = await startGateway(database, { limits: { sweepMs: 100 } });
  const caller = await buildCaller();
  const client = await gateway.connect(caller);
  await client.subscribe(['conversations']);
  // A connection may be cut at any moment, so a failed write may have been committed: the log shows what was
  // written.
  const announced = () =>
    until(() => announceMessages(gateway.platform, caller.tenantId, 10).then(() => true));
  for (let cut = 0; cut < 5; cut++) {
    await announced();
    await database.admin.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await announced();
  }
  const { seq: written } = await database.admin.db
    .selectFrom('eventHeads')
    .select('seq')
    .where('tenantId', '=', caller.tenantId)
    .executeTakeFirstOrThrow();
  expect(written).toBeGreaterThanOrEqual(100);
  await until(() => client.events.length >= written);
  expect(client.events.map(({ seq }) => seq)).toEqual(range(1, written));
  await client.close();
});

test('a slow client is closed with 4008 without delaying others, and can resume', async () => {
  const gateway = await startGateway(database, { limits: { maxBufferedBytes: 100_000 } });
  const caller = await buildCaller();
  const [slow, fast] = [await gateway.connect(caller), await gateway.connect(caller)];
  await slow.subscribe(['conversations']);
  await fast.subscribe(['conversations']);
  slow.socket.pause();
  const text = 'x'.repeat(50_000);
  const slowClientsClosed = async () => {
    const metric = await gateway.platform.metrics.registry.getSingleMetric('waqtor_realtime_sockets')?.get();
    return metric?.values[0]?.value === 1;
  };
  let written = 0;
  await until(
    async () => {
      await announceMessages(gateway.platform, caller.tenantId, 10, { data: { text } });
      written += 10;
      await until(() => fast.events.length === written);
      return written >= 500 || (await slowClientsClosed());
    },
    { everyMs: 1 },
  );
  slow.socket.resume();
  const { code } = await slow.closed;
  expect([4008, 1006], 'closed, or cut when it did not even take the rest').toContain(code);
  expect(slow.events.length).toBeLessThan(written);
  const resumed = await gateway.connect(caller);
  await resumed.subscribe(['conversations'], slow.events.at(-1)?.seq ?? 0);
  await until(() => resumed.events.at(-1)?.seq === written);
  expect([...slow.events, ...resumed.events].map(({ seq }) => seq)).toEqual(range(1, written));
  await Promise.all([fast.close(), resumed.close()]);
});

test("a replay runs at the client's pace and continues with live events", async () => {
  const gateway = await startGateway(database, { limits: { maxBufferedBytes: 100_000 } });
  const caller = await buildCaller();
  const text = 'x'.repeat(20_000);
  for (let i = 0; i < 20; i++)
    await announceMessages(gateway.platform, caller.tenantId, 50, { data: { text } });
  const client = await gateway.connect(caller);
  await client.subscribe(['conversations'], 0);
  client.socket.pause();
  await announceMessages(gateway.platform, caller.tenantId, 5);
  const atPause = client.events.length;
  client.socket.resume();
  await until(() => client.events.length >= 1_005);
  expect(atPause).toBeLessThan(1_000);
  expect(client.events.map(({ seq }) => seq)).toEqual(range(1, 1_005));
  await client.close();
});
