import { expect, test } from 'vitest';
import { createContact, isBlank, newTag, visibleText } from '../index.ts';

test.each([
  ['zero width spaces', '\u200b\u200d\u2060\ufeff'],
  ['fillers of Hangul', '\u3164\uffa0\u115f\u1160'],
  ['an empty braille pattern', '\u2800 \u2800'],
  ['tags', '\u{e0041}\u{e007f}'],
  ['variation selectors', '\ufe0f\u{e0100}'],
  ['marks without a letter', '\u0301\u20dd'],
  ['vowel signs without a letter', '\u064b\u0650'],
  ['the Arabic tatweel', '\u0640\u0640'],
  ['direction marks', '\u202a\u2067\u200f'],
  ['spaces of every kind', '\u00a0\u3000\u2028'],
  ['control characters', '\u0007\u009f'],
])('a name of %s counts as missing', (_, name) => {
  expect(isBlank(name)).toBe(true);
  expect(visibleText(name)).toBeUndefined();
  for (const fields of [{ name }, { username: name }])
    expect(createContact.safeParse({ phone: '+212612345678', ...fields }).success).toBe(false);
  expect(newTag.safeParse({ name, color: 'red' }).success).toBe(false);
});

test.each(['أمل', 'Zoé', 'é', '한', '.', '❤️', '👨‍👩‍👧', '🏴\u{e0067}\u{e0062}', '\u200fعلي'])(
  '%j counts as a name',
  (name) => {
    expect(visibleText(name)).toBe(name);
  },
);
