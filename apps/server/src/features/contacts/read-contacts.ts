import type { Contact, ContactQuery } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Ctx } from '../../platform/platform.ts';
import { findDocuments, readQuery } from '../../platform/search/index.ts';
import { findTag } from '../tags/index.ts';
import { presentContact } from './contacts.present.ts';
import {
  type ContactPage,
  findContact,
  findContacts,
  findTagged,
  listContacts,
  type PlacedContact,
} from './contacts.store.ts';

/** Matches of a search that are looked at for a tag. */
const MOST_MATCHES = 1_000;

export function readContact(ctx: Ctx, id: string): Promise<Contact> {
  const uuid = uuidOf('contact', id);
  return ctx.tx(async (tx) => {
    const row = await findContact(tx, ctx.tenantId, uuid);
    if (!row) throw new AppError('not_found', { id });
    return presentContact(row);
  });
}

/** One page of contacts, newest first; with `q`, of those it finds; with `tag`, of those that carry it. */
export function readContacts(
  ctx: Ctx,
  query: ContactQuery,
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  return ctx.tx(async (tx) => {
    const tagId = query.tag === undefined ? undefined : uuidOf('tag', query.tag);
    if (tagId !== undefined && !(await findTag(tx, ctx.tenantId, tagId))) {
      throw new AppError('not_found', { id: query.tag });
    }
    const page = { after, limit: query.limit, tagId };
    const found =
      query.q === undefined
        ? await listContacts(tx, ctx.tenantId, page)
        : await searchContacts(tx, ctx.tenantId, query.q, page);
    const { rows, nextCursor } = cutPage(found, query.limit, (row) => [row.place, row.id]);
    return { items: rows.map(presentContact), nextCursor };
  });
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, [isInstant, isUuid]) as [string, string];
  return { createdAt, id };
}

/** One row more than the page. A contact's document has its instant of creation, so the order is that of the list. */
async function searchContacts(
  tx: Tx,
  tenantId: string,
  q: string,
  { after, limit, tagId }: ContactPage,
): Promise<PlacedContact[]> {
  const documents = await findDocuments(tx, {
    tenantId,
    kind: 'contact',
    query: readQuery(q),
    before: after && { at: after.createdAt, refId: after.id },
    limit: tagId === undefined ? limit + 1 : MOST_MATCHES,
  });
  const ids = documents.map((document) => document.refId);
  const rows = await (tagId === undefined
    ? findContacts(tx, tenantId, ids)
    : findTagged(tx, tenantId, ids, tagId));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = documents.flatMap(({ refId, at }) => {
    const row = byId.get(refId);
    return row ? [{ ...row, place: at }] : [];
  });
  return found.slice(0, limit + 1);
}
