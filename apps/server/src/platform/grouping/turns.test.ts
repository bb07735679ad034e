import { expect, test } from 'vitest';
import { createTurns, type Entry } from './turns.ts';

const entry = (tenantId: string, size: number, sessionId = `${tenantId}-1`): Entry => ({
  tenantId,
  sessionId,
  size,
  bytes: size * 100,
});
const namesOf = (entries: readonly Entry[]) => entries.map((it) => `${it.sessionId}:${it.size}`);
const LIMITS = { items: 100, bytes: 1_000_000 };

test('every tenant has its turn before one has a second', () => {
  const turns = createTurns<Entry>(10);
  for (let i = 0; i < 50; i++) turns.add(entry('a', 10));
  for (let i = 0; i < 30; i++) turns.add(entry('b', 1));
  turns.add(entry('c', 1));
  expect(namesOf(turns.take({ ...LIMITS, items: 40 }))).toEqual([
    'a-1:10',
    ...Array.from({ length: 10 }, () => 'b-1:1'),
    'c-1:1',
    'a-1:10',
    ...Array.from({ length: 9 }, () => 'b-1:1'),
  ]);
  expect(turns.items).toBe(500 + 31 - 40);
});

test('the sessions of a tenant take turns too', () => {
  const turns = createTurns<Entry>(10);
  for (let i = 0; i < 20; i++) turns.add(entry('a', 10, 'a-1'));
  turns.add(entry('a', 1, 'a-2'));
  expect(namesOf(turns.take({ ...LIMITS, items: 21 }))).toEqual(['a-1:10', 'a-2:1', 'a-1:10']);
});

test('a transaction is no larger than the limits, and never empty', () => {
  const turns = createTurns<Entry>(10);
  turns.add(entry('a', 500));
  turns.add(entry('a', 500));
  expect(turns.take(LIMITS)).toHaveLength(1);
  turns.add(entry('b', 10));
  expect(namesOf(turns.take({ items: 1_000, bytes: 10 }))).toEqual(['a-1:500']);
  expect(namesOf(turns.take(LIMITS))).toEqual(['b-1:10']);
  expect(turns.take(LIMITS)).toEqual([]);
});

test('a tenant set aside is served by itself alone, until it is back', () => {
  const turns = createTurns<Entry>(10);
  turns.add(entry('a', 1));
  turns.setAside('a', true);
  turns.add(entry('a', 2));
  expect(turns.take(LIMITS)).toEqual([]);
  expect(namesOf(turns.takeOf('a', { ...LIMITS, items: 1 }))).toEqual(['a-1:1']);
  turns.setAside('a', false);
  expect(namesOf(turns.take(LIMITS))).toEqual(['a-1:2']);
});

test('a tenant whose turn never fits into a transaction does not keep the others from theirs', () => {
  const turns = createTurns<Entry>(10);
  const large = (tenantId: string): Entry => ({ ...entry(tenantId, 1), bytes: 400 });
  for (let i = 0; i < 20; i++) turns.add(large('a'));
  turns.add(entry('b', 1));
  const limits = { items: 100, bytes: 1_000 };
  expect(namesOf(turns.take(limits))).toEqual(['a-1:1', 'a-1:1']);
  expect(namesOf(turns.take(limits))).toEqual(['b-1:1', 'a-1:1', 'a-1:1']);
  // Without room for its first entry it comes first in the next transaction.
  turns.add({ ...entry('b', 1), bytes: 900 });
  turns.add({ ...entry('c', 1), bytes: 900 });
  expect(namesOf(turns.take(limits))).toEqual(['a-1:1', 'a-1:1']);
  expect(namesOf(turns.take(limits))).toEqual(['b-1:1']);
  expect(namesOf(turns.take(limits))).toEqual(['c-1:1']);
  expect(namesOf(turns.take(limits))).toEqual(['a-1:1', 'a-1:1']);
});
