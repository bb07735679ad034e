import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { buildPlatform } from '../testing.ts';
import { defineHook, on } from './hooks.ts';

const database = await testDatabase();
const platform = buildPlatform(database);

test('hook handlers run in order, in the transaction of the change, and can refuse it', async () => {
  const deletion = defineHook<{ tenantId: string; name: string }>('tag.deletion');
  const other = defineHook<{ tenantId: string; name: string }>('tag.deletion');
  const tenantId = await buildTenant(database);
  const write = (text: string) =>
    on(deletion, async (_, tx, { name }) => {
      const row = {
        id: newId(),
        tenantId,
        name: `${name} ${text}`,
        nameKey: `${name} ${text}`,
        color: 'gray' as const,
      };
      await tx.db.insertInto('tags').values(row).execute();
    });
  platform.hooks.add(
    write('1'),
    on(other, () => Promise.reject(new Error('another hook of the same name'))),
    write('2'),
    on(deletion, async (_, tx, { name }) => {
      const { rows } = await tx.client.query('select name from tags where tenant_id = $1 order by id', [
        tenantId,
      ]);
      expect(rows.map((row) => row.name)).toEqual([`${name} 1`, `${name} 2`]);
      if (name === 'refused') throw new Error('refused');
    }),
  );
  const change = (name: string) =>
    withTenants(platform.db, [tenantId], (tx) =>
      platform.hooks.run(deletion, platform, tx, { tenantId, name }),
    );
  const names = async () =>
    (await database.admin.db.selectFrom('tags').select('name').execute()).map(({ name }) => name);
  await expect(change('refused')).rejects.toThrow('refused');
  expect(await names()).toEqual([]);
  await change('kept');
  expect(await names()).toEqual(['kept 1', 'kept 2']);
});
