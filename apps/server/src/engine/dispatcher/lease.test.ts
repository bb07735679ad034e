import { until } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { keepLease } from './lease.ts';

const quiet = { onLost() {}, onTrouble() {} };

test('is not trusted to its end when renewals hang', async () => {
  const askedAtMs = performance.now();
  const lease = keepLease({ askedAtMs, leaseMs: 300, renew: () => new Promise(() => {}), ...quiet });
  expect(lease.isSafe()).toBe(true);
  await until(() => !lease.isSafe(), { everyMs: 1 });
  expect(performance.now() - askedAtMs).toBeGreaterThanOrEqual(240);
  expect(lease.isLost()).toBe(false);
  lease.stop();
});

test('counts from when it was asked for, not from when the answer came', () => {
  const lease = keepLease({
    askedAtMs: performance.now() - 900,
    leaseMs: 1_000,
    renew: async () => true,
    ...quiet,
  });
  expect(lease.isSafe()).toBe(false);
  lease.stop();
});

test('stays safe while it is renewed, also past a renewal that failed', async () => {
  const startedMs = performance.now();
  const troubles: unknown[] = [];
  let renewals = 0;
  const renew = async () => {
    renewals += 1;
    if (renewals === 2) throw new Error('the database is away');
    return true;
  };
  const lease = keepLease({
    askedAtMs: startedMs,
    leaseMs: 3_000,
    renew,
    onLost() {},
    onTrouble: (it) => troubles.push(it),
  });
  await until(() => performance.now() - startedMs > 3_300);
  expect(lease.isSafe()).toBe(true);
  expect(troubles).toHaveLength(1);
  lease.stop();
});

test('says once that the lane is lost, and nothing is safe from then on', async () => {
  let lost = 0;
  const onLost = () => {
    lost += 1;
  };
  const lease = keepLease({
    askedAtMs: performance.now(),
    leaseMs: 60,
    renew: async () => false,
    onLost,
    onTrouble() {},
  });
  await until(() => lease.isLost());
  lease.lose();
  expect(lost).toBe(1);
  expect(lease.isSafe()).toBe(false);
});
