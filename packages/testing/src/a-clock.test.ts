import { expect, test } from 'vitest';
import { aClock } from './a-clock.ts';

test('the test clock stands still until it is advanced', () => {
  const clock = aClock('2026-11-20T09:00:00Z');
  clock.now().setFullYear(1999); // it returns a copy
  expect(clock.now().toISOString()).toBe('2026-11-20T09:00:00.000Z');
  clock.advance(90_000);
  expect(clock.now().toISOString()).toBe('2026-11-20T09:01:30.000Z');
  clock.set('2027-01-01T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

test('the monotonic time of the test clock never decreases', () => {
  const clock = aClock('2026-11-20T09:00:00Z');
  const startMs = clock.monotonicMs();
  clock.advance(500);
  clock.set('2026-11-20T08:00:00Z');
  expect(clock.monotonicMs() - startMs).toBe(500);
  clock.set('2026-11-20T08:00:01Z');
  expect(clock.monotonicMs() - startMs).toBe(1_500);
});

test('the test clock refuses an invalid instant', () => {
  expect(() => aClock('yesterday')).toThrow('not an instant: yesterday');
});
