import { expect, test } from 'vitest';
import { storable, tooDeep } from './storable.ts';

test('leaves what can be stored as it is, the very same object', () => {
  const value = { a: [1, { b: 'مرحبا' }], c: null };
  expect(storable(value)).toBe(value);
});

test('replaces NUL and lone surrogates in values and names', () => {
  expect(storable({ 'a\0': ['x\0y', '\ud800'] })).toEqual({ 'a\ufffd': ['x\ufffdy', '\ufffd'] });
});

test('cuts objects and lists nested without end, in one walk', () => {
  let value: unknown = 'bottom';
  for (let level = 0; level < 5_000; level++) value = level % 2 ? [value] : { a: value };
  // Visited twice per level this would take 2^64 steps.
  expect(JSON.stringify(storable(value))).toContain(tooDeep);
});

test('keeps a key called __proto__ a key', () => {
  const cleaned = storable(JSON.parse('{"__proto__": {"x": "\\u0000"}}')) as object;
  expect(Object.keys(cleaned)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(cleaned)).toBe(Object.prototype);
});
