import { testDatabase, until } from '@waqtor/testing';
import { sql } from 'kysely';
import type pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { connect } from './database.ts';
import { isDatabaseUnavailable } from './database-errors.ts';
import { type Tx, withTenants } from './with-tenants.ts';

const { db, admin, url } = await testDatabase();
const one = '018f0000-0000-7000-8000-000000000001';
const two = '018f0000-0000-7000-8000-000000000002';

await admin.pool.query(`
  create table notes (tenant_id uuid not null, body text not null);
  call enable_tenant_isolation('notes')`);

beforeEach(async () => {
  await admin.pool.query('truncate notes');
  await admin.pool.query('insert into notes values ($1, $2), ($3, $4)', [one, 'of one', two, 'of two']);
});

test('sees the tenants it named and no others', async () => {
  expect(await withTenants(db, [one], bodies)).toEqual(['of one']);
  expect(await withTenants(db, [two, one], bodies)).toEqual(['of one', 'of two']);
});

test('sees no row when no tenant is named, on a fresh connection and on a used one', async () => {
  const fresh = connect(url, { max: 1 });
  const count = async () => (await fresh.pool.query('select count(*) from notes')).rows[0].count;
  expect(await count()).toBe(0);
  expect(await withTenants(fresh, [one], bodies)).toEqual(['of one']);
  expect(await count()).toBe(0);
  expect(await withTenants(fresh, [], bodies)).toEqual([]);
  await fresh.stop();
});

test('cannot write another tenant’s row, nor switch row-level security off', async () => {
  const write = (statement: string) => withTenants(db, [one], (tx) => tx.client.query(statement, [two]));
  await expect(write("insert into notes values ($1, 'smuggled')")).rejects.toThrow('row-level security');
  await expect(write('update notes set tenant_id = $1')).rejects.toThrow('row-level security');
  await expect(
    withTenants(db, [one], (tx) => tx.client.query('alter table notes disable row level security')),
  ).rejects.toThrow('must be owner');
  const unwalled = withTenants(db, [one], async (tx) => {
    await tx.client.query('set local row_security = off');
    return bodies(tx);
  });
  await expect(unwalled).rejects.toThrow('row-level security');
  expect(await withTenants(db, [one], bodies)).toEqual(['of one']);
});

test('takes ids only', async () => {
  await expect(withTenants(db, ["'}'; drop table notes; --"], bodies)).rejects.toThrow('not a uuid');
  await expect(withTenants(db, [one], bodies, { userId: "'" })).rejects.toThrow('not a uuid');
});

test('tells the database who the person is, for that transaction only', async () => {
  const ask = async (tx: Tx) =>
    (await tx.client.query("select current_setting('waqtor.user', true) as id")).rows[0].id || null;
  expect(await withTenants(db, [one], ask, { userId: two })).toBe(two);
  expect(await withTenants(db, [one], ask)).toBeNull();
});

test('commits what was returned and rolls back what was thrown', async () => {
  await withTenants(db, [one], (tx) => insert(tx, 'kept'));
  const thrown = withTenants(db, [one], async (tx) => {
    await insert(tx, 'lost');
    throw new Error('changed my mind');
  });
  await expect(thrown).rejects.toThrow('changed my mind');
  expect(await withTenants(db, [one], bodies)).toEqual(['kept', 'of one']);
});

test('does not report success when an error inside was swallowed', async () => {
  const swallowed = withTenants(db, [one], async (tx) => {
    await insert(tx, 'lost');
    await tx.client.query('select 1/0').catch(() => {});
  });
  await expect(swallowed).rejects.toThrow('already aborted');
  expect(await withTenants(db, [one], bodies)).toEqual(['of one']);
});

test('runs the hooks in order right before COMMIT, in the transaction, and none when it rolls back', async () => {
  const ran: string[] = [];
  await withTenants(db, [one], async (tx) => {
    tx.beforeCommit.push(async () => {
      ran.push('first');
      tx.beforeCommit.push(() => void ran.push('third'));
      await insert(tx, 'by the hook');
    });
    tx.beforeCommit.push(() => void ran.push('second'));
    ran.push('body');
  });
  expect(ran).toEqual(['body', 'first', 'second', 'third']);
  expect(await withTenants(db, [one], bodies)).toEqual(['by the hook', 'of one']);

  const failing = withTenants(db, [one], async (tx) => {
    await insert(tx, 'lost');
    tx.beforeCommit.push(() => {
      throw new Error('no');
    });
  });
  await expect(failing).rejects.toThrow('no');
  expect(await withTenants(db, [one], bodies)).toEqual(['by the hook', 'of one']);
});

test('answers nothing once it has ended, whoever the connection works for by then', async () => {
  const single = connect(url, { max: 1 });
  let leaked: Tx | undefined;
  await withTenants(single, [one], async (tx) => {
    leaked = tx;
  });
  await withTenants(single, [two], async () => {
    await expect(leaked?.client.query('select body from notes')).rejects.toThrow('has ended');
    await expect(leaked?.db.selectFrom('tenants').selectAll().execute()).rejects.toThrow('has ended');
  });
  await withTenants(single, [one], (tx) => {
    leaked = tx;
    return tx.client.query('select 1/0');
  }).catch(() => {});
  await expect(leaked?.client.query('select 1')).rejects.toThrow('has ended');
  await single.stop();
});

test('runs what may be lost after COMMIT, with the connection given back, and not after a rollback', async () => {
  const ran: string[] = [];
  const single = connect(url, { max: 1 });
  await withTenants(single, [one], async (tx) => {
    await insert(tx, 'kept');
    tx.afterCommit.push((database) => {
      ran.push(`${database.pool.idleCount} idle`);
      throw new Error('only a warning');
    });
  });
  await withTenants(single, [one], (tx) => {
    tx.afterCommit.push(() => void ran.push('never'));
    return tx.client.query('select 1/0');
  }).catch(() => {});
  expect(ran).toEqual(['1 idle']);
  await single.stop();
});

