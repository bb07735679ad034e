import { Readable } from 'node:stream';
import type { ContactFilters } from '@waqtor/contract';
import type { FastifyReply } from 'fastify';
import type { Ctx } from '../../../platform/platform.ts';
import { type ContactRow, presentContact } from '../contacts.present.ts';
import { type ContactPage, listContacts } from './list-contacts.store.ts';
import { readConditions } from './read-contacts.ts';

/** Number of rows per query. No transaction is open between two queries, however slowly the client reads. */
const CHUNK = 500;
/**
 * A client that reads nothing for this long is disconnected, because the number of concurrent exports is
 * limited.
 */
const PATIENCE_MS = 60_000;
/** This is more than the number of contacts of any business. */
const MAX_FOUND = 1_000_000;
const BYTE_ORDER_MARK = '\uFEFF'; // without it, spreadsheets do not read the file as UTF-8

const columns = [
  'id',
  'displayName',
  'name',
  'profileName',
  'phone',
  'username',
  'bsuid',
  'email',
  'language',
  'tags',
  'optedOutAt',
  'suppressedAt',
  'suppressedReason',
  'createdAt',
  'attributes',
] as const;

/** Streams the contacts that match the filters as CSV. */
export async function exportContacts(
  ctx: Ctx,
  filters: ContactFilters,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const conditions = await ctx.tx((tx) => readConditions(tx, ctx.tenantId, filters, MAX_FOUND));
  async function* lines() {
    yield BYTE_ORDER_MARK + toLine(columns);
    let after: ContactPage['after'];
    do {
      const page = { sort: 'newest', after, limit: CHUNK } as const;
      const rows = await ctx.tx((tx) => listContacts(tx, ctx.tenantId, conditions, page));
      const patience = setTimeout(() => reply.raw.destroy(), PATIENCE_MS);
      try {
        if (rows.length > 0) yield rows.slice(0, CHUNK).map(lineOf).join('');
      } finally {
        clearTimeout(patience);
      }
      after = rows.length > CHUNK ? rows[CHUNK - 1] : undefined;
    } while (after);
  }
  reply.header('content-type', 'text/csv; charset=utf-8');
  reply.header('content-disposition', 'attachment; filename="contacts.csv"');
  reply.header('cache-control', 'no-store');
  return reply.send(Readable.from(lines()));
}

function lineOf(row: ContactRow): string {
  const { tags, attributes, ...contact } = presentContact(row);
  const hasAttributes = Object.keys(attributes).length > 0;
  return toLine(
    columns.map((column) => {
      if (column === 'tags') return tags.map((tag) => tag.name).join(', ');
      if (column === 'attributes') return hasAttributes ? JSON.stringify(attributes) : '';
      return contact[column] ?? '';
    }),
  );
}

/** Formats one record as in RFC 4180. */
function toLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/** Characters that some spreadsheets treat as the end of a cell. */
const ENDS_CELL = /[;\t\r\n]/;
/**
 * Characters that start a formula, full-width forms included: a Chinese, Japanese or Korean spreadsheet
 * treats them like the ASCII ones.
 */
const FORMULA_SIGN = /[=+\-@\t\r\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]/;
/** Whitespace and invisible characters that may precede such a character. */
const BLANK = /[\s\p{Cf}]/u;

/**
 * Prevents CSV injection: a cell that starts like a formula gets a leading apostrophe, also after a character
 * that some spreadsheets treat as the end of a cell. Phone numbers consist of digits after the plus sign and
 * are left unchanged.
 */
export function toCell(text: string): string {
  const safe = /^\+\d+$/.test(text) ? text : guardFormulas(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Works from the end to the start, so that each character is visited once, however long a run of blanks is.
 */
function guardFormulas(text: string): string {
  const characters = Array.from(text);
  let isFormula = false;
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    const character = characters[at] ?? '';
    if (isFormula && ENDS_CELL.test(character)) characters[at] = `${character}'`;
    if (FORMULA_SIGN.test(character)) isFormula = true;
    else if (!BLANK.test(character)) isFormula = false;
  }
  return `${isFormula ? "'" : ''}${characters.join('')}`;
}
