import type { CannedResponses, Tx } from '@waqtor/db';
import { type Insertable, type RawBuilder, type SqlBool, sql, type Updateable } from 'kysely';
import { nameKeyOf, resourceRows } from '../../platform/resources/resource-rows.store.ts';
import { searchTerms, wordsOf } from '../../platform/search/index.ts';
import type { CannedResponseRow, Translations } from './canned-responses.present.ts';

export const cannedResponseRows = resourceRows<CannedResponseRow>({
  table: 'canned_responses',
  order: ['shortcut_key'],
  hasScope: true,
});

/** Returns the search terms of a canned response, each preceded by a space. */
export function termsOf({ title, translations }: { title: string; translations: Translations }): string {
  return searchTerms([title, ...Object.values(translations)].join('\n'))
    .map((term) => ` ${term}`)
    .join('');
}

/** SQL condition: the row is in this category, if one is given. */
export function ofCategory(category: string | undefined): RawBuilder<SqlBool>[] {
  return category === undefined ? [] : [sql<SqlBool>`category = ${category}`];
}

/** SQL condition: every query word is a prefix of a term, or the whole query is a prefix of the shortcut. */
export function matching(q: string | undefined): RawBuilder<SqlBool>[] {
  if (q === undefined) return [];
  const words = wordsOf(q).map(({ terms }) => terms.map((term) => sql`strpos(terms, ${` ${term}`}) > 0`));
  const each = words.flatMap((terms) => (terms.length > 0 ? [sql`(${sql.join(terms, sql` or `)})`] : []));
  const begins = sql<SqlBool>`starts_with(shortcut_key, ${nameKeyOf(q.trim())})`;
  if (each.length === 0) return [begins];
  return [sql<SqlBool>`(${begins} or (${sql.join(each, sql` and `)}))`];
}

/** Returns undefined if the shortcut is taken. */
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
