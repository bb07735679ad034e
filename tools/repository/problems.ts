import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { buildNotice } from './notice.ts';

/*
 * Rules for the repository's own files: package metadata, the minimum Node version, NOTICE and the format of
 * the changelog.
 */

interface Manifest {
  name: string;
  description?: string;
  license?: string;
  repository?: { url?: string; directory?: string };
  engines?: { node?: string };
  type?: string;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
}

interface Locked {
  packages: Record<string, { version?: string; link?: boolean; engines?: { node?: string } }>;
}

const SECTIONS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

export function repositoryProblems(): string[] {
  return [...manifestProblems(), ...engineProblems(), ...noticeProblems(), ...changelogProblems()];
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

const lockedWorkspaces = () =>
  Object.keys(read<Locked>('package-lock.json').packages).filter(
    (path) => path !== '' && !path.includes('node_modules/'),
  );

/** Every workspace declares its description, licence, repository and exports. */
function manifestProblems(): string[] {
  const root = read<Manifest>('package.json');
  return ['', ...lockedWorkspaces()].flatMap((folder) => {
    const path = join(folder, 'package.json');
    const manifest = read<Manifest>(path);
    const problems: string[] = [];
    const expect = (isRight: boolean, what: string) => {
      if (!isRight) problems.push(`${path}: ${what}`);
    };
    expect((manifest.description ?? '').length > 10, 'needs a "description"');
    expect(manifest.license === root.license, `"license" is ${root.license}`);
    expect(manifest.type === 'module', '"type" is "module"');
    expect(manifest.engines?.node === root.engines?.node, `"engines.node" is ${root.engines?.node}`);
    expect(
      (manifest.repository?.url ?? '') === root.repository?.url && root.repository?.url !== undefined,
      `"repository.url" is that of the root`,
    );
    if (folder === '') return problems;
    expect(manifest.repository?.directory === folder, `"repository.directory" is ${folder}`);
    expect(manifest.exports !== undefined, 'needs "exports" ({} when nothing may be imported)');
    for (const target of Object.values(manifest.exports ?? {}))
      expect(existsSync(join(folder, target)), `"exports" names ${target}, which is not there`);
    return problems;
  });
}

/** Installing on the oldest supported Node version gives no warning. */
function engineProblems(): string[] {
  const floor = semver.minVersion(read<Manifest>('package.json').engines?.node ?? '')?.version ?? '0.0.0';
  const problems = Object.entries(read<Locked>('package-lock.json').packages)
    .filter(([, { engines, link }]) => !link && engines?.node && !semver.satisfies(floor, engines.node))
    .map(
      ([path, { version, engines }]) =>
        `${path}@${version} asks for Node ${engines?.node}, above our ${floor}: take an older version (npm explain; "overrides" in package.json)`,
    );
  const nvmrc = readFileSync('.nvmrc', 'utf8').trim();
  if (!floor.startsWith(nvmrc)) problems.push(`.nvmrc says ${nvmrc}, "engines" starts at ${floor}`);
  return problems;
}

function noticeProblems(): string[] {
  const isCurrent = existsSync('NOTICE') && readFileSync('NOTICE', 'utf8') === buildNotice();
  return isCurrent ? [] : ['NOTICE is out of date: run npm run generate and commit what it writes'];
}

/** https://keepachangelog.com: versions, each with kinds of changes, each with a list. */
function changelogProblems(): string[] {
  const problems: string[] = [];
  let version: string | undefined;
  let section: string | undefined;
  for (const [index, line] of readFileSync('CHANGELOG.md', 'utf8').split('\n').entries()) {
    const at = `CHANGELOG.md:${index + 1}`;
    if (line.startsWith('## ')) {
      version = line;
      section = undefined;
      if (!/^## \[(Unreleased\]|\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2})$/.test(line))
        problems.push(`${at}: a version is "## [Unreleased]" or "## [1.2.3] - 2026-12-31"`);
    } else if (line.startsWith('### ')) {
      section = line.slice(4);
      if (!SECTIONS.includes(section)) problems.push(`${at}: a section is one of ${SECTIONS.join(', ')}`);
    } else if (
      version !== undefined &&
      section === undefined &&
      line.trim() !== '' &&
      !/^\[.+\]: /.test(line)
    ) {
      problems.push(`${at}: put this under a section (### Added, ### Changed …)`);
    }
  }
  return problems;
}
