import { toPublicId } from '@waqtor/contract';
import { testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildPlatform, buildTenant } from '../../platform/testing.ts';
import {
  buildContact,
  buildConversation,
  buildHttp,
  buildMessage,
  listEvents,
} from '../../platform/testing-rows.ts';
import { registerContactDeletionRoutes } from '../contact-deletion/index.ts';
import { registerContactMergingRoutes } from '../contact-merging/index.ts';
import { registerContactRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerContactRoutes(app);
  registerContactDeletionRoutes(app);
  registerContactMergingRoutes(app);
});
let tenant: string;
let as: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
  as = `${tenant}/admin`;
});

const publicOf = (id: string) => toPublicId('contact', id);
const create = (body: unknown, headers = {}) => call('POST', '/contacts', { as, body, headers });
const names = async (query: string) => {
  const { status, body } = await call('GET', `/contacts?${query}`, { as });
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data.map((item: { displayName: string }) => item.displayName);
};

test.each([
  ['GET', '', undefined, 'viewer'],
  ['PATCH', '', { name: 'Nour' }, 'agent'],
  ['DELETE', '', undefined, 'admin'],
  ['POST', '/merge', { targetId: publicOf(newId()) }, 'agent'],
] as const)('%s /contacts/:id%s keeps strangers out', async (method, tail, body, role) => {
  const id = await buildContact(database, tenant);
  const stranger = await buildTenant(database);
  const options = body ? { body } : {};
  expect((await call(method, `/contacts/${publicOf(id)}${tail}`, options)).status).toBe(401);
  expect((await call(method, `/contacts/con_1${tail}`, { as, ...options })).status).toBe(400);
  expect((await call(method, `/contacts/${publicOf(newId())}${tail}`, { as, ...options })).status).toBe(404);
  const foreign = await call(method, `/contacts/${publicOf(id)}${tail}`, {
    as: `${stranger}/owner`,
    ...options,
  });
  expect([foreign.status, foreign.body.error.code]).toEqual([404, 'not_found']);
  if (role !== 'viewer') {
    const lower = role === 'agent' ? 'viewer' : 'agent';
    const answer = await call(method, `/contacts/${publicOf(id)}${tail}`, {
      as: `${tenant}/${lower}`,
      ...options,
    });
    expect(answer.status).toBe(403);
  }
  expect(await listEvents(database, tenant)).toEqual([]);
});

describe('creating a contact', () => {
  test('stores the phone in E.164 and answers the same for the same key', async () => {
    const body = { phone: '00212 612-34-56-78', name: ' Amina ', attributes: { city: 'Fès', __proto: 1 } };
    const first = await create(body, { 'idempotency-key': 'a' });
    expect(first.status).toBe(201);
    expect(first.body.data).toMatchObject({
      phone: '+212612345678',
      name: 'Amina',
      displayName: 'Amina',
      attributes: { city: 'Fès' },
    });
    expect((await create(body, { 'idempotency-key': 'a' })).body).toEqual(first.body);
    expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual(['contact.created']);
  });

  test.each([
    ['phone', '+212612345678', '0021 2612345678'],
    ['bsuid', 'MA.13491208655302741918', 'MA.13491208655302741918'],
    ['lid', '1234567@lid', '1234567@lid'],
    ['username', 'amina.s', 'amina.s'],
  ])('names the contact who goes by that %s already', async (kind, stored, given) => {
    const id = await buildContact(database, tenant, { phone: null, [kind]: stored });
    const { status, body } = await create({ [kind]: given });
    expect([status, body.error.code, body.error.details[0].params]).toEqual([
      409,
      'contact_exists',
      { contactId: publicOf(id) },
    ]);
    const other = await buildTenant(database);
    expect((await call('POST', '/contacts', { as: `${other}/agent`, body: { [kind]: given } })).status).toBe(
      201,
    );
  });

  test('makes one contact of ten requests at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ phone: '+33612345678' })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  test('asks for an identity, and for one that can be', async () => {
    const code = async (body: unknown) => (await create(body)).body.error.code;
    expect(await code({ name: 'Nobody' })).toBe('contact_identity_required');
    for (const phone of ['hello', '12', '+999999999999999999', '+']) {
      expect([phone, await code({ phone })]).toEqual([phone, 'invalid_phone_number']);
    }
    for (const body of [
      { phone: 7 },
      { bsuid: 'x' },
      { username: 'a b' },
      { phone: '+33612345678', email: 'x' },
      [],
    ]) {
      expect(await code(body)).toBe('validation_failed');
    }
    expect((await call('POST', '/contacts', { body: { phone: '+33612345678' } })).status).toBe(401);
    expect((await call('POST', '/contacts', { as: `${tenant}/viewer`, body: {} })).status).toBe(403);
  });
});

test('reads a number as people paste it, and a national one in the country of the business', async () => {
  expect((await create({ phone: '0612 34 56 78' })).status).toBe(422);
  await database.admin.db
    .updateTable('tenants')
    .set({ defaultCountry: 'MA' })
    .where('id', '=', tenant)
    .execute();
  const made = await create({ phone: '\u202a0612\u00a034 56 78\u202c' });
  expect(made.body.data).toMatchObject({ phone: '+212612345678' });
  for (const phone of ['٠٦١٢٣٤٥٦٧٨', '212612345678@c.us', '00212-612-345-678']) {
    expect([phone, (await create({ phone })).status]).toEqual([phone, 409]);
  }
  const hidden = await create({ phone: '98765432101234@lid' });
  expect(hidden.body.data).toMatchObject({ phone: null, lid: '98765432101234@lid' });
  for (const lid of ['98765432101234@lid', '98765432101234:7@LID', '98765432101234', '٩٨٧٦٥٤٣٢١٠١٢٣٤'])
    expect([lid, (await create({ lid })).body.error?.code].slice(1)).toEqual(
      /^[\w.@:-]+$/.test(lid) ? ['contact_exists'] : ['validation_failed'],
    );
  expect((await create({ phone: '120363041234567890@g.us' })).status).toBe(422);
  expect((await create({ username: 'nobody', name: '\u3164\u200b' })).status).toBe(400);
});

