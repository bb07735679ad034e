import { eventTopics } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { announce } from '../../platform/events/announce.ts';
import { wakeUpNow } from '../../platform/events/wake-ups.ts';
import { buildEvent, buildSessionEvent, insertEvents } from '../../platform/testing.ts';
import type { RealtimeClient } from './testing.ts';
import { announceMessages, buildLogin, startGateway } from './testing-gateway.ts';

const database = await testDatabase({ max: 10 });
const gateway = await startGateway(database);
const { platform } = gateway;
const seqsOf = (client: RealtimeClient) => client.events.map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Waits until the reader has reached this seq; the clock advances, so that no rate limit applies. */
const untilSeen = (client: RealtimeClient, seq: number) =>
  until(async () => {
    platform.clock.advance(1_000);
    client.send({ op: 'ping' });
    const pong = await client.next(({ op }) => op === 'pong');
    return 'seq' in pong && pong.seq === seq;
  });

async function buildClient() {
  const tenantId = await buildTenant(database);
  const caller = await buildLogin(database, tenantId);
  return { tenantId, caller, client: await gateway.connect(caller) };
}

test('a subscriber receives events published from then on, as specified in the contract', async () => {
  const { tenantId, caller, client } = await buildClient();
  await announceMessages(platform, tenantId, 3);
  await client.close();
  const late = await gateway.connect(caller);
  expect(late.ready).toEqual({ op: 'ready', seq: 3, pingIntervalMs: 30_000 });
  expect(await late.subscribe(['conversations', 'sessions'])).toEqual({
    op: 'subscribed',
    topics: ['conversations', 'sessions'],
    seq: 3,
  });
  await announceMessages(platform, tenantId, 1, { data: { text: 'Bonjour, ça va ? مرحبا "😀"\n' } });
  expect(await late.next(({ op }) => op === 'event')).toEqual({
    op: 'event',
    seq: 4,
    topic: 'conversations',
    type: 'message.status_unmatched',
    data: buildEvent({ n: 0, text: 'Bonjour, ça va ? مرحبا "😀"\n' }).data,
    at: '2026-11-20T09:00:00.000Z',
  });
  await late.close();
});

test('only subscribed topics arrive; pong contains the cursor of the connection', async () => {
  const { tenantId, client } = await buildClient();
  await client.subscribe(['sessions']);
  await announceMessages(platform, tenantId, 5);
  await announceMessages(platform, tenantId, 1, { topic: 'sessions' });
  await client.next(({ op }) => op === 'event');
  expect(seqsOf(client)).toEqual([6]);
  await announceMessages(platform, tenantId, 4);
  await untilSeen(client, 10);
  expect(seqsOf(client)).toEqual([6]);
  client.send({ op: 'unsubscribe' });
  expect(await client.next(({ op }) => op === 'unsubscribed')).toMatchObject({ topics: [], seq: 10 });
  await announceMessages(platform, tenantId, 1, { topic: 'sessions' });
  expect(await client.subscribe(['conversations'], 10)).toMatchObject({ seq: 10 });
  await announceMessages(platform, tenantId, 1);
  await until(() => client.events.length === 2);
  expect(seqsOf(client)).toEqual([6, 12]);
  await client.close();
});

test('a topic added later continues from the cursor of the connection', async () => {
  const { tenantId, client } = await buildClient();
  await client.subscribe(['sessions']);
  await announceMessages(platform, tenantId, 2);
  await untilSeen(client, 2);
  expect(await client.subscribe(['conversations'])).toEqual({
    op: 'subscribed',
    topics: ['sessions', 'conversations'],
    seq: 2,
  });
  expect(await client.subscribe(['conversations'], 0)).toMatchObject({ code: 'validation_failed' });
  await announceMessages(platform, tenantId, 1);
  await client.next(({ op }) => op === 'event');
  expect(seqsOf(client)).toEqual([3]);
  await client.close();
});

