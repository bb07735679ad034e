import { type RawBuilder, sql } from 'kysely';

/**
 * The PostgreSQL types that can hold values of a TypeScript type. A column of type `json` is passed as one
 * JSON array and not as an array of jsonb, whose every element would be escaped, unescaped and cast
 * separately; `json text` is the same for values that are JSON text already. Their nulls are JSON's null.
 */
type SqlTypeOf<Value> = [Value] extends [string]
  ? 'text' | 'uuid' | 'timestamptz' | 'json text'
  : [Value] extends [number]
    ? 'smallint' | 'int' | 'bigint' | 'float8'
    : [Value] extends [boolean]
      ? 'boolean'
      : [Value] extends [Date]
        ? 'timestamptz'
        : [Value] extends [Uint8Array]
          ? 'bytea'
          : 'jsonb' | 'json';

/** The columns of a batch: the row fields that the statement reads, each with its SQL type. */
export type BatchColumns<Row> = { readonly [K in keyof Row]?: SqlTypeOf<NonNullable<Row[K]>> };

/**
 * Rows as a table within one statement: one array per column, so that the statement's text does not depend on
 * their number.
 */
export interface Batch<Row> {
  /** The columns' names in snake_case, in their order: `insert into t (${lines.columns})`. */
  columns: string;
  /** For Kysely's `sql`: `from ${pairs.table('p', rows)}`; columns are the fields in snake_case. */
  table(name: string, rows: readonly Row[], options?: TableOptions): RawBuilder<unknown>;
  /** For statements with numbered parameters: takes one per column from `first` on; see `values`. */
  parameters(name: string, first?: number, options?: TableOptions): string;
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
  const types = entries.map(([, type]) => type);
  const values = (rows: readonly Row[]) => entries.map(([key, type]) => toParameter(rows, key, type));
  return {
    columns: names.join(', '),
    table(name, rows, options) {
      const parameters = values(rows);
      const pieces = piecesOf(types).map((part) =>
        typeof part === 'string' ? sql.raw(part) : sql`${parameters[part]}`,
      );
      return sql`${sql.join(pieces, sql.raw(''))}${sql.raw(aliasOf(name, names, options))}`;
    },
    parameters(name, first = 1, options) {
      const pieces = piecesOf(types).map((part) => (typeof part === 'string' ? part : `$${first + part}`));
      return `${pieces.join('')}${aliasOf(name, names, options)}`;
    },
    values,
  };
}

/** Returns the SQL of the table; a number stands for the parameter of the column with this index. */
function piecesOf(types: readonly string[]): (string | number)[] {
  const calls: (string | number)[][] = [];
  for (const [i, type] of types.entries()) {
    const previous = types[i - 1];
    if (isJson(type)) calls.push(['jsonb_array_elements(', i, '::jsonb']);
    else if (previous === undefined || isJson(previous)) calls.push(['unnest(', i, `::${type}[]`]);
    else calls.at(-1)?.push(', ', i, `::${type}[]`);
  }
  const pieces = calls.flatMap((call, i) => (i === 0 ? [...call, ')'] : [', ', ...call, ')']));
  return calls.length === 1 ? pieces : ['rows from (', ...pieces, ')'];
}

function aliasOf(name: string, names: readonly string[], { ordinal }: TableOptions = {}): string {
  if (ordinal === undefined) return ` as ${name} (${names.join(', ')})`;
  return ` with ordinality as ${name} (${[...names, ordinal].join(', ')})`;
}

function isJson(type: string): boolean {
  return type === 'json' || type === 'json text';
}

function toParameter<Row>(rows: readonly Row[], key: keyof Row, type: string): unknown {
  if (type === 'json') return JSON.stringify(rows.map((row) => row[key] ?? null));
  if (type === 'json text') return `[${rows.map((row) => row[key] ?? 'null').join(',')}]`;
  return rows.map((row) => toElement(row[key], type));
}

function toElement(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  return type === 'jsonb' ? JSON.stringify(value) : value;
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
