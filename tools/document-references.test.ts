import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapProblems, referenceProblems } from './document-references.ts';

let folder: string;
const at = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waqtor-documents-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('refuses a document that mentions a file or an identifier that does not exist', () => {
  const source = at('store-tags.ts', 'export function storeTags() { return send_queues; }');
  const page = at(
    'page.md',
    '`store-tags.ts` calls `storeTags()` on `send_queues` of `text`.\n```sh\nsome `otherName`\n```\n' +
      '`keep-tags.ts` calls `keepTags`, as `0001-first.sql` does; `features/store-tags.ts`, `.store.ts`, `NNNN-x.sql`.',
  );
  expect(referenceProblems([page], [source]).map((problem) => problem.replace(`${page} `, ''))).toEqual([
    'mentions keep-tags.ts, which does not exist',
    'mentions keepTags, which the code does not contain',
    'mentions 0001-first.sql, which does not exist',
    'mentions features/store-tags.ts, which does not exist',
  ]);
});

test('refuses a map that omits a feature or package, or lists one that does not exist', () => {
  expect(mapProblems('  features/<noun>/  tags · ghosts\n')).toEqual(
    expect.arrayContaining([
      'ARCHITECTURE.md does not list apps/server/src/features/teams',
      'ARCHITECTURE.md lists apps/server/src/features/ghosts, which does not exist',
      'ARCHITECTURE.md does not list apps/server/src/workers/intake',
      'ARCHITECTURE.md does not list packages/db/',
    ]),
  );
});
