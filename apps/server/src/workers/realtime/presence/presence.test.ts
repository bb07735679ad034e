import { fromPublicId, toPublicId } from '@waqtor/contract';
import { buildWorld, testDatabase, until } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { wakeUpNow } from '../../../platform/events/wake-ups.ts';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { RealtimeClient } from '../testing.ts';
import { buildApiKey, buildLogin, startGateway, type TestGateway } from '../testing-gateway.ts';
import { packReport } from './report.ts';

const database = await testDatabase();
const gateway = await startGateway(database, { limits: { presenceGatherMs: 5 } });

/** Inserts a tenant with two members and two conversations; returns their public ids. */
async function buildDesk() {
  const { tenantId, conversations } = await buildWorld(database, { conversations: [{}, {}] });
  const [sara, karim] = [await buildLogin(database, tenantId), await buildLogin(database, tenantId)];
  const [first, second] = conversations;
  return {
    tenantId,
    sara,
    karim,
    first: toPublicId('conversation', first.id),
    second: toPublicId('conversation', second.id),
  };
}

/** A subscribed client, and the presence it received, such as `sara writes`, by conversation. */
async function watch(of: TestGateway, caller: Caller) {
  const client = await of.connect(caller);
  const seen: Record<string, string[]> = {};
  client.socket.on('message', (data) => {
    const frame = JSON.parse(String(data));
    if (frame.op !== 'presence') return;
    for (const { conversationId, viewers } of frame.conversations) {
      seen[conversationId] = viewers.map(
        ({ userId, isTyping }: { userId: string; isTyping: boolean }) =>
          `${userId}${isTyping ? ' writes' : ''}`,
      );
    }
  });
  await client.subscribe(['conversations']);
  return { client, seen };
}

function look(client: RealtimeClient, ...looked: [conversationId: string, isTyping?: boolean][]): void {
  const conversations = looked.map(([conversationId, isTyping = false]) => ({ conversationId, isTyping }));
  client.send({ op: 'presence', conversations });
}
const nameOf = (caller: Caller & { kind: 'member' }) => toPublicId('user', caller.userId);

test('a member who views or types is shown to colleagues until they leave', async () => {
  const { sara, karim, first, second } = await buildDesk();
  const { client, seen } = await watch(gateway, karim);
  const hers = await gateway.connect(sara);
  look(hers, [first]);
  await until(() => seen[first]?.join() === nameOf(sara));
  look(hers, [first, true]);
  await until(() => seen[first]?.join() === `${nameOf(sara)} writes`);
  look(hers, [second]);
  await until(() => seen[first]?.length === 0 && seen[second]?.join() === nameOf(sara));
  look(hers);
  await until(() => seen[second]?.length === 0);
  look(hers, [first]);
  await until(() => seen[first]?.length === 1);
  hers.socket.terminate();
  await until(() => seen[first]?.length === 0);
  await client.close();
});

test('a member counts once for any number of sockets, and types if one of them does', async () => {
  const { sara, karim, first } = await buildDesk();
  const { client, seen } = await watch(gateway, karim);
  const [here, there] = [await gateway.connect(sara), await gateway.connect(sara)];
  look(here, [first]);
  look(there, [first, true]);
  await until(() => seen[first]?.join() === `${nameOf(sara)} writes`);
  await there.close();
  await until(() => seen[first]?.join() === nameOf(sara));
  await Promise.all([client.close(), here.close()]);
});

test('a later subscriber gets the current presence; other clients get none', async () => {
  const { sara, karim, first } = await buildDesk();
  const early = await watch(gateway, karim);
  const hers = await gateway.connect(sara);
  look(hers, [first]);
  await until(() => early.seen[first]?.length === 1);
  const late = await watch(gateway, karim);
  await until(() => late.seen[first]?.join() === nameOf(sara));
  const elsewhere = await gateway.connect(karim);
  const frames: string[] = [];
  elsewhere.socket.on('message', (data) => frames.push(JSON.parse(String(data)).op));
  await elsewhere.subscribe(['sessions']);
  look(hers, [first, true]);
  await until(() => late.seen[first]?.join() === `${nameOf(sara)} writes`);
  elsewhere.send({ op: 'ping' });
  await elsewhere.next((frame) => frame.op === 'pong');
  expect(frames).not.toContain('presence');
  await Promise.all([early, late].map(({ client }) => client.close()));
  await Promise.all([hers.close(), elsewhere.close()]);
});

test("presence in another tenant's conversation is ignored", async () => {
  const [ours, theirs] = [await buildDesk(), await buildDesk()];
  const [us, them] = [await watch(gateway, ours.karim), await watch(gateway, theirs.karim)];
  const hers = await gateway.connect(ours.sara);
  look(hers, [theirs.first], [toPublicId('conversation', ours.tenantId)], [ours.first]);
  await until(() => us.seen[ours.first]?.length === 1);
  look(hers, [theirs.first, true]);
  await until(() => us.seen[ours.first]?.length === 0);
  expect(Object.keys(us.seen)).toEqual([ours.first]);
  expect(them.seen).toEqual({});
  await Promise.all([us.client.close(), them.client.close(), hers.close()]);
});

