import type { Scope } from '@waqtor/contract';
import type { CannedResponses, Tx } from '@waqtor/db';
import { type Insertable, sql, type Updateable } from 'kysely';
import { isShownTo, type Reader } from '../../platform/ownership.ts';
import { searchTerms, wordsOf } from '../../platform/search/index.ts';
import type { CannedResponseRow, Variants } from './canned-responses.present.ts';

/** The shortcut as it is compared and ordered. */
export function shortcutKeyOf(shortcut: string): string {
  return shortcut.normalize('NFC').toLowerCase();
}

/** Every word the answer is found by, each behind a space. */
export function termsOf({ title, variants }: { title: string; variants: Variants }): string {
  return searchTerms([title, ...Object.values(variants)].join('\n'))
    .map((term) => ` ${term}`)
    .join('');
}

export interface AnswerFilters {
  q: string | undefined;
  category: string | undefined;
  scope: Scope | undefined;
}

/** In the order of their shortcuts, one row more than the page. */
export function listCannedResponses(
  tx: Tx,
  tenantId: string,
  reader: Reader,
  { q, category, scope }: AnswerFilters,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<CannedResponseRow[]> {
  let query = readable(tx, tenantId, reader);
  if (category !== undefined) query = query.where('category', '=', category);
  if (scope !== undefined) query = query.where('ownerId', scope === 'shared' ? 'is' : 'is not', null);
  if (q !== undefined) query = query.where(matches(q));
  if (after !== undefined) query = query.where('shortcutKey', '>', after);
  return query
    .orderBy('shortcutKey')
    .limit(limit + 1)
    .execute();
}

/** Every word asked for begins a word of the answer, or the whole begins the shortcut. */
function matches(q: string) {
  const words = wordsOf(q).map(({ terms }) => terms.map((term) => sql`strpos(terms, ${` ${term}`}) > 0`));
  const each = words.flatMap((terms) => (terms.length > 0 ? [sql`(${sql.join(terms, sql` or `)})`] : []));
  const begins = sql`starts_with(shortcut_key, ${shortcutKeyOf(q.trim())})`;
  return each.length === 0
    ? sql<boolean>`${begins}`
    : sql<boolean>`(${begins} or (${sql.join(each, sql` and `)}))`;
}

export function findCannedResponse(
  tx: Tx,
  tenantId: string,
  reader: Reader,
  id: string,
): Promise<CannedResponseRow | undefined> {
  return readable(tx, tenantId, reader).where('id', '=', id).executeTakeFirst();
}

export function lockCannedResponse(
  tx: Tx,
  tenantId: string,
  reader: Reader,
  id: string,
): Promise<CannedResponseRow | undefined> {
  return readable(tx, tenantId, reader).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

function readable(tx: Tx, tenantId: string, reader: Reader) {
  return tx.db
    .selectFrom('cannedResponses')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where(isShownTo(reader));
}

/** Undefined when the shortcut is taken. */
export function insertCannedResponse(
  tx: Tx,
  row: Insertable<CannedResponses>,
): Promise<CannedResponseRow | undefined> {
  return tx.db
    .insertInto('cannedResponses')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenantId', 'shortcutKey']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function updateCannedResponseRow(
  tx: Tx,
  tenantId: string,
  id: string,
  changes: Updateable<CannedResponses>,
): Promise<CannedResponseRow> {
  return tx.db
    .updateTable('cannedResponses')
    .set(changes)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteCannedResponseRow(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('cannedResponses').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** How many canned responses a member keeps for themselves, and the shared ones they created, newest first. */
export async function summariseCannedResponsesOf(
  tx: Tx,
  tenantId: string,
  userId: string,
  limit: number,
): Promise<{ personal: number; shared: { count: number; items: { id: string; name: string }[] } }> {
  const { rows: own } = await sql<{ count: number }>`
    select count(*)::int as count from canned_responses where tenant_id = ${tenantId} and owner_id = ${userId}`.execute(
    tx.db,
  );
  const { rows } = await sql<{ id: string; name: string; count: number }>`
    select id, shortcut as name, count(*) over ()::int as count from canned_responses
    where tenant_id = ${tenantId} and created_by = ${userId} and owner_id is null
    order by created_at desc, id desc limit ${limit}`.execute(tx.db);
  const items = rows.map(({ id, name }) => ({ id, name }));
  return { personal: own[0]?.count ?? 0, shared: { count: rows[0]?.count ?? 0, items } };
}
