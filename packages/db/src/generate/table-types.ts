import type pg from 'pg';
import { camelCase } from './names.ts';

interface ColumnRow {
  table: string;
  column: string;
  /** pg_type.typname of the element, without the underscore of array types. */
  type: string;
  isArray: boolean;
  isNullable: boolean;
  hasDefault: boolean;
  isGenerated: boolean;
  enumLabels: string[] | null;
  checks: string[] | null;
}

/** TypeScript types of a column on select, insert and update. */
interface ColumnTypes {
  select: string;
  insert: string;
  update: string;
}

const COLUMNS = `
  select c.relname as "table", a.attname as "column", coalesce(e.typname, t.typname) as "type",
    e.oid is not null as "isArray", not a.attnotnull as "isNullable",
    (a.atthasdef or a.attidentity <> '') and a.attgenerated = '' as "hasDefault",
    a.attgenerated <> '' or a.attidentity = 'a' as "isGenerated",
    (select array_agg(enumlabel::text order by enumsortorder) from pg_enum
      where enumtypid = coalesce(e.oid, t.oid)) as "enumLabels",
    (select array_agg(pg_get_constraintdef(k.oid) order by k.conname) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
  order by c.relname, a.attnum`;

const HEADER = `// Generated from the migrations by "npm run generate"; do not edit.
import type { ColumnType, Generated } from 'kysely';
`;

/** The Kysely types of every table and view in `public`, with the names that CamelCasePlugin produces. */
export async function tableTypes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<ColumnRow>(COLUMNS);
  const tables = groupByTable(rows);
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${camelCase(column.column)}: ${columnType(column)};`);
    return `export interface ${interfaceName(table)} {\n${lines.join('\n')}\n}\n`;
  });
  const members = [...tables.keys()].map((table) => `  ${camelCase(table)}: ${interfaceName(table)};`);
  return [HEADER, ...interfaces, `export interface DB {\n${members.join('\n')}\n}\n`].join('\n');
}

function columnType(column: ColumnRow): string {
  const types = nullableTypes(column);
  if (column.isGenerated) return `ColumnType<${types.select}, never, never>`;
  const { select, update } = types;
  const insert = column.hasDefault ? `${types.insert} | undefined` : types.insert;
  if (select === update) {
    if (insert === select) return select;
    if (column.hasDefault && types.insert === select) return `Generated<${select}>`;
  }
  return `ColumnType<${select}, ${insert}, ${update}>`;
}

function nullableTypes(column: ColumnRow): ColumnTypes {
  const types = elementTypes(column);
  const wrap = (type: string): string => {
    const list = column.isArray ? (/[ |]/.test(type) ? `(${type})[]` : `${type}[]`) : type;
    return column.isNullable && list !== 'unknown' ? `${list} | null` : list;
  };
  return { select: wrap(types.select), insert: wrap(types.insert), update: wrap(types.update) };
}

function elementTypes(column: ColumnRow): ColumnTypes {
  const allowed = column.enumLabels ?? allowedTexts(column.checks ?? []);
  if (allowed) return same(allowed.map((label) => `'${label.replaceAll("'", "\\'")}'`).join(' | '));
  switch (column.type) {
    case 'int2':
    case 'int4':
    case 'int8':
    case 'float4':
    case 'float8':
      return same('number');
    case 'numeric':
      return { select: 'string', insert: 'string | number', update: 'string | number' };
    case 'bool':
      return same('boolean');
    case 'timestamptz':
    case 'timestamp':
      return { select: 'Date', insert: 'Date | string', update: 'Date | string' };
    case 'json':
    case 'jsonb':
      return same('unknown');
    case 'bytea':
      return same('Buffer');
    default:
      return same('string');
  }
}

/** The values of `check (column in ('a', 'b'))`, as PostgreSQL prints it. */
function allowedTexts(checks: string[]): string[] | undefined {
  for (const check of checks) {
    const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(check)?.[1];
    const items = list?.split(', ').map((item) => /^'([^']*)'::text$/.exec(item)?.[1]);
    if (items?.every((item) => item !== undefined)) return items;
  }
  return undefined;
}

function same(type: string): ColumnTypes {
  return { select: type, insert: type, update: type };
}

function groupByTable(rows: ColumnRow[]): Map<string, ColumnRow[]> {
  const tables = new Map<string, ColumnRow[]>();
  for (const row of rows) {
    const columns = tables.get(row.table);
    if (columns) columns.push(row);
    else tables.set(row.table, [row]);
  }
  return tables;
}

function interfaceName(table: string): string {
  const name = camelCase(table);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
