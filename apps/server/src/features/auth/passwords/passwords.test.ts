import { parseOptions } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { createMetrics } from '../../../platform/metrics.ts';
import { argon2Options, dummyHash, passwordsOf } from './passwords.ts';

const source = { name: 'a test', isKnown: false };
const passwords = passwordsOf({ metrics: createMetrics({ processMetrics: false }) });

test('hashes by Argon2id with the parameters OWASP asks for', async () => {
  expect(await passwords.hash('sesame-opens-99', source)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('fits the password it was made of, and no other', async () => {
  const hashed = await passwords.hash('sesame-opens-99', source);
  expect(await passwords.verify(hashed, 'sesame-opens-99', source)).toBe(true);
  expect(await passwords.verify(hashed, 'Sesame-opens-99', source)).toBe(false);
  expect(await passwords.verify(undefined, 'sesame-opens-99', source)).toBe(false);
});

test('takes composed and decomposed letters for the same', async () => {
  const hashed = await passwords.hash('caf\u00e9-caf\u00e9-99', source);
  expect(await passwords.verify(hashed, 'cafe\u0301-cafe\u0301-99', source)).toBe(true);
});

test('works as hard for nobody as for somebody', () => {
  const { memoryCost, timeCost, parallelism } = parseOptions(dummyHash);
  expect({ memoryCost, timeCost, parallelism }).toEqual(argon2Options);
});
