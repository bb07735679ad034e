import type { SearchQuery as Query, SearchHit } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import type { Ctx } from '../../platform/platform.ts';
import {
  type DocumentKind,
  type FoundDocument,
  findDocuments,
  readQuery,
  type SearchQuery,
  snippetOf,
} from '../../platform/search/index.ts';
import { findContacts, presentContact } from '../contacts/index.ts';
import { findMessages, presentMessages } from '../messages/index.ts';

interface Position {
  kind: DocumentKind;
  at: string;
  refId: string;
}

/** Returns one page of results: contacts first, then messages, each newest first. */
export function search(ctx: Ctx, input: Query): Promise<{ items: SearchHit[]; nextCursor: string | null }> {
  const query = readQuery(input.q);
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
  const kinds: DocumentKind[] =
    input.type === 'all' ? ['contact', 'message'] : [input.type === 'contacts' ? 'contact' : 'message'];
  return ctx.tx(async (tx) => {
    const found: (FoundDocument & { kind: DocumentKind })[] = [];
    for (const kind of after ? kinds.slice(Math.max(0, kinds.indexOf(after.kind))) : kinds) {
      const before = after?.kind === kind ? after : undefined;
      const limit = input.limit + 1 - found.length;
      const documents = await findDocuments(tx, { tenantId: ctx.tenantId, kind, query, before, limit });
      found.push(...documents.map((document) => ({ ...document, kind })));
    }
    const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.kind, row.at, row.refId]);
    const contacts = await presentContactHits(tx, ctx.tenantId, idsOf(rows, 'contact'), query);
    const messages = await presentMessageHits(ctx, tx, idsOf(rows, 'message'), query);
    return {
      items: rows.flatMap((row) => contacts.get(row.refId) ?? messages.get(row.refId) ?? []),
      nextCursor,
    };
  });
}

function readCursor(cursor: string): Position {
  const isKind = (part: unknown) => part === 'contact' || part === 'message';
  const [kind, at, refId] = decodeCursor(cursor, [isKind, isInstant, isUuid]) as [
    DocumentKind,
    string,
    string,
  ];
  return { kind, at, refId };
}

function idsOf(rows: readonly { kind: DocumentKind; refId: string }[], kind: DocumentKind): string[] {
  return rows.filter((row) => row.kind === kind).map((row) => row.refId);
}

async function presentContactHits(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  query: SearchQuery,
): Promise<Map<string, SearchHit>> {
  const rows = await findContacts(tx, tenantId, ids);
  return new Map(
    rows.map((row) => {
      const contact = presentContact(row);
      const text = [contact.displayName, contact.phone].filter(
        (part, i) => part && (i === 0 || part !== contact.displayName),
      );
      return [row.id, { type: 'contact', contact, snippet: snippetOf(text.join(' · '), query) }];
    }),
  );
}

async function presentMessageHits(
  ctx: Ctx,
  tx: Tx,
  ids: readonly string[],
  query: SearchQuery,
): Promise<Map<string, SearchHit>> {
  const { tenantId } = ctx;
  const rows = await findMessages(tx, tenantId, ids);
  const messages = await presentMessages(ctx, tx, tenantId, rows);
  const contacts = await findContacts(tx, tenantId, [...new Set(rows.map((row) => row.contactId))]);
  const contactById = new Map(contacts.map((row) => [row.id, presentContact(row)]));
  const hits = new Map<string, SearchHit>();
  rows.forEach((row, i) => {
    const message = messages[i];
    const contact = contactById.get(row.contactId);
    if (!message || !contact) return;
    hits.set(row.id, { type: 'message', message, contact, snippet: snippetOf(row.text ?? '', query) });
  });
  return hits;
}
