import { type Tx, withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import {
  type ContactConditions,
  countContacts,
  listAttributeKeys,
  listContacts,
} from './list-contacts.store.ts';

const database = await testDatabase();
const now = Date.parse('2026-11-20T09:00:00Z');
const CONTACTS = 100_000;
let tenant: string;
const [rare, common] = [newId(), newId()];

beforeAll(async () => {
  tenant = await buildTenant(database);
  const { pool } = database.admin;
  await pool.query(
    `insert into contacts (id, tenant_id, phone, username, name, language, attributes, opted_out_at, suppressed_at, created_at)
     select gen_random_uuid(), $1, case when g % 400 <> 0 then '+' || (212600000000 + g) end, 'user' || g,
       'Client ' || md5(g::text), case when g % 300 = 0 then 'fr' when g % 2 = 0 then 'ar' end,
       case when g % 500 = 0 then '{"city":"Oran"}' when g % 3 = 0 then '{"city":"Fès","plan":"a"}' else '{}' end::jsonb,
       case when g % 350 = 0 then now() end, case when g % 450 = 0 then now() end,
       $2::timestamptz - g * interval '3 minutes'
     from generate_series(1, ${CONTACTS}) g`,
    [tenant, new Date(now)],
  );
  await database.admin.db
    .insertInto('tags')
    .values([
      { id: rare, tenantId: tenant, name: 'rare', nameKey: 'rare', color: 'red' },
      { id: common, tenantId: tenant, name: 'common', nameKey: 'common', color: 'blue' },
    ])
    .execute();
  await pool.query(
    `insert into contact_tags (tenant_id, tag_id, contact_id)
     select $1, tag.id, c.id from (values ($2::uuid, 400), ($3::uuid, 2)) tag (id, nth),
       (select id, row_number() over () as n from contacts where tenant_id = $1) c
     where c.n % tag.nth = 0`,
    [tenant, rare, common],
  );
  await pool.query('vacuum analyze contacts, contact_tags, contact_attributes');
}, 120_000);

const filters: [string, () => ContactConditions][] = [
  ['everybody', () => ({})],
  ['a rare tag', () => ({ tagGroups: [[rare]] })],
  ['a common tag', () => ({ tagGroups: [[common]] })],
  ['any of two tags', () => ({ tagGroups: [[rare, common]] })],
  ['all of two tags', () => ({ tagGroups: [[rare], [common]] })],
  ['without a common tag', () => ({ withoutTagIds: [common] })],
  ['may be written to', () => ({ consent: 'allowed' })],
  ['opted out', () => ({ consent: 'opted_out' })],
  ['suppressed', () => ({ consent: 'suppressed' })],
  ['without a phone', () => ({ hasPhone: false })],
  ['with a phone', () => ({ hasPhone: true })],
  ['a rare language', () => ({ language: 'fr' })],
  ['a common language', () => ({ language: 'ar' })],
  ['a few days', () => ({ createdAfter: new Date(now - 864e5), createdBefore: new Date(now) })],
  ['an attribute', () => ({ attribute: { key: 'city', value: undefined } })],
  ['a rare value', () => ({ attribute: { key: 'city', value: 'Oran' } })],
  ['a common value', () => ({ attribute: { key: 'city', value: 'Fès' } })],
];

/** Returns the number of rows of these tables that this connection has read so far. */
async function rowsRead(tx: Tx, tables: string[]): Promise<number> {
  const { rows } = await tx.client.query(
    `select sum(coalesce(idx_tup_fetch, 0) + seq_tup_read)::int as read
     from pg_stat_xact_user_tables where relname = any($1)`,
    [tables],
  );
  return Number(rows[0].read);
}

const inTenant = <T>(run: (tx: Tx) => Promise<T>) => withTenants(database.db, [tenant], run);

/** Returns the result of `run`, and how many rows it read. */
const measured = <T>(tables: string[], run: (tx: Tx) => Promise<T>) =>
  inTenant(async (tx) => {
    const before = await rowsRead(tx, tables);
    const result = await run(tx);
    return { result, read: (await rowsRead(tx, tables)) - before };
  });

test.each(filters.flatMap(([name, of]) => [[name, 'newest', of] as const, [name, 'name', of] as const]))(
  'a page of %s, by %s, reads little more than its own rows, at the beginning and deep in the list',
  async (_name, sort, of) => {
    const matches = await inTenant((tx) => countContacts(tx, tenant, of(), CONTACTS));
    for (const isDeep of [false, true]) {
      const position = sort === 'name' ? 'client 8' : new Date(now - 40 * 864e5).toISOString();
      const page = { sort, limit: 50, after: isDeep ? { position, id: tenant } : undefined };
      const { result, read } = await measured(['contacts'], (tx) => listContacts(tx, tenant, of(), page));
      if (!isDeep) expect(result).toHaveLength(51);
      expect(read).toBeGreaterThanOrEqual(result.length);
      // If few rows match, they are all read and sorted; if many match, they are read in the order of an
      // index.
      expect(read).toBeLessThanOrEqual(matches <= 1_000 ? matches + 10 : 51 * 8);
    }
  },
);

test('attribute keys are listed without reading all attributes', async () => {
  const tables = ['contact_attributes', 'contacts'];
  const { result, read } = await measured(tables, (tx) => listAttributeKeys(tx, tenant, 200));
  expect(result).toEqual(['city', 'plan']);
  expect(read).toBeLessThanOrEqual(10);
});

test('counting stops at its limit', async () => {
  const { result, read } = await measured(['contacts'], (tx) =>
    countContacts(tx, tenant, { consent: 'allowed' }, 10_001),
  );
  expect(result).toBe(10_001);
  expect(read).toBeLessThan(11_000);
});
