import { parseOptions } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { createMetrics } from '../../../platform/metrics.ts';
import { argon2Options, dummyHash, passwordsOf } from './passwords.ts';

const source = { name: 'a test', isKnown: false };
const passwords = passwordsOf({ metrics: createMetrics({ processMetrics: false }) });

test('passwords are hashed by Argon2id with the parameters recommended by OWASP', async () => {
  expect(await passwords.hash('sesame-opens-99', source)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a hash verifies only the password it was made from', async () => {
  const hashed = await passwords.hash('sesame-opens-99', source);
  expect(await passwords.verify(hashed, 'sesame-opens-99', source)).toBe(true);
  expect(await passwords.verify(hashed, 'Sesame-opens-99', source)).toBe(false);
  expect(await passwords.verify(undefined, 'sesame-opens-99', source)).toBe(false);
});

test('composed and decomposed Unicode letters are equal in a password', async () => {
  const hashed = await passwords.hash('caf\u00e9-caf\u00e9-99', source);
  expect(await passwords.verify(hashed, 'cafe\u0301-cafe\u0301-99', source)).toBe(true);
});

test('verifying against the dummy hash costs as much as against a real one', () => {
  const { memoryCost, timeCost, parallelism } = parseOptions(dummyHash);
  expect({ memoryCost, timeCost, parallelism }).toEqual(argon2Options);
});
