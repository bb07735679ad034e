import { expect, test } from 'vitest';
import { sizeProblems } from './sizes.ts';

const folder = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ path: `${name}/${n}.ts`, lines: 10 }));
const file = (path: string, lines: number) => [{ path, lines }];

test('a folder with more than 20 files is refused; subfolders count separately', () => {
  expect(sizeProblems([...folder('a', 20), ...folder('a/b', 20)])).toEqual([]);
  expect(sizeProblems([...folder('a', 21), ...folder('a/b', 2)])).toEqual([
    'a has 21 files; group them (at most 20)',
  ]);
  expect(sizeProblems(folder('a', 90), ['a'])).toEqual([]);
});

test('production files over 300 lines, and tests and SQL over 400, are refused', () => {
  expect(
    sizeProblems([...file('a/one.ts', 300), ...file('a/one.test.ts', 400), ...file('a/1.sql', 400)]),
  ).toEqual([]);
  expect(
    sizeProblems([...file('a/one.ts', 301), ...file('a/one.test.ts', 401), ...file('a/1.sql', 401)]),
  ).toHaveLength(3);
  expect(sizeProblems(file('a/page.json', 9_000))).toEqual([]);
});
