import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { engines } from '../../roles/engines.ts';

/*
 * Tests invariant 8, in addition to dependency-cruiser's rule `providers-know-nothing-of-us`: what a provider
 * package may import, and words it must not contain. Its tests may use anything.
 */

const packages = fileURLToPath(new URL('../../../../../packages/', import.meta.url));
const names = readdirSync(packages).filter((name) => name.startsWith('provider'));

/**
 * A provider may import the provider interface, the message schemas, the guard of outgoing requests, and
 * libraries.
 */
const allowed = ['@waqtor/contract', '@waqtor/outgoing', '@waqtor/provider', 'undici', 'zod'];
const isTest = (file: string) => /\.test\.ts$|^testing\//.test(file);
/** Files that only tests run, from inside each engine's package. */
const isSuite = (file: string) => file.startsWith('conformance');

function listSources(name: string): { file: string; text: string }[] {
  const root = `${packages}${name}/src/`;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !isTest(file))
    .map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));
}

/** Returns every module that a source file imports: statically, dynamically, or by re-exporting it. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

test('importsOf finds every form of import', () => {
  const text =
    "import a from 'x';\nimport 'y';\nexport * from 'z';\nconst b = await import('./w');\nimport {\n c,\n} from 'v';";
  expect(importsOf(text)).toEqual(['x', 'y', 'z', './w', 'v']);
});

describe.each(names)('%s', (name) => {
  const sources = listSources(name);

  test('imports only the provider interface and the contract', () => {
    expect(sources.length).toBeGreaterThan(3);
    const strange = sources.flatMap(({ file, text }) =>
      importsOf(text)
        .filter((module) => !/^(\.|node:)/.test(module) && !allowed.includes(module))
        .filter((module) => !(isSuite(file) && module === 'vitest'))
        .map((module) => `${file}: ${module}`),
    );
    expect(strange).toEqual([]);
  });

  test('contains no reference to tenants', () => {
    const strange = sources.filter(({ text }) =>
      /tenant/i.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(strange.map(({ file }) => file)).toEqual([]);
  });
});

test('engines declare their capabilities as plain data', () => {
  for (const { capabilities } of engines.values()) {
    expect(JSON.parse(JSON.stringify(capabilities))).toEqual(capabilities);
  }
});