test('names the tenants in the round trip of BEGIN itself', async () => {
  const single = connect(url, { max: 1 });
  const client = await single.pool.connect();
  let roundTrips = 0;
  // Not in pg's types: PostgreSQL sends ReadyForQuery once per round trip.
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
  connection.on('readyForQuery', () => roundTrips++);
  const count = async (work: () => Promise<unknown>) => {
    roundTrips = 0;
    await work();
    return roundTrips;
  };
  const bare = await count(async () => {
    await client.query('begin');
    await client.query('commit');
  });
  client.release();
  expect(bare).toBe(2);
  expect(await count(() => withTenants(single, [one, two], async () => {}, { userId: one }))).toBe(bare);
  await single.stop();
});

test('runs the whole function again after a deadlock, and both sides win', async () => {
  await admin.pool.query('create table if not exists seats (id int primary key, taken int not null)');
  await admin.pool.query('grant select, update on seats to waqtor_app');
  await admin.pool.query('truncate seats; insert into seats values (1, 0), (2, 0)');
  let attempts = 0;
  const held = new Set<number>();
  const take = (first: number, second: number) =>
    withTenants(db, [one], async (tx) => {
      attempts++;
      await tx.client.query('update seats set taken = taken + 1 where id = $1', [first]);
      held.add(first);
      await until(() => held.size === 2, { what: 'both to hold their first seat' });
      await tx.client.query('update seats set taken = taken + 1 where id = $1', [second]);
    });
  await Promise.all([take(1, 2), take(2, 1)]);
  // Two runs deadlock and one is chosen to run again; on a slow machine they may deadlock a second time.
  expect(attempts).toBeGreaterThanOrEqual(3);
  const { rows } = await admin.pool.query('select taken from seats');
  expect(rows).toEqual([{ taken: 2 }, { taken: 2 }]);
});

test('gives up after three attempts, and repeats nothing but conflicts', async () => {
  let attempts = 0;
  const fail = (state: string) =>
    withTenants(db, [one], async (tx) => {
      attempts++;
      await tx.client.query(`do $$ begin raise exception 'no' using errcode = '${state}'; end $$`);
    });
  await expect(fail('40001')).rejects.toMatchObject({ code: '40001' });
  expect(attempts).toBe(3);
  await expect(fail('23505')).rejects.toMatchObject({ code: '23505' });
  expect(attempts).toBe(4);
});

test('a single statement of the pool is its own transaction, and is repeated like one', async () => {
  await admin.pool.query('create sequence tries; grant usage on sequence tries to waqtor_app');
  const failUntil = (count: number, state: string) =>
    db.pool.query(`do $$ begin if nextval('tries') < ${count} then
      raise exception 'no' using errcode = '${state}'; end if; end $$`);
  const tries = async () => (await admin.pool.query('select last_value::int as n from tries')).rows[0]?.n;
  await failUntil(3, '40P01');
  expect(await tries()).toBe(3);
  await expect(failUntil(100, '40001')).rejects.toMatchObject({ code: '40001' });
  expect(await tries()).toBe(6);
  await expect(failUntil(100, '23505')).rejects.toMatchObject({ code: '23505' });
  expect(await tries()).toBe(7);
});

test('sees one moment, and writes nothing, when asked to', async () => {
  const reading = withTenants(db, [one], (tx) => insert(tx, 'lost'), {
    isolation: 'repeatable read',
    readOnly: true,
  });
  await expect(reading).rejects.toThrow('read-only transaction');
});

test('gives back a connection that can be used after every kind of end', async () => {
  const single = connect(url, { max: 1 });
  const pid = async (tx: Tx) =>
    (await tx.client.query('select pg_backend_pid() as pid')).rows[0].pid as number;
  const first = await withTenants(single, [one], pid);
  await withTenants(single, [one], (tx) => tx.client.query('select 1/0')).catch(() => {});
  expect(await withTenants(single, [one], pid)).toBe(first);

  const cut = withTenants(single, [one], async (tx) => {
    await admin.pool.query('select pg_terminate_backend($1)', [await pid(tx)]);
    await tx.client.query('select 1');
  });
  await expect(cut).rejects.toSatisfy(isDatabaseUnavailable);
  expect(await withTenants(single, [one], pid)).not.toBe(first);
  await single.stop();
});

test('speaks Kysely on the same connection, camelCase outside, jsonb untouched', async () => {
  const row = await withTenants(db, [one], async (tx) => {
    await insert(tx, 'not yet committed');
    const { rows } = await sql<{ noteCount: number; rawData: unknown; createdAt: Date; day: string }>`
      select count(*) as note_count, '{"snake_key": {"inner_key": 1}}'::jsonb as raw_data,
        timestamptz '2026-11-20 09:00:00+00' as created_at, date '2026-11-20' as day from notes`.execute(
      tx.db,
    );
    return rows[0];
  });
  expect(row).toEqual({
    noteCount: 2,
    rawData: { snake_key: { inner_key: 1 } },
    createdAt: new Date('2026-11-20T09:00:00Z'),
    day: '2026-11-20',
  });
});

async function insert(tx: Tx, body: string): Promise<pg.QueryResult> {
  return tx.client.query('insert into notes values ($1, $2)', [one, body]);
}

async function bodies(tx: Tx): Promise<string[]> {
  const { rows } = await tx.client.query<{ body: string }>('select body from notes order by body');
  return rows.map((row) => row.body);
}
