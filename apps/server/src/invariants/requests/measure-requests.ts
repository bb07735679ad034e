import { fillPlaceholders, isBlank, type MessageTemplate, placeholdersIn } from '@waqtor/contract';
import { type GrowingCase, reportGrowth } from '@waqtor/testing/growth';
import { readAddress } from '../../features/contacts/identities/phone-number.ts';
import { toCell } from '../../features/contacts/listing/export-contacts.ts';
import { MovieTrackReader } from '../../features/media/file-types/movie-tracks.ts';
import { textOfContent } from '../../features/messages/index.ts';
import { renderTemplate } from '../../features/templates/render-template.ts';
import { readJson } from '../../platform/http/bodies/json.ts';
import { exceededLimit } from '../../platform/http/bodies/json-limits.ts';
import { decodeCursor } from '../../platform/http/cursor.ts';
import { readQuery, searchTerms, wordsOf } from '../../platform/search/index.ts';
import { prepare } from '../../workers/intake/batches/prepare.ts';
import { WEBHOOK_LIMITS } from '../../workers/intake/gateway/read-webhook.ts';

/*
 * Measures how the cost of validating a request grows: JSON, texts, cursors, search. For `npm run bench
 * growth`.
 */

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
  'blank lines': (n) => `${'\n'.repeat(n)}a`,
  'brackets and spaces': (n) => `(${' '.repeat(n / 2)}(${' '.repeat(n / 2)}`,
  ligatures: (n) => 'ﷺ'.repeat(n / 6),
  'direction marks': (n) => '\u200f\u202e'.repeat(n / 2),
};
const aTemplate: MessageTemplate = {
  id: '1',
  name: 'a',
  language: 'en',
  category: 'utility',
  status: 'APPROVED',
  parameterFormat: 'positional',
  header: null,
  body: '',
  footer: null,
  buttons: [],
  otherComponents: [],
};
const values = { 'contact.name': 'A', 'contact.phone': '+1', 'agent.name': 'B', 'business.name': 'C' };
const ofTexts: GrowingCase[] = Object.entries(texts).flatMap(([name, build]) => [
  { name: `search terms: ${name}`, full: 65_536, build, run: (text: string) => searchTerms(text) },
  { name: `search words: ${name}`, full: 65_536, build, run: (text: string) => wordsOf(text) },
  { name: `search query: ${name}`, full: 16_384, build, run: (text: string) => readQuery(text) },
  { name: `placeholders: ${name}`, full: 65_536, build, run: (text: string) => placeholdersIn(text) },
  { name: `filling: ${name}`, full: 65_536, build, run: (text: string) => fillPlaceholders(text, values) },
  {
    name: `recipient: ${name}`,
    full: 65_536,
    build,
    run: (text: string) => refused(() => readAddress(text)),
  },
  { name: `visible: ${name}`, full: 65_536, build, run: (text: string) => isBlank(text) },
  { name: `CSV: ${name}`, full: 65_536, build, run: (text: string) => toCell(text) },
  {
    name: `template: ${name}`,
    full: 65_536,
    build,
    run: (text: string) =>
      renderTemplate({ ...aTemplate, body: text }, [{ type: 'body', parameters: [{ text }] }]),
  },
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
const limits: GrowingCase[] = Object.entries(bodies).map(([name, build]) => ({
  name: `limits of a webhook: ${name}`,
  full: 3_000_000,
  build: (n: number) => Buffer.from(build(n)),
  run: (body: Buffer) => exceededLimit(body, WEBHOOK_LIMITS),
}));
const cards: GrowingCase = {
  name: 'words of cards',
  full: 66_000,
  build: (n) => ({
    type: 'contacts',
    contacts: Array.from({ length: n }, () => ({ name: { formatted_name: 'A' } })),
  }),
  run: (content: Parameters<typeof textOfContent>[0]) => textOfContent(content),
};
/** A video of eight-byte boxes; the file arrives in pieces of 64 KB. */
const film: GrowingCase = {
  name: 'tracks of a film: boxes',
  full: 100_000_000,
  build: (n) => ({
    piece: Buffer.alloc(65_536, Buffer.from([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65])),
    count: n / 65_536,
  }),
  run: ({ piece, count }: { piece: Buffer; count: number }) => {
    const reader = new MovieTrackReader();
    for (let i = 0; i < count; i += 1) reader.push(piece);
  },
};
const tracks: GrowingCase = {
  name: 'tracks of a film: one list of tracks',
  full: 4_000_000,
  build: (n) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(n + 8);
    return Buffer.concat([length, Buffer.from('moov'), Buffer.alloc(n, 'hdlr')]);
  },
  run: (file: Buffer) => new MovieTrackReader().push(file),
};
reportGrowth([...ofTexts, ...ofBodies, ...limits, cards, film, tracks]);
