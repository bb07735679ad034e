import { type EventType, toPublicId } from '@waqtor/contract';
import { buildContact, buildConversation, buildWorld, testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { buildPlatform, insertEvents, type RawEvent } from '../../platform/testing.ts';
import { buildHttp } from '../../platform/testing-rows.ts';
import { createFrameCache } from '../../workers/realtime/subscriptions/frames.ts';
import { createRetention } from '../../workers/retention/index.ts';
import { registerContactDeletionRoutes } from '../contact-deletion/index.ts';
import { registerContactMergingRoutes } from '../contact-merging/index.ts';
import { registerContactRoutes } from '../contacts/index.ts';

const database = await testDatabase();
const platform = buildPlatform(database, { eventRetentionMs: 365 * 86_400_000 });
const call = await buildHttp(platform, (app) => {
  registerContactRoutes(app);
  registerContactDeletionRoutes(app);
  registerContactMergingRoutes(app);
});
const retention = createRetention(platform, { everyMs: 20 });
afterAll(() => retention.stop());

const tell = (tenantId: string, events: RawEvent[]) =>
  insertEvents(database, tenantId, events, platform.clock.now());

interface Line {
  seq: number;
  type: string;
  topic: string;
  data: unknown;
  audience: string | null;
}
const logOf = async (tenantId: string): Promise<Line[]> => {
  const { rows } = await database.admin.pool.query(
    'select seq::int, type, topic, data, audience from events where tenant_id = $1 order by seq',
    [tenantId],
  );
  return rows;
};

async function buildThread(tenantId: string, name: string) {
  const contactId = await buildContact(database, tenantId, { name });
  const { id } = await buildConversation(database, tenantId, { contactId });
  const ids = { contactId: toPublicId('contact', contactId), conversationId: toPublicId('conversation', id) };
  const { conversationId } = ids;
  const events: RawEvent[] = [
    { topic: 'conversations', type: 'contact.updated', data: { contact: { id: ids.contactId, name } } },
    {
      topic: 'conversations',
      type: 'message.received',
      data: { message: { conversationId, content: { text: `${name} says` } } },
    },
    {
      topic: 'conversations',
      type: 'message.status_unmatched',
      data: { conversationId, messageId: 'msg_1', ack: 2 },
    },
    {
      topic: 'notifications',
      type: 'notification.created',
      data: { notification: { conversationId, preview: `${name} asks` } },
    },
  ];
  return { ...ids, events };
}

test('deleting a contact redacts its events; the log stays gapless and other events are unchanged', async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['owner'] });
  const [{ id: owner }] = members;
  const gone = await buildThread(tenantId, 'Salma');
  const merged = await buildThread(tenantId, 'Salma-by-her-old-number');
  const kept = await buildThread(tenantId, 'Youssef');
  const [first, ...rest] = gone.events;
  if (!first) throw new Error('no event');
  await tell(tenantId, [
    first,
    ...kept.events,
    ...rest.map((event) => ({ ...event, audience: owner })),
    ...merged.events,
    {
      topic: 'conversations',
      type: 'contact.merged',
      data: { sourceId: merged.contactId, targetId: gone.contactId },
    },
    {
      topic: 'conversations',
      type: 'conversation.merged',
      data: { sourceId: merged.conversationId, targetId: gone.conversationId },
    },
  ]);
  const before = await logOf(tenantId);
  const as = `${tenantId}/owner/${owner}`;
  expect((await call('DELETE', `/contacts/${gone.contactId}`, { as })).status).toBe(200);

  const after = await logOf(tenantId);
  expect(JSON.stringify(after)).not.toContain('Salma');
  expect(after.map(({ seq }) => seq)).toEqual([...before.map(({ seq }) => seq), before.length + 1]);
  expect(after.slice(1, 5)).toEqual(before.slice(1, 5));
  expect(after.map(({ audience }) => audience).slice(0, -1)).toEqual(before.map(({ audience }) => audience));
  const told = after.filter(({ type }) => type === 'contact.deleted');
  expect(told).toHaveLength(before.length - 4 + 1);
  for (const { topic, data } of told)
    expect([topic, data]).toEqual(['conversations', { contactId: gone.contactId }]);
});

test('events with merely similar ids are unchanged', async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['owner'] });
  const [{ id: owner }] = members;
  const gone = await buildThread(tenantId, 'Hind');
  // An underscore is a wildcard in LIKE.
  const alike = gone.contactId.replace('con_', 'conX');
  await tell(tenantId, [{ topic: 'sessions', type: 'webhook_item.unreadable', data: { note: alike } }]);
  await call('DELETE', `/contacts/${gone.contactId}`, { as: `${tenantId}/owner/${owner}` });
  expect((await logOf(tenantId))[0]).toMatchObject({
    type: 'webhook_item.unreadable',
    data: { note: alike },
  });
});

test('in a long log the newest events are redacted at once, the rest in the background', async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['owner'] });
  const [{ id: owner }] = members;
  const gone = await buildThread(tenantId, 'Omar');
  await database.admin.pool.query(
    `insert into events (tenant_id, seq, topic, type, data, at)
     select $1, n, 'conversations', 'message.received',
       jsonb_build_object('conversationId', $2::text, 'text', case when n % 5000 = 1 then 'Omar says ' || n end), $3
     from generate_series(1, 30000) n`,
    [tenantId, gone.conversationId, platform.clock.now()],
  );
  await database.admin.pool.query('update event_heads set seq = 30000 where tenant_id = $1', [tenantId]);
  await call('DELETE', `/contacts/${gone.contactId}`, { as: `${tenantId}/owner/${owner}` });
  const told = async (sign: '<' | '>=') => {
    const { rows } = await database.admin.pool.query(
      `select count(*)::int as n from events where tenant_id = $1 and data::text like '%Omar%' and seq ${sign} 10001`,
      [tenantId],
    );
    return rows[0].n as number;
  };
  expect([await told('<'), await told('>=')]).toEqual([2, 0]);
  retention.start();
  await until(async () => (await told('<')) === 0, { what: 'the background worker' });
  await until(async () => {
    const { rows } = await database.admin.pool.query('select from event_redactions where tenant_id = $1', [
      tenantId,
    ]);
    return rows.length === 0;
  });
  const { rows } = await database.admin.pool.query(
    'select count(*)::int as n, max(seq)::int as last from events where tenant_id = $1',
    [tenantId],
  );
  expect(rows[0]).toEqual({ n: 30_001, last: 30_001 });
});

test('a process that has sent an event before does not send its redacted text again', () => {
  const cache = createFrameCache({ maxBytes: 10_000, onEncode: () => {} });
  const line = { seq: 7, topic: 'conversations' as const, at: new Date(0), audience: null };
  const frame = (type: EventType, data: string) =>
    String(cache.frameOf('tenant', { ...line, type, data }).bytes());
  expect(frame('message.received', '{"text":"Omar"}')).toContain('Omar');
  expect(frame('contact.deleted', '{"contactId":"con_1"}')).not.toContain('Omar');
});
