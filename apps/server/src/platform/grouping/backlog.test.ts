import { expect, test } from 'vitest';
import { createBacklog } from './backlog.ts';

const limits = { items: 100, bytes: 10_000_000, itemsPerSource: 60, bytesPerSource: 1_000 };

test('a tenant with nothing waiting is never refused', () => {
  const backlog = createBacklog(limits);
  expect(backlog.refuses('a', 10_000, 1_000_000)).toBe(false);
  backlog.add('a', 10_000, 1_000_000);
  expect(backlog.refuses('b', 10_000, 1_000_000)).toBe(false);
});

test('a tenant is refused because of its own backlog only', () => {
  const backlog = createBacklog(limits);
  backlog.add('a', 55, 10);
  backlog.add('b', 1, 10);
  expect(backlog.refuses('a', 6, 10)).toBe(true);
  expect(backlog.refuses('a', 5, 10)).toBe(false);
  expect(backlog.refuses('a', 1, 1_000)).toBe(true);
  expect(backlog.refuses('b', 44, 10)).toBe(false);
});

test('when the total limit is exceeded, only tenants above their share are refused', () => {
  const backlog = createBacklog(limits);
  backlog.add('a', 50, 10);
  backlog.add('b', 48, 10);
  backlog.add('c', 1, 10);
  expect(backlog.refuses('a', 5, 10)).toBe(true);
  expect(backlog.refuses('b', 5, 10)).toBe(true);
  expect(backlog.refuses('c', 5, 10)).toBe(false);
  expect(backlog.refuses('c', 40, 10)).toBe(true);
});

test('stored items free space in the backlog', () => {
  const backlog = createBacklog(limits);
  backlog.add('a', 60, 900);
  expect(backlog.refuses('a', 1, 1)).toBe(true);
  backlog.remove('a', 40, 600);
  expect(backlog.refuses('a', 1, 1)).toBe(false);
  backlog.remove('a', 20, 300);
  expect(backlog.items).toBe(0);
});

test('the total bytes are limited: first for tenants above their share, finally for all', () => {
  const backlog = createBacklog({ ...limits, bytes: 1_000 });
  backlog.add('a', 1, 900);
  backlog.add('b', 1, 50);
  expect(backlog.refuses('a', 1, 100)).toBe(true);
  expect(backlog.refuses('b', 1, 100)).toBe(false);
  expect(backlog.refuses('c', 1, 1_000)).toBe(false);
  expect(backlog.refuses('c', 1, 1_051)).toBe(true);
  backlog.remove('a', 1, 900);
  expect(backlog.refuses('c', 1, 1_051)).toBe(false);
});
