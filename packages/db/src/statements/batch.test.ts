import { testDatabase } from '@waqtor/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { defineBatch } from './batch.ts';

const { admin } = await testDatabase();

interface Line {
  lineId: string;
  text: string | null;
  count?: number;
  isOpen: boolean;
  at: Date | null;
  data: unknown;
  bytes: Buffer;
  list: string[] | null;
  raw: string | null;
}
const lines = defineBatch<Line>({
  lineId: 'uuid',
  text: 'text',
  count: 'int',
  isOpen: 'boolean',
  at: 'timestamptz',
  data: 'jsonb',
  list: 'json',
  raw: 'json text',
  bytes: 'bytea',
});
const at = new Date('2026-11-30T09:00:00.123Z');
const first = '01a22c80-4c64-7776-a6ca-c28bc00648fd';
const second = '01a22c80-4c64-7776-a6ca-c28bc00648fe';
const rows: Line[] = [
  {
    lineId: first,
    text: '{"a", \\}',
    count: 3,
    isOpen: true,
    at,
    data: { 'it"s': ['\\'] },
    bytes: Buffer.from([0, 92]),
    list: ['{', '"'],
    raw: '{"a": [1]}',
  },
  {
    lineId: second,
    text: null,
    isOpen: false,
    at: null,
    data: null,
    bytes: Buffer.alloc(0),
    list: null,
    raw: null,
  },
];
const read = [
  { ...rows[0], count: 3, raw: { a: [1] } },
  { ...rows[1], count: null },
];

test('rows arrive as they are, by name and with their types', async () => {
  const found = await sql`select n.* from ${lines.table('n', rows)} order by n.line_id`.execute(admin.db);
  expect(found.rows).toEqual(read);
  const numbered = await sql<{ position: number; lineId: string }>`
    select position, line_id from ${lines.table('n', [...rows].reverse(), { ordinal: 'position' })}
    order by position`.execute(admin.db);
  expect(numbered.rows).toEqual([
    { position: 1, lineId: second },
    { position: 2, lineId: first },
  ]);
});

test('a statement with numbered parameters is the same text for any number of rows', async () => {
  const text = `select n.line_id, n.data, $1::text as tenant from ${lines.parameters('n', 2)} order by 1`;
  const found = await admin.pool.query(text, ['t', ...lines.values(rows)]);
  expect(found.rows).toEqual([
    { line_id: first, data: rows[0]?.data, tenant: 't' },
    { line_id: second, data: null, tenant: 't' },
  ]);
  expect((await admin.pool.query(text, ['t', ...lines.values([])])).rows).toEqual([]);
});

test('a column’s SQL type must hold its values', () => {
  // @ts-expect-error: a number is not a uuid
  defineBatch<{ count: number }>({ count: 'uuid' });
  // @ts-expect-error: there is no such field
  defineBatch<{ count: number }>({ counts: 'int' });
  expect(() => defineBatch<{ count: number }>({})).toThrow('at least one column');
});
