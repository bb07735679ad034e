import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepLease } from './lease.ts';

const quiet = { onLost() {}, onError() {} };

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('a lease is considered unsafe before it expires if renewals hang', async () => {
  const renew = () => new Promise<boolean>(() => {});
  const lease = keepLease({ askedAtMs: performance.now(), leaseMs: 300, renew, ...quiet });
  await vi.advanceTimersByTimeAsync(239);
  expect(lease.isSafe()).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(lease.isSafe()).toBe(false);
  expect(lease.isLost()).toBe(false);
  lease.stop();
});

test('a lease starts when it was requested, not when the response arrived', async () => {
  const lease = keepLease({
    askedAtMs: performance.now() - 900,
    leaseMs: 1_000,
    renew: async () => true,
    ...quiet,
  });
  expect(lease.isSafe()).toBe(false);
  lease.stop();
});

test('a renewal also counts from when it was requested', async () => {
  let answer = (_isOurs: boolean) => {};
  const renew = () =>
    new Promise<boolean>((resolve) => {
      answer = resolve;
    });
  const lease = keepLease({ askedAtMs: performance.now(), leaseMs: 300, renew, ...quiet });
  await vi.advanceTimersByTimeAsync(230); // the lease was requested at 100
  answer(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(lease.isSafe()).toBe(true);
  await vi.advanceTimersByTimeAsync(10);
  expect(lease.isSafe()).toBe(false);
  lease.stop();
});

test('a lease stays safe while it is renewed, also after one failed renewal', async () => {
  const errors: unknown[] = [];
  let renewals = 0;
  const renew = async () => {
    renewals += 1;
    if (renewals === 2) throw new Error('the database is away');
    return true;
  };
  const lease = keepLease({
    askedAtMs: performance.now(),
    leaseMs: 3_000,
    renew,
    onLost() {},
    onError: (it) => errors.push(it),
  });
  for (let passedMs = 0; passedMs < 6_000; passedMs += 100) {
    await vi.advanceTimersByTimeAsync(100);
    expect(lease.isSafe()).toBe(true);
  }
  expect(renewals).toBe(6);
  expect(errors).toHaveLength(1);
  lease.stop();
});

test('a lost lease is reported once, and is unsafe from then on', async () => {
  let lost = 0;
  const onLost = () => {
    lost += 1;
  };
  const lease = keepLease({
    askedAtMs: performance.now(),
    leaseMs: 60,
    renew: async () => false,
    onLost,
    onError() {},
  });
  await vi.advanceTimersByTimeAsync(20);
  expect(lease.isLost()).toBe(true);
  lease.lose();
  expect(lost).toBe(1);
  expect(lease.isSafe()).toBe(false);
});
