import { expect, test } from 'vitest';
import { commandTable } from './table.ts';

test('no two commands have the same key', () => {
  const keys = Object.values(commandTable).map((command) => command.keys);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
