import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import {
  buildContact,
  buildConversation,
  buildMessage,
  buildSession,
  buildTeam,
  buildTenant,
  testDatabase,
} from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { contactDocument, messageDocument, writeDocuments } from '../../platform/search/index.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';
import { registerContactDeletionRoutes } from '../contact-deletion/index.ts';
import { registerContactMergingRoutes } from '../contact-merging/index.ts';
import { findContact, registerContactRoutes, suggestMerges } from '../contacts/index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => {
  registerContactRoutes(app);
  registerContactDeletionRoutes(app);
  registerContactMergingRoutes(app);
});
let tenant: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
});

const merge = (from: string, into: string, as = `${tenant}/agent`) =>
  call('POST', `/contacts/${toPublicId('contact', from)}/merge`, {
    as,
    body: { targetId: toPublicId('contact', into) },
  });
const rows = async (sql: string) => (await database.admin.pool.query(sql, [tenant])).rows;

describe('merging two contacts', () => {
  test('keeps the fields of both and every identity', async () => {
    const opted = new Date('2026-11-01T00:00:00Z');
    const from = await buildContact(database, tenant, {
      phone: '+33600000001',
      bsuid: 'FR.1',
      name: 'Old name',
      email: 'nour@example.com',
      attributes: JSON.stringify({ city: 'Lyon', size: 'M' }),
      optedOutAt: opted,
    });
    const into = await buildContact(database, tenant, {
      phone: '+33600000002',
      name: 'Nour',
      attributes: JSON.stringify({ size: 'L' }),
    });
    const { status, body } = await merge(from, into);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      id: toPublicId('contact', into),
      phone: '+33600000002',
      bsuid: 'FR.1',
      name: 'Nour',
      email: 'nour@example.com',
      attributes: { city: 'Lyon', size: 'L' },
      optedOutAt: opted.toISOString(),
    });
    expect(await rows('select kind, value, contact_id from contact_aliases where tenant_id = $1')).toEqual([
      { kind: 'phone', value: '+33600000001', contact_id: into },
    ]);
    const again = await call('POST', '/contacts', { as: `${tenant}/agent`, body: { phone: '+33600000001' } });
    expect(again.body.error.details[0].params).toEqual({ contactId: toPublicId('contact', into) });
    for (const q of ['600000001', '600000002', 'nour']) {
      const found = await call('GET', `/contacts?q=${q}`, { as: `${tenant}/viewer` });
      expect([q, found.body.data.length]).toEqual([q, 1]);
    }
    expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual([
      'contact.merged',
      'contact.updated',
    ]);
  });

  test('merges their conversations within a session and moves the others', async () => {
    const from = await buildContact(database, tenant);
    const into = await buildContact(database, tenant);
    const sessionId = await buildSession(database, tenant);
    const day = (n: number) => new Date(`2026-11-${n}T08:00:00Z`);
    const surviving = await buildConversation(database, tenant, {
      sessionId,
      contactId: into,
      state: 'resolved',
      resolvedAt: day(10),
      unreadCount: 1,
      windowExpiresAt: day(11),
      lastMessageAt: day(10),
      lastInboundAt: day(10),
      lastInboundProviderId: 'wamid.1',
    });
    const teamId = await buildTeam(database, tenant);
    const emptied = await buildConversation(database, tenant, {
      sessionId,
      teamId,
      contactId: from,
      unreadCount: 2,
      windowExpiresAt: day(16),
      lastMessageAt: day(15),
      lastInboundAt: day(15),
      lastInboundProviderId: 'wamid.2',
    });
    const moved = await buildConversation(database, tenant, { contactId: from });
    await buildMessage(database, tenant, surviving);
    const messageId = await buildMessage(database, tenant, emptied, { text: 'Panier' });
    const movedMessage = await buildMessage(database, tenant, moved);
    await database.admin.db
      .updateTable('conversations')
      .set({ lastMessageId: messageId, isAwaitingReply: true })
      .where('id', '=', emptied.id)
      .execute();
    await database.admin.db
      .insertInto('media')
      .values({ id: newId(), tenantId: tenant, messageId, conversationId: emptied.id })
      .execute();
    const activity = {
      id: newId(),
      tenantId: tenant,
      conversationId: emptied.id,
      at: day(15),
      details: '{}',
    };
    await database.admin.db
      .insertInto('conversationActivities')
      .values({ ...activity, kind: 'status_changed', actorKind: 'customer' })
      .execute();
    for (const [id, thread] of [
      [messageId, emptied],
      [movedMessage, moved],
    ] as const) {
      const owner = {
        tenantId: tenant,
        sessionId: thread.sessionId,
        conversationId: thread.id,
        contactId: from,
      };
      await database.admin.db
        .insertInto('outbox')
        .values({ messageId: id, ...owner, dueAt: day(15) })
        .execute();
    }
    await withTenants(database.db, [tenant], async (tx) => {
      const contact = await findContact(tx, tenant, from);
      if (contact) await writeDocuments(tx, [contactDocument(contact)]);
      const text = {
        id: messageId,
        tenantId: tenant,
        conversationId: emptied.id,
        text: 'Panier',
        at: day(15),
      };
      await writeDocuments(tx, [messageDocument(text)]);
    });

    expect((await merge(from, into)).status).toBe(200);

    expect(
      await rows(`select id, contact_id, team_id, state, unread_count, window_expires_at, last_message_at, last_message_id,
        is_awaiting_reply, last_inbound_provider_id, resolved_at from conversations where tenant_id = $1 and session_id = '${sessionId}'`),
    ).toEqual([
      {
        id: surviving.id,
        contact_id: into,
        team_id: teamId,
        state: 'open',
        unread_count: 3,
        window_expires_at: day(16),
        last_message_at: day(15),
        last_message_id: messageId,
        is_awaiting_reply: true,
        last_inbound_provider_id: 'wamid.2',
        resolved_at: null,
      },
    ]);
    const everything = [
      'select distinct contact_id from conversations where tenant_id = $1',
      'select distinct contact_id from messages where tenant_id = $1',
      'select distinct contact_id from outbox where tenant_id = $1',
    ];
    for (const sql of everything) expect(await rows(sql)).toEqual([{ contact_id: into }]);
    const followed = [
      `select conversation_id from messages where tenant_id = $1 and id = '${messageId}'`,
      `select conversation_id from outbox where tenant_id = $1 and message_id = '${messageId}'`,
      'select conversation_id from media where tenant_id = $1',
      `select conversation_id from conversation_activities where tenant_id = $1 and kind = 'status_changed'`,
      `select conversation_id from search_documents where tenant_id = $1 and kind = 'message'`,
    ];
    for (const sql of followed) expect(await rows(sql)).toEqual([{ conversation_id: surviving.id }]);
    expect(
      await rows(`select ref_id from search_documents where tenant_id = $1 and kind = 'contact'`),
    ).toEqual([{ ref_id: into }]);
    const events = await listEvents(database, tenant);
    expect(events.map((event) => event.type).sort()).toEqual([
      'contact.merged',
      'contact.updated',
      'conversation.activity_added',
      'conversation.activity_added',
      'conversation.merged',
      'conversation.updated',
      'conversation.updated',
    ]);
    const told = events.filter((event) => event.type === 'conversation.updated');
    expect(told.map((event) => event.data.changes)).toContainEqual(
      expect.objectContaining({ teamId: toPublicId('team', teamId), unreadCount: 3 }),
    );
    expect(events.find((event) => event.type === 'conversation.merged')?.data).toEqual({
      sourceId: toPublicId('conversation', emptied.id),
      targetId: toPublicId('conversation', surviving.id),
    });
  });

  test("is refused with itself, an unknown contact and another tenant's contact", async () => {
    const id = await buildContact(database, tenant);
    const foreign = await buildContact(database, await buildTenant(database));
    const same = await merge(id, id);
    expect([same.status, same.body.error.code]).toEqual([422, 'cannot_merge_into_itself']);
    expect((await merge(id, newId())).status).toBe(404);
    expect((await merge(id, foreign)).status).toBe(404);
    expect((await merge(foreign, id)).status).toBe(404);
    expect(await rows('select id from contacts where tenant_id = $1')).toEqual([{ id }]);
  });
});

