import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { RoundTrip } from './round-trip.ts';

const database = await testDatabase();

test('round-trip parts with the same name may have different statements', async () => {
  const tenant = await buildTenant(database);
  const run = (text: string) =>
    withTenants(database.db, [tenant], async (tx) => {
      const trip = new RoundTrip();
      const part = trip.add<{ n: number }>({ name: 'part', text, values: [2], instants: [] });
      await trip.run(tx);
      return part.rows();
    });
  expect(await run('select $1::int as n')).toEqual([{ n: 2 }]);
  expect(await run('select $1::int * 10 as n')).toEqual([{ n: 20 }]);
  expect(await run('select $1::int as n')).toEqual([{ n: 2 }]);
});
