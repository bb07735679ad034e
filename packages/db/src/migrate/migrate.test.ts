import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase, until } from '@waqtor/testing';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, readMigrations } from './migrate.ts';
import { MigrationError } from './migration-error.ts';

const { adminUrl: server, admin } = await testDatabase();

test('migrate applies each file once, in order, and records it', async () => {
  const url = await buildEmptyDatabase();
  const dir = files({
    '0001-one.sql': 'create table one (id int);',
    '0002-two.sql': 'alter table one add name text;',
  });
  expect(await migrate(url, { dir })).toEqual(['0001-one.sql', '0002-two.sql']);
  expect(await migrate(url, { dir })).toEqual([]);
  add(dir, '0003-three.sql', "insert into one values (1, 'x');");
  expect(await migrate(url, { dir })).toEqual(['0003-three.sql']);
  expect(await ask(url, 'select * from one')).toEqual([{ id: 1, name: 'x' }]);
});

test('migrate applies the real migrations to an empty database, also to a second one on the same server', async () => {
  const applied = readMigrations().map((migration) => migration.name);
  expect(await migrate(await buildEmptyDatabase())).toEqual(applied);
  expect(await migrate(await buildEmptyDatabase())).toEqual(applied);
});

test('migrate refuses an applied file that was changed, ignoring line endings', async () => {
  const url = await buildEmptyDatabase();
  const dir = files({ '0001-one.sql': 'create table one (id int);\n' });
  await migrate(url, { dir });
  add(dir, '0001-one.sql', 'create table one (id int);\r\n');
  expect(await migrate(url, { dir })).toEqual([]);
  add(dir, '0001-one.sql', 'create table one (id bigint);\n');
  await expect(migrate(url, { dir })).rejects.toThrow('0001-one.sql was changed after it had been applied');
});

test('migrate refuses a database migrated by a newer version', async () => {
  const url = await buildEmptyDatabase();
  await migrate(url, { dir: files({ '0001-one.sql': 'select 1', '0002-two.sql': 'select 2' }) });
  await expect(migrate(url, { dir: files({ '0001-one.sql': 'select 1' }) })).rejects.toThrow('0002-two.sql');
});

test.for([
  ['a misspelt word', 'create table one (id int);\n\nselekt 1;', '0002-bad.sql:3: syntax error'],
  ['a missing column', 'create table one (id int);\nselect id,\n  nme\nfrom one;', '0002-bad.sql:3: column'],
  [
    'an error without a position',
    'create table one (id int);\n\n-- why\nselect\n1/0;',
    '0002-bad.sql:4: division by zero',
  ],
] as const)(
  'migrate reports the file and line of %s, and applies nothing of that file',
  async ([, sql, message]) => {
    const url = await buildEmptyDatabase();
    const dir = files({ '0001-good.sql': 'create table good (id int);', '0002-bad.sql': sql });
    const failing = migrate(url, { dir });
    await expect(failing).rejects.toThrow(MigrationError);
    await expect(failing).rejects.toThrow(message);
    expect(await ask(url, 'select name from schema_migrations')).toEqual([{ name: '0001-good.sql' }]);
    expect(await ask(url, "select to_regclass('one') as it")).toEqual([{ it: null }]);
  },
);

test('readMigrations refuses file names without a number, and duplicate numbers', () => {
  expect(() => readMigrations(files({ 'one.sql': '' }))).toThrow('NNNN-what.sql');
  expect(() => readMigrations(files({ '0001-a.sql': '', '0001-b.sql': '' }))).toThrow('same number');
});

