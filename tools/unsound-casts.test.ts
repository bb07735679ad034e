import { expect, test } from 'vitest';
import { castProblems, isProduction, unsoundCasts } from './unsound-casts.ts';

test.each([
  ['const a = b as unknown as C;', [1]],
  ['const a = (b as unknown) as C;', [1]],
  ['const a =\n  (b.c() as unknown as C).d;', [2]],
  ['send(b as never);', [1]],
  ['const a = <C>(<unknown>b);', [1]],
  ['const a = <never>b;', [1]],
  ['const a = b as\n  // the types are wrong\n  unknown as C;', [1]],
  ['const a = b as unknown;', []],
  ['const a = b as C;', []],
  ["// such a message was never sent as unknown as it is\nconst a = 'b as never';", []],
  ['f(`a`, [b as never]);', [1]],
])('the casts in %j are found on lines %j', (text, lines) => {
  expect(unsoundCasts('a.ts', text)).toEqual(lines);
});

test('a cast needs an exception, and an exception needs a cast', () => {
  const files: Record<string, string> = { 'a.ts': 'x as never;', 'b.ts': 'x as unknown as Y;', 'c.ts': 'x;' };
  const problems = castProblems(Object.keys(files), ['b.ts', 'c.ts', 'gone.ts'], (file) => files[file] ?? '');
  expect(problems).toEqual([
    expect.stringMatching(/^a\.ts:1 /),
    expect.stringMatching(/^c\.ts .*castExceptions/),
    expect.stringMatching(/^gone\.ts .*castExceptions/),
  ]);
});

test.each([
  ['apps/server/src/features/tags/tags.routes.ts', true],
  ['apps/server/src/features/tags/tags.test.ts', false],
  ['apps/server/src/invariants/tenant-isolation/sql.ts', false],
  ['apps/server/src/platform/testing-rows.ts', false],
  ['apps/server/src/workers/dispatcher/dispatcher.fixture.ts', false],
  ['apps/dashboard/tests/support/dashboard.ts', false],
  ['packages/testing/src/index.ts', false],
  ['packages/sandbox/src/admin/routes.ts', true],
])('%s is production code: %s', (file, expected) => {
  expect(isProduction(file)).toBe(expected);
});
