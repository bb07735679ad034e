import type { Contact, ContactCount, ContactFilters, ContactQuery } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../../platform/http/cursor.ts';
import { uuidOf } from '../../../platform/ids.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { findDocuments, readQuery } from '../../../platform/search/index.ts';
import { findTagIds } from '../../tags/index.ts';
import { presentContact } from '../contacts.present.ts';
import { findContact, findContacts } from '../contacts.store.ts';
import {
  type ContactAtPosition,
  type ContactConditions,
  type ContactPage,
  countContacts,
  listAttributeKeys,
  listContacts,
} from './list-contacts.store.ts';

/** Maximum number of matches considered if a search is combined with filters, sorted by name, or counted. */
const MAX_MATCHES = 1_000;
const MAX_COUNTED = 10_000;
const MAX_ATTRIBUTES = 200;

export function readContact(ctx: Ctx, id: string): Promise<Contact> {
  const uuid = uuidOf('contact', id);
  return ctx.tx(async (tx) => {
    const row = await findContact(tx, ctx.tenantId, uuid);
    if (!row) throw new AppError('not_found', { id });
    return presentContact(row);
  });
}

/** Returns one page of the contacts that match the filters. */
export function readContacts(
  ctx: Ctx,
  { cursor, limit, sort, ...filters }: ContactQuery,
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const page = { sort, limit, after: cursor === undefined ? undefined : readCursor(cursor, sort) };
  return ctx.tx(async (tx) => {
    const found = await findPage(tx, ctx.tenantId, filters, page);
    const { rows, nextCursor } = cutPage(found, limit, (row) => [sort, row.position, row.id]);
    return { items: rows.map(presentContact), nextCursor };
  });
}

export function countMatches(ctx: Ctx, filters: ContactFilters): Promise<ContactCount> {
  return ctx.tx(async (tx) => {
    const conditions = await readConditions(tx, ctx.tenantId, filters, MAX_COUNTED + 1);
    const count = await countContacts(tx, ctx.tenantId, conditions, MAX_COUNTED + 1);
    return { count: Math.min(count, MAX_COUNTED), hasMore: count > MAX_COUNTED };
  });
}

export function readAttributeKeys(ctx: Ctx): Promise<string[]> {
  return ctx.tx((tx) => listAttributeKeys(tx, ctx.tenantId, MAX_ATTRIBUTES));
}

/** Returns one row more than the page. The results of a plain search can be paged through to the end. */
async function findPage(
  tx: Tx,
  tenantId: string,
  filters: ContactFilters,
  page: ContactPage,
): Promise<ContactAtPosition[]> {
  const { q, ...others } = filters;
  if (q !== undefined && page.sort === 'newest' && isEmpty(others)) {
    return searchContacts(tx, tenantId, q, page);
  }
  return listContacts(tx, tenantId, await readConditions(tx, tenantId, filters), page);
}

const isEmpty = (filters: object) => Object.values(filters).every((value) => value === undefined);

/** Ids in filters are checked like ids in paths: `not_found` for an id of another tenant. */
export async function readConditions(
  tx: Tx,
  tenantId: string,
  filters: ContactFilters,
  maxMatches = MAX_MATCHES,
): Promise<ContactConditions> {
  const { q, tags, withoutTags, attribute, createdAfter, createdBefore } = filters;
  const tagIds = tags && (await findTagIds(tx, tenantId, tags));
  const documents =
    q === undefined
      ? undefined
      : await findDocuments(tx, { tenantId, kind: 'contact', query: readQuery(q), limit: maxMatches });
  return {
    consent: filters.consent,
    hasPhone: filters.hasPhone,
    language: filters.language,
    createdAfter: createdAfter === undefined ? undefined : new Date(createdAfter),
    createdBefore: createdBefore === undefined ? undefined : new Date(createdBefore),
    ids: documents?.map((document) => document.refId),
    tagGroups: filters.tagMatch === 'all' ? tagIds?.map((id) => [id]) : tagIds && [tagIds],
    withoutTagIds: withoutTags && (await findTagIds(tx, tenantId, withoutTags)),
    attribute: attribute === undefined ? undefined : { key: attribute, value: filters.attributeValue },
  };
}

const isNameKey = (part: unknown) =>
  typeof part === 'string' && part.length <= 800 && !part.includes('\0') && !/\p{Cs}/u.test(part);

function readCursor(cursor: string, sort: ContactPage['sort']): { position: string; id: string } {
  const isPosition = sort === 'name' ? isNameKey : isInstant;
  const [, position, id] = decodeCursor(cursor, [(part) => part === sort, isPosition, isUuid]) as string[];
  return { position: position ?? '', id: id ?? '' };
}

/** A contact's search document has the contact's creation time, so the results are in list order. */
async function searchContacts(
  tx: Tx,
  tenantId: string,
  q: string,
  { after, limit }: ContactPage,
): Promise<ContactAtPosition[]> {
  const documents = await findDocuments(tx, {
    tenantId,
    kind: 'contact',
    query: readQuery(q),
    before: after && { at: after.position, refId: after.id },
    limit: limit + 1,
  });
  const rows = await findContacts(
    tx,
    tenantId,
    documents.map((document) => document.refId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return documents.flatMap(({ refId, at }) => {
    const row = byId.get(refId);
    return row ? [{ ...row, position: at }] : [];
  });
}
