import { withTenants } from '@waqtor/db';
import { expect, test } from 'vitest';
import { testDatabase } from './test-database.ts';

const { db, admin } = await testDatabase();

test('gives each file a migrated database of its own', async () => {
  const { rows } = await admin.pool.query('select name from schema_migrations');
  expect(rows.length).toBeGreaterThan(0);
  const { rows: names } = await admin.pool.query('select current_database() as name');
  expect(names[0].name).toMatch(/^test_/);
});

test('works as the application role', async () => {
  const role = await withTenants(
    db,
    [],
    async (tx) => (await tx.client.query('select current_user as role')).rows[0].role,
  );
  expect(role).toBe('waqtor_app');
});
