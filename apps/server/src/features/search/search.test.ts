import { withTenants } from '@waqtor/db';
import { buildConversation, buildMessage, buildTenant, testDatabase } from '@waqtor/testing';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { messageDocument, writeDocuments } from '../../platform/search/index.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp } from '../../platform/testing-rows.ts';
import { registerContactRoutes } from '../contacts/index.ts';
import { registerSearchRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerContactRoutes(app);
  registerSearchRoutes(app);
});
let tenant: string;
let as: string;

beforeAll(async () => {
  tenant = await buildTenant(database);
  as = `${tenant}/agent`;
  for (const [i, name] of ['Karim Livraison', 'Sofia'].entries()) {
    platform.clock.advance(1_000);
    await call('POST', '/contacts', { as, body: { name, phone: `+21266000000${i}` } });
  }
  const { rows } = await database.admin.pool.query(`select id from contacts where name = 'Sofia'`);
  const thread = await buildConversation(database, tenant, { contactId: rows[0].id });
  const texts = [
    'La livraison est en retard',
    'Où est ma livraison ?',
    'متى يصل التوصيل',
    `${'👋 '.repeat(60)}voilà la livraison finale`,
  ];
  for (const [i, text] of texts.entries()) {
    const at = new Date(Date.parse('2026-11-19T08:00:00Z') + i * 1_000);
    const id = await buildMessage(database, tenant, thread, { text, at });
    const row = { id, tenantId: tenant, conversationId: thread.id, text, at };
    await withTenants(database.db, [tenant], (tx) => writeDocuments(tx, [messageDocument(row)]));
  }
});

interface Hit {
  type: string;
  contact: { displayName: string };
  message?: { text: string };
  snippet: { text: string; highlights: { start: number; end: number }[] };
}
async function find(q: string, more = ''): Promise<Hit[]> {
  const { status, body } = await call('GET', `/search?q=${encodeURIComponent(q)}${more}`, { as });
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data;
}
const marked = ({ snippet }: Hit) =>
  snippet.highlights.map(({ start, end }) => snippet.text.slice(start, end));

test('GET /search lists contacts, then messages, with the positions of the matches', async () => {
  const hits = await find('livraison');
  expect(hits.map((hit) => hit.type)).toEqual(['contact', 'message', 'message', 'message']);
  expect(hits.map((hit) => hit.contact.displayName)).toEqual(['Karim Livraison', 'Sofia', 'Sofia', 'Sofia']);
  expect(hits.map(marked)).toEqual([['Livraison'], ['livraison'], ['livraison'], ['livraison']]);
  expect(hits[1]?.snippet.text.length).toBeLessThanOrEqual(200);
  expect(hits[1]?.snippet.text.isWellFormed()).toBe(true);
  expect((await find('livraison', '&type=contacts')).map((hit) => hit.type)).toEqual(['contact']);
  expect((await find('livraison', '&type=messages')).map((hit) => hit.type)).toEqual([
    'message',
    'message',
    'message',
  ]);
});

test('an Arabic word is found without its article and highlighted in full', async () => {
  const hits = await find('توصيل');
  expect(hits.map(marked)).toEqual([['التوصيل']]);
});

test('a contact is found by the last digits of the phone number, which are highlighted', async () => {
  const [hit] = await find('660 000 001', '&type=contacts');
  expect(hit?.contact.displayName).toBe('Sofia');
  expect(hit && marked(hit)).toEqual(['+212660000001']);
});

test('pages continue from contacts to messages', async () => {
  const seen: string[] = [];
  let cursor = '';
  for (;;) {
    const { body } = await call('GET', `/search?q=livraison&limit=1${cursor}`, { as });
    seen.push(...body.data.map((hit: Hit) => hit.message?.text ?? hit.contact.displayName));
    if (!body.nextCursor) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(seen).toHaveLength(4);
  expect(seen[0]).toBe('Karim Livraison');
  expect(seen[3]).toBe('La livraison est en retard');
});

test('GET /search refuses invalid queries and unauthenticated requests, and finds nothing of other tenants', async () => {
  const stranger = await buildTenant(database);
  expect((await call('GET', '/search?q=livraison')).status).toBe(401);
  expect((await call('GET', '/search?q=livraison', { as: `${stranger}/owner` })).body.data).toEqual([]);
  for (const query of ['', 'q=', `q=${'x'.repeat(201)}`, 'q=a&type=files', 'q=a&limit=0']) {
    expect([query, (await call('GET', `/search?${query}`, { as })).status]).toEqual([query, 400]);
  }
  const { body } = await call('GET', '/search?q=a&cursor=W10', { as });
  expect(body.error.code).toBe('invalid_cursor');
});

test('searching for any text responds without a server error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (q) => {
      const { status } = await call('GET', `/search?q=${encodeURIComponent(q.toWellFormed())}`, { as });
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 60 },
  );
});
