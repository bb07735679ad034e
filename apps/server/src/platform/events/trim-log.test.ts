import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { buildEvent } from '../testing.ts';
import { announce } from './announce.ts';
import { readLogs } from './read-events.ts';
import { trimLog } from './trim-log.ts';

const database = await testDatabase({ max: 8 });
const log = createLog('silent', { pretty: false });
const day = (n: number) => new Date(Date.UTC(2026, 10, n));

async function buildLog(days: number[]): Promise<string> {
  const tenantId = await buildTenant(database);
  await withTenants(database.db, [tenantId], async (tx) => {
    for (const n of days) {
      announce(tx, buildEvent(n), { tenantId, at: day(n) });
    }
  });
  return tenantId;
}

const trim = (tenantId: string, before: Date, maxRows = 100) =>
  withTenants(database.db, [tenantId], (tx) => trimLog(tx, tenantId, before, maxRows));
const logOf = async (tenantId: string) => {
  const [slice] = await withTenants(database.db, [tenantId], (tx) =>
    readLogs(tx, [{ tenantId, after: null }], { limit: 1_000, log }),
  );
  return {
    floor: slice?.floor,
    head: slice?.head,
    days: slice?.events.map(({ data }) => JSON.parse(data).raw as number),
  };
};

test('old events are deleted and the oldest available seq is updated', async () => {
  const tenantId = await buildLog([1, 2, 3, 4, 5]);
  expect(await trim(tenantId, day(4))).toBe(3);
  expect(await logOf(tenantId)).toEqual({ floor: 3, head: 5, days: [4, 5] });
  expect(await trim(tenantId, day(4))).toBe(0);
  expect(await logOf(tenantId)).toEqual({ floor: 3, head: 5, days: [4, 5] });
});

test('events are deleted in bounded batches, never beyond the latest seq', async () => {
  const tenantId = await buildLog([1, 2, 3, 4, 5]);
  expect(await trim(tenantId, day(30), 3)).toBe(3);
  expect(await logOf(tenantId)).toEqual({ floor: 3, head: 5, days: [4, 5] });
  expect(await trim(tenantId, day(30), 3)).toBe(2);
  expect(await trim(tenantId, day(30), 3)).toBe(0);
  expect(await logOf(tenantId)).toEqual({ floor: 5, head: 5, days: [] });
});

test('an old event after a younger one is kept, so the log has no gap', async () => {
  const tenantId = await buildLog([1, 9, 2, 9]);
  expect(await trim(tenantId, day(5))).toBe(1);
  expect(await logOf(tenantId)).toEqual({ floor: 1, head: 4, days: [9, 2, 9] });
});

test('two concurrent runs next to a writer delete every old event once, and no others', async () => {
  const tenantId = await buildLog(Array.from({ length: 500 }, () => 1));
  const write = async () => {
    for (let i = 0; i < 50; i++) {
      await withTenants(database.db, [tenantId], async (tx) =>
        announce(tx, buildEvent(9), { tenantId, at: day(9) }),
      );
    }
  };
  const drain = async () => {
    let total = 0;
    for (let rows = -1; rows !== 0; total += rows) rows = await trim(tenantId, day(5), 37);
    return total;
  };
  const [, first, second] = await Promise.all([write(), drain(), drain()]);
  const rest = await drain(); // of two concurrent calls, one may have found nothing while more was left
  expect(first + second + rest).toBe(500);
  expect(await logOf(tenantId)).toEqual({ floor: 500, head: 550, days: Array.from({ length: 50 }, () => 9) });
});
