import { defineBatch, type Tags, type Tx } from '@waqtor/db';
import { type Insertable, type RawBuilder, type SqlBool, sql, type Updateable } from 'kysely';
import { nameKeyOf, resourceRows } from '../../platform/resources/resource-rows.store.ts';
import type { TagRow } from './tags.present.ts';

export const tagRows = resourceRows<TagRow>({ table: 'tags', order: ['name_key', 'id'], hasScope: false });

const pairBatch = defineBatch<{ sourceId: string; targetId: string }>({ sourceId: 'uuid', targetId: 'uuid' });

/** SQL condition: the name has this prefix, if one is given. */
export function withPrefix(q: string | undefined): RawBuilder<SqlBool>[] {
  return q === undefined ? [] : [sql<SqlBool>`starts_with(name_key, ${nameKeyOf(q)})`];
}

/** Those of these tags that exist. */
export function findTags(tx: Tx, tenantId: string, ids: readonly string[]): Promise<TagRow[]> {
  return tx.db
    .selectFrom('tags')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .execute();
}

/** Locks these tags against changes (FOR SHARE) until the transaction ends; returns those that exist. */
export function lockTagsShared(tx: Tx, tenantId: string, ids: readonly string[]): Promise<TagRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.db
    .selectFrom('tags')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forShare()
    .execute();
}

export function findTagByName(tx: Tx, tenantId: string, name: string): Promise<TagRow | undefined> {
  return tx.db
    .selectFrom('tags')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('nameKey', '=', nameKeyOf(name))
    .executeTakeFirst();
}

/** Returns undefined if the name is taken. */
export function insertTag(tx: Tx, row: Insertable<Tags>): Promise<TagRow | undefined> {
  return tx.db
    .insertInto('tags')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenantId', 'nameKey']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function updateTagRow(
  tx: Tx,
  tenantId: string,
  id: string,
  changes: Updateable<Tags>,
): Promise<TagRow> {
  return tx.db
    .updateTable('tags')
    .set(changes)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Removes a tag that is being deleted from all copies; its links are deleted with its row. */
export async function removeCopies(tx: Tx, tenantId: string, id: string): Promise<void> {
  for (const kind of ['contacts', 'conversations'] as const) {
    const { table, links, owner } = placesOf(kind);
    await sql`update ${table} t set tags = coalesce(
        (select jsonb_agg(mark order by position) from jsonb_array_elements(t.tags) with ordinality m (mark, position)
          where mark ->> 'id' <> ${id}), '[]')
      where t.tenant_id = ${tenantId} and t.id in (select ${owner} from ${links} where tag_id = ${id})`.execute(
      tx.db,
    );
  }
}

export type Tagged = 'contacts' | 'conversations';

function placesOf(kind: Tagged) {
  return kind === 'contacts'
    ? { table: sql.table('contacts'), links: sql.table('contact_tags'), owner: sql.ref('contact_id') }
    : {
        table: sql.table('conversations'),
        links: sql.table('conversation_tags'),
        owner: sql.ref('conversation_id'),
      };
}

/** SQL expression: the `tags` column of the row `t`, rebuilt from its links. */
function tagsOf(kind: Tagged) {
  const { links, owner } = placesOf(kind);
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'color', g.color) order by g.name_key, g.id)
    from ${links} l join tags g on g.id = l.tag_id where l.${owner} = t.id), '[]')`;
}

/** Updates the copies of a renamed or recoloured tag on everything that has it. */
export async function renewMarks(tx: Tx, tenantId: string, tagId: string): Promise<void> {
  for (const kind of ['contacts', 'conversations'] as const) {
    const { table, links, owner } = placesOf(kind);
    await sql`update ${table} t set tags = ${tagsOf(kind)}
      where t.tenant_id = ${tenantId} and t.id in (select ${owner} from ${links} where tag_id = ${tagId})`.execute(
      tx.db,
    );
  }
}

/** Adds and removes tags of rows; rows and tags must be locked. Returns the complete changed rows. */
export async function linkTags<Row>(
  tx: Tx,
  tenantId: string,
  kind: Tagged,
  {
    ids,
    add,
    remove,
    at,
  }: { ids: readonly string[]; add: readonly string[]; remove: readonly string[]; at: Date },
): Promise<Row[]> {
  const { table, links, owner } = placesOf(kind);
  const off = remove.filter((id) => !add.includes(id));
  if (off.length > 0) {
    await sql`delete from ${links} where tenant_id = ${tenantId} and tag_id = any(${off}::uuid[])
      and ${owner} = any(${ids}::uuid[])`.execute(tx.db);
  }
  if (add.length > 0) {
    await sql`insert into ${links} (tenant_id, tag_id, ${owner})
      select ${tenantId}::uuid, g.id, r.id from unnest(${add}::uuid[]) g (id), unnest(${ids}::uuid[]) r (id)
      on conflict do nothing`.execute(tx.db);
  }
  const { rows } = await sql<Row>`
    update ${table} t set tags = n.tags, updated_at = ${at}
    from (select t.id, ${tagsOf(kind)} as tags from ${table} t
      where t.tenant_id = ${tenantId} and t.id = any(${ids}::uuid[])) n
    where t.tenant_id = ${tenantId} and t.id = n.id and t.tags <> n.tags
    returning t.*`.execute(tx.db);
  return rows;
}

/**
 * Adds the tags of each `from` to its `into`, and rebuilds the copies of `into`. The rows are of one type,
 * and must be locked.
 */
export async function moveTags(
  tx: Tx,
  tenantId: string,
  kind: Tagged,
  pairs: readonly { sourceId: string; targetId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const { table, links, owner } = placesOf(kind);
  const from = pairs.map((pair) => pair.sourceId);
  const into = pairs.map((pair) => pair.targetId);
  const { rows } = await sql`select from ${links} where tenant_id = ${tenantId}
    and ${owner} = any(${from}::uuid[]) limit 1`.execute(tx.db);
  if (rows.length === 0) return;
  await sql`select from tags where tenant_id = ${tenantId} and id in (
    select tag_id from ${links} where ${owner} = any(${[...from, ...into]}::uuid[])) order by id for share`.execute(
    tx.db,
  );
  await sql`insert into ${links} (tenant_id, tag_id, ${owner})
    select l.tenant_id, l.tag_id, pair.target_id
    from ${pairBatch.table('pair', pairs)}
    join ${links} l on l.${owner} = pair.source_id and l.tenant_id = ${tenantId}
    on conflict do nothing`.execute(tx.db);
  await sql`update ${table} t set tags = ${tagsOf(kind)}
    where t.tenant_id = ${tenantId} and t.id = any(${into}::uuid[])`.execute(tx.db);
}
