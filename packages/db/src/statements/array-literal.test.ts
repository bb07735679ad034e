import { testDatabase } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { Client } from '../connection/client.ts';
import { connect } from '../connection/database.ts';
import { withArrayLiterals } from './array-literal.ts';

const { url } = await testDatabase();

const texts = [
  'plain',
  '',
  null,
  'NULL',
  '{a,b}',
  '"',
  '\\',
  '\\"\\\\"',
  '\n\t\r\u0001',
  'say "hi",\nthen "bye"',
  '\\n is no newline',
  'سلام "🙂" \\',
  JSON.stringify({ text: JSON.stringify({ text: '"\\"' }) }),
  '"\\'.repeat(50_000),
];

test('texts in an array arrive unchanged, with every way of querying', async () => {
  const database = connect(url);
  onTestFinished(() => database.stop());
  const text = 'select $1::text[] as texts';
  const asked = [
    await database.pool.query(text, [texts]),
    await database.pool.query({ text, values: [texts] }),
    await database.pool.query({ name: 'texts', text, values: [texts] }),
  ];
  for (const { rows } of asked) expect(rows).toEqual([{ texts }]);
  const { rows } = await database.pool.query(
    'select $1::text[] as none, $2::int[] as ints, $3::bytea[] as bytes',
    [[], [1, null], [Buffer.from('"\\')]],
  );
  expect(rows).toEqual([{ none: [], ints: [1, null], bytes: [Buffer.from('"\\')] }]);
  const client = await database.pool.connect();
  client.release();
  expect(client).toBeInstanceOf(Client);
});

test('values that are not arrays of texts are left to pg', () => {
  const others = [1, null, 'a "text"', Buffer.from('a'), [1], [new Date(0)], [['nested']], { a: ['b'] }];
  expect(withArrayLiterals(others)).toEqual(others);
});
