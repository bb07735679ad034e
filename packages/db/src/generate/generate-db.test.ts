import { testDatabase } from '@waqtor/testing';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { functionCalls } from './function-calls.ts';
import { generateDb } from './generate-db.ts';
import { schemaDump } from './schema-dump.ts';
import { tableTypes } from './table-types.ts';

const { migrationUrl: url, admin } = await testDatabase();

test('the committed schema matches the migrations', async () => {
  expect(await generateDb({ check: true })).toEqual([]);
});

test('types distinguish what can be read, what must be inserted, and what can be updated', async () => {
  await admin.pool.query(`
    create type fruit as enum ('apple', 'it''s');
    create table zz_things (
      id bigint generated always as identity primary key,
      made_at timestamptz not null default now(),
      gone_at timestamptz,
      state text not null default 'new' check (state in ('new', 'old')),
      taste fruit,
      price numeric not null,
      tags text[] not null,
      raw_data jsonb not null default '{}',
      doubled int generated always as (length(state) * 2) stored
    )`);
  const types = await tableTypes(await buildClient());
  const body = /export interface ZzThings \{\n([^}]+)\}/.exec(types)?.[1];
  expect(body?.split('\n').map((line) => line.trim())).toEqual([
    'id: ColumnType<number, never, never>;',
    'madeAt: ColumnType<Date, Date | string | undefined, Date | string>;',
    'goneAt: ColumnType<Date | null, Date | string | null, Date | string | null>;',
    "state: Generated<'new' | 'old'>;",
    "taste: 'apple' | 'it\\'s' | null;",
    'price: ColumnType<string, string | number, string | number>;',
    'tags: string[];',
    'rawData: Generated<unknown>;',
    'doubled: ColumnType<number | null, never, never>;',
    '',
  ]);
  expect(types).toContain('\n  zzThings: ZzThings;\n');
});

test('a database function becomes a function with named, typed arguments and rows', async () => {
  await admin.pool.query(`
    create function zz_due(ids uuid[], at timestamptz, note text) returns table (row_id uuid, due_at timestamptz)
      language sql as 'select null::uuid, null::timestamptz';
    comment on function zz_due is 'nullable: note, due_at';
    create function zz_count(of_tenant uuid) returns bigint language sql as 'select 1::bigint';
    create function zz_hidden() returns int language sql as 'select 1';
    revoke execute on function zz_due, zz_count, zz_hidden from public;
    grant execute on function zz_due, zz_count to waqtor_app`);
  onTestFinished(async () => void (await admin.pool.query('drop function zz_due, zz_count, zz_hidden')));
  const calls = await functionCalls(await buildClient());
  expect(calls).toContain(
    'zzDue({ db }: Queryable, args: { ids: readonly string[]; at: Date | string; note: string | null }): ' +
      'Promise<{ rowId: string; dueAt: Date | null }[]>',
  );
  expect(calls).toContain(
    `select row_id, due_at from zz_due(\${args.ids}::uuid[], \${args.at}::timestamp with time zone, \${args.note}::text)`,
  );
  expect(calls).toContain('zzCount({ db }: Queryable, args: { ofTenant: string }): Promise<number | null>');
  expect(calls).not.toContain('zzHidden');
});

test('generateDb refuses a function that it cannot name or type', async () => {
  await admin.pool.query(`create function zz_odd(a inet) returns int language sql as 'select 1';
    grant execute on function zz_odd to waqtor_app`);
  onTestFinished(async () => void (await admin.pool.query('drop function zz_odd')));
  await expect(functionCalls(await buildClient())).rejects.toThrow(
    'zz_odd: add the TypeScript type for inet',
  );
});

test('generateDb refuses a column name that cannot be converted to camelCase and back', async () => {
  await admin.pool.query('create table zz_odd (line_2 text)');
  onTestFinished(async () => void (await admin.pool.query('drop table zz_odd')));
  await expect(tableTypes(await buildClient())).rejects.toThrow(
    'line_2 cannot be converted to camelCase and back',
  );
});

test('the dump shows whether a table has row-level security', async () => {
  await admin.pool.query(
    "create table zz_walled (tenant_id uuid); call enable_tenant_isolation('zz_walled')",
  );
  const client = await buildClient();
  const walled = await schemaDump(client);
  expect(walled).toContain('alter table zz_walled force row level security;');
  expect(walled).toMatch(
    /create policy tenant_isolation on zz_walled .* to waqtor_app\n {2}using .*\n {2}with check/,
  );
  expect(await schemaDump(client)).toBe(walled);
  await admin.pool.query('drop policy tenant_isolation on zz_walled');
  expect(await schemaDump(client)).not.toContain('tenant_isolation on zz_walled');
});

async function buildClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
