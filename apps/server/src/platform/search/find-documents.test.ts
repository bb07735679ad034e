import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { type SearchDocument, writeDocuments } from './documents.ts';
import { type FindDocuments, findDocuments } from './find-documents.ts';
import { readQuery } from './search-query.ts';
import { searchTerms } from './words.ts';

const database = await testDatabase();
const DAY_MS = 86_400_000;
const now = Date.parse('2026-11-20T09:00:00Z');
let crowded: string;
let sparse: string;

/**
 * Inserts `count` documents, one every `everyMs` into the past; every 3rd contains "pair", every 700th
 * "rare", the oldest "first".
 */
async function fill(count: number, everyMs: number): Promise<string> {
  const tenantId = await buildTenant(database);
  const documents: SearchDocument[] = Array.from({ length: count }, (_, i) => ({
    refId: newId(),
    tenantId,
    kind: 'message' as const,
    conversationId: null,
    at: new Date(now - i * everyMs),
    terms: searchTerms(
      ['common', i % 3 === 0 && 'pair', i % 700 === 699 && 'rare', i === count - 1 && 'first']
        .filter(Boolean)
        .join(' '),
    ),
  }));
  await withTenants(database.db, [tenantId], (tx) => writeDocuments(tx, documents));
  return tenantId;
}

beforeAll(async () => {
  crowded = await fill(3_000, 1_000);
  sparse = await fill(1_500, DAY_MS / 2);
});

const find = (tenantId: string, q: string, options: Partial<FindDocuments> = {}) =>
  withTenants(database.db, [tenantId], (tx) =>
    findDocuments(tx, { tenantId, kind: 'message', query: readQuery(q), limit: 50, ...options }),
  );

const agesMs = (found: { at: string }[]) => found.map(({ at }) => now - Date.parse(at));

test.each([
  ['crowded', 1_000, 3_000],
  ['sparse', DAY_MS / 2, 1_500],
] as const)('the newest matches are found first, however deep: %s', async (name, everyMs, count) => {
  const tenantId = name === 'crowded' ? crowded : sparse;
  expect(agesMs(await find(tenantId, 'common', { limit: 5 }))).toEqual(
    [0, 1, 2, 3, 4].map((i) => i * everyMs),
  );
  expect(agesMs(await find(tenantId, 'common pair', { limit: 3 }))).toEqual(
    [0, 3, 6].map((i) => i * everyMs),
  );
  const rare = Array.from({ length: Math.floor(count / 700) }, (_, i) => (i * 700 + 699) * everyMs);
  expect(agesMs(await find(tenantId, 'rare'))).toEqual(rare);
  expect(agesMs(await find(tenantId, 'fir'))).toEqual([(count - 1) * everyMs]);
  expect(agesMs(await find(tenantId, 'common first'))).toEqual([(count - 1) * everyMs]);
  expect(agesMs(await find(tenantId, 'rare pair'))).toEqual(rare.filter((age) => (age / everyMs) % 3 === 0));
  expect(await find(tenantId, 'nothing')).toEqual([]);
  expect(await find(tenantId, 'nothing common')).toEqual([]);
  expect(await find(tenantId, '?!')).toEqual([]);
});

test.each(['crowded', 'sparse'])('paging returns every match once: %s', async (name) => {
  const tenantId = name === 'crowded' ? crowded : sparse;
  const all = await find(tenantId, 'pair', { limit: 10_000 });
  const paged: string[] = [];
  let before: FindDocuments['before'];
  for (;;) {
    const page = await find(tenantId, 'pair', { limit: 70, before });
    paged.push(...page.map((document) => document.refId));
    before = page.at(-1);
    if (page.length < 70) break;
  }
  expect(paged).toEqual(all.map((document) => document.refId));
  expect(new Set(paged).size).toBe(name === 'crowded' ? 1_000 : 500);
});

test('a tenant finds nothing of another tenant, even with its id', async () => {
  const stranger = await buildTenant(database);
  expect(await find(stranger, 'common')).toEqual([]);
  const found = await withTenants(database.db, [stranger], (tx) =>
    findDocuments(tx, { tenantId: crowded, kind: 'message', query: readQuery('common'), limit: 5 }),
  );
  expect(found).toEqual([]);
});

test("the security-definer function itself returns only the transaction's tenants", async () => {
  const stranger = await buildTenant(database);
  const { rows } = await database.admin.pool.query(
    'select terms::text from search_documents where tenant_id = $1 limit 1',
    [crowded],
  );
  const lexeme = rows[0].terms.split(' ')[0];
  const ask = (tenantId: string) =>
    withTenants(database.db, [tenantId], async (tx) => {
      const sql = `select * from definer_search($1::tsquery, null, 'message', 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 5)`;
      return (await tx.client.query(sql, [lexeme])).rows.length;
    });
  expect(await ask(crowded)).toBe(5);
  expect(await ask(stranger)).toBe(0);
});

test('a document written again is found by its new words only', async () => {
  const tenantId = await buildTenant(database);
  const document = {
    refId: newId(),
    tenantId,
    kind: 'contact' as const,
    conversationId: null,
    at: new Date(now),
  };
  const write = (terms: string[]) =>
    withTenants(database.db, [tenantId], (tx) => writeDocuments(tx, [{ ...document, terms }]));
  await write(['amina']);
  await write(['samira']);
  expect(await find(tenantId, 'amina', { kind: 'contact' })).toEqual([]);
  expect(await find(tenantId, 'samira', { kind: 'contact' })).toHaveLength(1);
});
