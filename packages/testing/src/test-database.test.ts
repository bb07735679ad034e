import { type Tx, withTenants } from '@waqtor/db';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { testDatabase } from './test-database.ts';

const { db, admin, url } = await testDatabase();

test('testDatabase gives each file its own migrated database', async () => {
  const other = await testDatabase();
  expect(other.url).not.toBe(url);
  await admin.pool.query("insert into installation values ('only here', '1')");
  const { rows } = await other.admin.pool.query(
    'select (select count(*) from schema_migrations) > 0 as migrated, (select count(*) from installation) as facts',
  );
  expect(rows[0]).toEqual({ migrated: true, facts: 0 });
});

test("testDatabase connects as the server's login, and as a superuser for admin", async () => {
  const role = (tx: Tx) => tx.client.query('select session_user as role');
  expect((await withTenants(db, [], role)).rows[0].role).toBe('waqtor_app');
  expect(
    (await admin.pool.query('select rolsuper from pg_roles where rolname = current_user')).rows[0].rolsuper,
  ).toBe(true);
});

test('testDatabase deletes the database even with open connections', async () => {
  const gone = await testDatabase();
  const name = new URL(gone.url).pathname.slice(1);
  const open = new pg.Client({ connectionString: gone.url });
  open.on('error', () => {});
  await open.connect();
  await gone.stop();
  await gone.stop();
  const { rows } = await admin.pool.query('select from pg_database where datname = $1', [name]);
  expect(rows).toHaveLength(0);
});

test('testDatabase never returns the template database', () => {
  expect(url).not.toBe(inject('templateUrls').app);
});
