import { providerId } from '@waqtor/provider';
import { testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { buildPlatform } from '../../platform/testing.ts';
import { createIntake } from './intake.ts';
import { buildInboundMessage, buildWebhookSession } from './testing.ts';

/* Acknowledged events are stored exactly once, whatever happens to the database. */

const database = await testDatabase({ max: 4, connectTimeoutMs: 1_000 });
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { admin } = database;

/** Takes the lock that a transaction needs right before COMMIT. */
async function block(tenantId: string) {
  const client = await admin.pool.connect();
  await client.query('begin');
  await client.query('select from event_heads where tenant_id = $1 for update', [tenantId]);
  return {
    async release() {
      await client.query('commit');
      client.release();
    },
  };
}

/** Whether a transaction is waiting for a lock. */
async function isBlocked(): Promise<boolean> {
  const { rows } = await admin.pool.query(
    `select count(*)::int as waiting from pg_stat_activity
     where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows[0].waiting > 0;
}

test('the intake does not acknowledge an item before COMMIT', async () => {
  const session = await buildWebhookSession(database, platform);
  const blocker = await block(session.tenantId);
  let isAnswered = false;
  const answer = intake.submit([buildInboundMessage(session)]).then(() => {
    isAnswered = true;
  });
  await until(isBlocked);
  expect(isAnswered).toBe(false);
  await blocker.release();
  await answer;
  const { rows } = await admin.pool.query('select from messages where session_id = $1', [session.sessionId]);
  expect(rows).toHaveLength(1);
});

test('every acknowledged message is kept when connections are cut, and stored once when all are delivered again', async () => {
  const session = await buildWebhookSession(database, platform);
  const events = Array.from({ length: 300 }, (_, n) =>
    buildInboundMessage(session, {
      providerId: providerId(`wamid.${n}`),
      contact: { phone: `+2126000000${n % 10}` },
    }),
  );
  const acknowledged = new Set<string>();
  const refusals: unknown[] = [];
  const cut = () =>
    admin.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'waqtor' and usename = 'waqtor_app'
         and pid <> pg_backend_pid() and query not like '%pg_stat_activity%' and state <> 'idle'`,
    );
  const cutBlocked = () =>
    admin.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where wait_event_type = 'Lock' and datname = current_database()`,
    );
  /**
   * Sends ten at a time. With `cuts`, every second group loses its connection halfway, the first one
   * certainly before COMMIT.
   */
  const send = async ({ cuts }: { cuts: boolean }) => {
    for (let n = 0; n < events.length; n += 10) {
      const blocker = cuts && n === 0 ? await block(session.tenantId) : undefined;
      const sent = events.slice(n, n + 10).map((event) =>
        intake.submit([event]).then(
          () => acknowledged.add((event.event as { providerId: string }).providerId),
          (error) => refusals.push(error),
        ),
      );
      if (blocker) {
        await until(async () => (await cutBlocked()).rowCount !== 0);
        await blocker.release();
      } else if (cuts && n % 20 === 0) {
        await until(
          async () => (await cut()).rowCount !== 0 || acknowledged.size + refusals.length >= n + 10,
          { everyMs: 1 },
        );
      }
      await Promise.all(sent);
    }
  };
  await send({ cuts: true });
  const stored = async () => {
    const { rows } = await admin.pool.query('select provider_id from messages where session_id = $1', [
      session.sessionId,
    ]);
    return rows.map((row) => row.provider_id as string);
  };
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.every((error) => (error as { code?: string }).code === 'database_unavailable')).toBe(true);
  expect(await stored()).toEqual(expect.arrayContaining([...acknowledged]));

  await send({ cuts: false });
  expect((await stored()).sort()).toEqual(events.map((_, n) => `wamid.${n}`).sort());
  const { rows } = await admin.pool.query(
    'select sum(unread_count)::int as unread, count(*)::int as threads from conversations where session_id = $1',
    [session.sessionId],
  );
  expect(rows[0]).toEqual({ unread: 300, threads: 10 });
});

test('a full disk is reported, stores nothing partially, and everything is stored once there is space', async () => {
  const session = await buildWebhookSession(database, platform);
  const events = Array.from({ length: 3 }, () => buildInboundMessage(session));
  const { pool } = database.admin;
  await pool.query(`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
  await pool.query(
    'create trigger no_room before insert on messages for each row execute function no_room()',
  );
  const count = async (table: string) =>
    (await pool.query(`select count(*)::int as n from ${table} where tenant_id = $1`, [session.tenantId]))
      .rows[0].n;
  try {
    await expect(intake.submit(events)).rejects.toMatchObject({ code: 'storage_full', status: 503 });
    expect([await count('contacts'), await count('messages'), await count('webhook_items')]).toEqual([
      0, 0, 0,
    ]);
  } finally {
    await pool.query('drop function no_room() cascade');
  }
  await intake.submit(events);
  expect(await count('messages')).toBe(3);
});
