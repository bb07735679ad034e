import { expect, test } from 'vitest';
import { storable, tooDeep } from './storable.ts';

test('storable returns the same object if nothing has to change', () => {
  const value = { a: [1, { b: 'مرحبا' }], c: null };
  expect(storable(value)).toBe(value);
});

test('storable replaces NUL and lone surrogates in values and keys', () => {
  expect(storable({ 'a\0': ['x\0y', '\ud800'] })).toEqual({ 'a\ufffd': ['x\ufffdy', '\ufffd'] });
});

test('storable truncates deeply nested objects and arrays in one pass', () => {
  let value: unknown = 'bottom';
  for (let level = 0; level < 5_000; level++) value = level % 2 ? [value] : { a: value };
  // Visited twice per level this would take 2^64 steps.
  expect(JSON.stringify(storable(value))).toContain(tooDeep);
});

test('storable keeps a key called __proto__ as an own property', () => {
  const cleaned = storable(JSON.parse('{"__proto__": {"x": "\\u0000"}}')) as object;
  expect(Object.keys(cleaned)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(cleaned)).toBe(Object.prototype);
});
