import type { Queryable } from './sql.ts';

/** Every table that belongs to a tenant, with the column that says whose a row is. */
export async function listTenantTables(database: Queryable): Promise<{ name: string; column: string }[]> {
  const { rows } = await database.query(`
    select c.relname as name, case c.relname when 'tenants' then 'id' else 'tenant_id' end as "column"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (c.relname = 'tenants'
      or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'))
    order by 1`);
  return rows;
}

/** The columns of a table that are not computed by the database, with commas between. */
export async function listWritable(database: Queryable, table: string): Promise<string> {
  const { rows } = await database.query(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0].columns;
}

export interface TenantRow {
  table: string;
  row: Record<string, unknown>;
}

/** Everything the database holds of a tenant and of its people, in one order; past row-level security. */
export async function readTenantRows(database: Queryable, tenantId: string): Promise<TenantRow[]> {
  const tables = await listTenantTables(database);
  const parts = tables.map(
    ({ name, column }) =>
      `select '${name}' as "table", to_jsonb(t) as "row" from ${name} t where ${column} = $1::uuid`,
  );
  const members = 'select user_id from members where tenant_id = $1::uuid';
  parts.push(
    `select 'users', to_jsonb(t) from users t where id in (${members})`,
    `select 'password_resets', to_jsonb(t) from password_resets t where user_id in (${members})`,
  );
  const { rows } = await database.query(
    `select * from (${parts.join(' union all ')}) r order by r."table", r."row"::text`,
    [tenantId],
  );
  return rows;
}

/** Whatever of these rows must never be seen by anybody else: canaries, ids in both spellings, long numbers. */
export function marksOf(rows: readonly TenantRow[], canary: string): string[] {
  const text = JSON.stringify(rows.map(({ row }) => Object.entries(row).filter(([name]) => !isBinary(name))));
  const uuids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
  const numbers = text.match(/\d{11,}/g) ?? [];
  const marks = [canary, ...numbers, ...uuids.flatMap((uuid) => [uuid, uuid.replaceAll('-', '')])];
  return [...new Set(marks)];
}

const isBinary = (column: string) => /(_hash|fingerprint|credentials|signing_secret|^terms)$/.test(column);

/** The marks that stand in an answer, also inside cursors and tokens (base64url). */
export function foreignBytes(text: string, marks: readonly string[]): string[] {
  const decoded = (text.match(/[\w-]{24,}/g) ?? []).map((part) => Buffer.from(part, 'base64url').toString());
  const whole = [text, ...decoded].join('\n');
  return marks.filter((mark) => whole.includes(mark));
}
