import { expect, test } from 'vitest';
import { toCell } from './export-contacts.ts';

test.each([
  ...['=1+1', '+1-1', '-1', '@SUM(A1)'],
  ...['＝1+1', '＋1', '－1', '＠SUM(A1)', '﹢1', '﹣1', '﹦1', '﹫A', '−1'],
  ...[' =1', '\u00a0=1', '\ufeff=1', '\u200b=1', '\u202e＝1', '\u3000＝1'],
])('a cell that begins like a formula, %j, runs nothing', (text) => {
  const cell = toCell(text);
  const shown = cell.startsWith('"') ? cell.slice(1, -1) : cell;
  expect(shown).toBe(`'${text}`);
});

test('what some spreadsheets take for the next cell is guarded too', () => {
  expect(toCell('a;=1')).toBe("a;'=1");
  expect(toCell('a;＝1')).toBe("a;'＝1");
  expect(toCell('\t=1')).toBe("'\t'=1");
  expect(toCell('\r\n=1')).toBe("\"'\r'\n'=1\"");
  expect(toCell('a\n＠b')).toBe('"a\n\'＠b"');
});

test('phones, names and texts stay as they are', () => {
  for (const text of ['+212612345678', 'Amina', 'a=b', '3 - 2', 'أمينة', '価格＝1', ''])
    expect(toCell(text)).toBe(text);
});
