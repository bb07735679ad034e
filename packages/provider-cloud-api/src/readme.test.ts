import { readFileSync } from 'node:fs';
import { type Capability, capabilityNames } from '@waqtor/provider';
import { expect, it } from 'vitest';
import { cloudApiCapabilities } from './capabilities.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function limitsOf({ maxBytes, maxLength, mimeTypes, note }: Capability): string {
  const size = maxBytes === undefined ? [] : [bytes(maxBytes)];
  const length = maxLength === undefined ? [] : [`${maxLength} characters`];
  const limits = [...size, ...length, ...(mimeTypes ?? [])].join(', ');
  return [...(limits === '' ? [] : [limits]), ...(note === undefined ? [] : [note])].join('. ');
}

function bytes(count: number): string {
  const mb = count / 1024 / 1024;
  return mb >= 1 ? `${mb} MB` : `${count / 1024} KB`;
}

/** The cells of each row; padding is left to the formatter. */
function cellsOf(table: string): string[][] {
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

it('the README lists the declared capabilities', () => {
  const declared = capabilityNames.map((name) => {
    const capability = cloudApiCapabilities[name];
    return [`\`${name}\``, capability.level, limitsOf(capability)];
  });
  expect(cellsOf(readme.split('## Capabilities')[1] ?? '')).toEqual(declared);
});