test('a cursor replays all later events, then continues live', async () => {
  const { tenantId, caller, client } = await buildClient();
  await client.subscribe(['conversations']);
  await announceMessages(platform, tenantId, 1_300);
  await until(() => client.events.length === 1_300);
  const late = await gateway.connect(caller);
  expect(late.ready.seq).toBe(1_300);
  expect(await late.subscribe(['conversations'], 100)).toMatchObject({ op: 'subscribed', seq: 100 });
  await announceMessages(platform, tenantId, 10);
  await until(() => late.events.length >= 1_210);
  expect(seqsOf(late)).toEqual(range(101, 1_310));
  await Promise.all([client.close(), late.close()]);
});

test('topics can be changed during a replay', async () => {
  const { tenantId, caller, client } = await buildClient();
  await client.subscribe(['sessions']);
  await withTenants(platform.db, [tenantId], async (tx) => {
    for (let n = 1; n <= 6_000; n++) {
      announce(tx, n % 2 ? buildEvent() : buildSessionEvent(), { tenantId, at: platform.clock.now() });
    }
  });
  await until(() => client.events.length === 3_000);
  const late = await gateway.connect(caller);
  late.send({ op: 'subscribe', topics: ['sessions'], afterSeq: 0 });
  late.send({ op: 'subscribe', topics: ['conversations', 'campaigns'] });
  late.send({ op: 'unsubscribe', topics: ['campaigns'] });
  await late.next(({ op }) => op === 'subscribed');
  const second = await late.next(({ op }) => op === 'subscribed');
  expect(second).toMatchObject({ topics: ['sessions', 'conversations', 'campaigns'] });
  await announceMessages(platform, tenantId, 1);
  await until(() => late.events.at(-1)?.seq === 6_001);
  const from = 'seq' in second ? second.seq : 0;
  expect(from, 'in the middle').toBeLessThan(6_000);
  expect(seqsOf(late)).toEqual(range(1, 6_001).filter((seq) => seq % 2 === 0 || seq > from));
  await Promise.all([client.close(), late.close()]);
});

test('a client can go back during a replay, and the old replay sends nothing more', async () => {
  const { tenantId, caller, client } = await buildClient();
  await client.subscribe(['conversations']);
  await announceMessages(platform, tenantId, 5_000);
  await until(() => client.events.length === 5_000);
  const late = await gateway.connect(caller);
  late.send({ op: 'subscribe', topics: ['conversations'], afterSeq: 2_000 });
  late.send({ op: 'unsubscribe' });
  late.send({ op: 'subscribe', topics: ['conversations'], afterSeq: 0 });
  await until(() => late.events.at(-1)?.seq === 5_000);
  const seqs = seqsOf(late);
  expect(seqs.slice(seqs.indexOf(1))).toEqual(range(1, 5_000));
  await Promise.all([client.close(), late.close()]);
});

test('clients that are disconnected repeatedly resume without gaps or duplicates during writes', async () => {
  const { tenantId, caller } = await buildClient();
  let readersLeft = 5;
  let written = 0;
  const write = async () => {
    while (readersLeft > 0) {
      const count = 1 + Math.floor(Math.random() * 5);
      await announceMessages(platform, tenantId, count);
      written += count;
    }
  };
  const writing = [write(), write(), write()];
  const readers = Array.from({ length: 5 }, async (_, reader) => {
    const seen: number[] = [];
    for (let cut = 0; cut < 12; cut++) {
      const client = await gateway.connect(caller);
      const answer = await client.subscribe(['conversations'], seen.at(-1) ?? 0);
      expect(answer.op).toBe('subscribed');
      const isLast = cut === 11;
      if (isLast) {
        readersLeft -= 1;
        await Promise.all(writing);
        await until(() => client.events.at(-1)?.seq === written);
      } else {
        await until(() => client.events.length > 20 + reader * 7);
        client.socket.terminate();
      }
      await (isLast ? client.close() : client.closed);
      seen.push(...seqsOf(client));
    }
    return seen;
  });
  for (const seen of await Promise.all(readers)) expect(seen).toEqual(range(1, written));
});

