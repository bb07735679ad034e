import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repositoryProblems } from './problems.ts';

/* Each rule is violated once in a copy of the repository's own files. */

const root = process.cwd();
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'waqtor-repository-'));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, unknown> };
  for (const folder of Object.keys(lock.packages).filter((path) => !path.includes('node_modules/'))) {
    mkdirSync(join(copy, folder), { recursive: true });
    cpSync(join(folder, 'package.json'), join(copy, folder, 'package.json'));
  }
  for (const file of ['package-lock.json', '.nvmrc', 'NOTICE', 'CHANGELOG.md'])
    cpSync(file, join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const folder of ['packages', 'apps'])
    for (const path of Object.keys(lock.packages).filter((it) => it.startsWith(`${folder}/`)))
      if (!path.includes('node_modules/')) symlinkSync(join(root, path, 'src'), join(copy, path, 'src'));
  process.chdir(copy);
});
afterEach(() => {
  process.chdir(root);
  rmSync(copy, { recursive: true });
});

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after, `${file} has what the test breaks`).not.toBe(before);
  writeFileSync(file, after);
}

test('the repository has no problems', () => {
  expect(repositoryProblems()).toEqual([]);
});

test.each([
  ['packages/db/package.json', '"description"', '"summary"', 'needs a "description"'],
  ['packages/db/package.json', '"directory": "packages/db"', '"directory": "db"', '"repository.directory"'],
  ['packages/db/package.json', './src/index.ts', './src/main.ts', 'which is not there'],
  ['packages/db/package.json', '"node": ">=', '"node": ">=9', '"engines.node" is'],
  ['package-lock.json', '"node": ">=18"', '"node": ">=22"', 'above our 20.19.0'],
  ['.nvmrc', '20.', '22.', '.nvmrc says'],
  ['package-lock.json', '"license": "MIT"', '"license": "GPL-3.0"', 'NOTICE is out of date'],
  ['NOTICE', 'Copyright', 'Copyleft', 'NOTICE is out of date'],
  ['CHANGELOG.md', '## [Unreleased]', '## Unreleased', 'a version is'],
  ['CHANGELOG.md', '### Added', '### News', 'a section is one of'],
  ['CHANGELOG.md', '### Added', '- Something.\n\n### Added', 'put this under a section'],
])('a problem in %s is found: %s → %s', (file, from, to, problem) => {
  edit(file, (text) => text.replaceAll(from, to));
  expect(repositoryProblems().join('\n')).toContain(problem);
});
