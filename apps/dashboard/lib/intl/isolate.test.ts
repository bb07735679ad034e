import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { isolate } from './isolate.ts';
import { isolateValues } from './use-translations.ts';

test.each([
  ['Amina', 'ltr', 'Amina'],
  ['+212 612', 'ltr', '+212 612'],
  ['أمينة', 'ltr', '\u2068أمينة\u2069'],
  ['שלום', 'ltr', '\u2068שלום\u2069'],
  ['أمينة العلوي', 'rtl', 'أمينة العلوي'],
  ['Amina', 'rtl', '\u2068Amina\u2069'],
  ['+212 612', 'rtl', '\u2068+212 612\u2069'],
  ['١٢', 'rtl', '\u2068١٢\u2069'],
  ['أمينة!', 'rtl', '\u2068أمينة!\u2069'],
  // A name cannot leave its isolate.
  ['أ\u2069!', 'ltr', '\u2068أ!\u2069'],
  ['أ\u2067!', 'ltr', '\u2068أ!\u2069'],
  ['أ\u202e!', 'ltr', '\u2068أ!\u2069'],
  // A value that contains an isolated one stays as it is.
  ['أ \u2068b\u2069', 'rtl', '\u2068أ \u2068b\u2069\u2069'],
] as const)('%j in an interface with direction %s becomes %j', (value, direction, expected) => {
  expect(isolate(value, direction)).toBe(expected);
});

test('every translation isolates inserted values, except in numbers, tags and plurals', () => {
  const messages = {
    plain: 'من {name}',
    tagged: 'من <b>{name}</b>',
    counted: '{count, plural, zero {0} one {1} two {2} few {# من {name}} many {5} other {6}}',
  };
  const t = isolateValues(createTranslator({ locale: 'ar', messages }), 'rtl');
  expect(t('plain', { name: 'Amina' })).toBe('من \u2068Amina\u2069');
  expect(t('plain', { name: 'أمينة' })).toBe('من أمينة');
  expect(t('counted', { count: 3, name: 'Amina' })).toBe('3 من \u2068Amina\u2069');
  expect(t.rich('tagged', { name: 'Amina', b: (text) => text })).toBe('من \u2068Amina\u2069');
  expect(t.markup('tagged', { name: 'Amina', b: (text) => `*${text}*` })).toBe('من *\u2068Amina\u2069*');
  expect(t.has('plain')).toBe(true);
});
