import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import type { DB } from './schema.generated.ts';

/** The role every connection of the product works as: it owns nothing and cannot bypass row-level security. */
export const APP_ROLE = 'waqtor_app';

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
  /** The role to assume; `null` stays the login user, for migrations and tests. */
  role?: string | null;
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
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'waqtor',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: startupOptions(options),
    types: columnTypes,
  });
  const onError = options.onConnectionError ?? (() => {});
  // Both are needed: pg-pool listens only while a connection idles, and an unheard 'error' ends the process.
  pool.on('error', onError);
  pool.on('connect', (client) => void client.on('error', onError));
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
export function kyselyOnClient(client: pg.PoolClient): Kysely<DB> {
  const borrowed = {
    query: client.query.bind(client),
    release: () => {},
  } as unknown as pg.PoolClient;
  return kyselyOver({ connect: async () => borrowed, end: async () => {} });
}

function kyselyOver(pool: { connect(): Promise<pg.PoolClient>; end(): Promise<void> }): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [camelCase] });
}

function startupOptions(options: ConnectOptions): string {
  const settings: Record<string, string | number | null | undefined> = {
    role: options.role === undefined ? APP_ROLE : options.role,
    timezone: 'UTC',
    statement_timeout: options.statementTimeoutMs,
    lock_timeout: options.lockTimeoutMs,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 60_000,
  };
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `-c ${name}=${String(value).replace(/[\\ ]/g, '\\$&')}`)
    .join(' ');
}
