import { expect, test } from 'vitest';
import { handWrittenBatches } from './row-batches.ts';

test.each([
  ['numbered arrays', 'select * from unnest($1::uuid[], $2::text[]) k (id, name)', [1]],
  ['interpolated arrays', `select\nfrom unnest(\${ids}::uuid[], \${names}::text[]) k`, [2]],
  ['one of two calls', 'unnest($1::uuid[]) a, unnest(\n$1::uuid[],\n$2::int[]) b', [1]],
  ['a list of one column', 'select id from unnest($1::uuid[]) k (id), other', []],
  ['the helper', `select * from \${keyBatch.parameters('k', 2)}`, []],
])('finds %s', (_, text, lines) => {
  expect(handWrittenBatches(text)).toEqual(lines);
});
