import { dirname } from 'node:path';
import { isProduction } from './unsound-casts.ts';

/* Limits of the size of files and folders, so that a reader finds a file without scanning a list. */

const MAX_FILES = 20;
const MAX_LINES = 300;
/** For tests and their fixtures, and for SQL. */
const MAX_TEST_LINES = 400;

/** Folders whose files form a sequence or a catalogue: one is found by its number or its feature's name. */
const catalogues = [
  'packages/db/migrations',
  'apps/dashboard/messages/ar',
  'apps/dashboard/messages/en',
  'apps/dashboard/messages/fr',
];

/** The problems of these files, given as path and number of lines. */
export function sizeProblems(
  files: readonly { path: string; lines: number }[],
  sequences = catalogues,
): string[] {
  const byFolder = new Map<string, number>();
  for (const { path } of files) byFolder.set(dirname(path), (byFolder.get(dirname(path)) ?? 0) + 1);
  const isOver = ([folder, count]: [string, number]) => count > MAX_FILES && !sequences.includes(folder);
  const over = [...byFolder].filter(isOver);
  const excess = files.filter(({ path, lines }) => lines > limitOf(path));
  return [
    ...over.map(([folder, count]) => `${folder} has ${count} files; group them (at most ${MAX_FILES})`),
    ...excess.map(({ path, lines }) => `${path} has ${lines} lines; split it (at most ${limitOf(path)})`),
  ];
}

function limitOf(path: string): number {
  if (!/\.tsx?$/.test(path)) return /\.sql$/.test(path) ? MAX_TEST_LINES : Number.POSITIVE_INFINITY;
  return isProduction(path) ? MAX_LINES : MAX_TEST_LINES;
}
