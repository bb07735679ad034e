import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNumberRate } from './number-rate.ts';
import { createPairRate } from './pair-rate.ts';

describe('the rate limit of a number', () => {
  test('allows no more than its rate plus a small burst in any second', () => {
    const steps = fc.array(
      fc.record({ passMs: fc.integer({ min: 0, max: 400 }), want: fc.integer({ min: 0, max: 200 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), steps, (limit, moves) => {
        const rate = createNumberRate(limit, 0);
        const left: { at: number; count: number }[] = [];
        let at = 0;
        for (const { passMs, want } of moves) {
          at += passMs;
          const count = Math.min(want, rate.available(at));
          rate.take(count);
          left.push({ at, count });
        }
        for (const { at: start } of left) {
          const within = left.filter((it) => it.at >= start && it.at < start + 1_000);
          const sum = within.reduce((total, it) => total + it.count, 0);
          expect(sum).toBeLessThanOrEqual(limit + Math.max(1, limit / 20) + 1);
        }
      }),
    );
  });

  test('is halved by a throttling error, at most once a second, and recovers', () => {
    const rate = createNumberRate(80, 0);
    rate.slowDown(1_000, 1_000);
    rate.slowDown(1_010, 1_000);
    expect(rate.perSecond).toBeCloseTo(40, 0);
    expect(rate.available(1_500)).toBe(0);
    expect(rate.available(2_100)).toBeGreaterThan(0);
    rate.slowDown(3_000, 0);
    expect(rate.perSecond).toBeLessThan(25);
    rate.available(60_000);
    expect(rate.perSecond).toBe(80);
  });

  test('returns how long to wait', () => {
    const rate = createNumberRate(10, 0);
    rate.take(rate.available(0));
    expect(rate.waitMs(0)).toBe(100);
    expect(rate.available(99)).toBe(0);
    expect(rate.available(100)).toBe(1);
  });

  test('tolerates a clock that goes backwards', () => {
    const rate = createNumberRate(10, 10_000);
    rate.take(rate.available(10_000));
    expect(rate.available(0)).toBe(0);
    expect(rate.available(100)).toBe(1);
  });
});

describe('the pair rate limit', () => {
  test('allows 45 messages at once, then one every 6 s, for each customer separately', () => {
    const pairs = createPairRate();
    let passed = 0;
    while (pairs.readyAt('amal', 0) <= 0) {
      pairs.take('amal', 0);
      passed += 1;
    }
    expect(passed).toBe(45);
    expect(pairs.readyAt('amal', 0)).toBe(6_000);
    pairs.take('amal', 6_000);
    expect(pairs.readyAt('amal', 6_000)).toBe(12_000);
    expect(pairs.readyAt('youssef', 0)).toBeLessThanOrEqual(0);
  });

  test('allows at most the burst plus the refilled tokens in any period', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (pauses) => {
        const pairs = createPairRate({ burst: 5, everyMs: 6_000 });
        const left: number[] = [];
        let at = 0;
        for (const pause of pauses) {
          at += pause;
          if (pairs.readyAt('amal', at) > at) continue;
          pairs.take('amal', at);
          left.push(at);
        }
        for (let i = 0; i < left.length; i++) {
          for (let j = i; j < left.length; j++) {
            const span = (left[j] as number) - (left[i] as number);
            expect(j - i + 1).toBeLessThanOrEqual(5 + Math.floor(span / 6_000));
          }
        }
      }),
    );
  });

  test('delays a customer as long as WhatsApp asks, without a burst afterwards', () => {
    const pairs = createPairRate();
    pairs.delayUntil('amal', 10_000);
    expect(pairs.readyAt('amal', 0)).toBe(10_000);
    pairs.take('amal', 10_000);
    expect(pairs.readyAt('amal', 10_000)).toBe(16_000);
  });

  test('removes customers whose bucket is full', () => {
    const pairs = createPairRate();
    for (let i = 0; i < 10_000; i++) pairs.take(`c${i}`, 0);
    pairs.take('late', 60_000);
    expect(pairs.size).toBe(1);
  });
});