test('concurrent, cyclic and repeated merges leave one contact with everything', async () => {
  const sessionId = await buildSession(database, tenant);
  const contacts = await Promise.all(
    Array.from({ length: 5 }, (_, i) => buildContact(database, tenant, { phone: `+3361000000${i}` })),
  );
  for (const contactId of contacts) {
    const thread = await buildConversation(database, tenant, { sessionId, contactId, unreadCount: 1 });
    await buildMessage(database, tenant, thread);
  }
  const ring = contacts.map((id, i) => [id, contacts[(i + 1) % contacts.length] ?? ''] as const);
  const answers = await Promise.all([...ring, ...ring].map(([from, into]) => merge(from, into)));
  for (const { status } of answers) expect([200, 404]).toContain(status);
  // The remaining contacts are merged manually, as a person would do.
  for (;;) {
    const [first, second] = await rows('select id from contacts where tenant_id = $1 order by id');
    if (!second) break;
    expect((await merge(second.id, first.id)).status).toBe(200);
  }
  expect(await rows('select unread_count from conversations where tenant_id = $1')).toEqual([
    { unread_count: 5 },
  ]);
  expect(await rows('select count(*) from messages where tenant_id = $1')).toEqual([{ count: 5 }]);
  expect(await rows('select count(*) from contact_aliases where tenant_id = $1')).toEqual([{ count: 4 }]);
});

