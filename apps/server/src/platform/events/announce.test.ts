import { macroDeleted, notificationDeleted, tagDeleted, toPublicId } from '@waqtor/contract';
import { connect, type Tx, withTenants } from '@waqtor/db';
import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { createLog } from '../log.ts';
import { buildEvent } from '../testing.ts';
import { announce } from './announce.ts';
import { readLogs } from './read-events.ts';

const database = await testDatabase({ max: 16 });
// By default PostgreSQL waits a second before it checks for a deadlock, and these tests need many deadlocks.
await database.admin.pool.query(
  `do $$ begin execute format('alter database %I set deadlock_timeout = ''10ms''', current_database()); end $$`,
);
const reading = connect(database.url, { max: 2 });
afterAll(() => reading.stop());

const log = createLog('silent', { pretty: false });
const at = new Date('2026-11-20T09:00:00Z');
const announceIn = (tx: Tx, tenantId: string, payload: unknown) =>
  announce(tx, buildEvent(payload), { tenantId, at });
const payloadOf = (data: string) => JSON.parse(data).raw;
const logOf = async (tenantId: string) => {
  const [slice] = await withTenants(database.db, [tenantId], (tx) =>
    readLogs(tx, [{ tenantId, after: 0 }], { limit: 100_000, log }),
  );
  return slice ?? expect.fail('no slice');
};

test('a tailing reader sees every seq once and in order with many concurrent writers', async () => {
  const tenants = await Promise.all([1, 2, 3, 4].map(() => buildTenant(database)));
  const committed = new Map<string, string[]>(tenants.map((tenantId) => [tenantId, []]));
  const seen = new Map<string, string[]>(tenants.map((tenantId) => [tenantId, []]));
  const faults: string[] = [];
  let isWriting = true;

  const tail = async () => {
    const positions = tenants.map((tenantId) => ({ tenantId, after: 0 }));
    for (;;) {
      const isLastRound = !isWriting;
      const slices = await withTenants(reading, tenants, (tx) => readLogs(tx, positions, { limit: 50, log }));
      for (const slice of slices) {
        const position = positions.find(({ tenantId }) => tenantId === slice.tenantId);
        if (!position) continue;
        for (const { seq, data } of slice.events) {
          if (seq !== position.after + 1) faults.push(`${position.after} was followed by ${seq}`);
          position.after = seq;
          seen.get(slice.tenantId)?.push(payloadOf(data).name);
        }
        if (slice.upTo !== position.after) faults.push(`upTo ${slice.upTo} after ${position.after}`);
      }
      if (isLastRound && slices.every(({ upTo, head }) => upTo === head)) return;
    }
  };

  let deadlocks = 0;
  const write = async (writer: number) => {
    for (let round = 0; round < 15; round++) {
      const mine = tenants.filter((_, i) => (writer + round + i) % 3 !== 0);
      if ((writer + round) % 2) mine.reverse();
      const names: [string, string][] = [];
      let attempts = 0;
      const work = withTenants(database.db, mine, async (tx) => {
        attempts += 1;
        names.length = 0;
        for (const tenantId of mine) {
          // The rows are locked in opposite orders, so some of these transactions deadlock and are run again.
          if ((writer + round) % 4 < 2) {
            await tx.db
              .updateTable('tenants')
              .set({ name: `${writer}` })
              .where('id', '=', tenantId)
              .execute();
          }
          for (let i = 0; i <= round % 3; i++) {
            const name = `${writer}-${round}-${i}`;
            announceIn(tx, tenantId, { name });
            names.push([tenantId, name]);
          }
        }
        if (round % 5 === 0) throw new Error('changed my mind');
      });
      const isCommitted = await work.then(
        () => true,
        () => false, // these failed on purpose, or deadlocked three times
      );
      if (attempts > 1) deadlocks += 1;
      if (isCommitted) for (const [tenantId, name] of names) committed.get(tenantId)?.push(name);
    }
  };

  /** Two of these transactions in opposite directions deadlock: one is rolled back and retried. */
  const held = new Set<string>();
  const meet = async (first: string, second: string) => {
    let attempts = 0;
    await withTenants(database.db, [first, second], async (tx) => {
      attempts += 1;
      const lock = (id: string) => tx.client.query('update tenants set name = name where id = $1', [id]);
      await lock(first);
      held.add(first);
      await until(() => held.size === 2, { what: 'both to hold one' });
      await lock(second);
      announceIn(tx, first, { name: 'met' });
    });
    if (attempts > 1) deadlocks += 1;
    committed.get(first)?.push('met');
  };

  const tailing = tail();
  const [one = '', other = ''] = tenants;
  await Promise.all([meet(one, other), meet(other, one)]);
  await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
  isWriting = false;
  await tailing;

  expect(faults).toEqual([]);
  expect(deadlocks, 'transactions that were run again').toBeGreaterThan(0);
  for (const tenantId of tenants) {
    expect(committed.get(tenantId)?.length).toBeGreaterThan(50);
    expect(seen.get(tenantId)?.toSorted()).toEqual(committed.get(tenantId)?.toSorted());
  }
});

