import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { MigrationError } from './migration-error.ts';
import { checkRoles } from './migration-roles.ts';
import { lineAt, type Statement, splitSql } from './split-sql.ts';

/** One migration file. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the text with \n line ends, so a checkout on Windows counts as the same file. */
  checksum: string;
}

export interface MigrateOptions {
  /** The folder of NNNN-what.sql files; default: that of this package. */
  dir?: string;
  log?: (line: string) => void;
}

const migrationsDir = fileURLToPath(new URL('../../migrations', import.meta.url));

const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;
// Any fixed number works, as long as it never changes.
const LOCK = '7061389152034812415';

/**
 * Applies pending migrations to the database at `url` and returns their names. Each file commits together
 * with its row in schema_migrations, so a kill at any moment loses at most the file that was running. A
 * concurrent process waits for the first one.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = readMigrations(options.dir);
  const client = new pg.Client({ connectionString: url, application_name: 'waqtor migrate' });
  client.on('error', () => {}); // the query that was running rejects with the same error
  await client.connect();
  try {
    await takeLock(client, options.log);
    const applied = await appliedMigrations(client);
    checkHistory(migrations, applied);
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    if (pending.length > 0 && options.dir === undefined) await checkRoles(client);
    const silenced = pending.length > 0 && (await isSilenced(client));
    for (const migration of pending) {
      const startedAt = performance.now();
      await apply(client, migration, silenced);
      options.log?.(`applied ${migration.name} in ${Math.round(performance.now() - startedAt)} ms`);
    }
    if (options.dir === undefined) await restrict(client);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end(); // ends the session, and the advisory lock with it
  }
}

/**
 * Throws `MigrationError` unless the database is at exactly the newest migration. For a process without a
 * migration login; any login may call it.
 */
export async function checkMigrated(database: { pool: Pick<pg.Pool, 'query'> }): Promise<void> {
  const migrations = readMigrations();
  const there = await database.pool.query<{ there: boolean }>(
    `select to_regclass('public.schema_migrations') is not null as there`,
  );
  const { rows } = there.rows[0]?.there
    ? await database.pool.query<{ name: string; checksum: string }>(
        'select name, checksum from schema_migrations',
      )
    : { rows: [] };
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  checkHistory(migrations, applied);
  const pending = migrations.filter((migration) => !applied.has(migration.name));
  if (pending.length === 0) return;
  throw new MigrationError(
    `${pending.length} migrations are missing, starting with ${pending[0]?.name}; set MIGRATION_DATABASE_URL to the ` +
      'login that owns the database, here or for "npm run migrate"',
  );
}

/** Returns every migration file in order. */
export function readMigrations(dir: string = migrationsDir): Migration[] {
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, i) => {
    if (!FILE_NAME.test(name))
      throw new MigrationError(`${name}: the file name of a migration must be NNNN-what.sql`);
    if (names[i - 1]?.slice(0, 4) === name.slice(0, 4)) {
      throw new MigrationError(`${names[i - 1]} and ${name} have the same number; renumber the newer one`);
    }
    const sql = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function takeLock(client: pg.Client, log: MigrateOptions['log']): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    LOCK,
  ]);
  if (rows[0]?.locked) return;
  log?.('another process is migrating this database; waiting for it');
  await client.query('select pg_advisory_lock($1)', [LOCK]);
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await makeHistory(client);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migrations order by name',
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

async function makeHistory(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean; database: string; login: string }>(
    `select to_regclass('schema_migrations') is not null as there, quote_ident(current_database()) as database,
       quote_ident(current_user) as login`,
  );
  if (rows[0]?.there) return;
  try {
    await client.query(
      `create table if not exists schema_migrations (
         name text primary key,
         checksum text not null,
         applied_at timestamptz not null default now()
       )`,
    );
    await client.query('grant select on schema_migrations to public'); // so that any role can check readiness
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) || cause.code !== '42501') throw cause;
    const advice = `alter database ${rows[0]?.database} owner to ${rows[0]?.login};`;
    throw new MigrationError(
      `${cause.message}; the login has to own its database; a database administrator has to run this once:\n  ${advice}`,
      { cause },
    );
  }
}

function checkHistory(migrations: Migration[], applied: Map<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    const ours = known.get(name);
    if (ours === undefined) {
      throw new MigrationError(
        `the migration ${name} was applied to the database, but this version does not contain it; start the newer version`,
      );
    }
    if (ours !== checksum) {
      throw new MigrationError(
        `${name} was changed after it had been applied to this database; restore it and put the change into a new migration`,
      );
    }
  }
}

/**
 * Whether forced row-level security hides rows from this login: a migration would then silently change none.
 */
async function isSilenced(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ silenced: boolean }>(
    'select not (rolsuper or rolbypassrls) as silenced from pg_roles where rolname = current_user',
  );
  return rows[0]?.silenced ?? true;
}

/** Toggles `force row level security` on our tables; they stay locked until the transaction ends. */
function forcing(before: 'no force' | 'force', tables: string[]): string {
  return tables.map((table) => `alter table if exists ${table} ${before} row level security`).join(';');
}

async function findForced(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relforcerowsecurity and relnamespace = 'public'::regnamespace and pg_has_role(relowner, 'usage') order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Revokes from PUBLIC what PostgreSQL grants by default: temporary tables, which could shadow names. */
async function restrict(client: pg.Client): Promise<void> {
  await client.query(`do $$
    begin
      if exists (select from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                 where d.datname = current_database() and a.grantee = 0 and a.privilege_type in ('TEMPORARY', 'CREATE')) then
        execute format('revoke temporary, create on database %I from public', current_database());
      end if;
    exception when insufficient_privilege then null; -- the check at start says it
    end $$`);
}

async function apply(client: pg.Client, migration: Migration, silenced: boolean): Promise<void> {
  let running: Statement | undefined;
  try {
    await client.query('begin');
    const forced = silenced ? await findForced(client) : [];
    await client.query(forcing('no force', forced));
    for (const statement of splitSql(migration.sql)) {
      running = statement;
      await client.query(statement.text);
    }
    running = undefined;
    await client.query(forcing('force', forced));
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw running ? describe(migration.name, running, error) : error;
  }
}

function describe(file: string, statement: Statement, cause: unknown): Error {
  if (!(cause instanceof pg.DatabaseError)) return cause as Error;
  const offset = cause.position === undefined ? 0 : Number(cause.position) - 1;
  const line = statement.line + lineAt(statement.text, offset) - 1;
  const more = [cause.detail, cause.hint, cause.where].filter((text) => text !== undefined);
  const message = [`${file}:${line}: ${cause.message}`, ...more.map((text) => `  ${text}`)].join('\n');
  return new MigrationError(message, { cause });
}
