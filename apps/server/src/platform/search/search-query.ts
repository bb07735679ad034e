import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { plainText, readAddressText } from '../phone-text.ts';
import { digitsOf, normalize, searchTerms, type Word, wordsOf } from './words.ts';

/**
 * A conjunction of groups; a group is a list of alternatives, and an alternative a list of terms, each of
 * which must be a prefix of a word.
 */
export type SearchQuery = readonly (readonly (readonly string[])[])[];

const MAX_GROUPS = 8;
/** Digits with the separators that people write between them, at least four digits in all. */
const number =
  /(?<![\p{L}\p{N}\p{M}])\+?\(?[0-9](?:[\s()./\p{Pd}\u2212]{0,3}[0-9]){3,17}(?![\p{L}\p{N}\p{M}])/gu;
const wholeNumber = /^\+?\(?[0-9](?:[\s()./\p{Pd}\u2212]{0,3}[0-9]){3,17}\)?$/u;
/** The suffix of the ids of other gateways: `212612345678@c.us`. */
const server = /(?<=[0-9])(?:_[0-9]{1,3})?(?::[0-9]{1,5})?@(?:c\.us|s\.whatsapp\.net)(?![\p{L}\p{N}])/gu;
/** The national trunk zero: `+212 (0)612…`. */
const trunkZero = /(?<=^\s*(?:\+|00)[0-9\s]{1,6})\(\s*0\s*\)/u;

/** Parses what a person typed. Any text is valid; a text without a letter or digit matches nothing. */
export function readQuery(text: string): SearchQuery {
  const groups: string[][][] = [];
  const rest = normalize(addressOf(text.slice(0, 300)))
    .replace(server, '')
    .replace(trunkZero, '')
    .replace(number, (found) => {
      groups.push(numberAlternatives(found));
      return ' ';
    });
  for (const { terms } of wordsOf(rest)) {
    if (terms.length > 0) groups.push(terms.map((term) => [term]));
  }
  const distinct = new Map(groups.map((group) => [JSON.stringify(group), group]));
  return [...distinct.values()].slice(0, MAX_GROUPS);
}

/**
 * Returns the number or id if the text consists only of a number, a link or a gateway's id; otherwise returns
 * the text unchanged.
 */
function addressOf(text: string): string {
  const plain = plainText(text);
  if (wholeNumber.test(plain)) return plain;
  const named = readAddressText(plain);
  if (named.text === plain || !/[0-9]{2}/.test(named.text)) return text;
  return named.server?.endsWith('lid') || named.server === 'g.us'
    ? `${named.text}@${named.server}`
    : named.text;
}

/**
 * Whether one of the query's terms is a prefix of one of the word's terms, or is contained in a number. Used
 * to highlight hits.
 */
export function isHit(query: SearchQuery, word: Word): boolean {
  return query.flat(2).some((term) => word.terms.some((own) => own.startsWith(term) || isPartOf(term, own)));
}

function isPartOf(term: string, own: string): boolean {
  return /^[0-9]{4,}$/.test(term) && /^[0-9]+$/.test(own) && own.includes(term);
}

/** Returns the query as tsquery text, each term with each of these prefixes (slice and tenant). */
export function toTsquery(query: SearchQuery, prefixes: readonly string[]): string {
  if (query.length === 0) return '';
  return prefixes
    .map((prefix) => {
      const groups = query.map((group) => {
        const alternatives = group.map((terms) =>
          terms.map((term) => `${quote(prefix + term)}:*`).join(' & '),
        );
        return alternatives.length === 1
          ? alternatives[0]
          : `(${alternatives.map((a) => `(${a})`).join(' | ')})`;
      });
      return `(${groups.join(' & ')})`;
    })
    .join(' | ');
}

/** The number of lexemes that the query needs per prefix. */
export function weightOf(query: SearchQuery): number {
  return query.flat(2).length;
}

export function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/**
 * Returns the number as typed; without a leading 00 or 0; in international form; and, if typed in pieces, as
 * separate words.
 */
function numberAlternatives(found: string): string[][] {
  const digits = digitsOf(found.replace('(0)', ''));
  const national = digits.replace(/^00?/, '');
  const alternatives = [[digits]];
  if (national !== digits && national.length >= 4) alternatives.push([national]);
  // `+966 050…` has a superfluous zero.
  const international = parsePhoneNumberFromString(`+${national}`)?.number.slice(1) ?? national;
  if (international !== national) alternatives.push([international]);
  const pieces = searchTerms(found.replace(/[^0-9]+/g, ' ')).filter((piece) => piece !== digits);
  const separate = found
    .trim()
    .split(/[^0-9]+/)
    .filter(Boolean);
  if (separate.length > 1 && pieces.length > 0) alternatives.push([...new Set(separate)]);
  return alternatives;
}
