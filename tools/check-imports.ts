import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { filesBelow } from './files.ts';

/*
 * Every bare import must be declared in the package.json of the workspace it stands in: npm hoists workspaces and their
 * parts into one node_modules, so neither node nor tsc would notice an undeclared one.
 */
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
const rootDependencies = dependenciesOf('package.json', true);
const problems: string[] = [];

for (const file of filesBelow(['apps', 'packages', 'bench', 'tools'], ['.ts', '.tsx', '.mts'])) {
  const manifest = manifestOf(file);
  const isTest =
    /\.(test|fixture|bench)\.tsx?$|\/testing\b|\/laws\/|\/src\/test|\/tests\//.test(file) ||
    /^(bench|tools)\//.test(file);
  const allowed = dependenciesOf(manifest, true);
  const shipped = dependenciesOf(manifest, false);
  for (const match of readFileSync(file, 'utf8').matchAll(importPattern)) {
    const specifier = match[1] ?? match[2] ?? '';
    if (specifier.startsWith('.') || specifier.startsWith('node:') || builtinModules.includes(specifier))
      continue;
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    const own = JSON.parse(readFileSync(manifest, 'utf8')).name;
    if (name === own) continue;
    if (isTest && (allowed.has(name) || rootDependencies.has(name))) continue;
    if (!shipped.has(name))
      problems.push(
        `${file}: declare "${name}" in ${manifest} (npm install -w ${dirname(manifest)} ${name})`,
      );
  }
}

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

function manifestOf(file: string): string {
  const parts = file.split('/');
  return join(
    ...(parts[0] === 'apps' || parts[0] === 'packages' ? parts.slice(0, 2) : parts.slice(0, 1)),
    'package.json',
  );
}

function dependenciesOf(manifest: string, withDevelopment: boolean): Set<string> {
  const {
    dependencies = {},
    devDependencies = {},
    peerDependencies = {},
    optionalDependencies = {},
  } = JSON.parse(readFileSync(manifest, 'utf8'));
  return new Set(
    Object.keys({
      ...dependencies,
      ...peerDependencies,
      ...optionalDependencies,
      ...(withDevelopment ? devDependencies : {}),
    }),
  );
}
