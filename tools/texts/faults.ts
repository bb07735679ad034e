import type { Glossary, Locale, RefusedWord } from './glossary.ts';
import { locales } from './glossary.ts';
import { type Message, readMessage } from './readings.ts';

/** The texts of every language by key (`inbox.title`). All languages have the same keys. */
export type Catalogues = Record<Locale, Record<string, string>>;

/** What the rules and words of docs/glossary.md find wrong, one line each: `fr inbox.title: …`. */
export function faultsIn(catalogues: Catalogues, glossary: Glossary): string[] {
  const own = locales.flatMap((locale) => {
    const words = glossary.refused.filter((it) => it.locale === locale).map(matcherOf);
    return Object.entries(catalogues[locale]).flatMap(([key, text]) =>
      faultsOf(locale, key, text, words).map((fault) => `${locale} ${key}: ${fault}`),
    );
  });
  return [...own, ...differingArguments(catalogues), ...twoForms(catalogues, glossary.agreeing)];
}

function faultsOf(locale: Locale, key: string, text: string, words: Matcher[]): string[] {
  let message: Message;
  try {
    message = readMessage(text);
  } catch (error) {
    return [`not a valid message (${String(error)})`];
  }
  const typographic = message.readings.flatMap((reading) => [
    ...typographyFaults(reading),
    ...(locale === 'fr' ? frenchFaults(reading) : []),
    ...(locale === 'ar' ? arabicFaults(reading) : []),
  ]);
  const read = message.readings.map(plain).join('\n').toLowerCase();
  const refused = words
    .filter(({ except, core, pattern }) => !except.includes(key) && read.includes(core) && pattern.test(read))
    .map(({ word, instead }) => `"${word}" is refused, the term is "${instead}"`);
  const isolated = /[\u2066-\u2068]\{/.test(text)
    ? ['an isolate around a placeholder: the translation layer adds it']
    : [];
  return [...new Set([...pluralFaults(locale, message), ...typographic, ...refused, ...isolated])];
}

/** In French, "many" is for round millions: only where such counts occur. */
const neededForms: Record<Locale, string[]> = {
  en: ['one', 'other'],
  fr: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
};

function pluralFaults(locale: Locale, { plurals, arguments: found }: Message): string[] {
  const missing = plurals.map((has) => neededForms[locale].filter((form) => !has.includes(form)));
  return [
    ...missing.filter((it) => it.length > 0).map((it) => `plural forms missing: ${it.join(', ')}`),
    ...(found.some((it) => it.endsWith(' select')) ? ['a select would compare isolated values'] : []),
  ];
}

function typographyFaults(text: string): string[] {
  return [
    ...(/['"]/.test(text) ? ['a straight apostrophe or quotation mark'] : []),
    ...(text.includes('...') ? ['three dots: write …'] : []),
    ...(/[\u200e\u200f\u202a-\u202e]/.test(text) ? ['a direction mark: use isolates'] : []),
    ...(count(text, /[\u2066-\u2068]/g) === count(text, /\u2069/g) ? [] : ['an isolate is not closed']),
  ];
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

function frenchFaults(text: string): string[] {
  const rules: [RegExp, string][] = [
    [/ [:;!?»%]|« /, 'a breaking space at a punctuation mark'],
    [/[^\s][;!?»](?!\/)|[^\s]:(?=\s|$)|«[^\s]/, 'no space at a punctuation mark'],
    [/\u00a0[;!?%]|\u202f[:»]|«\u202f/, 'the wrong no-break space at a punctuation mark'],
    [/\d \d{3}|\d (?:Mo|Go|ko|ms|s|h|min)\b/, 'a breaking space in a number or before a unit'],
  ];
  return rules.filter(([pattern]) => pattern.test(text)).map(([, fault]) => fault);
}

function arabicFaults(text: string): string[] {
  const outside = text.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, '');
  const rules: [RegExp, string][] = [
    [/[٠-٩۰-۹]/, 'digits other than 0–9'],
    [/[\u0600-\u06ff]\s?[,;?]/, 'punctuation of another script'],
    [/[a-z]\w*[._/][a-z]|\+\d|:\/\//i, 'a code, link or number without isolates'],
    [/→/, 'an arrow against the direction of reading'],
  ];
  return rules.filter(([pattern]) => pattern.test(outside)).map(([, fault]) => fault);
}

interface Matcher extends RefusedWord {
  pattern: RegExp;
  /** Tested first: it is much cheaper than the pattern. */
  core: string;
}

/** Finds the word, whole, whatever its case, vowel marks and attached particles. */
function matcherOf(refused: RefusedWord): Matcher {
  const { word, locale, notBefore } = refused;
  const particles = locale === 'ar' && !word.startsWith('ال') ? '(?:[وف]?(?:[بلك]?ال|لل|[بلك])?)?' : '';
  const unless = notBefore ? `(?! ${plain(notBefore)})` : '';
  const pattern = `(?<![\\p{L}\\p{N}-])${particles}${plain(word)}(?![\\p{L}\\p{N}])${unless}`;
  return { ...refused, core: plain(word).toLowerCase(), pattern: new RegExp(pattern, 'iu') };
}

const plain = (text: string): string => text.replace(/[\u064b-\u0652\u0670]/g, '').replace(/[^\S\n]/g, ' ');

function differingArguments(catalogues: Catalogues): string[] {
  return Object.entries(catalogues.en).flatMap(([key, english]) => {
    const expected = argumentsOf(english);
    return locales
      .filter((locale) => argumentsOf(catalogues[locale][key] ?? '') !== expected)
      .map((locale) => `${locale} ${key}: not the placeholders of the English text (${expected})`);
  });
}

function argumentsOf(text: string): string {
  try {
    return readMessage(text).arguments.join(', ');
  } catch {
    return 'unreadable';
  }
}

/** Equal English texts with different translations, and different English texts with equal ones. */
function twoForms(catalogues: Catalogues, agreeing: readonly string[]): string[] {
  const keys = Object.keys(catalogues.en).filter((key) => !agreeing.includes(catalogues.en[key] ?? ''));
  const groups = (nameOf: (key: string) => string): string[][] => {
    const found = new Map<string, string[]>();
    for (const key of keys) found.set(nameOf(key), [...(found.get(nameOf(key)) ?? []), key]);
    return [...found.values()];
  };
  const differing = (locale: Locale, group: string[]) => {
    const texts = new Set(group.map((key) => catalogues[locale][key] ?? ''));
    return texts.size < 2
      ? []
      : [`${locale} ${group.join(', ')}: one meaning in two forms (${[...texts].join(' / ')})`];
  };
  const needless = agreeing.filter((english) => {
    const group = Object.keys(catalogues.en).filter((key) => catalogues.en[key] === english);
    return differing('fr', group).length + differing('ar', group).length === 0;
  });
  return [
    ...needless.map((english) => `glossary: "${english}" does not differ, so it needs no exception`),
    ...groups((key) => catalogues.en[key] ?? '').flatMap((group) => [
      ...differing('fr', group),
      ...differing('ar', group),
    ]),
    ...groups((key) => `${catalogues.fr[key]}\n${catalogues.ar[key]}`).flatMap((group) =>
      differing('en', group),
    ),
  ];
}
