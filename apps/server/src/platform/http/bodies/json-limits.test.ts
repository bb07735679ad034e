import { growsTooFast } from '@waqtor/testing/growth';
import { expect, test } from 'vitest';
import { exceededLimit } from './json-limits.ts';

const exceeded = (value: unknown) =>
  exceededLimit(Buffer.from(JSON.stringify(value)), { members: 3, values: 20 });
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k"{:${i}`, ':{']));
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

test('properties are counted per object, not including nested objects', () => {
  expect(exceeded(keys(3))).toBeUndefined();
  expect(exceeded(keys(4))).toBe('members');
  expect(exceeded({ a: [keys(3), keys(3)], c: { d: keys(3) } })).toBeUndefined();
  expect(exceeded({ a: [[{ b: keys(4) }]] })).toBe('members');
  expect(exceeded({ a: keys(3), b: 1, c: 2, d: 3 })).toBe('members');
});

test('values, arrays and objects are counted at every depth, but not within strings', () => {
  expect(exceeded([1, 2, 3, 4, 5, '::::,,,,[[[['])).toBeUndefined();
  expect(exceeded([[1, 2, 3], Array(14).fill(',[')])).toBeUndefined();
  expect(exceeded([[1, 2, 3], Array(15).fill(1)])).toBe('values');
  expect(exceeded(nested(19))).toBeUndefined();
  expect(exceeded(nested(20))).toBe('values');
});

test.each(['', '"', '{"a', '}}}}:', '[[[', '{"a\\":1'])('invalid JSON is tolerated: %s', (text) => {
  expect(exceededLimit(Buffer.from(text), { members: 3, values: 20 })).toBeUndefined();
});

test.each<[string, (n: number) => string]>([
  ['members', (n) => `{${'"a":1,'.repeat(n / 6)}`],
  ['lists in lists', (n) => '['.repeat(n)],
  ['escaped quotes', (n) => `"${'\\"'.repeat(n / 2)}`],
  ['backslashes', (n) => `"${'\\'.repeat(n)}`],
])('the check takes linear time: %s', (_, build) => {
  const bytes = (factor: number) => Buffer.from(build(40_000 * factor));
  expect(growsTooFast(bytes, (body) => exceededLimit(body, { members: 1e9, values: 1e9 }))).toBeUndefined();
});
