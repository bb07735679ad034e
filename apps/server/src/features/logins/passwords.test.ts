import { parseOptions } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import type { AppError } from '../../platform/errors.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { argon2Options, createGate, nobodysHash, passwordsOf } from './passwords.ts';

const passwords = passwordsOf({ metrics: createMetrics({ processMetrics: false }) });

test('hashes by Argon2id with the parameters OWASP asks for', async () => {
  expect(await passwords.hash('sesame-opens-99')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('fits the password it was made of, and no other', async () => {
  const hashed = await passwords.hash('sesame-opens-99');
  expect(await passwords.verify(hashed, 'sesame-opens-99')).toBe(true);
  expect(await passwords.verify(hashed, 'Sesame-opens-99')).toBe(false);
  expect(await passwords.verify(undefined, 'sesame-opens-99')).toBe(false);
});

test('takes composed and decomposed letters for the same', async () => {
  const hashed = await passwords.hash('caf\u00e9-caf\u00e9-99');
  expect(await passwords.verify(hashed, 'cafe\u0301-cafe\u0301-99')).toBe(true);
});

test('works as hard for nobody as for somebody', () => {
  const { memoryCost, timeCost, parallelism } = parseOptions(nobodysHash);
  expect({ memoryCost, timeCost, parallelism }).toEqual(argon2Options);
});

test('lets so many work, so many wait, in order, and refuses the rest', async () => {
  const gate = createGate(2, 3);
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const runs = Array.from({ length: 7 }, (_, i) =>
    gate(() => {
      started.push(i);
      return new Promise<number>((resolve) => ends.push(() => resolve(i)));
    }),
  );
  const refused = (await Promise.allSettled(runs.slice(5))).map((run) =>
    run.status === 'rejected' ? (run.reason as AppError) : undefined,
  );
  expect(refused.map((error) => [error?.code, error?.retryAfter])).toEqual([
    ['overloaded', 2],
    ['overloaded', 2],
  ]);
  expect(started).toEqual([0, 1]);
  for (let i = 0; i < 5; i++) {
    ends[i]?.();
    await runs[i];
    await Promise.resolve();
  }
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(await Promise.all(runs.slice(0, 5))).toEqual([0, 1, 2, 3, 4]);
});

test('gives a place back when the work fails', async () => {
  const gate = createGate(1, 1);
  await expect(
    gate(async () => {
      throw new Error('broken');
    }),
  ).rejects.toThrow('broken');
  expect(await gate(async () => 'next')).toBe('next');
});