test('two transactions that publish for the same tenants in opposite order do not deadlock', async () => {
  const tenants = await Promise.all(Array.from({ length: 12 }, () => buildTenant(database)));
  let runs = 0;
  // As many transactions run at once as there are connections: on a busy machine one more could time out
  // while it waits for a connection.
  await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const order = i % 2 ? tenants : tenants.toReversed();
      for (let n = 0; n < 25; n += 1) {
        await withTenants(database.db, tenants, async (tx) => {
          runs += 1;
          for (const tenantId of order) announceIn(tx, tenantId, { i, n });
        });
      }
    }),
  );
  expect(runs).toBe(200);
  for (const tenantId of tenants) expect((await logOf(tenantId)).head).toBe(200);
});

test('the event head is locked last, so a transaction that has published blocks nobody before its commit', async () => {
  const tenantId = await buildTenant(database);
  await withTenants(database.db, [tenantId], async (tx) => {
    announceIn(tx, tenantId, 'first announced');
    await tx.db.selectFrom('tenants').select('id').execute();
    await withTenants(database.db, [tenantId], async (other) =>
      announceIn(other, tenantId, 'first committed'),
    );
  });
  const { events } = await logOf(tenantId);
  expect(events.map(({ seq, data }) => [seq, payloadOf(data)])).toEqual([
    [1, 'first committed'],
    [2, 'first announced'],
  ]);
});

test('beforeCommit hooks run before the event head is locked', async () => {
  const tenantId = await buildTenant(database);
  await withTenants(database.db, [tenantId], async (tx) => {
    announceIn(tx, tenantId, 'first announced');
    tx.beforeCommit.push((inner) => {
      inner.beforeCommit.push(() =>
        withTenants(database.db, [tenantId], async (other) => announceIn(other, tenantId, 'in between')),
      );
    });
  });
  const { events } = await logOf(tenantId);
  expect(events.map(({ data }) => payloadOf(data))).toEqual(['in between', 'first announced']);
});

test('events published by a beforeCommit hook are in the log, in order', async () => {
  const tenantId = await buildTenant(database);
  await withTenants(database.db, [tenantId], async (tx) => {
    announceIn(tx, tenantId, 1);
    tx.beforeCommit.push(async (inner) => {
      announceIn(inner, tenantId, 2);
      inner.beforeCommit.push(() => announceIn(inner, tenantId, 3));
    });
  });
  const { events } = await logOf(tenantId);
  expect(events.map(({ data }) => payloadOf(data))).toEqual([1, 2, 3]);
});

test('a rolled-back transaction leaves no event and no gap', async () => {
  const tenantId = await buildTenant(database);
  const failing = withTenants(database.db, [tenantId], async (tx) => {
    announceIn(tx, tenantId, 'never');
    tx.beforeCommit.push((inner) => {
      inner.beforeCommit.push(async () => {
        // This hook runs after the log entries were written.
        inner.beforeCommit.push(() => Promise.reject(new Error('too late')));
      });
    });
  });
  await expect(failing).rejects.toThrow('too late');
  await withTenants(database.db, [tenantId], async (tx) => announceIn(tx, tenantId, 'kept'));
  const { events, head } = await logOf(tenantId);
  expect(events.map(({ seq, data }) => [seq, payloadOf(data)])).toEqual([[1, 'kept']]);
  expect(head).toBe(1);
});

test('publishing for a tenant that the transaction does not have fails the transaction', async () => {
  const [mine, theirs] = [await buildTenant(database), await buildTenant(database)];
  const crossing = withTenants(database.db, [mine], async (tx) => {
    announceIn(tx, mine, 1);
    announceIn(tx, theirs, 2);
  });
  await expect(crossing).rejects.toThrow('a tenant has no event log');
  expect((await logOf(mine)).head).toBe(0);
  expect((await logOf(theirs)).head).toBe(0);
});

test('an event is published with its own payload type and audience', async () => {
  const tenantId = await buildTenant(database);
  const notificationId = toPublicId('notification', newId());
  const audience = newId();
  const wrong = (tx: Tx) => {
    const data = { contactId: 'con_1' };
    // @ts-expect-error the payload is not that of the type
    announce(tx, { type: 'tag.deleted', topic: 'conversations', data }, { tenantId, at });
    // @ts-expect-error the topic is that of the definition
    announce(tx, { ...tagDeleted({ tagId: 'tag_1' }), topic: 'sessions' }, { tenantId, at });
    // @ts-expect-error a notification is for one person
    announce(tx, notificationDeleted({ notificationId }), { tenantId, at });
    // @ts-expect-error and not for everybody
    announce(tx, notificationDeleted({ notificationId }), { tenantId, at, audience: null });
    const either = audience ? notificationDeleted({ notificationId }) : tagDeleted({ tagId: 'tag_1' });
    // @ts-expect-error nor when it may be another event
    announce(tx, either, { tenantId, at });
    // @ts-expect-error a macro is for everybody or for its owner, which must be said
    announce(tx, macroDeleted({ macroId: 'mac_1' }), { tenantId, at });
  };
  expect(wrong).toBeTypeOf('function');
  await withTenants(database.db, [tenantId], async (tx) => {
    announce(tx, notificationDeleted({ notificationId }), { tenantId, at, audience });
    announce(tx, macroDeleted({ macroId: 'mac_1' }), { tenantId, at, audience: null });
  });
  const { events } = await logOf(tenantId);
  expect(events.map(({ topic, type, audience: person }) => [topic, type, person])).toEqual([
    ['notifications', 'notification.deleted', audience],
    ['conversations', 'macro.deleted', null],
  ]);
});
