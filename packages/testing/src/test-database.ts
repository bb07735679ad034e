import { type ConnectOptions, connect, type Database } from '@waqtor/db';
import pg from 'pg';
import { afterAll, inject } from 'vitest';

/** A migrated database of one test file's own. */
export interface TestDatabase {
  /** The login owns the database and is a superuser; `connect` assumes the application role on top. */
  url: string;
  /** Works as the application does: behind the tenant wall. */
  db: Database;
  /** Works as the owner, past the tenant wall: to look at what is really there. */
  admin: Database;
  /** Closes both and drops the database; safe to call twice. Happens by itself when the file ends. */
  stop(): Promise<void>;
}

/** Clones the migrated template; call it at the top of a test file, or pass the options its pool needs. */
export async function testDatabase(options: ConnectOptions = {}): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(template, `create database ${name} template "${template.pathname.slice(1)}"`);
  const url = withDatabase(template, name);
  const db = connect(url, { max: 5, ...options });
  const admin = connect(url, { max: 2, role: null });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await Promise.all([db.stop(), admin.stop()]);
      await onServer(template, `drop database ${name} with (force)`);
    })();
    return stopping;
  };
  afterAll(stop);
  return { url, db, admin, stop };
}

async function onServer(template: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(template, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: URL, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
