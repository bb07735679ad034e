import { expect, test } from 'vitest';
import { AppError } from '../../../platform/errors.ts';
import { createUnprovenBodies } from './unproven-bodies.ts';

const limits = { smallBytes: 10, bytesPerSource: 100, totalBytes: 250 };

test('large unverified bodies are limited per address; small ones are always accepted', () => {
  const bodies = createUnprovenBodies(limits);
  const first = bodies.begin('a');
  first.grow(100);
  expect(() => first.grow(1)).toThrow(AppError);
  expect(() => bodies.begin('a').grow(11)).toThrow(AppError);
  bodies.begin('a').grow(10);
  bodies.begin('b').grow(100);
});

test('all addresses share a limit, within which each has its share', () => {
  const bodies = createUnprovenBodies(limits);
  for (const source of ['a', 'b']) bodies.begin(source).grow(100);
  bodies.begin('c').grow(50);
  expect(() => bodies.begin('a').grow(20)).toThrow(AppError);
  // This client has no other body waiting, so what the others use does not keep it out.
  bodies.begin('d').grow(50);
});

test('a body that has ended no longer counts, even if it ends twice', () => {
  const bodies = createUnprovenBodies(limits);
  for (let n = 0; n < 10; n += 1) {
    const body = bodies.begin('a');
    body.grow(60);
    body.grow(40);
    body.end();
    body.end();
  }
  bodies.begin('a').grow(100);
});
