import type pg from 'pg';
import type { Database } from './database.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Types that may be inlined into such a statement: a uuid, bytes, or an instant. Nothing else is safe without
 * a parameter.
 */
export type InlineValue = string | Uint8Array | Date;

/**
 * Runs one statement for one tenant in one round trip: the tenant setting and the statement are sent as one
 * message, which PostgreSQL runs as one transaction. This is for queries that every request makes; everything
 * else uses `withTenants`.
 */
export function queryForTenant<Row>(database: Database, tenantId: string) {
  return async (strings: TemplateStringsArray, ...values: InlineValue[]): Promise<Row[]> => {
    const statement = strings.map((text, i) => text + (i < values.length ? literal(values[i]) : '')).join('');
    const results = await database.pool.query<Row & pg.QueryResultRow>(
      `select set_config('waqtor.tenants', concat('{', ${literal(tenantId)}, '}'), true);\n${statement}`,
    );
    return lastOf(results)?.rows ?? [];
  };
}

/** pg returns an array of results for several statements, which its types leave out. */
function lastOf<Result extends pg.QueryResult>(results: Result | Result[]): Result | undefined {
  return Array.isArray(results) ? results.at(-1) : results;
}

function literal(value: InlineValue | undefined): string {
  if (value instanceof Date) return `'${value.toISOString()}'::timestamptz`;
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'::bytea`;
  if (value === undefined || !UUID.test(value)) throw new TypeError(`not a uuid: ${JSON.stringify(value)}`);
  return `'${value}'::uuid`;
}
