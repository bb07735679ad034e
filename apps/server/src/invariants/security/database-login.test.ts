import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkAppLogin,
  connect,
  type Database,
  type DatabaseUrls,
  EmbeddedPostgres,
  migrate,
} from '@waqtor/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Config, ConfigError, readConfig } from '../../config.ts';
import { openPlatform } from '../../roles/open-platform.ts';
import { forbiddenStatements } from './forbidden-statements.ts';
import { forEveryRole, privileges, refusalOf } from './login-privileges.ts';

/*
 * The server's login cannot gain any further privilege, whatever SQL is run on its connections. This is
 * checked on the connections that the server itself opens: on its embedded PostgreSQL, and on a server
 * prepared according to the guide.
 */

const GUIDE = fileURLToPath(new URL('../../../../../docs/guides/external-postgres.md', import.meta.url));
const [inServer = '', inDatabase = ''] = [...readFileSync(GUIDE, 'utf8').matchAll(/```sql\n([^`]+)```/g)].map(
  ([, sql]) => sql ?? '',
);

/** The server's own pool, and a superuser to verify with. */
interface Product {
  db: Database;
  admin: Database;
}

const folder = mkdtempSync(join(tmpdir(), 'waqtor-login-'));
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

const external = new EmbeddedPostgres({ dataDir: join(folder, 'external'), durable: false });
let server: DatabaseUrls;
let root: Database;

beforeAll(async () => {
  server = await external.start();
  ends.push(() => external.stop());
  const address = new URL(server.admin);
  address.pathname = '/postgres';
  root = admin(address.href);
  // As on an external server, which contains no objects of this product.
  await root.pool.query('drop database waqtor with (force)');
  await root.pool.query('drop role waqtor_migrate, waqtor_app, waqtor_definer');
});

describe('with an external database', () => {
  test('a superuser login is refused with the SQL an administrator has to run, which is sufficient', async () => {
    await root.pool.query(`create role customer login password 'x'`);
    await root.pool.query('create database business owner customer');
    const customer = as('customer', 'x', 'business');
    const inBusiness = admin(as(new URL(server.admin).username, new URL(server.admin).password, 'business'));

    await expect(open({ databaseUrl: customer })).rejects.toThrow(
      'logs in as customer; the product works as waqtor_app',
    );
    const refusal = await open({ databaseUrl: customer, migrationDatabaseUrl: customer }).catch(
      (error) => error,
    );
    expect(refusal).toBeInstanceOf(ConfigError);
    const advice = String(refusal.message).split('\n').slice(1).join('\n');
    expect(advice).toContain('create role waqtor_app login');
    expect(advice).toContain('grant waqtor_definer to customer;');
    await inBusiness.pool.query(advice);
    await root.pool.query(`alter role waqtor_app password 'app'`);

    const app = as('waqtor_app', 'app', 'business');
    await expect(open({ databaseUrl: app })).rejects.toThrow(
      /\d+ migrations are missing.*MIGRATION_DATABASE_URL/s,
    );
    await expect(open({ databaseUrl: customer, migrationDatabaseUrl: customer })).rejects.toThrow(
      'logs in as customer; the product works as waqtor_app',
    );
    const { close } = await open({ databaseUrl: app, migrationDatabaseUrl: customer });
    await close();
    await (await open({ databaseUrl: app })).close();

    // As left behind by a version that had no separate login for the server.
    await root.pool.query('alter role waqtor_app nologin');
    await expect(open({ databaseUrl: app, migrationDatabaseUrl: customer })).rejects.toThrow(
      /not permitted to log in/,
    );
    await root.pool.query('drop database business with (force)');
    await root.pool.query('drop role waqtor_app, waqtor_definer, customer');
  });

  test('each excessive privilege is reported at start and removed by the reported SQL', async () => {
    const { db, admin } = await prepareByTheGuide();
    const sabotages: Record<string, string> = {
      'a superuser': 'alter role waqtor_app superuser',
      'allowed to bypass row-level security': 'alter role waqtor_app bypassrls',
      'allowed to create roles': 'alter role waqtor_app createrole createdb replication',
      'a member of waqtor_definer': 'grant waqtor_definer to waqtor_app',
      'a member of pg_read_server_files': 'grant pg_read_server_files to waqtor_app',
      'it owns table scratch': 'create table scratch (id int); alter table scratch owner to waqtor_app',
      'it owns function scratch': `create function scratch() returns int language sql return 1;
        alter function scratch() owner to waqtor_app`,
      'it may create in the schema public': 'grant create on schema public to public',
      'it may create schemas in the database': 'grant create on database waqtor to waqtor_app',
      'it may create temporary tables': 'grant temporary on database waqtor to public',
      // The login may do this itself.
      'its own settings: search_path=': `alter role waqtor_app set search_path = 'pg_catalog'`,
      'its own settings: row_security=': 'alter role waqtor_app in database waqtor set row_security = off',
      'it may call pg_read_file(text)': 'grant execute on function pg_read_file(text) to waqtor_app',
    };
    for (const [problem, sql] of Object.entries(sabotages)) {
      await admin.pool.query(sql);
      const refusal = await checkAppLogin(db).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(refusal, sql).toContain(problem);
      await admin.pool.query(
        refusal.slice(refusal.indexOf('has to run this once')).split('\n').slice(1).join('\n'),
      );
      await expect(checkAppLogin(db), sql).resolves.toBeUndefined();
    }
    await admin.pool.query('drop table scratch; drop function scratch()');
  });
});

describe.each(['embedded', 'external'])('the login of the running server (%s)', (kind) => {
  let product: Product;
  beforeAll(async () => {
    product = kind === 'embedded' ? await startWithAnOldFolder() : await prepareByTheGuide();
    await buildTwoTenants(product.admin);
  });

  test('is the only one it keeps connected', async () => {
    const { rows } = await product.admin.pool.query(
      `select distinct usename as login from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'waqtor%'`,
    );
    expect(rows).toEqual([{ login: 'waqtor_app' }]);
  });

  test.each(Object.entries(forbiddenStatements))('cannot %s', async (_what, acts) => {
    const { rows } = await product.admin.pool.query(
      `select quote_ident(rolname) as role from pg_roles where rolname <> 'waqtor_app'`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { sql, code = '42501' } of acts.flatMap((act) =>
      forEveryRole(
        act,
        rows.map(({ role }) => role),
      ),
    )) {
      expect(await refusalOf(product.db, sql), sql).toMatch(new RegExp(`^(${code})$`));
    }
    expect(await privileges(product.db)).toEqual({ login: 'waqtor_app', role: 'waqtor_app', super: 'off' });
  });

  test('keeps its privileges when a role is reset', async () => {
    for (const sql of [
      'set role none',
      'reset role',
      'reset session authorization',
      'discard all',
      'reset all',
    ]) {
      await product.db.pool.query(sql);
      expect(await privileges(product.db), sql).toEqual({
        login: 'waqtor_app',
        role: 'waqtor_app',
        super: 'off',
      });
    }
  });

  test('sees no rows without a tenant, and otherwise only rows of its tenant', async () => {
    const tables = await product.admin.pool.query(
      `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where attname = 'tenant_id' and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of [...tables.rows, { name: 'tenants' }, { name: 'users' }]) {
      expect((await product.db.pool.query(`select from ${name}`)).rowCount, name).toBe(0);
    }
    expect((await product.admin.pool.query('select from tags')).rowCount).toBe(2);
    for (const sql of [`update tags set name = 'taken'`, 'delete from tags', 'delete from tenants']) {
      expect((await product.db.pool.query(sql)).rowCount, sql).toBe(0);
    }
    const [ours = ''] = TENANTS;
    const { rows } = await product.db.pool
      .query(`select set_config('waqtor.tenants', '{${ours}}', true); select tenant_id from tags`)
      .then((results) => (results as unknown as { rows: unknown[] }[])[1] ?? { rows: [] });
    expect(rows).toEqual([{ tenant_id: ours }]);
  });
});