test('a cursor that is too old or beyond the latest seq is refused with a position to restart from', async () => {
  const { tenantId, client } = await buildClient();
  await announceMessages(platform, tenantId, 20);
  await withTenants(platform.db, [tenantId], async (tx) => {
    await tx.db.deleteFrom('events').where('seq', '<=', 8).where('tenantId', '=', tenantId).execute();
    await tx.db.updateTable('eventHeads').set({ floorSeq: 8 }).where('tenantId', '=', tenantId).execute();
  });
  expect(await client.subscribe(['conversations'], 7)).toMatchObject({
    op: 'error',
    code: 'cursor_expired',
    oldestSeq: 8,
    latestSeq: 20,
  });
  expect(await client.subscribe(['conversations'], 21)).toMatchObject({
    op: 'error',
    code: 'invalid_cursor',
    oldestSeq: 8,
    latestSeq: 20,
  });
  await announceMessages(platform, tenantId, 1);
  client.send({ op: 'ping' });
  await client.next(({ op }) => op === 'pong');
  expect(client.events, 'subscribed from nothing').toEqual([]);
  await client.subscribe(['conversations'], 8);
  await until(() => client.events.length === 13);
  expect(seqsOf(client)).toEqual(range(9, 21));
  await client.close();
});

test('a client receives no event of another tenant, whatever it requests', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, buildClient));
  await Promise.all(
    clients.map(({ tenantId }) => announceMessages(platform, tenantId, 50, { data: { tenantId } })),
  );
  await Promise.all(clients.map(({ client }) => client.subscribe([...eventTopics], 0)));
  await Promise.all(
    clients.flatMap(({ tenantId }) =>
      Array.from({ length: 10 }, () => announceMessages(platform, tenantId, 10, { data: { tenantId } })),
    ),
  );
  for (const { tenantId, client } of clients) {
    await until(() => client.events.length >= 150);
    expect(seqsOf(client)).toEqual(range(1, 150));
    for (const { data } of client.events) expect(data).toMatchObject({ raw: { tenantId } });
    await client.close();
  }
});

test('each event is encoded once for any number of clients', async () => {
  const { tenantId, caller } = await buildClient();
  const clients = await Promise.all(Array.from({ length: 25 }, () => gateway.connect(caller)));
  const encoded = async () => {
    const metric = await platform.metrics.registry
      .getSingleMetric('waqtor_realtime_frames_encoded_total')
      ?.get();
    return metric?.values[0]?.value ?? 0;
  };
  const before = await encoded();
  await Promise.all(clients.map((client) => client.subscribe(['conversations'])));
  await announceMessages(platform, tenantId, 40);
  for (const client of clients) await until(() => client.events.length === 40);
  const late = await gateway.connect(caller);
  await late.subscribe(['conversations'], 0);
  await until(() => late.events.length === 40);
  expect((await encoded()) - before).toBe(40);
  await announceMessages(platform, tenantId, 3, { topic: 'sessions' });
  await announceMessages(platform, tenantId, 1);
  for (const client of clients) await until(() => client.events.length === 41);
  expect((await encoded()) - before, 'what nobody asked for is not encoded').toBe(41);
  await Promise.all([...clients, late].map((client) => client.close()));
});

test('unreadable events are skipped, live and in a replay', async () => {
  const { tenantId, caller, client } = await buildClient();
  await client.subscribe(['conversations']);
  const bad = [
    { ...buildEvent(), type: 'message.vanished' },
    { ...buildEvent(), data: { message: null } },
  ];
  // More events than one round of the reader, so that its position has to move past a round without visible
  // events.
  const many = Array.from({ length: 1_200 }, (_, i) => bad[i % 2] ?? expect.fail());
  await insertEvents(database, tenantId, [...many, buildEvent('good')]);
  wakeUpNow(platform.db, 'events', tenantId);
  await until(() => client.events.length > 0);
  await untilSeen(client, 1_201);
  expect(seqsOf(client)).toEqual([1_201]);
  await insertEvents(database, tenantId, many);
  wakeUpNow(platform.db, 'events', tenantId);
  await untilSeen(client, 2_401);
  expect(seqsOf(client)).toEqual([1_201]);
  const late = await gateway.connect(caller);
  await late.subscribe(['conversations'], 0);
  await untilSeen(late, 2_401);
  expect(seqsOf(late)).toEqual([1_201]);
  await Promise.all([client.close(), late.close()]);
});