test('one process migrates while the others wait', async () => {
  const url = await buildEmptyDatabase();
  // The migrating process is slow until both others have reported that they wait.
  const dir = files({ '0001-slow.sql': 'select pg_advisory_xact_lock(42); create table one (id int);' });
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('select pg_advisory_lock(42)');
  const lines: string[] = [];
  const running = Promise.all([1, 2, 3].map(() => migrate(url, { dir, log: (line) => lines.push(line) })));
  const waiting = () => lines.filter((line) => line.includes('waiting'));
  await until(() => waiting().length === 2, { what: 'two to wait' });
  await holder.end();
  expect((await running).flat()).toEqual(['0001-slow.sql']);
  expect(waiting()).toHaveLength(2);
});

test('migrate continues after a run that was killed halfway', async () => {
  const url = await buildEmptyDatabase();
  const dir = files({
    '0001-done.sql': 'create table done (id int);',
    '0002-half.sql': 'create table half (id int); select pg_sleep(600); create table whole (id int);',
  });
  const child = fork(fileURLToPath(new URL('./migrate.fixture.ts', import.meta.url)), [url, dir], {
    execArgv: ['--import', 'tsx'],
  });
  const sleeping =
    "select pid from pg_stat_activity where query like '%pg_sleep(600)%' and pid <> pg_backend_pid()";
  const { pid } = (await until(async () => (await ask(url, sleeping))[0], { what: 'the sleep' })) as {
    pid: number;
  };
  child.kill('SIGKILL');
  // PostgreSQL notices a dead client only at its next message to it; terminating the backend is faster.
  await ask(url, `select pg_terminate_backend(${pid})`);

  add(dir, '0002-half.sql', 'create table half (id int); create table whole (id int);');
  expect(await migrate(url, { dir })).toEqual(['0002-half.sql']);
});

test('migrate changes rows hidden from its login by forced row-level security, and forces it again', async () => {
  const name = `poor_${Math.random().toString(36).slice(2, 10)}`;
  const url = new URL(await buildEmptyDatabase());
  await ask(url.href, `create role ${name} login nobypassrls password 'x'`);
  await ask(url.href, `alter database ${url.pathname.slice(1)} owner to ${name}`);
  onTestFinished(async () => {
    await ask(url.href, `reassign owned by ${name} to current_user; drop role ${name}`);
  });
  const poor = new URL(url);
  poor.username = name;
  poor.password = 'x';
  const dir = files({
    '0001-one.sql': `create table one (id int); insert into one values (1), (2);
      alter table one enable row level security; alter table one force row level security;`,
  });
  await migrate(poor.href, { dir });
  expect(await ask(poor.href, 'select id from one')).toEqual([]);
  add(dir, '0002-two.sql', 'update one set id = id + 10; create table two as select id from one;');
  await migrate(poor.href, { dir });
  expect(await ask(url.href, 'select id from one order by id')).toEqual([{ id: 11 }, { id: 12 }]);
  expect(await ask(url.href, 'select count(*)::int as n from two')).toEqual([{ n: 2 }]);
  expect(await ask(url.href, `select relforcerowsecurity as it from pg_class where relname = 'one'`)).toEqual(
    [{ it: true }],
  );
});

test('migrate reports the SQL an administrator has to run if the login does not own the database', async () => {
  const name = `poor_${Math.random().toString(36).slice(2, 10)}`;
  const url = new URL(await buildEmptyDatabase());
  await ask(url.href, `create role ${name} login password 'x'`);
  onTestFinished(async () => void (await ask(server, `drop role ${name}`)));
  url.username = name;
  url.password = 'x';
  await expect(migrate(url.href, { dir: files({}) })).rejects.toThrow(
    `alter database ${url.pathname.slice(1)} owner to ${name};`,
  );
});

async function buildEmptyDatabase(): Promise<string> {
  const name = `empty_${Math.random().toString(36).slice(2, 10)}`;
  await admin.pool.query(`create database ${name}`);
  onTestFinished(async () => void (await admin.pool.query(`drop database ${name} with (force)`)));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function files(contents: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'waqtor-migrations-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(contents)) add(dir, name, sql);
  return dir;
}

function add(dir: string, name: string, sql: string): void {
  writeFileSync(join(dir, name), sql);
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
