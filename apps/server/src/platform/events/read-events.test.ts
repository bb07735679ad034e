import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { buildEvent, buildSessionEvent } from '../testing.ts';
import { announce } from './announce.ts';
import { type ReadLimits, readEvents, readHeads, readLogs } from './read-events.ts';

const database = await testDatabase();
const at = new Date('2026-11-20T09:00:00.123Z');

/** Builds a log in which every tenth event has the topic `sessions`. */
async function buildLog(lines: number, size = 1): Promise<string> {
  const tenantId = await buildTenant(database);
  await withTenants(database.db, [tenantId], async (tx) => {
    for (let n = 1; n <= lines; n++) {
      if (n % 10 === 0) announce(tx, buildSessionEvent(), { tenantId, at });
      else announce(tx, buildEvent({ n, pad: randomText(size) }), { tenantId, at });
    }
  });
  return tenantId;
}

/** Returns text that the database cannot compress. */
const randomText = (size: number) =>
  Array.from({ length: size }, () => Math.random().toString(36).charAt(2)).join('');

const log = createLog('silent', { pretty: false });
const read = (tenantId: string, after: number | null, limits: Omit<ReadLimits, 'log'>) =>
  withTenants(database.db, [tenantId], (tx) => readEvents(tx, tenantId, after, { ...limits, log }));
const seqs = (slice: { events: { seq: number }[] }) => slice.events.map(({ seq }) => seq);
const raiseFloor = (tenantId: string, floorSeq: number) =>
  withTenants(database.db, [tenantId], async (tx) => {
    await tx.db.deleteFrom('events').where('tenantId', '=', tenantId).where('seq', '<=', floorSeq).execute();
    await tx.db.updateTable('eventHeads').set({ floorSeq }).where('tenantId', '=', tenantId).execute();
  });

describe('reading one log', () => {
  test('returns batches up to the latest seq', async () => {
    const tenantId = await buildLog(25);
    const first = await read(tenantId, 0, { limit: 10 });
    expect(seqs(first)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(first).toMatchObject({ upTo: 10, head: 25, floor: 0 });
    expect(first.events[0]).toMatchObject({ topic: 'conversations', type: 'message.status_unmatched', at });
    expect(JSON.parse(first.events[0]?.data ?? '')).toMatchObject({ raw: { n: 1 } });
    const last = await read(tenantId, 20, { limit: 10 });
    expect(seqs(last)).toEqual([21, 22, 23, 24, 25]);
    expect(last.upTo).toBe(25);
    expect(await read(tenantId, 25, { limit: 10 })).toMatchObject({ events: [], upTo: 25, head: 25 });
  });

  test('returns nothing for an empty log', async () => {
    expect(await read(await buildLog(0), 0, { limit: 10 })).toMatchObject({ events: [], upTo: 0, head: 0 });
  });

  test('scans no more entries than the window, and returns how far it scanned', async () => {
    const tenantId = await buildLog(45);
    const slice = await read(tenantId, 0, { limit: 5, window: 25, topics: ['sessions'] });
    expect(seqs(slice)).toEqual([10, 20]);
    expect(slice.upTo).toBe(25);
    const rest = await read(tenantId, slice.upTo, { limit: 5, window: 25, topics: ['sessions'] });
    expect(seqs(rest)).toEqual([30, 40]);
    expect(rest.upTo).toBe(45);
  });

  test('stops at the limit within a window, and exactly at its end', async () => {
    const tenantId = await buildLog(45);
    const cut = await read(tenantId, 0, { limit: 2, window: 1_000, topics: ['sessions'] });
    expect(seqs(cut)).toEqual([10, 20]);
    expect(cut.upTo).toBe(20);
    const whole = await read(tenantId, 20, { limit: 2, window: 1_000, topics: ['sessions'] });
    expect(seqs(whole)).toEqual([30, 40]);
    expect(whole.upTo).toBe(45);
  });

  test('stops at the byte limit, but returns at least one event', async () => {
    const tenantId = await buildLog(5, 3_000);
    const two = await read(tenantId, 0, { limit: 100, maxBytes: 4_000 });
    expect(seqs(two)).toEqual([1, 2]);
    expect(two.upTo).toBe(2);
    const one = await read(tenantId, 2, { limit: 100, maxBytes: 1 });
    expect(seqs(one)).toEqual([3]);
    expect(one.upTo).toBe(3);
  });

  test('distinguishes a cursor that is too old from one beyond the latest seq', async () => {
    const tenantId = await buildLog(30);
    await raiseFloor(tenantId, 12);
    await expect(read(tenantId, 11, { limit: 10 })).rejects.toMatchObject({
      code: 'cursor_expired',
      details: [{ params: { oldestSeq: 12, latestSeq: 30 } }],
    });
    expect(seqs(await read(tenantId, 12, { limit: 3 }))).toEqual([13, 14, 15]);
    await expect(read(tenantId, 31, { limit: 10 })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  test('distinguishes a log emptied by retention from an empty one', async () => {
    const tenantId = await buildLog(5);
    await raiseFloor(tenantId, 5);
    await expect(read(tenantId, 0, { limit: 10 })).rejects.toMatchObject({ code: 'cursor_expired' });
    expect(await read(tenantId, 5, { limit: 10 })).toMatchObject({ events: [], upTo: 5 });
  });

  test('starts at the oldest event without a cursor', async () => {
    const tenantId = await buildLog(9);
    await raiseFloor(tenantId, 4);
    expect(seqs(await read(tenantId, null, { limit: 3 }))).toEqual([5, 6, 7]);
    await raiseFloor(tenantId, 9);
    expect(await read(tenantId, null, { limit: 3 })).toMatchObject({ events: [], upTo: 9, isTooOld: false });
  });
});

describe('reading many logs', () => {
  test("returns each tenant's events from its own cursor", async () => {
    const [a, b, c] = [await buildLog(5), await buildLog(3), await buildLog(9)];
    await raiseFloor(c, 4);
    const slices = await withTenants(database.db, [a, b, c], (tx) =>
      readLogs(
        tx,
        [
          { tenantId: a, after: 3 },
          { tenantId: b, after: 3 },
          { tenantId: c, after: 2 },
        ],
        { limit: 100, log },
      ),
    );
    const sliceOf = (tenantId: string) => slices.find((slice) => slice.tenantId === tenantId);
    expect(seqs(sliceOf(a) ?? expect.fail())).toEqual([4, 5]);
    expect(sliceOf(b)).toMatchObject({ events: [], upTo: 3, isTooOld: false });
    expect(sliceOf(c)).toMatchObject({ events: [], upTo: 2, isTooOld: true, floor: 4, head: 9 });
  });

  test('returns nothing of a tenant that the transaction does not have', async () => {
    const [mine, theirs] = [await buildLog(2), await buildLog(2)];
    const slices = await withTenants(database.db, [mine], (tx) =>
      readLogs(
        tx,
        [
          { tenantId: mine, after: 0 },
          { tenantId: theirs, after: 0 },
        ],
        { limit: 100, log },
      ),
    );
    expect(slices.map(({ tenantId }) => tenantId)).toEqual([mine]);
    const heads = await withTenants(database.db, [mine], (tx) => readHeads(tx, [mine, theirs]));
    expect(heads).toEqual([{ tenantId: mine, head: 2, floor: 0 }]);
  });
});
