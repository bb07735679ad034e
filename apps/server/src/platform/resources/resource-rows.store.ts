import type { Tx } from '@waqtor/db';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isShownTo, type Reader } from './ownership.ts';

/** A row of a tenant's own resource: a tag, a team, a view, a macro, a canned response. */
export interface ResourceRow {
  id: string;
  tenantId: string;
  /** Of resources with a scope: null when it is shared. */
  ownerId?: string | null;
}

export interface ResourceTable {
  table: string;
  /** The columns that lists are ordered by; together they are unique in a tenant. */
  order: readonly string[];
  /** Whether rows have an `owner_id`, and personal ones are shown to their owner alone. */
  hasScope: boolean;
  /** What is selected beside the columns of the row `r`. */
  also?: RawBuilder<unknown>;
}

export interface PageOfRows {
  /** The values of `order` that the page begins after. */
  after: readonly unknown[] | undefined;
  limit: number;
  /** What the rows must be besides. */
  where?: readonly RawBuilder<SqlBool>[];
}

/** The statements that such tables have in common. Writing a row, with its own columns, is done in the store of the feature. */
export function resourceRows<Row extends ResourceRow>({ table, order, hasScope, also }: ResourceTable) {
  const name = sql.table(table);
  const columns = sql.join(order.map((column) => sql.ref(`r.${column}`)));
  const selection = also ? sql`r.*, ${also}` : sql`r.*`;
  const visible = (tenantId: string, reader: Reader) =>
    hasScope ? sql`r.tenant_id = ${tenantId} and ${isShownTo(reader)}` : sql`r.tenant_id = ${tenantId}`;

  async function find(tx: Tx, tenantId: string, reader: Reader, id: string): Promise<Row | undefined> {
    const { rows } = await sql<Row>`
      select ${selection} from ${name} r where ${visible(tenantId, reader)} and r.id = ${id}`.execute(tx.db);
    return rows[0];
  }

  return {
    find,

    /** In their order, one row more than the page. */
    async list(
      tx: Tx,
      tenantId: string,
      reader: Reader,
      { after, limit, where = [] }: PageOfRows,
    ): Promise<Row[]> {
      const conditions = [visible(tenantId, reader), ...where];
      if (after) conditions.push(sql`(${columns}) > (${sql.join(after)})`);
      const { rows } = await sql<Row>`
        select ${selection} from ${name} r where ${sql.join(conditions, sql` and `)}
        order by ${columns} limit ${limit + 1}`.execute(tx.db);
      return rows;
    },

    /** The row as it is once nobody else can change, delete or refer to it until the transaction ends. */
    async lock(tx: Tx, tenantId: string, reader: Reader, id: string): Promise<Row | undefined> {
      await sql`select from ${name} r where ${visible(tenantId, reader)} and r.id = ${id} for update`.execute(
        tx.db,
      );
      // In a statement of its own: what a waiting statement selects beside the row is as old as its beginning.
      return find(tx, tenantId, reader, id);
    },

    async remove(tx: Tx, tenantId: string, id: string): Promise<void> {
      await sql`delete from ${name} where tenant_id = ${tenantId} and id = ${id}`.execute(tx.db);
    },

    /** How many a member keeps for themselves, and the shared ones they created, newest first. */
    async summariseOf(
      tx: Tx,
      tenantId: string,
      userId: string,
      { name: column, limit }: { name: string; limit: number },
    ): Promise<{ personal: number; shared: { count: number; items: { id: string; name: string }[] } }> {
      const { rows: own } = await sql<{ count: number }>`
        select count(*)::int as count from ${name} where tenant_id = ${tenantId} and owner_id = ${userId}`.execute(
        tx.db,
      );
      const { rows } = await sql<{ id: string; name: string; count: number }>`
        select id, ${sql.ref(column)} as name, count(*) over ()::int as count from ${name}
        where tenant_id = ${tenantId} and created_by = ${userId} and owner_id is null
        order by created_at desc, id desc limit ${limit}`.execute(tx.db);
      const items = rows.map(({ id, name: text }) => ({ id, name: text }));
      return { personal: own[0]?.count ?? 0, shared: { count: rows[0]?.count ?? 0, items } };
    },
  };
}

export type ResourceRows<Row extends ResourceRow> = ReturnType<typeof resourceRows<Row>>;

/** A name as it is compared and ordered. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
