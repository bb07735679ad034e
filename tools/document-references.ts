import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/*
 * Checks what documents say about the code: that the files and identifiers they mention in backticks exist,
 * and that the map in ARCHITECTURE.md lists every feature, worker and package.
 */

/** A file name: `intake.ts`, `features/tags/index.ts`, `0006-definer-functions.sql`. */
const FILE = /^[\w./-]+\.(ts|tsx|mjs|cjs|sql)$/;
/** An identifier of code or SQL that is unlikely to be a word of English: `acceptMany`, `send_queues`. */
const IDENTIFIER = /^[a-z][A-Za-z0-9]*[A-Z_][A-Za-z0-9_]*(\(\))?$/;
/** Identifiers of third-party code that documents mention. */
const THIRD_PARTY = ['get_call_permissions'];
const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;
const CODE_SPAN = /`([^`]+)`/g;

/** Returns a problem for each file or identifier in backticks that does not exist in `sources`. */
export function referenceProblems(documents: readonly string[], sources: readonly string[]): string[] {
  const names = new Set(sources.map((path) => basename(path)));
  const words = new Set([
    ...THIRD_PARTY,
    ...sources.flatMap((path) => readFileSync(path, 'utf8').match(WORD) ?? []),
  ]);
  return documents.flatMap((document) =>
    codeSpansOf(readFileSync(document, 'utf8')).flatMap((span) => {
      if (FILE.test(span)) {
        const exists = span.includes('/')
          ? sources.some((path) => path === span || path.endsWith(`/${span}`))
          : names.has(span);
        // `.store.ts` is a kind of file, and `NNNN` the number of a future migration.
        return exists || /^\.|NNNN/.test(span) ? [] : [`${document} mentions ${span}, which does not exist`];
      }
      const isKnown = !IDENTIFIER.test(span) || words.has(span.replace('()', ''));
      return isKnown ? [] : [`${document} mentions ${span}, which the code does not contain`];
    }),
  );
}

function codeSpansOf(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(CODE_SPAN)].map(([, span = '']) => span);
}

/** The folders whose subfolders ARCHITECTURE.md lists, and how each line of its map begins. */
const LISTS = [
  { folder: 'apps/server/src/features', line: '  features/<noun>/ ' },
  { folder: 'apps/server/src/workers', line: '  workers/<name>/ ' },
];

/** Returns a problem for each feature, worker, app or package that the map omits, or lists without existing. */
export function mapProblems(architecture: string): string[] {
  const lines = architecture.split('\n');
  const inLists = LISTS.flatMap(({ folder, line }) => {
    const text = lines.find((candidate) => candidate.startsWith(line))?.slice(line.length) ?? '';
    const listed = text.split('·').map((name) => name.trim());
    const existing = foldersIn(folder);
    return [
      ...existing.filter((name) => !listed.includes(name)).map((name) => `does not list ${folder}/${name}`),
      ...listed
        .filter((name) => !existing.includes(name))
        .map((name) => `lists ${folder}/${name}, which does not exist`),
    ];
  });
  const workspaces = ['apps', 'packages'].flatMap((folder) =>
    foldersIn(folder).map((name) => `${folder}/${name}/`),
  );
  const missing = workspaces.filter((name) => !lines.some((line) => line.startsWith(name)));
  return [...inLists, ...missing.map((name) => `does not list ${name}`)].map(
    (problem) => `ARCHITECTURE.md ${problem}`,
  );
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}
