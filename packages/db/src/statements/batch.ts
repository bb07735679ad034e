import { type RawBuilder, sql } from 'kysely';

/** The PostgreSQL types that can hold values of a TypeScript type. */
type SqlTypeOf<Value> = [Value] extends [string]
  ? 'text' | 'uuid' | 'timestamptz'
  : [Value] extends [number]
    ? 'smallint' | 'int' | 'bigint' | 'float8'
    : [Value] extends [boolean]
      ? 'boolean'
      : [Value] extends [Date]
        ? 'timestamptz'
        : [Value] extends [Uint8Array]
          ? 'bytea'
          : 'jsonb';

/** The columns of a batch: the row fields that the statement reads, each with its SQL type. */
export type BatchColumns<Row> = { readonly [K in keyof Row]?: SqlTypeOf<NonNullable<Row[K]>> };

/**
 * Rows as a table within one statement: one array per column, so that the statement's text does not depend on
 * their number.
 */
export interface Batch<Row> {
  /** For Kysely's `sql`: `from ${pairs.table('p', rows)}`; columns are the fields in snake_case. */
  table(name: string, rows: readonly Row[], options?: TableOptions): RawBuilder<unknown>;
  /** For statements with numbered parameters: takes one per column from `first` on; see `values`. */
  parameters(name: string, first?: number): string;
  /** The values of those parameters. */
  values(rows: readonly Row[]): unknown[];
}

interface TableOptions {
  /** Adds the position of each row, from 1, as a last column of this name. */
  ordinal?: string;
}

/** Undefined becomes null; jsonb is serialised as JSON, and its null is SQL's null. */
export function defineBatch<Row extends object>(columns: BatchColumns<Row>): Batch<Row> {
  const entries = Object.entries<string>(columns as Record<string, string>) as [keyof Row & string, string][];
  if (entries.length === 0) throw new TypeError('a batch has at least one column');
  const names = entries.map(([key]) => snakeCase(key));
  const column = (key: keyof Row, type: string, rows: readonly Row[]) =>
    rows.map((row) => toParameter(row[key], type));
  return {
    table(name, rows, { ordinal } = {}) {
      const arrays = entries.map(([key, type]) => sql`${column(key, type, rows)}::${sql.raw(type)}[]`);
      const all = ordinal === undefined ? names : [...names, ordinal];
      return sql`unnest(${sql.join(arrays)}) ${sql.raw(
        `${ordinal === undefined ? '' : 'with ordinality '}as ${name} (${all.join(', ')})`,
      )}`;
    },
    parameters(name, first = 1) {
      const arrays = entries.map(([, type], i) => `$${first + i}::${type}[]`);
      return `unnest(${arrays.join(', ')}) as ${name} (${names.join(', ')})`;
    },
    values: (rows) => entries.map(([key, type]) => column(key, type, rows)),
  };
}

function toParameter(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  return type === 'jsonb' ? JSON.stringify(value) : value;
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
