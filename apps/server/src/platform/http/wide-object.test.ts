import { growsTooFast } from '@waqtor/testing/growth';
import { expect, test } from 'vitest';
import { hasWideObject } from './wide-object.ts';

const isWide = (value: unknown) =>
  hasWideObject(Buffer.from(JSON.stringify(value)), { members: 3, values: 20 });
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k"{:${i}`, ':{']));

test('counts the members of each object, not of what it holds', () => {
  expect(isWide(keys(3))).toBe(false);
  expect(isWide(keys(4))).toBe(true);
  expect(isWide({ a: [keys(3), keys(3)], b: keys(3), c: { d: keys(3) } })).toBe(false);
  expect(isWide({ a: [[{ b: keys(4) }]] })).toBe(true);
  expect(isWide({ a: keys(3), b: 1, c: 2, d: 3 })).toBe(true);
  expect(isWide([1, 2, 3, 4, 5, '::::'])).toBe(false);
  expect(isWide([[1, 2, 3], Array(17).fill(',,')])).toBe(false);
  expect(
    isWide([
      [1, 2, 3],
      [Array(18).fill(1), {}],
    ]),
  ).toBe(true);
});

test.each(['', '"', '{"a', '}}}}:', '[[[', '{"a\\":1'])('reads what is no JSON: %s', (text) => {
  expect(hasWideObject(Buffer.from(text), { members: 3, values: 20 })).toBe(false);
});

test.each<[string, (n: number) => string]>([
  ['members', (n) => `{${'"a":1,'.repeat(n / 6)}`],
  ['lists in lists', (n) => '['.repeat(n)],
  ['escaped quotes', (n) => `"${'\\"'.repeat(n / 2)}`],
  ['backslashes', (n) => `"${'\\'.repeat(n)}`],
])('takes time in proportion: %s', (_, build) => {
  const bytes = (factor: number) => Buffer.from(build(40_000 * factor));
  expect(growsTooFast(bytes, (body) => hasWideObject(body, { members: 1e9, values: 1e9 }))).toBeUndefined();
});
