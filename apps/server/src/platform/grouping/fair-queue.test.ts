import { expect, test } from 'vitest';
import { createFairQueue, type Entry } from './fair-queue.ts';

interface Piece extends Entry {
  tenantId: string;
  sessionId: string;
}
const buildQueue = (turnItems: number) =>
  createFairQueue<Piece>({ turnItems, sourceOf: (it) => it.tenantId, partitionOf: (it) => it.sessionId });

const entry = (tenantId: string, size: number, sessionId = `${tenantId}-1`): Piece => ({
  tenantId,
  sessionId,
  size,
  bytes: size * 100,
});
const namesOf = (entries: readonly Piece[]) => entries.map((it) => `${it.sessionId}:${it.size}`);
const LIMITS = { items: 100, bytes: 1_000_000 };

test('every tenant is served once before any is served twice', () => {
  const queue = buildQueue(10);
  for (let i = 0; i < 50; i++) queue.add(entry('a', 10));
  for (let i = 0; i < 30; i++) queue.add(entry('b', 1));
  queue.add(entry('c', 1));
  expect(namesOf(queue.take({ ...LIMITS, items: 40 }))).toEqual([
    'a-1:10',
    ...Array.from({ length: 10 }, () => 'b-1:1'),
    'c-1:1',
    'a-1:10',
    ...Array.from({ length: 9 }, () => 'b-1:1'),
  ]);
  expect(queue.items).toBe(500 + 31 - 40);
});

test('the sessions of a tenant alternate too', () => {
  const queue = buildQueue(10);
  for (let i = 0; i < 20; i++) queue.add(entry('a', 10, 'a-1'));
  queue.add(entry('a', 1, 'a-2'));
  expect(namesOf(queue.take({ ...LIMITS, items: 21 }))).toEqual(['a-1:10', 'a-2:1', 'a-1:10']);
});

test('a batch is within the limits and never empty', () => {
  const queue = buildQueue(10);
  queue.add(entry('a', 500));
  queue.add(entry('a', 500));
  expect(queue.take(LIMITS)).toHaveLength(1);
  queue.add(entry('b', 10));
  expect(namesOf(queue.take({ items: 1_000, bytes: 10 }))).toEqual(['a-1:500']);
  expect(namesOf(queue.take(LIMITS))).toEqual(['b-1:10']);
  expect(queue.take(LIMITS)).toEqual([]);
});

test('an excluded tenant is served separately until it is included again', () => {
  const queue = buildQueue(10);
  queue.add(entry('a', 1));
  queue.setExcluded('a', true);
  queue.add(entry('a', 2));
  expect(queue.take(LIMITS)).toEqual([]);
  expect(namesOf(queue.takeOf('a', { ...LIMITS, items: 1 }))).toEqual(['a-1:1']);
  queue.setExcluded('a', false);
  expect(namesOf(queue.take(LIMITS))).toEqual(['a-1:2']);
});

test('a tenant whose items never fit into a batch does not block the others', () => {
  const queue = buildQueue(10);
  const large = (tenantId: string): Piece => ({ ...entry(tenantId, 1), bytes: 400 });
  for (let i = 0; i < 20; i++) queue.add(large('a'));
  queue.add(entry('b', 1));
  const limits = { items: 100, bytes: 1_000 };
  expect(namesOf(queue.take(limits))).toEqual(['a-1:1', 'a-1:1']);
  expect(namesOf(queue.take(limits))).toEqual(['b-1:1', 'a-1:1', 'a-1:1']);
  // If there is no room for its first entry, the source comes first in the next transaction.
  queue.add({ ...entry('b', 1), bytes: 900 });
  queue.add({ ...entry('c', 1), bytes: 900 });
  expect(namesOf(queue.take(limits))).toEqual(['a-1:1', 'a-1:1']);
  expect(namesOf(queue.take(limits))).toEqual(['b-1:1']);
  expect(namesOf(queue.take(limits))).toEqual(['c-1:1']);
  expect(namesOf(queue.take(limits))).toEqual(['a-1:1', 'a-1:1']);
});

test('an excluded partition keeps its order while its source and the others continue', () => {
  const queue = buildQueue(10);
  queue.add(entry('a', 1, 'a-1'));
  queue.setPartitionExcluded('a', 'a-1', true);
  queue.add(entry('a', 2, 'a-1'));
  expect(queue.take(LIMITS)).toEqual([]);
  queue.add(entry('a', 3, 'a-2'));
  expect(namesOf(queue.take(LIMITS))).toEqual(['a-2:3']);
  queue.setPartitionExcluded('a', 'a-1', false);
  expect(namesOf(queue.take(LIMITS))).toEqual(['a-1:1', 'a-1:2']);
  expect(queue.items).toBe(0);
});
