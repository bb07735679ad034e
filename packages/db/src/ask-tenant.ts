import type pg from 'pg';
import type { Database } from './database.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What may stand in such a question: a uuid, bytes, or an instant. Nothing else can be written without a parameter. */
export type AskValue = string | Uint8Array | Date;

/**
 * Asks one statement for one tenant, in one round trip: the tenant's name and the statement travel as one message, which
 * Postgres runs as one transaction. For the question every request asks; everything else uses `withTenants`.
 */
export function askTenant<Row>(database: Database, tenantId: string) {
  return async (strings: TemplateStringsArray, ...values: AskValue[]): Promise<Row[]> => {
    const question = strings.map((text, i) => text + (i < values.length ? literal(values[i]) : '')).join('');
    const results = await database.pool.query<Row & pg.QueryResultRow>(
      `select set_config('waqtor.tenants', concat('{', ${literal(tenantId)}, '}'), true);\n${question}`,
    );
    return lastOf(results)?.rows ?? [];
  };
}

/** pg answers several statements with a result of each, which its types leave out. */
function lastOf<Result extends pg.QueryResult>(results: Result | Result[]): Result | undefined {
  return Array.isArray(results) ? results.at(-1) : results;
}

function literal(value: AskValue | undefined): string {
  if (value instanceof Date) return `'${value.toISOString()}'::timestamptz`;
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'::bytea`;
  if (value === undefined || !UUID.test(value)) throw new TypeError(`not a uuid: ${JSON.stringify(value)}`);
  return `'${value}'::uuid`;
}
