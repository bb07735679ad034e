import { toPublicId } from '@waqtor/contract';
import { testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform, buildTenant } from '../../../platform/testing.ts';
import { buildContact, buildHttp, listEvents } from '../../../platform/testing-rows.ts';
import { registerContactDeletionRoutes } from '../../contact-deletion/index.ts';
import { registerContactRoutes } from '../index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerContactRoutes(app);
  registerContactDeletionRoutes(app);
});
let tenant: string;
let as: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
  as = `${tenant}/admin`;
});

const queryOf = (query: Record<string, string>) => new URLSearchParams(query).toString();
const get = (path: string, query: Record<string, string> = {}) =>
  call('GET', `${path}?${queryOf(query)}`, { as });
async function names(query: Record<string, string>): Promise<string> {
  const { body } = await get('/contacts', query);
  expect(body.error).toBeUndefined();
  const count = await get('/contacts/count', withoutSort(query));
  expect(count.body.data).toEqual({ count: body.data.length, hasMore: false });
  return body.data.map((item: { name: string }) => item.name).join(' ');
}
const withoutSort = ({ sort: _, ...query }: Record<string, string>) => query;

async function tagged(name: string, contactIds: string[]): Promise<string> {
  const id = newId();
  const row = { id, tenantId: tenant, name, nameKey: name, color: 'red' as const };
  await database.admin.db.insertInto('tags').values(row).execute();
  const links = contactIds.map((contactId) => ({ tenantId: tenant, tagId: id, contactId }));
  await database.admin.db.insertInto('contactTags').values(links).execute();
  return toPublicId('tag', id);
}

describe('filters', () => {
  let vip: string;
  let old: string;
  beforeEach(async () => {
    const made = async (name: string, n: number, fields: object) =>
      buildContact(database, tenant, {
        name,
        createdAt: new Date(`2026-11-1${n}T08:00:00Z`),
        ...fields,
      });
    const amina = await made('Amina', 1, {
      attributes: '{"city":"Fès","visits":12,"vip":true,"tree":{"a":1}}',
    });
    const basma = await made('Basma', 2, { phone: null, username: 'basma', language: 'fr' });
    const chadi = await made('Chadi', 3, { optedOutAt: new Date(), language: 'ar' });
    await made('Dina', 4, {
      suppressedAt: new Date(),
      suppressedReason: 'unreachable',
      attributes: '{"city":"Oran"}',
    });
    vip = await tagged('vip', [amina, basma]);
    old = await tagged('old', [basma, chadi]);
  });

  test.each<[string, () => Record<string, string>]>([
    ['Dina Chadi Basma Amina', () => ({})],
    ['Basma Amina', () => ({ tags: vip })],
    ['Chadi Basma Amina', () => ({ tags: `${vip},${old}` })],
    ['Basma', () => ({ tags: `${vip},${old}`, tagMatch: 'all' })],
    ['Dina Amina', () => ({ withoutTags: old })],
    ['Amina', () => ({ tags: vip, withoutTags: old })],
    ['Basma Amina', () => ({ consent: 'allowed' })],
    ['Chadi', () => ({ consent: 'opted_out' })],
    ['Dina', () => ({ consent: 'suppressed' })],
    ['Basma', () => ({ hasPhone: 'false' })],
    ['Dina Chadi Amina', () => ({ hasPhone: 'true' })],
    ['Chadi', () => ({ language: 'ar' })],
    ['Chadi Basma', () => ({ createdAfter: '2026-11-12T08:00:00Z', createdBefore: '2026-11-14T08:00:00Z' })],
    ['Dina Amina', () => ({ attribute: 'city' })],
    ['Amina', () => ({ attribute: 'city', attributeValue: 'Fès' })],
    ['Amina', () => ({ attribute: 'visits', attributeValue: '12' })],
    ['Amina', () => ({ attribute: 'vip', attributeValue: 'true' })],
    ['Amina', () => ({ attribute: 'tree' })],
    ['', () => ({ attribute: 'tree', attributeValue: '{"a": 1}' })],
    ['Amina Basma Chadi Dina', () => ({ sort: 'name' })],
    ['Chadi Dina', () => ({ sort: 'name', withoutTags: vip })],
  ])('find %s', async (found, query) => expect(await names(query())).toBe(found));

  test('tell which attributes are in use, as they change', async () => {
    expect((await get('/contacts/attributes')).body.data).toEqual(['city', 'tree', 'vip', 'visits']);
    const { body } = await get('/contacts', { attribute: 'tree' });
    await call('PATCH', `/contacts/${body.data[0].id}`, { as, body: { attributes: { city: 'Taza' } } });
    expect((await get('/contacts/attributes')).body.data).toEqual(['city']);
    expect(await names({ attribute: 'city', attributeValue: 'Taza' })).toBe('Amina');
    expect(await names({ attribute: 'city', attributeValue: 'Fès' })).toBe('');
  });

  test('are refused where they make no sense', async () => {
    const code = async (query: Record<string, string>) => (await get('/contacts', query)).body.error.code;
    expect(await code({ tags: 'vip' })).toBe('validation_failed');
    expect(await code({ attributeValue: 'Fès' })).toBe('validation_failed');
    expect(await code({ consent: 'maybe' })).toBe('validation_failed');
    expect(await code({ createdAfter: 'yesterday' })).toBe('validation_failed');
    expect(await code({ tags: toPublicId('tag', newId()) })).toBe('not_found');
    const { body } = await get('/contacts', { limit: '1' });
    expect(await code({ sort: 'name', cursor: body.nextCursor })).toBe('invalid_cursor');
    for (const path of ['/contacts/count', '/contacts/attributes', '/contacts/export']) {
      expect((await call('GET', path)).status).toBe(401);
    }
    expect((await call('GET', '/contacts/export', { as: `${tenant}/agent` })).status).toBe(403);
  });
});

