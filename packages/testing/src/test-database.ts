import { type ConnectOptions, connect, createDatabase, type Database, type DatabaseUrls } from '@waqtor/db';
import pg from 'pg';
import { inject } from 'vitest';
import { atEnd } from './at-end.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection URLs of the migrated template database. */
    templateUrls: DatabaseUrls;
  }
}

/** A migrated database for one test file. */
export interface TestDatabase {
  /** The URL with the server's login; `connect` accepts no other. */
  url: string;
  /** The URL with the migrations' login, which owns the database and its tables. */
  migrationUrl: string;
  /** The URL of a superuser. */
  adminUrl: string;
  /** Connected like the application, and therefore subject to row-level security. */
  db: Database;
  /** Connected as a superuser, bypassing row-level security, to see all rows. */
  admin: Database;
  /**
   * Closes both and drops the database; may be called twice. Called automatically at the end of the test or
   * file.
   */
  stop(): Promise<void>;
}

/** Returns a clone of the migrated template, for a server under test; the caller drops it. */
export async function cloneTemplate(): Promise<{ urls: DatabaseUrls; drop(): Promise<void> }> {
  const template = inject('templateUrls');
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const urls = await createDatabase(template, name, { template: new URL(template.admin).pathname.slice(1) });
  return { urls, drop: () => drop(template.admin, name) };
}

/**
 * Clones the migrated template, with pool options if needed. Call it at the top of a test file, or in a test.
 */
export async function testDatabase(options: ConnectOptions = {}): Promise<TestDatabase> {
  const { urls, drop } = await cloneTemplate();
  // A long timeout, because a busy machine may take long to provide a connection.
  const connectTimeoutMs = 60_000;
  const db = connect(urls.app, { max: 5, connectTimeoutMs, ...options });
  const admin = connect(urls.admin, { max: 2, login: null, connectTimeoutMs });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await Promise.all([db.stop(), admin.stop()]);
      await drop();
    })();
    return stopping;
  };
  atEnd(stop);
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
