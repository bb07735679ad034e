import { Readable } from 'node:stream';
import type { ContactFilters } from '@waqtor/contract';
import type { FastifyReply } from 'fastify';
import type { Ctx } from '../../platform/platform.ts';
import { type ContactRow, presentContact } from './contacts.present.ts';
import { type ContactPage, listContacts } from './list-contacts.store.ts';
import { readConditions } from './read-contacts.ts';

/** Rows read at once; between two such readings no transaction is open, however slowly the client takes them. */
const CHUNK = 500;
/** A client that takes nothing for this long is cut: exports at a time are few. */
const PATIENCE_MS = 60_000;
/** As many matches of words as any business has contacts. */
const MOST_FOUND = 1_000_000;
const BYTE_ORDER_MARK = '\uFEFF'; // without it, spreadsheets read UTF-8 as something else

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

/** Answers the contacts behind the filters as CSV, while they are read. */
export async function exportContacts(
  ctx: Ctx,
  filters: ContactFilters,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const conditions = await ctx.tx((tx) => readConditions(tx, ctx.tenantId, filters, MOST_FOUND));
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

/** One line by RFC 4180. */
function toLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

/** Where a spreadsheet begins to read a cell: some take these for the end of the one before. */
const ENDS_CELL = /[;\t\r\n]/;
/** What makes a formula of a cell, in full width too: a spreadsheet in Chinese, Japanese or Korean takes it for the narrow sign. */
const FORMULA_SIGN = /[=+\-@\t\r\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]/;
/** Blanks and characters that show nothing may stand before such a sign. */
const BLANK = /[\s\p{Cf}]/u;

/**
 * What begins like a formula gets an apostrophe before it, also behind a sign that some spreadsheets take for the end of a cell;
 * a phone is digits behind its plus and runs nothing.
 */
export function toCell(text: string): string {
  const safe = /^\+\d+$/.test(text) ? text : guardFormulas(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** From the end to the start, so that each character is looked at once, however many blanks stand in a row. */
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