test('by name, case and accents do not count, and every page goes on where the last one ended', async () => {
  const given = ['Zoé', 'émile', 'Emma', 'أمل', 'امجد', 'ÉLODIE', 'Émile', 'Emma'];
  for (const name of given) await buildContact(database, tenant, { name });
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: { body: { data: { name: string }[]; nextCursor: string | null } } = await get(
      '/contacts',
      {
        sort: 'name',
        limit: '3',
        ...(cursor ? { cursor } : {}),
      },
    );
    paged.push(...body.data.map((item) => item.name));
    cursor = body.nextCursor;
  }
  expect(paged).toEqual(['ÉLODIE', 'émile', 'Émile', 'Emma', 'Emma', 'Zoé', 'امجد', 'أمل']);
});

test('an export is CSV that no spreadsheet runs', async () => {
  const name = '=HYPERLINK("http://evil.example","click")';
  await buildContact(database, tenant, {
    name,
    phone: '+212600000001',
    email: '@sum(a1)',
    attributes: '{"a":"b"}',
  });
  const answer = await get('/contacts/export', { hasPhone: 'true' });
  const text = String(answer.body);
  const [head, line, rest] = text.split('\r\n');
  expect(head).toMatch(/^\uFEFFid,displayName,name,/);
  expect(line).toContain(`,"'=HYPERLINK(""http://evil.example"",""click"")",`);
  expect(line).toContain(`,+212600000001,,,'@sum(a1),`);
  expect(line).toMatch(/,"\{""a"":""b""\}"$/);
  expect(rest).toBe('');
});

test('an export goes on past what is read at once', async () => {
  await database.admin.pool.query(
    `insert into contacts (id, tenant_id, phone)
     select gen_random_uuid(), $1, '+' || (212700000000 + g) from generate_series(1, 1201) g`,
    [tenant],
  );
  const lines = String((await get('/contacts/export')).body)
    .trimEnd()
    .split('\r\n');
  expect(new Set(lines.slice(1)).size).toBe(1_201);
});

test('many are deleted together or not at all', async () => {
  const ids = await Promise.all(['Amina', 'Basma'].map((name) => buildContact(database, tenant, { name })));
  const contactIds = ids.map((id) => toPublicId('contact', id));
  const remove = (body: unknown, who = as) => call('POST', '/contacts/delete', { as: who, body });
  expect((await call('POST', '/contacts/delete', { body: { contactIds } })).status).toBe(401);
  expect((await remove({ contactIds }, `${tenant}/agent`)).status).toBe(403);
  expect((await remove({ contactIds: [] })).status).toBe(400);
  expect((await remove({ contactIds: [...contactIds, toPublicId('contact', newId())] })).status).toBe(404);
  expect(await names({})).not.toBe('');
  expect(await remove({ contactIds })).toMatchObject({ status: 200, body: { success: true, data: null } });
  expect(await names({})).toBe('');
  expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual([
    'contact.deleted',
    'contact.deleted',
  ]);
});
