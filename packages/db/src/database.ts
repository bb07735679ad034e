import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { APP_ROLE, AppLoginError, describeWrongLogin } from './app-login.ts';
import { Client } from './client.ts';
import { columnTypes } from './column-types.ts';
import type { DB } from './schema.generated.ts';

/** Anything with a Kysely to ask: a `Database` or a `Tx`. */
export interface Queryable {
  db: Kysely<DB>;
}

/** A pool of connections and the Kysely over it. Outside `withTenants` it sees no tenant's rows. */
export interface Database extends Queryable {
  pool: pg.Pool;
  /** Closes every connection once it is idle; safe to call twice. */
  stop(): Promise<void>;
}

export interface ConnectOptions {
  /** The most connections this pool opens; 10 by default. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** The login that every connection must have, the product's by default; `null` is any, for migrations and tests. */
  login?: string | null;
  /** How long a caller waits for a connection before it is told the database is away; 5 s by default. */
  connectTimeoutMs?: number;
  /** Cancels a statement that runs longer (57014); no limit by default. */
  statementTimeoutMs?: number;
  /** Cancels a statement that waits longer for a lock (55P03); no limit by default. */
  lockTimeoutMs?: number;
  /** Cuts a connection that idles inside a transaction for longer; 60 s by default. */
  idleInTransactionTimeoutMs?: number;
  /** Told of connections that broke while nobody was waiting on them. */
  onConnectionError?: (error: Error) => void;
}

// Keys inside a jsonb value are data, not column names: they keep their spelling.
const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** Opens a lazy pool on `url`; connects at the first query, so it succeeds even while the database is away. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const login = options.login === undefined ? APP_ROLE : options.login;
  const onError = options.onConnectionError ?? (() => {});
  const { connectionString, theirs } = withoutOptions(url);
  const pool = new pg.Pool({
    Client,
    connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'waqtor',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: `${theirs} ${startupOptions(options)}`.trim(),
    types: columnTypes,
    onConnect: async (client) => {
      // pg-pool listens only while a connection idles, and an unheard 'error' ends the process.
      client.on('error', onError);
      if (login !== null) await checkConnection(client, login);
    },
  });
  pool.on('error', () => {}); // the same errors again
  let stopping: Promise<void> | undefined;
  return {
    pool,
    db: kyselyOver(pool),
    stop: () => {
      stopping ??= pool.end();
      return stopping;
    },
  };
}

/** A Kysely whose every query runs on this one client, inside whatever transaction it is in. */
export function kyselyOnClient(client: Pick<pg.PoolClient, 'query'>): Kysely<DB> {
  const borrowed: PostgresPoolClient = { query: client.query, release: () => {} };
  return kyselyOver({ connect: async () => borrowed, end: async () => {} });
}

function kyselyOver(pool: PostgresPool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [camelCase] });
}

/** The login decides what row-level security shows; a pooler in between may bring another, or drop our settings without a word. */
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

/** pg lets `?options=` in the URL replace ours; taken out here, both can be sent. */
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
