import { definerSearch, type Tx } from '@waqtor/db';
import { type DocumentKind, prefixOf, sliceOf } from './documents.ts';
import { type SearchQuery, toTsquery, weightOf } from './search-query.ts';

/** A position in the order newest first: the instant as ISO text with microseconds, then the id. */
export interface Position {
  at: string;
  refId: string;
}

export interface FoundDocument extends Position {
  conversationId: string | null;
}

export interface FindDocuments {
  tenantId: string;
  kind: DocumentKind;
  query: SearchQuery;
  /** Only documents after this position, that is, older ones. */
  before?: Position | undefined;
  limit: number;
}

/**
 * Minimum number of newest documents that are scanned without the index, which is enough to find common
 * words.
 */
const NEWEST = 400;
/** Number of documents scanned per result wanted, if that is more. */
const NEWEST_PER_RESULT = 5;
/**
 * A group is rare if it matches at most one in this many of the newest documents. Only rare groups are looked
 * up in the index.
 */
const RARE = 200;
/** A tenant is busy if its newest documents fall into at most this many slices. */
const BUSY_SLICES = 2;
/** Maximum number of lexemes per index query, because the index compares each with all others. */
const MAX_LEXEMES = 96;
/** If a range yields too few results, the next one is this many times as long. */
const WIDEN = 6;
const END: Position = { at: 'infinity', refId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/**
 * Finds the newest documents that match the query. It starts with the newest and widens the range only while
 * too few are found, so the cost depends on how many are wanted, not on how many exist.
 */
export async function findDocuments(tx: Tx, options: FindDocuments): Promise<FoundDocument[]> {
  const { tenantId, kind, query, limit } = options;
  if (query.length === 0 || limit < 1) return [];
  let before = options.before ?? END;
  const newest = Math.max(NEWEST, limit * NEWEST_PER_RESULT);
  const extent = await measure(tx, options, before, newest);
  if (!extent) return [];
  const found: FoundDocument[] = [];
  let rare = query;
  let slice = sliceOf(extent.newest);
  const lastSlice = sliceOf(extent.oldest);
  const edgeSlice = extent.edge ? sliceOf(new Date(extent.edge.at)) : lastSlice;
  let width = slice - edgeSlice + 1;

  if (width <= BUSY_SLICES) {
    const tsquery = tsqueryOf(tenantId, query, { slice, width });
    found.push(...(await readNewest(tx, options, before, newest, tsquery)));
    if (found.length >= limit || !extent.edge) return found;
    rare = await rarePartOf(tx, options, before, newest, { slice, width });
    before = extent.edge;
    slice = edgeSlice;
  }
  const widest = Math.max(1, Math.floor(MAX_LEXEMES / weightOf(rare)));
  while (slice >= lastSlice && found.length < limit) {
    width = Math.min(width, widest, slice - lastSlice + 1);
    const tsquery = tsqueryOf(tenantId, rare, { slice, width });
    const also = rare === query ? null : tsqueryOf(tenantId, query, { slice, width });
    const rows = await definerSearch(tx, {
      query: tsquery,
      also,
      wantedKind: kind,
      beforeAt: before.at,
      beforeId: before.refId,
      maxRows: limit - found.length,
    });
    found.push(...rows);
    slice -= width;
    width *= WIDEN;
  }
  return found;
}

/** A range of `width` slices, from `slice` downwards. */
interface SliceRange {
  slice: number;
  width: number;
}

function tsqueryOf(tenantId: string, query: SearchQuery, { slice, width }: SliceRange): string {
  return toTsquery(
    query,
    Array.from({ length: width }, (_, below) => prefixOf(tenantId, slice - below)),
  );
}

/**
 * Returns the groups of the query that are rare among the newest documents, or the whole query if none is. If
 * a prefix matches many words, the index collects all their positions before it compares them; a rare group
 * matches so few documents that these are read instead.
 */
async function rarePartOf(
  tx: Tx,
  { tenantId, kind, query }: FindDocuments,
  before: Position,
  newest: number,
  stretch: SliceRange,
): Promise<SearchQuery> {
  if (query.length < 2) return query;
  const groups = query.map((group) => tsqueryOf(tenantId, [group], stretch));
  const { rows } = await tx.client.query(COUNT_NEWEST, [
    tenantId,
    kind,
    before.at,
    before.refId,
    newest,
    groups,
  ]);
  const rare = query.filter((_, i) => rows[i].count * RARE <= newest);
  return rare.length > 0 && rare.length < query.length ? rare : query;
}

interface DocumentRange {
  newest: Date;
  oldest: Date;
  /** The position of the last of the scanned documents; undefined if there are fewer. */
  edge: Position | undefined;
}

async function measure(
  tx: Tx,
  { tenantId, kind }: FindDocuments,
  before: Position,
  count: number,
): Promise<DocumentRange | undefined> {
  const values = [tenantId, kind, before.at, before.refId, count];
  const { newest, oldest, edge_at, edge_id } = (await tx.client.query(MEASURE, values)).rows[0];
  if (!newest) return undefined;
  return { newest, oldest, edge: edge_at ? { at: edge_at, refId: edge_id } : undefined };
}

async function readNewest(
  tx: Tx,
  { tenantId, kind, limit }: FindDocuments,
  before: Position,
  count: number,
  tsquery: string,
): Promise<FoundDocument[]> {
  const values = [tenantId, kind, before.at, before.refId, count, tsquery, limit];
  return toFound((await tx.client.query(READ_NEWEST, values)).rows);
}

function toFound(rows: { ref_id: string; conversation_id: string | null; at: string }[]): FoundDocument[] {
  return rows.map((row) => ({ refId: row.ref_id, conversationId: row.conversation_id, at: row.at }));
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const newestFirst = `
  from search_documents
  where tenant_id = $1 and kind = $2 and (at, ref_id) < ($3::timestamptz, $4::uuid)
  order by at desc, ref_id desc`;

const MEASURE = `
with edge as (select at, ref_id ${newestFirst} offset $5::int - 1 limit 1)
select (select at ${newestFirst} limit 1) as newest,
  (select at from search_documents where tenant_id = $1 and kind = $2 order by at, ref_id limit 1) as oldest,
  (select ${iso('at')} from edge) as edge_at, (select ref_id from edge) as edge_id`;

const READ_NEWEST = `
select ref_id, conversation_id, ${iso('at')} as at
from (select ref_id, conversation_id, at, terms ${newestFirst} limit $5) newest
where terms @@ $6::tsquery order by newest.at desc, ref_id desc limit $7`;

const COUNT_NEWEST = `
with newest as materialized (select terms ${newestFirst} limit $5)
select (select count(*) from newest where terms @@ part.query::tsquery) as count
from unnest($6::text[]) with ordinality as part (query, position) order by position`;
