import { testDatabase } from '@waqtor/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHit, readQuery, toTsquery } from './search-query.ts';
import { phoneTerms, searchTerms, wordsOf } from './words.ts';

const database = await testDatabase();

/** Whether the index finds this text by the query. */
async function finds(terms: readonly string[], q: string): Promise<boolean> {
  const query = toTsquery(readQuery(q), ['']);
  if (query === '') return false;
  const { rows } = await database.admin.pool.query('select array_to_tsvector($1) @@ $2::tsquery as found', [
    terms,
    query,
  ]);
  return rows[0].found;
}

const texts: [text: string, found: string[], lost: string[]][] = [
  [
    'Bonjour, l’été à l’hôtel « Cœur d’Orient » coûte 1 250,50 €',
    ['ETE', 'hotel', "l'hotel", 'hôtel coeur', 'cœur', 'orient', 'cout', '1 250', 'bonjour ete'],
    ['hiver', 'tel'],
  ],
  ["Don't forget the customer's ORDER", ["don't", 'dont', 'customer', "customer's", 'ord'], ['orders']],
  ['السَّلامُ عليكُم، أُريدُ الكِتابَ', ['السلام', 'سلام', 'اريد', 'أريد', 'كتاب', 'الكتاب', 'كتا'], ['مكتب']],
  ['مدرسة وللمدرسة في القاهرة', ['مدرسه', 'المدرسة', 'قاهره', 'القاهرة'], ['مدارس']],
  ['على مسؤولية شئون', ['علي', 'مسوولية', 'مسؤولية', 'شيون'], []],
  ['محـــمد ٱلدار', ['محمد', 'الدار', 'دار'], []],
  ['الطلب رقم ٢٥٦٣', ['2563', '٢٥٦٣', 'رقم 25'], ['256 4']],
  ['ﷲ ﻻ', ['لا'], []],
  ['Appelle le +212 612-34-56-78 ce soir', ['+212612345678', '212 612 345678', '0212612345678'], ['0999']],
  ['Ａｐｐｌｅ ｶﾀｶﾅ', ['apple', 'カタカナ'], []],
];

test.each(texts)('the search finds %s', async (text, found, lost) => {
  const terms = searchTerms(text);
  for (const q of found) expect([q, await finds(terms, q)]).toEqual([q, true]);
  for (const q of lost) expect([q, await finds(terms, q)]).toEqual([q, false]);
});

test.each([
  '+212612345678',
  '212 612 34 56 78',
  '0612345678',
  '06-12-34-56-78',
  '00212612345678',
  '+212 (0)6 12 34 56 78',
  '5678',
  '٥٦٧٨',
  '34 5678',
  '612345',
  '+२१२६१२३४५६७८',
  '5\ufe0f\u20e36\ufe0f\u20e37\ufe0f\u20e38\ufe0f\u20e3',
  '+212 0612345678',
  '212612345678@c.us',
  '212612345678_1:3@s.whatsapp.net',
  '212612345678@S.WHATSAPP.NET',
  'tel:+212-612-345-678',
  'https://wa.me/212612345678?text=hi',
  'https://api.whatsapp.com/send?text=a&phone=%2B212612345678',
  'whatsapp://send?phone=212612345678',
])('the search finds the phone number +212612345678 by %s', async (q) => {
  expect(await finds(phoneTerms('+212612345678'), q)).toBe(true);
});

test('the search does not find a phone number by other digits', async () => {
  expect(await finds(phoneTerms('+212612345678'), '5679')).toBe(false);
  expect(await finds(phoneTerms('+212612345678'), '0712345678')).toBe(false);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '\\',
      ':',
      '*',
      '&',
      '|',
      '!',
      '(',
      ')',
      '<',
      '>',
      '-',
      '"',
      ' ',
      'a',
      '0',
      'ا',
      'ل',
      '’',
      '+',
    ),
    maxLength: 60,
  }),
);

test('any text is accepted as a query, also by PostgreSQL', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (q) => {
      expect(typeof (await finds(['a', "it's"], q))).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});

/** Whether each word of the text, as a query of its own, finds the text. */
function isFoundByItsWords(text: string): boolean {
  const terms = searchTerms(text);
  const isFound = (group: readonly (readonly string[])[]) =>
    group.some((all) => all.every((term) => terms.some((own) => own.startsWith(term))));
  return wordsOf(text).every(({ start, end }) => readQuery(text.slice(start, end)).every(isFound));
}

test('every text is found by each of its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(isFoundByItsWords(text)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('two words are found separately, whatever character is between them', () => {
  const characters = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
  const lost = characters.filter((character) => !isFoundByItsWords(`a${character}b`));
  expect(lost.filter((character) => character.isWellFormed())).toEqual([]);
});

test('isHit identifies the words of a text that match the query', () => {
  const text = 'Où est la commande ? الكتاب';
  const hits = wordsOf(text).filter((word) => isHit(readQuery('COMM كتاب'), word));
  expect(hits.map((word) => text.slice(word.start, word.end))).toEqual(['commande', 'الكتاب']);
});
