import { expect, test } from 'vitest';
import { toCell } from './export-contacts.ts';

test.each([
  ...['=1+1', '+1-1', '-1', '@SUM(A1)'],
  ...['＝1+1', '＋1', '－1', '＠SUM(A1)', '﹢1', '﹣1', '﹦1', '﹫A', '−1'],
  ...[' =1', '\u00a0=1', '\ufeff=1', '\u200b=1', '\u202e＝1', '\u3000＝1'],
])('an exported cell that begins like a formula is escaped: %j', (text) => {
  const cell = toCell(text);
  const shown = cell.startsWith('"') ? cell.slice(1, -1) : cell;
  expect(shown).toBe(`'${text}`);
});

test('an exported cell is also escaped after characters that some spreadsheets treat as separators', () => {
  expect(toCell('a;=1')).toBe("a;'=1");
  expect(toCell('a;＝1')).toBe("a;'＝1");
  expect(toCell('\t=1')).toBe("'\t'=1");
  expect(toCell('\r\n=1')).toBe("\"'\r'\n'=1\"");
  expect(toCell('a\n＠b')).toBe('"a\n\'＠b"');
});

test('phone numbers, names and ordinary texts are exported unchanged', () => {
  for (const text of ['+212612345678', 'Amina', 'a=b', '3 - 2', 'أمينة', '価格＝1', ''])
    expect(toCell(text)).toBe(text);
});