test('shows a name that shows nothing as none', async () => {
  const id = await buildContact(database, tenant, {
    phone: '+33600000031',
    name: '\u2800',
    profileName: 'Ana',
  });
  const { body } = await call('GET', `/contacts/${publicOf(id)}`, { as });
  expect(body.data).toMatchObject({ displayName: 'Ana' });
});

describe('changing a contact', () => {
  test('changes what is given and nothing twice', async () => {
    const id = await buildContact(database, tenant, { name: 'Old', email: 'a@example.com' });
    const patch = (body: unknown) => call('PATCH', `/contacts/${publicOf(id)}`, { as, body });
    const { body } = await patch({ name: 'نور', email: null, optedOut: true, attributes: { vip: true } });
    const optedOutAt = platform.clock.now().toISOString();
    expect(body.data).toMatchObject({ name: 'نور', email: null, optedOutAt, attributes: { vip: true } });
    await patch({ name: 'نور', email: null, optedOut: true, attributes: { vip: true } });
    expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual(['contact.updated']);
    expect(await names('q=نور')).toEqual(['نور']);
    expect(await names('q=old')).toEqual([]);
  });

  test('keeps one identity, and takes nobody else’s', async () => {
    const id = await buildContact(database, tenant, { phone: '+33600000001' });
    const other = await buildContact(database, tenant, { phone: '+33600000002' });
    const patch = (body: unknown) => call('PATCH', `/contacts/${publicOf(id)}`, { as, body });
    expect((await patch({ phone: null })).body.error.code).toBe('contact_identity_required');
    expect((await patch({ phone: '123' })).body.error.code).toBe('invalid_phone_number');
    const taken = await patch({ phone: '+33 6 00 00 00 02' });
    expect([taken.status, taken.body.error.details[0].params]).toEqual([409, { contactId: publicOf(other) }]);
    expect((await patch({ phone: '+33 6 00 00 00 01', name: 'Same' })).status).toBe(200);
    expect((await patch({ phone: null, username: 'nour' })).body.data).toMatchObject({
      phone: null,
      username: 'nour',
    });
  });
});

test('lists and searches, newest first, page by page', async () => {
  for (let i = 0; i < 5; i++) {
    platform.clock.advance(1_000);
    await create({ phone: `+21261234560${i}`, name: `Client ${'ABCDE'[i]}` });
  }
  const all = ['E', 'D', 'C', 'B', 'A'].map((letter) => `Client ${letter}`);
  for (const q of ['', 'q=client&', 'q=612345&']) {
    const paged: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await call('GET', `/contacts?${q}limit=2${cursor}`, { as });
      paged.push(...body.data.map((item: { displayName: string }) => item.displayName));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect([q, paged]).toEqual([q, all]);
  }
  expect(await names('q=0612345602')).toEqual(['Client C']);
  expect(await names(`q=${encodeURIComponent('+212 6 12-34-56-03')}`)).toEqual(['Client D']);
  expect(await names('q=%27%22%5C:*')).toEqual([]);
  expect((await call('GET', '/contacts')).status).toBe(401);
  expect((await call('GET', '/contacts?cursor=1', { as })).body.error.code).toBe('invalid_cursor');
});

test('deleting takes conversations, messages, files and words along', async () => {
  const created = await create({ phone: '+212612345678', name: 'Amina' });
  const { rows } = await database.admin.pool.query('select id from contacts where tenant_id = $1', [tenant]);
  const contactId = rows[0].id;
  const thread = await buildConversation(database, tenant, { contactId });
  const kept = await buildConversation(database, tenant);
  const file = async (of: typeof thread, storageKey: string) => {
    const messageId = await buildMessage(database, tenant, of);
    const owner = { messageId, conversationId: of.id };
    const row = { id: newId(), tenantId: tenant, ...owner, storageKey, state: 'stored' as const };
    await database.admin.db.insertInto('media').values(row).execute();
  };
  await file(thread, `${tenant}/own`);
  await file(thread, `${tenant}/shared`);
  await file(kept, `${tenant}/shared`);

  const path = `/contacts/${created.body.data.id}`;
  expect(await call('DELETE', path, { as })).toMatchObject({
    status: 200,
    body: { success: true, data: null },
  });
  expect((await call('DELETE', path, { as })).status).toBe(404);
  const left = async (sql: string) => (await database.admin.pool.query(sql, [tenant])).rows;
  expect(await left('select id from conversations where tenant_id = $1')).toEqual([{ id: kept.id }]);
  expect(await left('select conversation_id from messages where tenant_id = $1')).toEqual([
    { conversation_id: kept.id },
  ]);
  expect(await left('select storage_key from abandoned_files where tenant_id = $1')).toEqual([
    { storage_key: `${tenant}/own` },
  ]);
  expect(await left('select ref_id from search_documents where tenant_id = $1')).toEqual([]);
  // Earlier events about the contact are redacted: the log keeps their seq but none of their content.
  expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual([
    'contact.deleted',
    'contact.deleted',
  ]);
});
