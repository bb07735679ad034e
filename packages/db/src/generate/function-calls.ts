import type pg from 'pg';
import { camelCase, textList } from './names.ts';

interface FunctionRow {
  name: string;
  argumentNames: string[];
  /** As printed by `format_type`: `uuid[]`, `timestamp with time zone`. */
  argumentTypes: string[];
  columnNames: string[];
  columnTypes: string[];
  /** For functions that return a single value. */
  returnType: string;
  returnsRows: boolean;
  comment: string | null;
}

// Functions granted by name to the server's login. Triggers and functions granted to PUBLIC are not meant to
// be called.
const FUNCTIONS = `
  select p.proname as name, p.proretset as "returnsRows", format_type(p.prorettype, null) as "returnType",
    obj_description(p.oid, 'pg_proc') as comment,
    array(select coalesce(p.proargnames[i], '') from generate_series(1, p.pronargs) i order by i) as "argumentNames",
    array(select format_type(p.proargtypes[i - 1], null) from generate_series(1, p.pronargs) i order by i) as "argumentTypes",
    array(select p.proargnames[i] from generate_subscripts(p.proargmodes, 1) i where p.proargmodes[i] = 't' order by i)
      as "columnNames",
    array(select format_type(p.proallargtypes[i], null) from generate_subscripts(p.proargmodes, 1) i
      where p.proargmodes[i] = 't' order by i) as "columnTypes"
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and exists (select from aclexplode(p.proacl) x join pg_roles r on r.oid = x.grantee where r.rolname = 'waqtor_app')
  order by p.proname`;

const HEADER = `// Generated from the migrations by "npm run generate"; do not edit.
import { sql } from 'kysely';
import type { Queryable } from './connection/database.ts';
`;

/**
 * Generates one typed function per database function that the server's login may call: arguments by name,
 * results with the names that CamelCasePlugin produces. The catalogue does not contain which arguments and
 * columns may be null, so the function's comment lists them (`nullable: due_at`).
 */
export async function functionCalls(client: pg.Client): Promise<string> {
  const { rows } = await client.query<FunctionRow>(FUNCTIONS);
  const overloaded = rows.find((row, i) => rows[i + 1]?.name === row.name);
  if (overloaded)
    throw new Error(`there are two functions named ${overloaded.name}; give them different names`);
  return [HEADER, ...rows.map(functionCall)].join('\n');
}

function functionCall(row: FunctionRow): string {
  const nullable = new Set(textList(/^nullable: (.+)$/m.exec(row.comment ?? '')?.[1]));
  const typeOf = (name: string, type: string) => (nullable.has(name) ? `${type} | null` : type);
  const names = row.argumentNames.map(camelCase);
  const given = row.argumentNames.map(
    (name, i) => `${camelCase(name)}: ${typeOf(name, argumentType(row, row.argumentTypes[i]))}`,
  );
  const parameters = row.argumentNames.map((_, i) => `\${args.${names[i]}}::${row.argumentTypes[i]}`);
  const call = `${row.name}(${parameters.join(', ')})`;
  const isTable = row.columnNames.length > 0;
  if (row.returnsRows && !isTable)
    throw new Error(`${row.name} returns a set without column names; declare it as returns table`);
  const columns = row.columnNames.map(
    (name, i) => `${camelCase(name)}: ${typeOf(name, resultType(row, row.columnTypes[i]))}`,
  );
  const shape = isTable
    ? `{ ${columns.join('; ')} }`
    : `{ value: ${resultType(row, row.returnType)} | null }`;
  const select = isTable ? `select ${row.columnNames.join(', ')} from ${call}` : `select ${call} as value`;
  const args = given.length === 0 ? '' : `, args: { ${given.join('; ')} }`;
  const returns = isTable ? `${shape}[]` : `${resultType(row, row.returnType)} | null`;
  return `export async function ${camelCase(row.name)}({ db }: Queryable${args}): Promise<${returns}> {
  const { rows } = await sql<${shape}>\`${select}\`.execute(db);
  return ${isTable ? 'rows' : 'rows[0]?.value ?? null'};
}
`;
}

function argumentType(row: FunctionRow, type = ''): string {
  if (type.endsWith('[]')) return `readonly ${resultType(row, type.slice(0, -2))}[]`;
  return type.startsWith('timestamp') ? 'Date | string' : resultType(row, type);
}

function resultType({ name }: FunctionRow, type = ''): string {
  switch (type) {
    case 'uuid':
    case 'text':
    case 'tsquery':
      return 'string';
    case 'integer':
    case 'bigint':
    case 'smallint':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'bytea':
      return 'Buffer';
    case 'timestamp with time zone':
      return 'Date';
    default:
      throw new Error(`${name}: add the TypeScript type for ${type} to function-calls.ts`);
  }
}
