import { testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../platform/errors.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { chargeLogin, pruneThrottles } from './login-throttle.ts';
import { charge, tryCharge } from './throttle.ts';

const database = await testDatabase({ max: 20 });
const platform = buildPlatform(database);
const otherProcess = { ...buildPlatform(database), clock: platform.clock };

const victim = 'amina@atlas.example';

beforeEach(async () => {
  await database.admin.pool.query('truncate login_throttles');
});

/** Tries one wrong password from this address; returns whether it was checked at all. */
async function guess(ip: string, email = victim, device?: string): Promise<boolean> {
  return chargeLogin(platform, { email, ip, device }).then(
    () => true,
    () => false,
  );
}

/** Returns how many of this many consecutive attempts were checked. */
async function guesses(times: number, ip: string, email = victim): Promise<number> {
  let passed = 0;
  for (let i = 0; i < times; i++) if (await guess(ip, email)) passed += 1;
  return passed;
}

async function signIn(ip: string, device?: string): Promise<void> {
  const attempt = await chargeLogin(platform, { email: victim, ip, device });
  await attempt.succeed();
}

async function retryAfter(attempt: Promise<unknown>): Promise<number | undefined> {
  return attempt.then(
    () => undefined,
    (error: AppError) => error.retryAfter,
  );
}

describe('an attacker who guesses passwords', () => {
  test('is limited after five attempts, for a time that doubles up to 15 minutes', async () => {
    expect(await guesses(20, '203.0.113.7')).toBe(5);
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const wait = await retryAfter(
        chargeLogin(platform, { email: victim, ip: '203.0.113.7', device: undefined }),
      );
      waits.push(wait ?? 0);
      platform.clock.advance((wait ?? 0) * 1_000);
      expect(await guess('203.0.113.7')).toBe(true);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  test('gains nothing by using two processes concurrently', async () => {
    const attempts = Array.from({ length: 40 }, (_, i) =>
      chargeLogin(i % 2 ? platform : otherProcess, {
        email: victim,
        ip: '203.0.113.7',
        device: undefined,
      }).then(
        () => true,
        () => false,
      ),
    );
    expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(5);
  });

  test('gains nothing by changing the IP address within a network, IPv4 or IPv6', async () => {
    let passed = 0;
    for (let i = 1; i <= 30; i++) if (await guess(`203.0.113.${i}`)) passed += 1;
    expect(passed).toBe(5);
    passed = 0;
    for (let i = 1; i <= 30; i++) if (await guess(`2001:db8:77:${i}::1`)) passed += 1;
    expect(passed).toBe(5);
  });

  test('gains nothing by trying one password on many accounts', async () => {
    let passed = 0;
    for (let i = 0; i < 100; i++) if (await guess('203.0.113.7', `user${i}@atlas.example`)) passed += 1;
    expect(passed).toBe(60);
  });

  test('gains little by using many networks: unknown networks share 50 attempts, then one per minute', async () => {
    let passed = 0;
    for (let i = 0; i < 200; i++) if (await guess(`10.${i}.0.1`)) passed += 1;
    expect(passed).toBe(50);
    let later = 0;
    for (let minute = 0; minute < 60; minute++) {
      platform.clock.advance(60_000);
      for (let i = 0; i < 3; i++) if (await guess(`10.${minute}.${i}.1`)) later += 1;
    }
    expect(later).toBeLessThanOrEqual(60);
  });

  test('starts with a new budget after a day', async () => {
    await guesses(20, '203.0.113.7');
    platform.clock.advance(86_400_001);
    expect(await guesses(20, '203.0.113.7')).toBe(5);
  });
});

describe('an attacker cannot lock out a user', () => {
  test('in another network', async () => {
    expect(await guesses(100, '203.0.113.7')).toBe(5);
    expect(await guess('198.51.100.1')).toBe(true);
  });

  test("whose browser has logged in before, even at the attacker's IP address", async () => {
    await guesses(100, '203.0.113.7');
    for (let i = 0; i < 100; i++) await guess('203.0.113.7', `user${i}@atlas.example`);
    expect(await guess('203.0.113.7')).toBe(false);
    expect(await guess('203.0.113.7', victim, 'known-browser')).toBe(true);
  });

  test('in a network they have logged in from, even during a distributed attack', async () => {
    await signIn('198.51.100.1');
    for (let i = 0; i < 120; i++) await guess(`10.${i}.0.1`);
    expect(await guess('192.0.2.1')).toBe(false);
    expect(await guess('198.51.100.1')).toBe(true);
  });

  test('whose own budget is kept while the budget shared by unknown networks is exhausted', async () => {
    for (let i = 0; i < 120; i++) await guess(`10.${i}.0.1`);
    for (let i = 0; i < 20; i++) expect(await guess('192.0.2.1')).toBe(false);
    platform.clock.advance(60_000);
    expect(await guesses(1, '192.0.2.1')).toBe(1);
  });
});

test('a correct password resets the count of its source and refunds its cost', async () => {
  expect(await guesses(4, '203.0.113.7')).toBe(4);
  await signIn('203.0.113.7');
  expect(await guesses(20, '203.0.113.7')).toBe(5);
  const { rows } = await database.admin.pool.query(
    'select failures, succeeded_at is not null as succeeded from login_throttles order by key',
  );
  // The IP address and the shared budget keep their failures; the row of the source was reset.
  expect(rows).toEqual([
    { failures: 24, succeeded: false },
    { failures: 5, succeeded: true },
    { failures: 4, succeeded: false },
  ]);
});

test('an attempt that was refunded costs nothing', async () => {
  for (let i = 0; i < 50; i++) {
    const attempt = await chargeLogin(platform, { email: victim, ip: '203.0.113.7', device: undefined });
    await attempt.refund();
  }
  expect(await guesses(20, '203.0.113.7')).toBe(5);
});

test('a refused attempt returns how long to wait', async () => {
  for (let i = 0; i < 3; i++) await charge(platform, 'mails', victim);
  expect(await retryAfter(charge(platform, 'mails', victim))).toBe(60);
  expect(await tryCharge(platform, 'mails', victim)).toBeUndefined();
});

test('throttle rows contain no IP address and are deleted after expiry, except for known networks', async () => {
  await guess('203.0.113.7');
  await signIn('198.51.100.1');
  const { rows } = await database.admin.pool.query('select length(key) as bytes from login_throttles');
  expect(new Set(rows.map(({ bytes }) => bytes))).toEqual(new Set([33]));
  platform.clock.advance(2 * 86_400_000 + 1);
  expect(await pruneThrottles(platform)).toBe(false);
  const left = await database.admin.pool.query('select succeeded_at from login_throttles');
  expect(left.rows).toEqual([{ succeeded_at: expect.any(Date) }]);
  platform.clock.advance(180 * 86_400_000);
  await pruneThrottles(platform);
  expect((await database.admin.pool.query('select from login_throttles')).rows).toEqual([]);
});