const TENANTS = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];

async function buildTwoTenants(admin: Database): Promise<void> {
  for (const id of TENANTS) {
    await admin.pool.query(`insert into tenants (id, name) values ($1, 'Café')`, [id]);
    await admin.pool.query(
      `insert into tags (id, tenant_id, name, name_key, color) values ($1, $1, 'VIP', 'vip', 'green')`,
      [id],
    );
  }
}

/**
 * Starts with the data folder of a version that worked as the superuser and only assumed the role, so that
 * the superuser owns what the migrations created.
 */
async function startWithAnOldFolder(): Promise<Product> {
  const dataDir = join(folder, 'embedded');
  const old = new EmbeddedPostgres({ dataDir, durable: false });
  const urls = await old.start();
  await migrate(urls.admin);
  const before = admin(urls.admin);
  await before.pool.query(
    'alter role waqtor_app nologin; grant waqtor_definer to waqtor_app; alter database waqtor owner to waqtor',
  );
  await before.stop();
  await old.stop();

  const { platform, close } = await open({ dataDir });
  ends.push(close);
  const address = new URL(platform.db.pool.options.connectionString ?? '');
  address.username = 'waqtor';
  address.password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim();
  const judge = admin(address.href);
  const { rows } = await judge.pool.query(
    `select distinct relowner::regrole::text as owner from pg_class where relnamespace = 'public'::regnamespace`,
  );
  expect(rows).toEqual([{ owner: 'waqtor_migrate' }]);
  return { db: platform.db, admin: judge };
}

let prepared: Product | undefined;

/** Prepares a server on which the administrator has run the SQL of the guide. */
async function prepareByTheGuide(): Promise<Product> {
  if (prepared) return prepared;
  for (const statement of inServer.split(';').filter((sql) => sql.trim() !== ''))
    await root.pool.query(statement);
  const superuser = new URL(server.admin);
  const judge = admin(as(superuser.username, superuser.password, 'waqtor'));
  await judge.pool.query(inDatabase);
  const { platform, close } = await open({
    databaseUrl: as('waqtor_app', 'CHOOSE-ONE', 'waqtor'),
    migrationDatabaseUrl: as('waqtor_migrate', 'CHOOSE-ANOTHER', 'waqtor'),
  });
  ends.push(close);
  prepared = { db: platform.db, admin: judge };
  return prepared;
}

function open(config: Partial<Config>): ReturnType<typeof openPlatform> {
  return openPlatform({
    ...readConfig({}),
    dataDir: join(folder, 'data'),
    logLevel: 'silent',
    databasePool: 2,
    ...config,
  });
}

function admin(url: string): Database {
  const database = connect(url, { login: null, max: 2, applicationName: 'judge' });
  ends.push(() => database.stop());
  return database;
}

function as(user: string, password: string, database: string): string {
  const url = new URL(server.admin);
  url.username = user;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
