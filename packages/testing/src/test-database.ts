import { type ConnectOptions, connect, createDatabase, type Database } from '@waqtor/db';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

/** A migrated database of one test file's own. */
export interface TestDatabase {
  /** The login of the product: `connect` takes no other. */
  url: string;
  /** The login that owns the database and its tables, as migrations have it. */
  migrationUrl: string;
  /** A superuser. */
  adminUrl: string;
  /** Works as the application does: behind row-level security. */
  db: Database;
  /** Works as a superuser, past row-level security: to look at what is really there. */
  admin: Database;
  /** Closes both and drops the database; safe to call twice. Happens by itself when the file ends. */
  stop(): Promise<void>;
}

/** Clones the migrated template; call it at the top of a test file, or pass the options its pool needs. */
export async function testDatabase(options: ConnectOptions = {}): Promise<TestDatabase> {
  const template = inject('templateUrls');
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const urls = await createDatabase(template, name, { template: new URL(template.admin).pathname.slice(1) });
  // A free connection comes, also on a machine that does other things.
  const connectTimeoutMs = 60_000;
  const db = connect(urls.app, { max: 5, connectTimeoutMs, ...options });
  const admin = connect(urls.admin, { max: 2, login: null, connectTimeoutMs });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await Promise.all([db.stop(), admin.stop()]);
      await drop(template.admin, name);
    })();
    return stopping;
  };
  afterAll(stop);
  return { url: urls.app, migrationUrl: urls.migrations, adminUrl: urls.admin, db, admin, stop };
}

async function drop(admin: string, name: string): Promise<void> {
  const server = new URL(admin);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`drop database ${name} with (force)`);
  } finally {
    await client.end();
  }
}
