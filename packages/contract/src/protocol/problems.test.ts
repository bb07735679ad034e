import { readdirSync, readFileSync } from 'node:fs';
import { expect, expectTypeOf, test } from 'vitest';
import {
  errorProblem,
  failsWith,
  fieldProblem,
  problem,
  problemCodes,
  readMessage,
  textOf,
} from './problems.ts';

const FOLDER = `${import.meta.dirname}/..`;

test('a problem has its code, parameters and English text', () => {
  expect(fieldProblem('body.name', 'too_long', { max: 60 })).toEqual({
    code: 'too_long',
    field: 'body.name',
    params: { max: 60 },
    message: 'has more than 60 characters',
  });
  expect(textOf('mutually_exclusive', { with: ['to', 'contactId'] })).toBe(
    'cannot be combined with to, contactId',
  );
  expect(problem.parse(errorProblem('tag_exists', { tagId: 'tag_1' }))).toMatchObject({
    code: 'tag_exists',
    field: null,
    params: { tagId: 'tag_1' },
  });
});

test('the parameters of a problem are those of its text', () => {
  expectTypeOf(fieldProblem<'too_long'>)
    .parameter(2)
    .toEqualTypeOf<Record<'max', Parameters<typeof fieldProblem<'too_long'>>[2]['max']>>();
  // @ts-expect-error a parameter is missing
  fieldProblem('body', 'too_long');
  // @ts-expect-error a parameter of another code
  fieldProblem('body', 'too_long', { min: 1 });
  // @ts-expect-error no such code
  expect(() => fieldProblem('body', 'bad')).toThrow();
});

test('a zod message carries the problem code and its parameters', () => {
  expect(readMessage(failsWith('invalid_id', { resource: 'tag' }).error)).toEqual({
    code: 'invalid_id',
    params: { resource: 'tag' },
  });
  expect(readMessage(failsWith('blank').error)).toEqual({ code: 'blank', params: {} });
  for (const message of ['Invalid input', 'toString', 'blank?', ''])
    expect(readMessage(message)).toBeUndefined();
  for (const code of problemCodes) expect(readMessage(code)?.code).toBe(code);
});

test('every schema check with a message uses a problem code', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const sentences = files.flatMap((name) => {
    const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
    const checks = text.matchAll(
      /\.(?:regex|refine|check)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*,\s*['"`][^'"`]*['"`]|\b(?:error|message): ['"`][^'"`]*\s[^'"`]*['"`]/g,
    );
    return [...checks].map(([found]) => `${name}: ${found}`);
  });
  expect(sentences).toEqual([]);
});
