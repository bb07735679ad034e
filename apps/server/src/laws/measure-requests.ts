import { fillPlaceholders, placeholdersIn } from '@waqtor/contract';
import { type GrowingCase, reportGrowth } from '@waqtor/testing/growth';
import { prepare } from '../engine/intake/prepare.ts';
import { wordsOfContent } from '../features/messages/index.ts';
import { decodeCursor } from '../platform/http/cursor.ts';
import { readJson } from '../platform/http/json.ts';
import { hasWideObject } from '../platform/http/wide-object.ts';
import { readQuery, searchTerms, wordsOf } from '../platform/search/index.ts';

/* How judging a request grows: JSON, texts, cursors, search. For `npm run bench growth`. */

const refused = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};
const texts: Record<string, (size: number) => string> = {
  words: (n) => 'word '.repeat(n / 5),
  'one word': (n) => 'a'.repeat(n),
  'combining marks': (n) => `a${'\u0301\u0316'.repeat(n / 2)}`,
  'half-width marks': (n) => 'ｶﾞ\u0316'.repeat(n / 3),
  'digits with spaces': (n) => '1 '.repeat(n / 2),
  apostrophes: (n) => "a'".repeat(n / 2),
  'braces and spaces': (n) => `{{${' '.repeat(n)}`,
  'many braces': (n) => '{{ '.repeat(n / 3),
  'Arabic articles': (n) => 'وال'.repeat(n / 3),
  ligatures: (n) => 'ﷺ'.repeat(n / 6),
  'direction marks': (n) => '\u200f\u202e'.repeat(n / 2),
};
const values = { 'contact.name': 'A', 'contact.phone': '+1', 'agent.name': 'B', 'business.name': 'C' };
const ofTexts: GrowingCase[] = Object.entries(texts).flatMap(([name, build]) => [
  { name: `search terms: ${name}`, full: 65_536, build, run: (text: string) => searchTerms(text) },
  { name: `search words: ${name}`, full: 65_536, build, run: (text: string) => wordsOf(text) },
  { name: `search query: ${name}`, full: 16_384, build, run: (text: string) => readQuery(text) },
  { name: `placeholders: ${name}`, full: 65_536, build, run: (text: string) => placeholdersIn(text) },
  { name: `filling: ${name}`, full: 65_536, build, run: (text: string) => fillPlaceholders(text, values) },
  {
    name: `cursor: ${name}`,
    full: 16_384,
    build: (n: number) => Buffer.from(JSON.stringify([build(n)])).toString('base64url'),
    run: (cursor: string) => refused(() => decodeCursor(cursor, [() => true])),
  },
  {
    name: `prepare: ${name}`,
    full: 1_000_000,
    build: (n: number) => ({
      tenantId: 't',
      sessionId: 's',
      event: { type: 'unknown', account: {}, field: 'x', raw: build(n) } as const,
    }),
    run: (event: Parameters<typeof prepare>[0]) => prepare(event, new Date(0)),
  },
]);
const bodies: Record<string, (size: number) => string> = {
  'one text': (n) => JSON.stringify({ name: 'x'.repeat(n) }),
  escapes: (n) => `{"name":"${'\\u0041'.repeat(n / 6)}"}`,
  numbers: (n) => `[${'1,'.repeat(n / 2)}1]`,
  'empty lists': (n) => `[${'[],'.repeat(n / 3)}1]`,
  keys: (n) => JSON.stringify(Object.fromEntries(Array.from({ length: n / 12 }, (_, i) => [`k${i}`, 1]))),
  'lists in lists': (n) => `${'['.repeat(n / 2)}${']'.repeat(n / 2)}`,
  'objects in objects': (n) => `${'{"a":'.repeat(n / 6)}1${'}'.repeat(n / 6)}`,
  'no JSON': (n) => '{'.repeat(n),
};
const ofBodies: GrowingCase[] = Object.entries(bodies).map(([name, build]) => ({
  name: `body: ${name}`,
  full: 1_000_000,
  build: (n: number) => Buffer.from(build(n)),
  run: (body: Buffer) => refused(() => readJson(body)),
}));
const wide: GrowingCase[] = Object.entries(bodies).map(([name, build]) => ({
  name: `members of a webhook: ${name}`,
  full: 3_000_000,
  build: (n: number) => Buffer.from(build(n)),
  run: (body: Buffer) => hasWideObject(body, { members: 20_000, values: 200_000 }),
}));
const cards: GrowingCase = {
  name: 'words of cards',
  full: 100_000,
  build: (n) => ({
    type: 'contacts',
    contacts: Array.from({ length: n }, () => ({ name: { formatted_name: 'A' } })),
  }),
  run: (content: Parameters<typeof wordsOfContent>[0]) => wordsOfContent(content),
};
reportGrowth([...ofTexts, ...ofBodies, ...wide, cards]);