describe('presence across processes', () => {
  test('reaches colleagues on another gateway, including its end', async () => {
    const other = await startGateway(database, { limits: { presenceGatherMs: 5 } });
    const { sara, karim, first } = await buildDesk();
    const { client, seen } = await watch(other, karim);
    const hers = await gateway.connect(sara);
    look(hers, [first, true]);
    await until(() => seen[first]?.join() === `${nameOf(sara)} writes`);
    await hers.close();
    await until(() => seen[first]?.length === 0);
    await client.close();
  });

  test('of a killed process expires; repeated reports keep it', async () => {
    const other = await startGateway(database, { limits: { presenceMs: 1_000, presenceGatherMs: 5 } });
    const { tenantId, sara, karim, first, second } = await buildDesk();
    const { client, seen } = await watch(other, karim);
    const viewing = new Map([[fromPublicId('conversation', first) ?? '', false]]);
    // The report of a process that has stopped repeating it.
    const report = packReport({ id: newId(), version: 1, tenantId, userId: sara.userId, viewing });
    wakeUpNow(gateway.platform.db, 'presence', report);
    const kept = await other.connect(karim);
    look(kept, [second]);
    await until(() => seen[first]?.length === 1 && seen[second]?.length === 1);
    other.platform.clock.advance(600);
    look(kept, [second, true]);
    await until(() => seen[second]?.join() === `${nameOf(karim)} writes`);
    other.platform.clock.advance(600);
    await until(() => seen[first]?.length === 0);
    expect(seen[second]).toEqual([`${nameOf(karim)} writes`]);
    await Promise.all([client.close(), kept.close()]);
  });

  test('ignores late and invalid wake-ups', async () => {
    const { tenantId, sara, karim, first } = await buildDesk();
    const { client, seen } = await watch(gateway, karim);
    const of = (version: number, isTyping: boolean) => {
      const viewing = new Map([[fromPublicId('conversation', first) ?? '', isTyping]]);
      return packReport({ id: tenantId, version, tenantId, userId: sara.userId, viewing });
    };
    wakeUpNow(gateway.platform.db, 'presence', of(2, true));
    await until(() => seen[first]?.length === 1);
    for (const text of [of(1, false), 'nothing', '{}', '[1,2,3,4,5]'])
      wakeUpNow(gateway.platform.db, 'presence', text);
    const hers = await gateway.connect(karim);
    look(hers, [first]);
    await until(() => seen[first]?.length === 2);
    expect(seen[first]).toContain(`${nameOf(sara)} writes`);
    await Promise.all([client.close(), hers.close()]);
  });
});

describe('the presence frame', () => {
  test('is refused for an API key', async () => {
    const { tenantId, first } = await buildDesk();
    const program = await gateway.connect(await buildApiKey(database, tenantId));
    look(program, [first]);
    expect(await program.next((frame) => frame.op === 'error')).toMatchObject({ code: 'forbidden' });
    await program.close();
  });

  test('of a viewer shows them viewing, but not typing', async () => {
    const { sara, karim, first } = await buildDesk();
    const { client, seen } = await watch(gateway, karim);
    sara.role = 'viewer';
    const hers = await gateway.connect(sara);
    look(hers, [first, true]);
    await until(() => seen[first]?.join() === nameOf(sara));
    await Promise.all([client.close(), hers.close()]);
  });

  test.each([
    ['no list of conversations', { op: 'presence' }],
    [
      'an id of another type',
      { op: 'presence', conversations: [{ conversationId: 'con_1', isTyping: true }] },
    ],
    ['a missing isTyping', { op: 'presence', conversations: [{ conversationId: `cnv_${'a'.repeat(32)}` }] }],
    [
      'too many conversations',
      {
        op: 'presence',
        conversations: Array(9).fill({ conversationId: `cnv_${'a'.repeat(32)}`, isTyping: false }),
      },
    ],
  ])('is refused with %s', async (_what, frame) => {
    const { sara } = await buildDesk();
    const client = await gateway.connect(sara);
    client.send(frame as never);
    expect(await client.next(({ op }) => op === 'error')).toMatchObject({ code: 'validation_failed' });
    await client.close();
  });

  test('sent too often closes the connection', async () => {
    const { sara, first } = await buildDesk();
    const client = await gateway.connect(sara);
    for (let n = 0; n < 40; n++) look(client, [first, n % 2 === 0]);
    expect(await client.closed).toMatchObject({ code: 4400 });
  });
});
