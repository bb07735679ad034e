import type pg from 'pg';
import { type Database, kyselyOnClient, type Queryable } from './database.ts';
import { retryConflicts } from './retry-conflicts.ts';

/** The part of a pg client that a transaction uses. */
export type TxClient = Pick<pg.PoolClient, 'query'>;

/** A transaction that sees the rows of the given tenants and no others. */
export interface Tx extends Queryable {
  /** For raw parameterised SQL in the same transaction. */
  client: TxClient;
  tenantIds: readonly string[];
  userId: string | undefined;
  /**
   * Functions that run in order right before COMMIT; they may add more. If one throws, everything is rolled
   * back.
   */
  beforeCommit: ((tx: Tx) => Promise<void> | void)[];
  /**
   * Functions that run in order after COMMIT, once the connection is released, for work that may be lost.
   * They must not throw.
   */
  afterCommit: ((database: Database) => void)[];
}

export interface TenantOptions {
  /** The signed-in user, for policies that depend on it. */
  userId?: string;
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readOnly?: boolean;
  /** PostgreSQL settings for this transaction, such as `enable_seqscan: 'off'`; they cost no round trip. */
  settings?: Readonly<Record<string, string>>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Runs `fn` in one transaction for these tenants and commits. If `fn` throws, the transaction is rolled back.
 * After a deadlock (40P01) or a serialization failure (40001) the whole `fn` runs again, up to three attempts
 * in all, so `fn` must keep no state outside it. If the connection breaks during COMMIT, the outcome is
 * unknown, and the error counts as `isDatabaseUnavailable`.
 */
export async function withTenants<T>(
  database: Database,
  tenantIds: readonly string[],
  fn: (tx: Tx) => Promise<T>,
  options: TenantOptions = {},
): Promise<T> {
  const begin = beginSql(tenantIds, options);
  return retryConflicts(() => runOnce(database, begin, tenantIds, fn, options.userId));
}

async function runOnce<T>(
  database: Database,
  begin: string,
  tenantIds: readonly string[],
  fn: (tx: Tx) => Promise<T>,
  userId: string | undefined,
): Promise<T> {
  const client = await database.pool.connect();
  const checkOut = checkOutClient(client);
  let broken = false;
  const afterCommit: Tx['afterCommit'] = [];
  let result: T;
  try {
    await client.query(begin);
    const tx: Tx = {
      db: kyselyOnClient(checkOut.client),
      client: checkOut.client,
      tenantIds,
      userId,
      beforeCommit: [],
      afterCommit,
    };
    result = await fn(tx);
    // The loop uses an index, because a hook may add another one.
    for (let i = 0; i < tx.beforeCommit.length; i++) await tx.beforeCommit[i]?.(tx);
    checkOut.end();
    const { command } = await client.query('commit');
    // COMMIT after a swallowed error succeeds, but rolls back.
    if (command !== 'COMMIT') throw new Error('the transaction was already aborted and has been rolled back');
  } catch (error) {
    checkOut.end();
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
  for (const hook of afterCommit) runAfterCommit(hook, database);
  return result;
}

/**
 * Lends the client until `end`. Otherwise a query that was not awaited would run on the same connection
 * later, in another tenant's transaction.
 */
function checkOutClient(client: pg.PoolClient): { client: TxClient; end(): void } {
  let ended = false;
  const query = (...args: unknown[]): unknown => {
    if (ended) return Promise.reject(new Error('this transaction has ended; a query in it was not awaited'));
    return Reflect.apply(client.query, client, args);
  };
  return {
    client: { query: query as pg.PoolClient['query'] },
    end: () => {
      ended = true;
    },
  };
}

/** The transaction is committed: a hook that throws must not make it look failed or run it again. */
function runAfterCommit(hook: (database: Database) => void, database: Database): void {
  try {
    hook(database);
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

/**
 * Returns BEGIN and the tenant ids as one message of the simple protocol, which takes the same single round
 * trip as BEGIN alone.
 */
function beginSql(tenantIds: readonly string[], options: TenantOptions): string {
  const ids = tenantIds.map(checkUuid).join(',');
  const modes = [
    options.isolation ? `isolation level ${options.isolation}` : '',
    options.readOnly ? 'read only' : '',
  ].filter(Boolean);
  const user = options.userId ? `, set_config('waqtor.user', '${checkUuid(options.userId)}', true)` : '';
  const settings = Object.entries(options.settings ?? {}).map(
    ([name, value]) => `, set_config('${checkWord(name)}', '${checkWord(value)}', true)`,
  );
  return `begin ${modes.join(', ')}; select set_config('waqtor.tenants', '{${ids}}', true)${user}${settings.join('')}`;
}

function checkWord(word: string): string {
  if (!/^[\w.]+$/.test(word)) throw new TypeError(`not a setting: ${JSON.stringify(word)}`);
  return word;
}

// The simple protocol has no parameters, so only uuids may be put into the text.
function checkUuid(id: string): string {
  if (!UUID.test(id)) throw new TypeError(`not a uuid: ${JSON.stringify(id)}`);
  return id;
}
