import { expect, test } from 'vitest';
import { aClock } from './a-clock.ts';

test('stands still until it is turned', () => {
  const clock = aClock('2026-11-20T09:00:00Z');
  clock.now().setFullYear(1999); // it returns a copy
  expect(clock.now().toISOString()).toBe('2026-11-20T09:00:00.000Z');
  clock.advance(90_000);
  expect(clock.now().toISOString()).toBe('2026-11-20T09:01:30.000Z');
  clock.set('2027-01-01T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

test('measures what has passed, and never goes back', () => {
  const clock = aClock('2026-11-20T09:00:00Z');
  const startMs = clock.monotonicMs();
  clock.advance(500);
  clock.set('2026-11-20T08:00:00Z');
  expect(clock.monotonicMs() - startMs).toBe(500);
  clock.set('2026-11-20T08:00:01Z');
  expect(clock.monotonicMs() - startMs).toBe(1_500);
});

test('refuses what is no instant', () => {
  expect(() => aClock('yesterday')).toThrow('not an instant: yesterday');
});
