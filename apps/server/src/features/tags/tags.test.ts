import { type TagSummary, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildContact, buildConversation, buildTenant, testDatabase } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { contactDocument, writeDocuments } from '../../platform/search/index.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { registerContactMergingRoutes } from '../contact-merging/index.ts';
import { registerContactRoutes } from '../contacts/index.ts';
import { registerConversationRoutes } from '../conversations/index.ts';
import { registerTagRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerTagRoutes(app);
  registerContactRoutes(app);
  registerContactMergingRoutes(app);
  registerConversationRoutes(app);
});
let tenant: string;
let as: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
  as = `${tenant}/agent`;
});

async function createTag(name: string, color = 'teal'): Promise<string> {
  const { status, body } = await call('POST', '/tags', { as, body: { name, color } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.data.id;
}
const contactOf = (uuid: string) => `/contacts/${toPublicId('contact', uuid)}`;
const threadOf = (uuid: string) => `/conversations/${toPublicId('conversation', uuid)}`;
const namesOf = (tags: TagSummary[]) => tags.map((tag) => tag.name);
const tagsOf = async (path: string) => namesOf((await call('GET', path, { as })).body.data.tags);
const typesSince = async (count: number) =>
  (await listEvents(database, tenant)).slice(count).map((event) => event.type);

describe('tags', () => {
  test.each([
    ['GET', '/tags', undefined],
    ['POST', '/tags', { name: 'VIP' }],
    ['GET', `/tags/${toPublicId('tag', newId())}`, undefined],
    ['PATCH', `/tags/${toPublicId('tag', newId())}`, { name: 'VIP' }],
    ['DELETE', `/tags/${toPublicId('tag', newId())}`, undefined],
  ] as const)('%s %s requires authentication and a role', async (method, path, body) => {
    expect((await call(method, path, body ? { body } : {})).status).toBe(401);
    if (method === 'GET') return;
    expect((await call(method, path, { as: `${tenant}/viewer`, ...(body ? { body } : {}) })).status).toBe(
      403,
    );
  });

  test('are created, read, listed by name and found by prefix', async () => {
    for (const name of ['zèbre', 'Écru', 'VIP', 'vingt', 'زبون']) await createTag(name);
    const first = await call('GET', '/tags?limit=3', { as });
    const rest = await call('GET', `/tags?cursor=${first.body.nextCursor}`, { as });
    expect(namesOf([...first.body.data, ...rest.body.data])).toEqual([
      'vingt',
      'VIP',
      'zèbre',
      'Écru',
      'زبون',
    ]);
    expect(rest.body.nextCursor).toBeNull();
    expect(namesOf((await call('GET', '/tags?q=VI', { as })).body.data)).toEqual(['vingt', 'VIP']);
    const { id } = first.body.data[0];
    expect((await call('GET', `/tags/${id}`, { as })).body.data).toEqual(first.body.data[0]);
    expect((await call('GET', '/tags?cursor=nonsense', { as })).body.error.code).toBe('invalid_cursor');
  });

  test('have a unique name, ignoring case and Unicode form', async () => {
    const id = await createTag('Café');
    const other = await createTag('Thé');
    const again = await call('POST', '/tags', { as, body: { name: ' CAFE\u0301 ' } });
    expect([again.status, again.body.error.code, again.body.error.details[0].params]).toEqual([
      409,
      'tag_exists',
      { tagId: id },
    ]);
    const renamed = await call('PATCH', `/tags/${other}`, { as, body: { name: 'café' } });
    expect([renamed.status, renamed.body.error.details[0].params]).toEqual([409, { tagId: id }]);
    expect((await call('PATCH', `/tags/${id}`, { as, body: { name: 'CAFÉ' } })).status, 'its own name').toBe(
      200,
    );
    const stranger = `${await buildTenant(database)}/agent`;
    expect((await call('POST', '/tags', { as: stranger, body: { name: 'Café' } })).status).toBe(201);
  });

  test('are refused without a name, with an unknown colour, or by another tenant', async () => {
    for (const body of [{ name: ' ' }, { name: 'x'.repeat(61) }, { name: 'x', color: 'mauve' }, {}]) {
      expect((await call('POST', '/tags', { as, body })).status).toBe(400);
    }
    const id = await createTag('VIP');
    const stranger = { as: `${await buildTenant(database)}/owner` };
    expect((await call('GET', `/tags/${id}`, stranger)).status).toBe(404);
    expect((await call('PATCH', `/tags/${id}`, { ...stranger, body: { color: 'red' } })).status).toBe(404);
    expect((await call('DELETE', `/tags/${id}`, stranger)).status).toBe(404);
  });
});

describe('tagging contacts and conversations', () => {
  test('lists tags by name and is a no-op when repeated', async () => {
    const [contact, other] = [await buildContact(database, tenant), await buildContact(database, tenant)];
    const [late, vip] = [await createTag('Late'), await createTag('a VIP', 'pink')];
    const contactIds = [contact, other].map((id) => toPublicId('contact', id));
    const before = (await listEvents(database, tenant)).length;
    const tagged = await call('POST', '/contacts/tags', { as, body: { contactIds, add: [late, vip] } });
    expect(tagged.body.data).toHaveLength(2);
    expect(tagged.body.data[0].previous).toEqual([]);
    expect(namesOf(tagged.body.data[0].tags)).toEqual(['a VIP', 'Late']);
    expect(tagged.body.data[0].tags[0]).toEqual({ id: vip, name: 'a VIP', color: 'pink' });
    expect(await typesSince(before)).toEqual(['contact.updated', 'contact.updated']);
    expect((await listEvents(database, tenant)).at(-1)).toMatchObject({
      data: { contact: { tags: [{ id: vip }, { id: late }] } },
    });
    const again = await call('POST', '/contacts/tags', { as, body: { contactIds, add: [late, vip] } });
    expect(again.body.data).toEqual([]);
    expect(await typesSince(before)).toHaveLength(2);
    const off = await call('POST', `${contactOf(contact)}/tags`, { as, body: { remove: [late] } });
    expect(namesOf(off.body.data.tags)).toEqual(['a VIP']);
    expect(await tagsOf(contactOf(other))).toEqual(['a VIP', 'Late']);
  });

  test('publishes the added and removed tags of a conversation', async () => {
    const { id } = await buildConversation(database, tenant);
    const tag = await createTag('Late');
    const before = (await listEvents(database, tenant, 'conversation.updated')).length;
    const { body } = await call('POST', `${threadOf(id)}/tags`, { as, body: { add: [tag] } });
    expect(namesOf(body.data.tags)).toEqual(['Late']);
    const [event] = (await listEvents(database, tenant, 'conversation.updated')).slice(before);
    expect(event).toEqual({
      type: 'conversation.updated',
      data: {
        conversationId: toPublicId('conversation', id),
        changes: {
          tags: [{ id: tag, name: 'Late', color: 'teal' }],
          updatedAt: platform.clock.now().toISOString(),
        },
      },
    });
    await call('POST', `${threadOf(id)}/resolve`, { as });
    expect(
      (await listEvents(database, tenant, 'conversation.updated')).at(-1)?.data.changes,
      'other changes leave them out',
    ).toEqual({
      status: 'resolved',
    });
  });

  test('reflects renamed and deleted tags', async () => {
    const { id, contactId } = await buildConversation(database, tenant);
    const [tag, kept] = [await createTag('Late'), await createTag('Kept')];
    for (const path of [threadOf(id), contactOf(contactId)]) {
      await call('POST', `${path}/tags`, { as, body: { add: [tag, kept] } });
    }
    await call('PATCH', `/tags/${tag}`, { as, body: { name: 'Almost on time', color: 'lime' } });
    expect((await listEvents(database, tenant)).at(-1)).toMatchObject({
      type: 'tag.updated',
      data: { tag: { id: tag, name: 'Almost on time', color: 'lime' } },
    });
    for (const path of [threadOf(id), contactOf(contactId)]) {
      expect(await tagsOf(path)).toEqual(['Almost on time', 'Kept']);
    }
    expect((await call('DELETE', `/tags/${tag}`, { as })).status, 'an agent').toBe(403);
    expect((await call('DELETE', `/tags/${tag}`, { as: `${tenant}/admin` })).status).toBe(200);
    expect((await listEvents(database, tenant)).at(-1)).toEqual({
      type: 'tag.deleted',
      data: { tagId: tag },
    });
    for (const path of [threadOf(id), contactOf(contactId)]) expect(await tagsOf(path)).toEqual(['Kept']);
  });

  test('allows filtering by tag, page by page, also within a search', async () => {
    const tag = await createTag('VIP');
    const threads = [];
    for (let i = 0; i < 6; i++) {
      const contactId = await buildContact(database, tenant, { name: `Karim ${i}` });
      const row = await database.admin.db
        .selectFrom('contacts')
        .selectAll()
        .where('id', '=', contactId)
        .executeTakeFirstOrThrow();
      await withTenants(platform.db, [tenant], (tx) => writeDocuments(tx, [contactDocument(row)]));
      threads.push(
        await buildConversation(database, tenant, { contactId, state: i < 4 ? 'open' : 'resolved' }),
      );
    }
    for (const { id, contactId } of threads.filter((_, i) => i % 2 === 0)) {
      await call('POST', `${threadOf(id)}/tags`, { as, body: { add: [tag] } });
      await call('POST', `${contactOf(contactId)}/tags`, { as, body: { add: [tag] } });
    }
    const walk = async (path: string) => {
      const ids: string[] = [];
      let cursor = '';
      do {
        const { body } = await call('GET', `${path}&limit=2${cursor && `&cursor=${cursor}`}`, { as });
        ids.push(...body.data.map((item: { id: string }) => item.id));
        cursor = body.nextCursor ?? '';
      } while (cursor);
      return ids.sort();
    };
    const even = threads.filter((_, i) => i % 2 === 0);
    const contactIds = even.map((thread) => toPublicId('contact', thread.contactId)).sort();
    const threadIds = even.map((thread) => toPublicId('conversation', thread.id)).sort();
    expect(await walk(`/contacts?tags=${tag}`)).toEqual(contactIds);
    expect(await walk(`/contacts?tags=${tag}&q=karim`)).toEqual(contactIds);
    expect(await walk(`/conversations?tags=${tag}`)).toEqual(threadIds);
    expect(await walk(`/conversations?tags=${tag}&status=open,pending`)).toHaveLength(2);
    const none = await createTag('Nobody');
    expect(await walk(`/conversations?tags=${none},${tag}`)).toEqual(threadIds);
    expect(await walk(`/conversations?tags=${none}`)).toEqual([]);
    for (const list of ['contacts', 'conversations'] as const) {
      expect((await call('GET', `/${list}?tags=${toPublicId('tag', newId())}`, { as })).status).toBe(404);
      expect((await call('GET', `/${list}?tags=vip`, { as })).status).toBe(400);
    }
  });

  test('changes nothing if one of several ids is unknown', async () => {
    const contact = toPublicId('contact', await buildContact(database, tenant));
    const tag = await createTag('VIP');
    const strangers = toPublicId('contact', await buildContact(database, await buildTenant(database)));
    const body = { contactIds: [contact, strangers], add: [tag] };
    const answer = await call('POST', '/contacts/tags', { as, body });
    expect([answer.status, answer.body.error.details[0].params]).toEqual([404, { id: strangers }]);
    const unknown = { contactIds: [contact], add: [tag], remove: [toPublicId('tag', newId())] };
    expect((await call('POST', '/contacts/tags', { as, body: unknown })).status).toBe(404);
    expect(await tagsOf(`/contacts/${contact}`)).toEqual([]);
    for (const wrong of [{ contactIds: [] }, { contactIds: [contact], add: ['VIP'] }, {}]) {
      expect((await call('POST', '/contacts/tags', { as, body: wrong })).status).toBe(400);
    }
    expect((await call('POST', '/contacts/tags', { body })).status).toBe(401);
    expect((await call('POST', `${threadOf(newId())}/tags`, { as, body: { add: [tag] } })).status).toBe(404);
  });

  test('keeps the tags of both when contacts are merged', async () => {
    const into = await buildConversation(database, tenant);
    const from = await buildConversation(database, tenant, { sessionId: into.sessionId });
    const [a, b, c] = [await createTag('A'), await createTag('B'), await createTag('C')];
    await call('POST', `${contactOf(from.contactId)}/tags`, { as, body: { add: [a, b] } });
    await call('POST', `${contactOf(into.contactId)}/tags`, { as, body: { add: [b] } });
    await call('POST', `${threadOf(from.id)}/tags`, { as, body: { add: [c] } });
    const body = { targetId: toPublicId('contact', into.contactId) };
    const merged = await call('POST', `${contactOf(from.contactId)}/merge`, { as, body });
    expect(namesOf(merged.body.data.tags)).toEqual(['A', 'B']);
    expect(await tagsOf(contactOf(into.contactId))).toEqual(['A', 'B']);
    expect(await tagsOf(threadOf(into.id))).toEqual(['C']);
    const changed = (await listEvents(database, tenant)).find(
      ({ type, data }) =>
        type === 'conversation.updated' && data.conversationId === toPublicId('conversation', into.id),
    );
    expect(changed?.data.changes).toMatchObject({ tags: [{ id: c, name: 'C' }] });
  });
});
