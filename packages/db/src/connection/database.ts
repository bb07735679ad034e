import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { DB } from '../schema.generated.ts';
import { APP_ROLE, AppLoginError, describeWrongLogin } from './app-login.ts';
import { Client } from './client.ts';
import { columnTypes } from './column-types.ts';
import { Pool } from './pool.ts';

/** Anything with a Kysely instance: a `Database` or a `Tx`. */
export interface Queryable {
  db: Kysely<DB>;
}

/** A connection pool and the Kysely instance on it. Outside `withTenants` it sees no tenant's rows. */
export interface Database extends Queryable {
  pool: pg.Pool;
  /** Closes every connection once it is idle. May be called twice. */
  stop(): Promise<void>;
}

export interface ConnectOptions {
  /** Maximum number of connections that this pool opens; 10 by default. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /**
   * The login that every connection must have; by default the server's. `null` allows any, for migrations and
   * tests.
   */
  login?: string | null;
  /**
   * How long a caller waits for a connection (ms) before the database counts as unavailable; 5 s by default.
   */
  connectTimeoutMs?: number;
  /** Statement timeout in ms (57014); none by default. */
  statementTimeoutMs?: number;
  /** Lock timeout in ms (55P03); none by default. */
  lockTimeoutMs?: number;
  /** Closes a connection that is idle inside a transaction for longer than this (ms); 60 s by default. */
  idleInTransactionTimeoutMs?: number;
  /** Called with errors of idle connections, until `stop`. */
  onConnectionError?: (error: Error) => void;
}

// Keys inside a jsonb value are data, not column names, so their spelling is kept.
const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/**
 * Creates a pool on `url`. It connects at the first query, so this succeeds even if the database is
 * unavailable.
 */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const login = options.login === undefined ? APP_ROLE : options.login;
  const onError = options.onConnectionError ?? (() => {});
  const { connectionString, theirs } = withoutOptions(url);
  let stopping: Promise<void> | undefined;
  const pool = new Pool({
    Client,
    connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'waqtor',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 10_000,
    keepAlive: true,
    options: `${theirs} ${startupOptions(options)}`.trim(),
    types: columnTypes,
    onConnect: async (client) => {
      // pg-pool listens for errors only while a connection is idle, and an unhandled 'error' event ends the
      // process.
      client.on('error', (error) => {
        // A connection that is being closed may break, for example because the embedded server stops next.
        if (!stopping) onError(error);
      });
      if (login !== null) await checkConnection(client, login);
    },
  });
  pool.on('error', () => {}); // the same errors again
  return {
    pool,
    db: kyselyOver(pool),
    stop: () => {
      stopping ??= pool.end();
      return stopping;
    },
  };
}

/** Returns a Kysely instance whose every query runs on this one client, inside the client's transaction. */
export function kyselyOnClient(client: Pick<pg.PoolClient, 'query'>): Kysely<DB> {
  const borrowed: PostgresPoolClient = { query: client.query, release: () => {} };
  return kyselyOver({ connect: async () => borrowed, end: async () => {} });
}

function kyselyOver(pool: PostgresPool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [camelCase] });
}

/**
 * The login decides which rows row-level security shows. A connection pooler may use another login, or
 * silently drop our settings.
 */
async function checkConnection(client: pg.ClientBase, login: string): Promise<void> {
  const { rows } = await client.query<{ session: string; role: string; timezone: string }>(
    `select session_user as session, current_user as role, current_setting('timezone') as timezone`,
  );
  const { session = '', role = '', timezone = '' } = rows[0] ?? {};
  if (session !== login) throw new AppLoginError(describeWrongLogin(session));
  if (role === login && timezone === 'UTC') return;
  throw new Error(
    `connected as ${role} in the time zone ${timezone}, and not as ${login} in UTC: something between us and Postgres ` +
      'drops or changes startup options (PgBouncer does so for those in ignore_startup_parameters); connect to Postgres directly',
  );
}

/**
 * `?options=` in the URL would replace our own options in pg. They are extracted here, so that both can be
 * sent.
 */
function withoutOptions(url: string): { connectionString: string; theirs: string } {
  let theirs = '';
  const connectionString = url.replace(
    /([?&])options=([^&#]*)(&?)/,
    (_, before: string, value: string, after: string) => {
      theirs = decodeURIComponent(value.replaceAll('+', ' '));
      return after ? before : '';
    },
  );
  return { connectionString, theirs };
}

function startupOptions(options: ConnectOptions): string {
  const settings: Record<string, string | number | undefined> = {
    timezone: 'UTC',
    statement_timeout: options.statementTimeoutMs,
    lock_timeout: options.lockTimeoutMs,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 60_000,
  };
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `-c ${name}=${String(value).replace(/[\\ ]/g, '\\$&')}`)
    .join(' ');
}
