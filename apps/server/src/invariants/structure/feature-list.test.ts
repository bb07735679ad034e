import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { notificationTypes } from '@waqtor/contract';
import { expect, test } from 'vitest';
import { features } from '../../features/index.ts';

/* Each feature declares what it contributes in its feature.ts, and one list imports all features. */

const FOLDERS = fileURLToPath(new URL('../../features/', import.meta.url));

test('every feature folder is in the list once, under its own name', () => {
  const folders = readdirSync(FOLDERS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.filter((name) => !existsSync(`${FOLDERS}${name}/feature.ts`))).toEqual([]);
  expect(features.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test('names of background workers are unique', () => {
  const names = features.flatMap(({ workers }) => Object.keys(workers ?? {}));
  expect(names).toEqual([...new Set(names)]);
});

test('each notification type is declared by one feature', () => {
  const kinds = features.flatMap((feature) => feature.notificationTypes ?? []);
  expect(kinds.sort()).toEqual([...notificationTypes].sort());
});
