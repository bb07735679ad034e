import type { Tx } from '@waqtor/db';
import { type RawBuilder, sql } from 'kysely';
import type { ContactRow } from '../contacts.present.ts';

/** Filters of a page, combined by AND. Ids are uuids. */
export interface ContactConditions {
  /** The result of a search. */
  ids?: readonly string[] | undefined;
  /** The contact must have at least one tag of each group. */
  tagGroups?: readonly (readonly string[])[] | undefined;
  withoutTagIds?: readonly string[] | undefined;
  consent?: 'allowed' | 'opted_out' | 'suppressed' | undefined;
  hasPhone?: boolean | undefined;
  language?: string | undefined;
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
  attribute?: { key: string; value: string | undefined } | undefined;
}

/** The start of a page: after the row with this instant or name key, and id. */
export interface ContactPage {
  sort: 'newest' | 'name';
  after: { position: string; id: string } | undefined;
  limit: number;
}

/** `position` is the sort key used in the cursor: `createdAt` with microseconds, or the name key. */
export type ContactAtPosition = ContactRow & { position: string };

/** Returns one row more than the page, to know whether there is a next page. */
export async function listContacts(
  tx: Tx,
  tenantId: string,
  conditions: ContactConditions,
  { sort, after, limit }: ContactPage,
): Promise<ContactAtPosition[]> {
  const isByName = sort === 'name';
  const where = conditionsOf(tenantId, conditions);
  if (after && isByName) where.push(sql`(name_key, id) > (${after.position}, ${after.id}::uuid)`);
  else if (after) where.push(sql`(created_at, id) < (${after.position}::timestamptz, ${after.id}::uuid)`);
  const position = isByName
    ? sql`name_key`
    : sql`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const order = isByName ? sql`name_key, id` : sql`created_at desc, id desc`;
  const { rows } = await sql<ContactAtPosition>`select *, ${position} as position from contacts
    where ${sql.join(where, sql` and `)} order by ${order} limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** Returns the number of matching contacts; counting stops at `max`. */
export async function countContacts(
  tx: Tx,
  tenantId: string,
  conditions: ContactConditions,
  max: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from contacts where ${sql.join(conditionsOf(tenantId, conditions), sql` and `)} limit ${max}) counted`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

function conditionsOf(tenantId: string, conditions: ContactConditions): RawBuilder<unknown>[] {
  const { ids, tagGroups, withoutTagIds, consent, hasPhone, language, attribute } = conditions;
  const all = [sql`tenant_id = ${tenantId}`, sql`group_id is null`];
  if (ids) all.push(sql`id = any(${ids}::uuid[])`);
  for (const group of tagGroups ?? []) {
    all.push(sql`id in (select contact_id from contact_tags where tag_id = any(${group}::uuid[]))`);
  }
  if (withoutTagIds) {
    all.push(sql`not exists (select from contact_tags t
      where t.contact_id = contacts.id and t.tag_id = any(${withoutTagIds}::uuid[]))`);
  }
  if (consent === 'opted_out') all.push(sql`opted_out_at is not null`);
  if (consent === 'suppressed') all.push(sql`suppressed_at is not null`);
  if (consent === 'allowed') all.push(sql`opted_out_at is null and suppressed_at is null`);
  if (hasPhone !== undefined) all.push(hasPhone ? sql`phone is not null` : sql`phone is null`);
  if (language !== undefined) all.push(sql`language = ${language}`);
  if (conditions.createdAfter) all.push(sql`created_at >= ${conditions.createdAfter}`);
  if (conditions.createdBefore) all.push(sql`created_at < ${conditions.createdBefore}`);
  if (attribute) {
    all.push(sql`id in (select contact_id from contact_attributes
      where tenant_id = ${tenantId} and key = ${attribute.key}
        ${attribute.value === undefined ? sql`` : sql`and value = ${attribute.value}`})`);
  }
  return all;
}

/** Lists the keys of custom attributes in use, in code point order. Reads about one index entry per key. */
export async function listAttributeKeys(tx: Tx, tenantId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with recursive used (key) as (
      (select key from contact_attributes where tenant_id = ${tenantId} order by key limit 1)
      union all
      select (select a.key from contact_attributes a where a.tenant_id = ${tenantId} and a.key > used.key
        order by a.key limit 1)
      from used where used.key is not null
    )
    select key from used where key is not null limit ${limit}`.execute(tx.db);
  return rows.map((row) => row.key);
}
