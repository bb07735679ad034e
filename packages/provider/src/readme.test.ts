import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { capabilityNames } from './capabilities.ts';
import { providerErrorReasons } from './errors.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const rowsOf = (title: string) =>
  readme
    .split(`## ${title}`)[1]
    ?.split('\n## ')[0]
    ?.match(/^\| `.*$/gm) ?? [];
const namesOf = (rows: string[]) => rows.flatMap((row) => row.split('|')[1]?.match(/\w+/g) ?? []);

it('the README lists every capability once', () => {
  expect(namesOf(rowsOf('What an adapter gives')).sort()).toEqual([...capabilityNames].sort());
});

it('the README explains every error reason', () => {
  expect(namesOf(rowsOf('What fails'))).toEqual([...providerErrorReasons]);
});
