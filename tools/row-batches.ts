import { readFileSync } from 'node:fs';

/** A call of `unnest` with several arrays that are numbered or cast by hand. */
const HAND_WRITTEN = /\bunnest\(\s*[^()]*?::\s*\w+\[\]\s*,/g;

/** The only file that may write such a call. */
const HELPER = 'packages/db/src/statements/batch.ts';

/** Batches of rows that pass their columns as arrays written by hand. A list of one column is no batch. */
export function batchProblems(files: readonly string[]): string[] {
  return files
    .filter((file) => file !== HELPER)
    .flatMap((file) =>
      handWrittenBatches(readFileSync(file, 'utf8')).map((line) => `${file}:${line}: ${ADVICE}`),
    );
}

const ADVICE =
  'unnest over several arrays. Use defineBatch of @waqtor/db, which numbers the parameters and checks the types of the columns';

/** The lines of such calls, from 1. */
export function handWrittenBatches(text: string): number[] {
  return [...text.matchAll(HAND_WRITTEN)].map(({ index }) => text.slice(0, index).split('\n').length);
}
