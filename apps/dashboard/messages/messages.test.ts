import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/* Every language has all texts, and every text is used. How they are written is the test of tools/texts. */

type Texts = Record<string, Record<string, string>>;
const read = (locale: string): Texts =>
  Object.fromEntries(
    readdirSync(new URL(`./${locale}`, import.meta.url)).map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(new URL(`./${locale}/${name}`, import.meta.url), 'utf8')),
    ]),
  );
const en = read('en');
const flat = (texts: Texts) =>
  Object.entries(texts).flatMap(([part, lines]) =>
    Object.entries(lines).map(([name, text]) => [`${part}.${name}`, text] as const),
  );

/** Texts that are the same word in that language. */
const shared: Record<string, string[]> = {
  ar: ['Cloud API'],
  fr: 'Actions Active Agent Audio Bots Catalogue Code Contact Contacts Conversation Conversations Cyan Date Description Document E-mail Image Indigo Licence Macros Marketing Messages Note Notifications Orange Push Smileys Spam Sticker Total Type Version'
    .split(' ')
    .concat('WhatsApp Web', '{count, plural, one {# minute} other {# minutes}}', 'Image, {day}'),
};

describe.each(['ar', 'fr'])('%s', (locale) => {
  const texts = new Map(flat(read(locale)));

  test('has exactly the keys of the English catalogue', () => {
    expect([...texts.keys()].sort()).toEqual(
      flat(en)
        .map(([name]) => name)
        .sort(),
    );
  });

  test('contains no untranslated English', () => {
    const same = flat(en).filter(
      ([name, text]) => texts.get(name) === text && /[a-z]{4}/i.test(text.replace(/\{\w+\}/g, '')),
    );
    const isShared = ([, text]: readonly [string, string]) => shared[locale]?.includes(text);
    expect(same.filter((it) => !isShared(it))).toEqual([]);
  });
});

test('the error texts have the codes of the error registry', () => {
  const pages = readdirSync(new URL('../../../docs/errors', import.meta.url));
  const errorCodes = pages.map((name) => name.replace(/\.md$/, ''));
  const own = [
    'title',
    'offline',
    'other',
    'retry',
    'home',
    'front',
    'errorText',
    'notFoundTitle',
    'notFoundText',
  ];
  const unknown = Object.keys(en.errors ?? {}).filter(
    (code) => !own.includes(code) && !errorCodes.includes(code),
  );
  expect(unknown).toEqual([]);
});

test('the problem texts have the codes of the API, and every code has a text', () => {
  const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8'));
  const codes: string[] = document.components.schemas.Problem.properties.code.enum;
  const errors: string[] = document.components.schemas.ErrorResponse.properties.error.properties.code.enum;
  const problems = codes.filter((code) => !errors.includes(code));
  expect(problems.length).toBeGreaterThan(50);
  expect(Object.keys(en.problems ?? {}).sort()).toEqual(problems.sort());
});

test('every text is used', () => {
  const files = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /^(app|features|lib|ui)\/.*\.tsx?$/.test(name) && !name.includes('generated'),
  );
  const code = files.map((name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')).join('\n');
  const computed =
    /^(settings\.(you|desk|access|system)$|errors\.|problems\.|landing\.|legal\.|notifications\.([a-z]+_)+[a-z]+$|notifications\.mention$|thread\.(status|failure|reply|template|origin)_|monitoring\.(conversations|sessions|campaigns|bots|notifications)$|sessions\.(connecting|connected|degraded|disconnected|failed)$|emoji\.|activity\.[a-zA-Z]+By$|members\.[a-z]+Text$|bulk\.[a-z]+Title$)/;
  const unused = flat(en).filter(
    ([name]) =>
      !computed.test(name) &&
      !code.includes(`'${name.split('.')[1]}'`) &&
      !code.includes(`'${name}'`) &&
      !code.includes(`\`${name.split('.')[1]?.split('_')[0]}_\${`),
  );
  expect(unused.map(([name]) => name)).toEqual([]);
});
