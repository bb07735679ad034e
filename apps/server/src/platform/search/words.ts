/*
 * Converts text to search terms, for Arabic, French and English alike. All of it happens here and none in the
 * database, so results do not depend on a database's locale. Terms:
 *
 * raw word  a run of letters, digits and combining marks as it appears in a text, with its position
 * term      what is indexed and searched: lower case, no accents, no vowel signs, and one form for letters
 *           that people confuse
 */

import { asciiDigit } from '../phone-text.ts';

const MAX_TERM = 64;
const MAX_TERMS = 1_000;

const letter = String.raw`[\p{L}\p{N}\p{M}\p{Cf}]`;
const apostrophe = "['’‘ʼ＇`]";
const rawWord = new RegExp(`${letter}+(?:${apostrophe}${letter}+)*`, 'gu');
const digit = '[0-9٠-٩۰-۹]';
const phoneRun = new RegExp(String.raw`\+?${digit}(?:[\s\u00a0().\/-]{0,3}${digit}){6,17}`, 'gu');

const elision = new RegExp(`^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)${apostrophe}`, 'u');
const possessive = new RegExp(`${apostrophe}s$`, 'u');
const apostrophes = new RegExp(apostrophe, 'gu');
/**
 * Accents of Latin, Greek and Cyrillic letters, Hebrew points (but not the punctuation between words), Arabic
 * vowel signs and small letters.
 */
const accents =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff]/g;
/** Tatweel, and characters that only control direction or joining. */
const invisible = /[\u0640\p{Cf}]/gu;
const article = /^(?:[وفبك]?ال|[وف]?لل)(?=\p{L}{3})/u;

/** Most words consist of these characters only and need no normalisation. */
const plain = /^[a-z0-9]+$/;

const alike: Record<string, string> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};
const alikes = new RegExp(`[${Object.keys(alike).join('')}]|(?![0-9])\\p{Nd}`, 'gu');

/**
 * Matches more combining marks on one letter than any script uses. Normalisation turns the last two code
 * points into marks.
 */
const markRun = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu;

/**
 * Limits the text to 30 combining marks in a row (Unicode's stream-safe format). Normalisation sorts each run
 * by insertion, and a run of 160,000 alternating marks takes 5 s (measured).
 */
function streamSafe(text: string): string {
  return text.replace(markRun, '$1');
}

/** Unifies alternative spellings. Decomposition splits أ إ آ ؤ ئ, so their hamza is removed here. */
export function normalize(text: string): string {
  return streamSafe(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(accents, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(alikes, (char) => alike[char] ?? asciiDigit(char));
}

/** A range of a text, in UTF-16 units, and the terms by which it is found. */
export interface Word {
  start: number;
  end: number;
  terms: string[];
}

/**
 * Returns the words of a text in order. Runs such as `06 12-34` are included a second time, as one number.
 */
export function wordsOf(text: string): Word[] {
  return [...rawWordsOf(text)].map(({ raw, start, isNumber }) => ({
    start,
    end: start + raw.length,
    terms: isNumber ? [digitsOf(raw)] : termsOf(normalize(raw)),
  }));
}

/** Returns the terms by which a text is indexed: distinct, at most 1,000, of at most 64 characters each. */
export function searchTerms(given: string): string[] {
  const text = streamSafe(given);
  const terms = new Set<string>();
  // Normalising the whole text at once is much cheaper, and equivalent if it moves no word boundary.
  const words = text === text.normalize('NFKC') ? normalizedWordsOf(normalize(text)) : wordsOf(text);
  for (const word of words) {
    for (const term of word.terms) terms.add(term);
    if (terms.size >= MAX_TERMS) break;
  }
  return [...terms].slice(0, MAX_TERMS);
}

function* normalizedWordsOf(text: string): Generator<{ terms: string[] }> {
  for (const { raw, isNumber } of rawWordsOf(text)) {
    yield { terms: isNumber ? [raw.replace(/[^0-9]/g, '')] : termsOf(raw) };
  }
}

function* rawWordsOf(text: string): Generator<{ raw: string; start: number; isNumber: boolean }> {
  for (const match of text.matchAll(rawWord)) yield { raw: match[0], start: match.index, isNumber: false };
  for (const match of text.matchAll(phoneRun)) yield { raw: match[0], start: match.index, isNumber: true };
}

/**
 * Returns the terms of a phone number: every suffix of at least 4 digits, so that any part of it is found.
 */
export function phoneTerms(phone: string): string[] {
  const digits = digitsOf(phone).slice(0, 32);
  if (digits.length < 4) return digits ? [digits] : [];
  return Array.from({ length: digits.length - 3 }, (_, skipped) => digits.slice(skipped));
}

export function digitsOf(text: string): string {
  return normalize(text).replace(/[^0-9]/g, '');
}

/**
 * Returns the terms of one normalised word: as it is, and without the Arabic article; divided where
 * normalisation inserted a space.
 */
function termsOf(word: string): string[] {
  if (plain.test(word)) return [shorten(word)];
  const bare = word.replace(elision, '').replace(possessive, '').replace(apostrophes, '');
  const terms = (bare.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(shorten);
  return terms.flatMap((term) => {
    const naked = term.replace(article, '');
    return naked === term ? [term] : [term, naked];
  });
}

function shorten(term: string): string {
  return term.length <= MAX_TERM
    ? term
    : term
        .slice(0, MAX_TERM)
        .toWellFormed()
        .replace(/\ufffd$/, '');
}
