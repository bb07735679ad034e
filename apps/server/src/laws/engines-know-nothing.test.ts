import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { engines } from '../roles/engines.ts';

/*
 * Law 8, beside the rule `providers-know-nothing-of-us` of dependency-cruiser: what a provider package may import, and
 * the words it may not know. Its tests may use anything.
 */

const packages = fileURLToPath(new URL('../../../../packages/', import.meta.url));
const names = readdirSync(packages).filter((name) => name.startsWith('provider'));

/** What an engine stands on: the seam, the shapes of messages, the guard of outgoing requests, and libraries. */
const allowed = ['@waqtor/contract', '@waqtor/outgoing', '@waqtor/provider', 'undici', 'zod'];
const isTest = (file: string) => /\.test\.ts$|^testing\//.test(file);
/** Run by tests only, from inside the package of each engine. */
const isSuite = (file: string) => file.startsWith('conformance');

function listSources(name: string): { file: string; text: string }[] {
  const root = `${packages}${name}/src/`;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !isTest(file))
    .map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));
}

/** Every module a source names: static and dynamic imports, and what it exports again. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

test('the reading of imports sees every form', () => {
  const text =
    "import a from 'x';\nimport 'y';\nexport * from 'z';\nconst b = await import('./w');\nimport {\n c,\n} from 'v';";
  expect(importsOf(text)).toEqual(['x', 'y', 'z', './w', 'v']);
});

describe.each(names)('%s', (name) => {
  const sources = listSources(name);

  test('imports nothing of ours but the seam', () => {
    expect(sources.length).toBeGreaterThan(3);
    const strange = sources.flatMap(({ file, text }) =>
      importsOf(text)
        .filter((module) => !/^(\.|node:)/.test(module) && !allowed.includes(module))
        .filter((module) => !(isSuite(file) && module === 'vitest'))
        .map((module) => `${file}: ${module}`),
    );
    expect(strange).toEqual([]);
  });

  test('has never heard of a tenant', () => {
    const strange = sources.filter(({ text }) =>
      /tenant/i.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(strange.map(({ file }) => file)).toEqual([]);
  });
});

test('engines declare what they can as data', () => {
  for (const { capabilities } of engines.values()) {
    expect(JSON.parse(JSON.stringify(capabilities))).toEqual(capabilities);
  }
});
