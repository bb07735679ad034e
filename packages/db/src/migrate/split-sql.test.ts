import { expect, test } from 'vitest';
import { lineAt, splitSql } from './split-sql.ts';

test('splitSql splits at semicolons and returns the line of each statement', () => {
  expect(splitSql('-- why\nselect 1;\n\n  select\n 2 ;select 3')).toEqual([
    { text: 'select 1;', line: 2 },
    { text: 'select\n 2 ;', line: 4 },
    { text: 'select 3', line: 5 },
  ]);
});

test.for([
  ["select 'a;b''c;d'"],
  ["select e'it\\'s; fine'"],
  ['select "odd;name"'],
  ['select $$ ; $$'],
  ['select $body$ ; $$ ; $body$'],
  ['select 1 /* ; /* nested ; */ ; */ + 1'],
  ['select 1 -- ; not here\n + 1'],
  ['select $1, a$b, 2 - 1'],
])('splitSql does not split inside %s', ([statement]) => {
  expect(splitSql(`${statement};\nselect 2;`).map(({ text }) => text)).toEqual([
    `${statement};`,
    'select 2;',
  ]);
});

test('splitSql returns nothing for text without statements', () => {
  expect(splitSql('')).toEqual([]);
  expect(splitSql('\n-- only a remark\n;\n')).toEqual([]);
});

test('lineAt counts lines from one', () => {
  expect([lineAt('a\nb\nc', 0), lineAt('a\nb\nc', 2), lineAt('a\nb\nc', 4)]).toEqual([1, 2, 3]);
});
