import { withTenants } from '@waqtor/db';
import { testDatabase } from '@waqtor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildPlatform } from '../../platform/testing.ts';
import { type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { findIsolationGaps } from './isolation-gaps.ts';
import { listTenantTables, listWritable, readTenantRows } from './tenant-rows.ts';

/* Tests invariant 7: the database enforces tenant isolation. */

const database = await testDatabase();
const platform = buildPlatform(database);
const { admin, db } = database;
let ours: SeededTenant;
let theirs: SeededTenant;

beforeAll(async () => {
  ours = await seedTenant(database, platform);
  theirs = await seedTenant(database, platform);
});

test('row-level security has no gap', async () => {
  expect(await findIsolationGaps(admin.pool)).toEqual([]);
});

describe('the isolation check finds a migration that', () => {
  const sabotages: Record<string, string> = {
    'drops a policy': 'drop policy tenant_isolation on contacts',
    'lets a policy allow everything': 'alter policy tenant_isolation on messages using (true)',
    'lets a policy allow writing foreign rows':
      'drop policy tenant_isolation on media; create policy tenant_isolation on media to waqtor_app using (tenant_id = any ((select current_tenants())::uuid[])) with check (true)',
    'disables row-level security': 'alter table sessions disable row level security',
    'exempts the table owner': 'alter table events no force row level security',
    'adds a second, wider policy': 'create policy support on messages for select to waqtor_app using (true)',
    'adds a table without row-level security': 'create table drafts (tenant_id uuid not null, body text)',
    'adds a table without a tenant': 'create table drafts (body text)',
    'gives a table to the application': 'alter table notes_of owner to waqtor_app',
    'lets the application truncate': 'grant truncate on conversations to waqtor_app',
    'lets the application change the security log': 'grant update on audit_events to waqtor_app',
    'lets retention delete recent rows': 'drop policy retention on audit_events',
    'lets a security-definer function write': 'grant update on contacts to waqtor_definer; ',
    'lets a security-definer function read message texts':
      'grant select (text) on messages to waqtor_definer',
    'adds a security-definer function that returns texts':
      'create function definer_all_messages() returns setof text language sql security definer set search_path = public, pg_temp as $$ select text from messages $$; alter function definer_all_messages owner to waqtor_definer',
    'lets a security-definer function return more than ids':
      'drop function definer_media_tenant(uuid); create function definer_media_tenant(media_id uuid) returns text language sql security definer set search_path = public, pg_temp as $$ select filename from media where id = media_id $$',
    'makes a security-definer function executable by everybody':
      'grant execute on function definer_has_owner() to public',
    'removes pg_temp from the search path of a security-definer function':
      'alter function definer_due_media(timestamptz, integer, uuid[]) set search_path = public',
    'exposes rows through a view': 'create view inbox as select * from messages',
    "drops the policy of a user's own rows": 'drop policy own_resets on password_resets',
  };

  test.each(Object.entries(sabotages))('%s', async (_what, sql) => {
    const client = await admin.pool.connect();
    try {
      await client.query('begin; create table notes_of (body text)');
      const before = await findIsolationGaps(client);
      await client.query(sql);
      expect(await findIsolationGaps(client)).not.toEqual(before);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('for every tenant table', () => {
  test('the seeds have a row, and every text contains the canary', async () => {
    const rows = await readTenantRows(admin.pool, theirs.id);
    const tables = await listTenantTables(admin.pool);
    expect([...new Set(rows.map((row) => row.table))]).toEqual(
      expect.arrayContaining(tables.map((table) => table.name)),
    );
    const plain = await listPlainColumns();
    const { rows: columns } = await admin.pool.query(`
      select c.table_name as "table", c.column_name as name from information_schema.columns c
      where c.table_schema = 'public' and c.data_type in ('text', 'jsonb')`);
    const bare = columns
      .filter(({ table }) => rows.some((row) => row.table === table))
      .filter(({ table, name }) => !plain.has(`${table}.${name}`))
      .filter(
        ({ table, name }) =>
          !rows.some((row) => row.table === table && JSON.stringify(row.row[name]).includes(theirs.canary)),
      )
      .map(({ table, name }) => `${table}.${name}`);
    expect(bare).toEqual([]);
  });

  test('no row is visible without a tenant', async () => {
    for (const { name } of await listTenantTables(admin.pool)) {
      const sql = `select count(*)::int as n from ${name}`;
      expect((await admin.pool.query(sql)).rows[0].n, name).toBeGreaterThan(0);
      expect((await db.pool.query(sql)).rows[0].n, name).toBe(0);
      expect(await withTenants(db, [], async (tx) => (await tx.client.query(sql)).rows[0].n), name).toBe(0);
    }
  });

  test('a tenant sees only its own rows', async () => {
    for (const { name, column } of await listTenantTables(admin.pool)) {
      const seen = await withTenants(db, [ours.id], async (tx) => {
        return (await tx.client.query(`select distinct ${column} as id from ${name}`)).rows;
      });
      expect(seen, name).toEqual([{ id: ours.id }]);
    }
  });

  test("a tenant cannot write, change or delete another tenant's rows, nor move its own to it", async () => {
    const before = await readTenantRows(admin.pool, theirs.id);
    const attempt = (sql: string, values: unknown[]) =>
      withTenants(db, [ours.id], async (tx) => (await tx.client.query(sql, values)).rowCount);
    for (const { name, column } of await listTenantTables(admin.pool)) {
      const row = before.find((candidate) => candidate.table === name)?.row;
      const columns = await listWritable(admin.pool, name);
      await expect(
        attempt(
          `insert into ${name} (${columns}) overriding system value
           select ${columns} from jsonb_populate_record(null::${name}, $1)`,
          [JSON.stringify(row)],
        ),
        name,
      ).rejects.toMatchObject({ code: '42501' });
      await expect(attempt(`update ${name} set ${column} = $1`, [theirs.id]), name).rejects.toMatchObject({
        code: '42501',
      });
      if (name === 'audit_events') {
        const owns = { code: '42501' };
        await expect(attempt(`update ${name} set details = '{}' where true`, []), name).rejects.toMatchObject(
          owns,
        );
        await expect(attempt(`delete from ${name} where true`, []), name).rejects.toMatchObject(owns);
        continue;
      }
      expect(
        await attempt(`update ${name} set ${column} = ${column} where ${column} = $1`, [theirs.id]),
      ).toBe(0);
      expect(await attempt(`delete from ${name} where ${column} = $1`, [theirs.id]), name).toBe(0);
    }
    expect(await readTenantRows(admin.pool, theirs.id)).toEqual(before);
  });
});

/** Lists columns with a fixed set of values, and those whose texts come from this server. */
async function listPlainColumns(): Promise<Set<string>> {
  const { rows } = await admin.pool.query(`
    select c.conrelid::regclass::text || '.' || a.attname as name
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'c'`);
  const ours = [
    'api_keys.last4',
    'audit_events.action',
    'contacts.phone',
    'contacts.language',
    'events.topic',
    'events.type',
    'log_cursors.reader',
    'media.declared_mime_type',
    'media.mime_type',
    'messages.kind',
    'sessions.phone_number',
    'sessions.phone_number_id',
    'sessions.waba_id',
    'sessions.settings',
    'sessions.state_code',
    'sessions.state_reports',
    'users.locale',
    'users.time_zone',
    'users.password_hash',
    'logins.revoked_reason',
  ];
  return new Set([...rows.map((row) => row.name), ...ours]);
}
