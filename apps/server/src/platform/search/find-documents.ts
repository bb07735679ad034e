import type { Tx } from '@waqtor/db';
import { type DocumentKind, dayOf, prefixOf } from './documents.ts';
import { type SearchQuery, toTsquery, weightOf } from './search-query.ts';

/** Where a document stands in the order newest first: its instant as ISO text to the microsecond, then its id. */
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
  /** Only documents that come after this one in the order, that is, older ones. */
  before?: Position | undefined;
  limit: number;
}

/** So many of the newest documents are read one by one, which is where a common word is found; see docs. */
const NEWEST = 400;
/** A crowded time: the newest documents lie within so many days, and a day of the index holds many more. */
const CROWDED_DAYS = 3;
/** At most so many lexemes are asked of the index at once: it weighs each against all others. */
const MAX_LEXEMES = 160;
const END: Position = { at: 'infinity', refId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/**
 * The newest documents that answer the query. Looks at the newest first and widens only while too few are found, so
 * what it costs depends on how many are wanted and not on how many there are.
 */
export async function findDocuments(tx: Tx, options: FindDocuments): Promise<FoundDocument[]> {
  const { tenantId, kind, query, limit } = options;
  if (query.length === 0 || limit < 1) return [];
  let before = options.before ?? END;
  const extent = await measure(tx, tenantId, kind, before);
  if (!extent) return [];
  const found: FoundDocument[] = [];
  let day = dayOf(extent.newest);
  const lastDay = dayOf(extent.oldest);
  const edgeDay = extent.edge ? dayOf(new Date(extent.edge.at)) : lastDay;

  if (day - edgeDay < CROWDED_DAYS) {
    const days = daysDown(day, day - edgeDay + 1);
    found.push(...(await readNewest(tx, options, before, toTsquery(query, prefixes(tenantId, days)))));
    if (found.length >= limit || !extent.edge) return found.slice(0, limit);
    before = extent.edge;
  }
  const widest = Math.max(1, Math.floor(MAX_LEXEMES / weightOf(query)));
  let width = Math.min(widest, day - edgeDay + 1);
  day = dayOf(before === extent.edge ? new Date(extent.edge.at) : extent.newest);
  while (day >= lastDay && found.length < limit) {
    const days = daysDown(day, Math.min(width, day - lastDay + 1));
    const tsquery = toTsquery(query, prefixes(tenantId, days));
    found.push(...(await askIndex(tx, kind, tsquery, before, limit - found.length)));
    day -= days.length;
    width = Math.min(widest, width * 4);
  }
  return found;
}

function daysDown(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from - i);
}

function prefixes(tenantId: string, days: readonly number[]): string[] {
  return days.map((day) => prefixOf(tenantId, day));
}

interface Extent {
  newest: Date;
  oldest: Date;
  /** The position of the last of the NEWEST, undefined when there are fewer. */
  edge: Position | undefined;
}

async function measure(
  tx: Tx,
  tenantId: string,
  kind: DocumentKind,
  before: Position,
): Promise<Extent | undefined> {
  const { rows } = await tx.client.query(MEASURE, [tenantId, kind, before.at, before.refId]);
  const { newest, oldest, edge_at, edge_id } = rows[0];
  if (!newest) return undefined;
  return { newest, oldest, edge: edge_at ? { at: edge_at, refId: edge_id } : undefined };
}

async function readNewest(
  tx: Tx,
  { tenantId, kind, limit }: FindDocuments,
  before: Position,
  tsquery: string,
): Promise<FoundDocument[]> {
  const values = [tenantId, kind, before.at, before.refId, tsquery, limit];
  return toFound((await tx.client.query(READ_NEWEST, values)).rows);
}

async function askIndex(
  tx: Tx,
  kind: DocumentKind,
  tsquery: string,
  before: Position,
  limit: number,
): Promise<FoundDocument[]> {
  return toFound((await tx.client.query(ASK_INDEX, [tsquery, kind, before.at, before.refId, limit])).rows);
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
with edge as (select at, ref_id ${newestFirst} offset ${NEWEST - 1} limit 1)
select (select at ${newestFirst} limit 1) as newest,
  (select at from search_documents where tenant_id = $1 and kind = $2 order by at, ref_id limit 1) as oldest,
  (select ${iso('at')} from edge) as edge_at, (select ref_id from edge) as edge_id`;

const READ_NEWEST = `
select ref_id, conversation_id, ${iso('at')} as at
from (select ref_id, conversation_id, at, terms ${newestFirst} limit ${NEWEST}) newest
where terms @@ $5::tsquery order by newest.at desc, ref_id desc limit $6`;

const ASK_INDEX = `
select ref_id, conversation_id, ${iso('at')} as at from door_search($1::tsquery, $2, $3, $4, $5)`;
