import { defineBatch, type Tx } from '@waqtor/db';
import { type Part, RoundTrip } from '../round-trip.ts';
import { quote } from './search-query.ts';
import { phoneTerms, searchTerms } from './words.ts';

/*
 * The search index: one row per document, one lexeme per term. A lexeme begins with the time slice and the
 * tenant of its document (seven characters), so a query for the newest slices reads only their part of the
 * index, and no tenant pays for another.
 */

export type DocumentKind = 'message' | 'contact';

/** An indexed message or contact. `terms` come from `searchTerms`; a document without terms is not stored. */
export interface SearchDocument {
  /** The uuid of the message or contact. */
  refId: string;
  tenantId: string;
  kind: DocumentKind;
  /** The uuid of the message's conversation. */
  conversationId: string | null;
  /** Results are ordered by this instant, newest first; it never changes. */
  at: Date;
  terms: readonly string[];
}

/** Three days: few slices for years of a quiet tenant, few documents per slice of a busy one. */
const SLICE_MS = 3 * 86_400_000;
const LAST_SLICE = 36 ** 3 - 1;

/** The number of the time slice that contains an instant, counted from 1970. */
export function sliceOf(at: Date): number {
  return Math.min(LAST_SLICE, Math.max(0, Math.floor(at.getTime() / SLICE_MS)));
}

/**
 * The prefix of the lexemes of this slice and tenant. Two tenants may have the same prefix, so the
 * security-definer function also filters by tenant.
 */
export function prefixOf(tenantId: string, slice: number): string {
  return slice.toString(36).padStart(3, '0') + tenantId.slice(-4);
}

/** Returns the document of a message; undefined if it has no words. */
export function messageDocument(row: {
  id: string;
  tenantId: string;
  conversationId: string;
  text: string | null;
  at: Date;
}): SearchDocument | undefined {
  const terms = row.text ? searchTerms(row.text) : [];
  if (terms.length === 0) return undefined;
  return {
    refId: row.id,
    tenantId: row.tenantId,
    kind: 'message',
    conversationId: row.conversationId,
    at: row.at,
    terms,
  };
}

/** Returns the document of a contact: names, e-mail, ids, and every suffix of its phone numbers. */
export function contactDocument(
  row: {
    id: string;
    tenantId: string;
    name: string | null;
    profileName: string | null;
    email: string | null;
    username: string | null;
    bsuid: string | null;
    lid: string | null;
    phone: string | null;
    createdAt: Date;
  },
  otherPhones: readonly string[] = [],
): SearchDocument {
  const words = [row.name, row.profileName, row.email, row.username, row.bsuid, row.lid].filter(Boolean);
  const phones = [row.phone ?? [], otherPhones].flat();
  return {
    refId: row.id,
    tenantId: row.tenantId,
    kind: 'contact',
    conversationId: null,
    at: row.createdAt,
    terms: [...new Set([...searchTerms(words.join(' \n ')), ...phones.flatMap(phoneTerms)])],
  };
}

/** Upserts these documents by `refId`, in one statement. */
export async function writeDocuments(
  tx: Tx,
  documents: readonly (SearchDocument | undefined)[],
): Promise<void> {
  const given = documents.filter((document) => document !== undefined);
  if (given.length === 0) return;
  const trip = new RoundTrip();
  trip.add(writingDocuments(given));
  await trip.run(tx);
}

/** Does the same as part of a round trip. */
export function writingDocuments(documents: readonly SearchDocument[]): Part {
  const byRef = new Map(documents.map((document) => [document.refId, document]));
  // Sorted, so that two transactions that write the same documents wait instead of deadlocking.
  const rows = [...byRef.values()].sort((a, b) => (a.refId < b.refId ? -1 : 1));
  const values = documentBatch.values(rows.map((row) => ({ ...row, lexemes: lexemesOf(row) })));
  return { name: 'write_search_documents', text: WRITE, values };
}

function lexemesOf({ tenantId, at, terms }: SearchDocument): string {
  const prefix = prefixOf(tenantId, sliceOf(at));
  return terms.map((term) => quote(prefix + term)).join(' ');
}

const documentBatch = defineBatch<SearchDocument & { lexemes: string }>({
  refId: 'uuid',
  tenantId: 'uuid',
  kind: 'text',
  conversationId: 'uuid',
  at: 'timestamptz',
  lexemes: 'text',
});

const WRITE = `
insert into search_documents (ref_id, tenant_id, kind, conversation_id, at, terms)
select ref_id, tenant_id, kind, conversation_id, at, lexemes::tsvector
from ${documentBatch.parameters('d')}
on conflict (ref_id) do update
  set terms = excluded.terms, at = excluded.at, conversation_id = excluded.conversation_id
  where (search_documents.terms, search_documents.at, search_documents.conversation_id)
    is distinct from (excluded.terms, excluded.at, excluded.conversation_id)`;

const pairBatch = defineBatch<{ sourceId: string; targetId: string }>({ sourceId: 'uuid', targetId: 'uuid' });

/** Moves the documents of each conversation `sourceId` to its `targetId`. */
export async function moveDocuments(
  tx: Tx,
  tenantId: string,
  pairs: readonly { sourceId: string; targetId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.client.query(
    `update search_documents d set conversation_id = target_id
     from ${pairBatch.parameters('pair', 2)}
     where d.tenant_id = $1 and d.conversation_id = source_id`,
    [tenantId, ...pairBatch.values(pairs)],
  );
}

/** Removes these messages and contacts from the index. */
export async function deleteDocuments(tx: Tx, tenantId: string, refIds: readonly string[]): Promise<void> {
  await tx.client.query('delete from search_documents where tenant_id = $1 and ref_id = any ($2::uuid[])', [
    tenantId,
    refIds,
  ]);
}