describe('a merge suggestion', () => {
  const suggestionsOf = async (id: string, as = `${tenant}/viewer`) => {
    const { body } = await call('GET', `/contacts/${toPublicId('contact', id)}/merge-suggestions`, { as });
    return body.data as { id: string; contact: { id: string }; kind: string; value: string }[];
  };
  const suggest = (contactId: string, otherId: string) =>
    withTenants(database.db, [tenant], (tx) =>
      suggestMerges(tx, [{ tenantId: tenant, contactId, otherId, kind: 'phone', value: '+1' }], new Date()),
    );

  test('is listed for both contacts, can be dismissed permanently, and follows a merged contact', async () => {
    const [one, other, third] = [
      await buildContact(database, tenant, { phone: '+33600000011' }),
      await buildContact(database, tenant, { phone: '+33600000012' }),
      await buildContact(database, tenant, { phone: '+33600000013' }),
    ];
    await suggest(one, other);
    await suggest(other, one);
    await suggest(one, third);
    expect((await suggestionsOf(one)).map((it) => it.contact.id).sort()).toEqual(
      [toPublicId('contact', other), toPublicId('contact', third)].sort(),
    );
    const [seen] = await suggestionsOf(other);
    expect(seen).toMatchObject({ contact: { id: toPublicId('contact', one) }, type: 'phone', value: '+1' });

    await merge(one, other);
    expect(await suggestionsOf(other)).toMatchObject([{ contact: { id: toPublicId('contact', third) } }]);
    const [left] = await suggestionsOf(other);
    const url = `/contacts/${toPublicId('contact', other)}/merge-suggestions/${left?.id}/dismiss`;
    expect((await call('POST', url, { as: `${tenant}/viewer` })).status).toBe(403);
    expect((await call('POST', url, { as: `${tenant}/agent` })).status).toBe(200);
    expect((await call('POST', url, { as: `${tenant}/agent` })).status).toBe(404);
    await suggest(other, third);
    expect(await suggestionsOf(other)).toEqual([]);
    expect((await listEvents(database, tenant)).map((event) => event.type)).toEqual(
      expect.arrayContaining(['contact.merge_suggested', 'contact.merge_dismissed']),
    );
  });
});
