import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCatalogues } from './catalogues.ts';
import { faultsIn } from './faults.ts';
import { parseGlossary } from './glossary.ts';

/* The catalogues of the dashboard keep the rules and words of docs/glossary.md. */

const root = new URL('../..', import.meta.url).pathname;

test('the catalogues follow the rules and terms of the glossary', () => {
  const glossary = parseGlossary(readFileSync(`${root}/docs/glossary.md`, 'utf8'));
  expect(glossary.refused.length).toBeGreaterThan(150);
  const catalogues = readCatalogues(`${root}/apps/dashboard/messages`);
  expect(Object.keys(catalogues.en).length).toBeGreaterThan(1_000);
  expect(faultsIn(catalogues, glossary)).toEqual([]);
});

const glossary = parseGlossary(`
Prose | with a bar is no table.

| English | Part | Français | العربية | Not | Note |
|---|---|---|---|---|---|
| reply | v | répondre | رد | en: answer [a.call], tell back; fr: boîte (not before de réception); ar: حاول | |

| English | Why |
|---|---|
| All | |
`);
const texts = (en: string, fr: string, ar: string) => ({
  en: { 'a.b': en },
  fr: { 'a.b': fr },
  ar: { 'a.b': ar },
});
const SIX = 'zero {0} one {1} two {2} few {3} many {4} other {5}';

test.each([
  ['Reply', 'Répondre', 'رد', undefined],
  ['Answer {name}', 'Répondre : {name}'.replace(' :', '\u00a0:'), 'رد {name}', 'en a.b: "Answer"'],
  ['To tell back', 'Répondre', 'رد', 'en a.b: "tell back"'],
  ['Inbox', 'Boîte', 'وارد', 'fr a.b: "boîte"'],
  ['Inbox', 'Boîte de réception', 'وارد', undefined],
  ['Inbox', 'Boîte\u00a0de réception', 'وارد', undefined],
  ['Retry', 'Réessayer', 'ثم حَاوِل', 'ar a.b: "حاول"'],
  ['Retry', 'Réessayer', 'وحاول', 'ar a.b: "حاول"'],
  ['Retry', 'Réessayer', 'محاولات', undefined],
  ['Why?', 'Pourquoi ?', 'لماذا؟', 'fr a.b: a breaking space'],
  ['“x”', '« x »', '«x»', 'fr a.b: a breaking space'],
  ['Why?', 'Pourquoi?', 'لماذا؟', 'fr a.b: no space'],
  ['Name:', 'Nom:', 'الاسم:', 'fr a.b: no space'],
  ['Why?', 'Pourquoi\u00a0?', 'لماذا؟', 'fr a.b: the wrong no-break space'],
  ['1,000', '1 000', '1,000', 'fr a.b: a breaking space in a number'],
  ['16 MB', '16 Mo', '16', 'fr a.b: a breaking space in a number or before a unit'],
  ['https://', 'https://', '\u2066https://\u2069', undefined],
  ['it’s', "l'eau", 'ماء', 'fr a.b: a straight apostrophe'],
  ["it's", 'l’eau', 'ماء', 'en a.b: a straight apostrophe'],
  ['Wait...', 'Attente…', 'انتظار…', 'en a.b: three dots'],
  ['Why?', 'Pourquoi\u202f?', 'لماذا?', 'ar a.b: punctuation of another script'],
  ['9', '9', '٩', 'ar a.b: digits other than'],
  ['example.com', 'example.com', 'example.com', 'ar a.b: a code, link or number without isolates'],
  ['A', 'B', '\u200fت', 'ar a.b: a direction mark'],
  ['A', 'B', '\u2068ت', 'ar a.b: an isolate is not closed'],
  ['{name}', '{name}', '\u2068{name}\u2069', 'ar a.b: an isolate around a placeholder'],
  ['{name}', '{nom}', '{name}', 'fr a.b: not the placeholders'],
  ['{n, number}', '{n}', '{n, number}', 'fr a.b: not the placeholders'],
  ['<b>A</b>', 'B', '<b>A</b>', 'fr a.b: not the placeholders'],
  ['{x, select, other {A}}', '{x, select, other {A}}', '{x, select, other {ت}}', 'en a.b: a select'],
  ['{n, plural, one {1} other {5}}', '{n, plural, one {1} other {5}}', `{n, plural, ${SIX}}`, undefined],
  [
    '{n, plural, other {5}}',
    '{n, plural, one {1} other {5}}',
    `{n, plural, ${SIX}}`,
    'en a.b: plural forms missing: one',
  ],
  [
    '{n, plural, one {1} other {5}}',
    '{n, plural, one {1} other {5}}',
    '{n, plural, one {1} two {2} few {3} other {5}}',
    'ar a.b: plural forms missing: zero, many',
  ],
  ['{n', '{n}', '{n}', 'en a.b: not a valid message'],
])('in %j, %j and %j the fault is %j', (en, fr, ar, fault) => {
  const found = faultsIn(texts(en, fr, ar), { ...glossary, agreeing: [] });
  if (fault === undefined) expect(found).toEqual([]);
  else
    expect(
      found.some((line) => line.toLowerCase().startsWith(fault.toLowerCase())),
      found.join('\n'),
    ).toBe(true);
});

test('a refused word is allowed where the glossary gives it another meaning', () => {
  const one = { 'a.call': 'No answer', 'a.b': 'No answer yet' };
  expect(
    faultsIn({ en: one, fr: { 'a.call': 'F', 'a.b': 'G' }, ar: { 'a.call': 'ت', 'a.b': 'ث' } }, glossary),
  ).toEqual([
    'en a.b: "answer" is refused, the term is "reply"',
    expect.stringContaining('"All" does not differ'),
  ]);
});

test('an action has one translation per language', () => {
  const catalogues = {
    en: {
      'a.remove': 'Remove',
      'b.remove': 'Remove',
      'c.remove': 'Take off',
      'a.all': 'All',
      'b.all': 'All',
    },
    fr: {
      'a.remove': 'Retirer',
      'b.remove': 'Enlever',
      'c.remove': 'Retirer',
      'a.all': 'Tous',
      'b.all': 'Toutes',
    },
    ar: { 'a.remove': 'إزالة', 'b.remove': 'إزالة', 'c.remove': 'إزالة', 'a.all': 'الكل', 'b.all': 'الكل' },
  };
  expect(faultsIn(catalogues, glossary)).toEqual([
    'fr a.remove, b.remove: one meaning in two forms (Retirer / Enlever)',
    'en a.remove, c.remove: one meaning in two forms (Remove / Take off)',
  ]);
});

test.each([
  ['| a | b | c | d | Not | e |\n|---|---|---|---|---|---|\n| a | b |', /not 6 cells/],
  [
    '| a | b | c | d | Not | e |\n|---|---|---|---|---|---|\n| a | b | c | d | de: x | |',
    /does not start with a language/,
  ],
  ['| a | b | c | d | Not | e |\n|---|---|---|---|---|---|\n| a | b | c | d | en: [x] | |', /cannot read/],
])('an invalid glossary is refused: %j', (markdown, problem) => {
  expect(() => parseGlossary(markdown)).toThrow(problem);
});
