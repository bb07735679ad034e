import type { Tx } from '@waqtor/db';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isShownTo, type Reader } from './ownership.ts';

/** A row of a tenant-owned resource: a tag, a team, a view, a macro, a canned response. */
export interface ResourceRow {
  id: string;
  tenantId: string;
  /** For resources with a scope: null when shared. */
  ownerId?: string | null;
}

export interface ResourceTable {
  table: string;
  /** The columns by which lists are ordered; together they are unique within a tenant. */
  order: readonly string[];
  /** Whether rows have an `owner_id`; personal rows are visible to their owner only. */
  hasScope: boolean;
  /** Selected in addition to the columns of the row `r`. */
  also?: RawBuilder<unknown>;
}

export interface PageOfRows {
  /** The values of `order` after which the page begins. */
  after: readonly unknown[] | undefined;
  limit: number;
  /** Further conditions on the rows. */
  where?: readonly RawBuilder<SqlBool>[];
}

/**
 * The statements that these tables have in common. Inserts and updates, which have columns of their own, are
 * in the feature's store.
 */
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

    /** Returns the rows in order, one more than the page needs, to know whether there is a next page. */
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

    /**
     * Locks the row until the transaction ends, and returns its current version. No other transaction can
     * change, delete or reference it.
     */
    async lock(tx: Tx, tenantId: string, reader: Reader, id: string): Promise<Row | undefined> {
      await sql`select from ${name} r where ${visible(tenantId, reader)} and r.id = ${id} for update`.execute(
        tx.db,
      );
      // This is a separate statement: a statement that waited for a lock still sees its old snapshot for
      // everything except the locked row.
      return find(tx, tenantId, reader, id);
    },

    async remove(tx: Tx, tenantId: string, id: string): Promise<void> {
      await sql`delete from ${name} where tenant_id = ${tenantId} and id = ${id}`.execute(tx.db);
    },

    /** Returns the number of a member's personal rows, and the shared rows they created, newest first. */
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

/** Returns the normalised form of a name, for comparing and sorting. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
