import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import {
  buildContact,
  buildConversation,
  buildMember,
  buildMessage,
  buildSession,
  buildTeam,
  buildTenant,
  testDatabase,
} from '@waqtor/testing';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { messageDocument, searchTerms, writeDocuments } from '../../../platform/search/index.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { buildHttp } from '../../../platform/testing-rows.ts';
import { registerConversationRoutes } from '../index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const call = await buildHttp(platform, registerConversationRoutes);
let tenant: string;
let as: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
  as = `${tenant}/viewer`;
});

/** Returns the ids on a page, as uuids without dashes. */
async function list(query: string, who = as): Promise<string[]> {
  const { status, body } = await call('GET', `/conversations?${query}`, { as: who });
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data.map((item: { id: string }) => item.id);
}
const ids = (...threads: { id: string }[]) => threads.map((thread) => toPublicId('conversation', thread.id));
const at = (minute: number) => new Date(Date.parse('2026-11-20T08:00:00Z') + minute * 60_000);

test('GET /conversations refuses invalid filters and unauthenticated requests', async () => {
  expect((await call('GET', '/conversations')).status).toBe(401);
  for (const query of [
    'status=closed',
    'limit=0',
    'limit=101',
    'assignee=you',
    'team=mine',
    'unread=yes',
    'sessionId=1',
    'assignee=me',
  ]) {
    expect([query, (await call('GET', `/conversations?${query}`, { as })).status]).toEqual([query, 400]);
  }
  for (const cursor of ['x', 'W10', Buffer.from('["2026","a"]').toString('base64url')]) {
    const { status, body } = await call('GET', `/conversations?cursor=${cursor}`, { as });
    expect([status, body.error.code]).toEqual([400, 'invalid_cursor']);
  }
});

test("filtering by another tenant's session, contact or member responds 404", async () => {
  const stranger = await buildTenant(database);
  const filters = [
    `sessionId=${toPublicId('session', await buildSession(database, stranger))}`,
    `contactId=${toPublicId('contact', await buildContact(database, stranger))}`,
    `assignee=${toPublicId('user', await buildMember(database, stranger))}`,
    `assignee=${toPublicId('user', newId())}`,
    `team=${toPublicId('team', await buildTeam(database, stranger))}`,
  ];
  for (const filter of filters) {
    expect([filter, (await call('GET', `/conversations?${filter}`, { as })).status]).toEqual([filter, 404]);
  }
});

test('conversations are filtered by status, session, contact, assignee, team, unread and closing window, alone and combined', async () => {
  const agent = await buildMember(database, tenant);
  const teamId = await buildTeam(database, tenant);
  const sessionId = await buildSession(database, tenant);
  const now = platform.clock.now().getTime();
  const inHours = (hours: number) => new Date(now + hours * 3_600_000);
  const one = await buildConversation(database, tenant, {
    sessionId,
    lastMessageAt: at(4),
    windowExpiresAt: inHours(1),
  });
  const two = await buildConversation(database, tenant, {
    sessionId,
    lastMessageAt: at(3),
    state: 'pending',
    teamId,
    unreadCount: 2,
  });
  const three = await buildConversation(database, tenant, {
    lastMessageAt: at(2),
    assigneeId: agent,
    teamId,
    windowExpiresAt: inHours(3),
  });
  const four = await buildConversation(database, tenant, {
    lastMessageAt: at(1),
    state: 'resolved',
    assigneeId: agent,
    windowExpiresAt: inHours(1),
    unreadCount: 1,
  });
  await buildConversation(database, await buildTenant(database));
  const me = `${tenant}/agent/${agent}`;

  expect(await list('')).toEqual(ids(one, two, three, four));
  expect(await list('status=open')).toEqual(ids(one, three));
  expect(await list('status=resolved,pending')).toEqual(ids(two, four));
  expect(await list('status=snoozed')).toEqual([]);
  expect(await list(`sessionId=${toPublicId('session', sessionId)}`)).toEqual(ids(one, two));
  expect(await list(`contactId=${toPublicId('contact', three.contactId)}`)).toEqual(ids(three));
  expect(await list('assignee=me', me)).toEqual(ids(three, four));
  expect(await list('assignee=me&status=open', me)).toEqual(ids(three));
  expect(await list(`assignee=${toPublicId('user', agent)}`)).toEqual(ids(three, four));
  expect(await list('assignee=none')).toEqual(ids(one, two));
  const team = `team=${toPublicId('team', teamId)}`;
  expect(await list(team)).toEqual(ids(two, three));
  expect(await list(`${team}&status=pending`)).toEqual(ids(two));
  expect(await list(`${team}&assignee=none`)).toEqual(ids(two));
  expect(await list('team=none')).toEqual(ids(one, four));
  expect(await list('unread=true')).toEqual(ids(two, four));
  expect(await list('unread=false&assignee=me', me)).toEqual(ids(three));
  expect(await list('windowExpiringSoon=true')).toEqual(ids(one));
  expect(await list('status=open,pending&unread=true&assignee=none')).toEqual(ids(two));
});

test.each(['', 'status=open,pending', 'assignee=none', 'team=none'])(
  'pages contain every conversation once while new messages arrive: %s',
  async (filter) => {
    const threads: { id: string }[] = [];
    // Pairs have the same time, so the id decides.
    for (let i = 0; i < 10; i++) {
      const state = i % 2 ? 'pending' : 'open';
      threads.push(
        await buildConversation(database, tenant, { state, lastMessageAt: at(-Math.floor(i / 2)) }),
      );
    }
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; ; page++) {
      const { body } = await call('GET', `/conversations?limit=3&${filter}${cursor}`, { as });
      seen.push(...body.data.map((item: { id: string }) => item.id));
      // A customer on an earlier page writes again, and a new one appears.
      const moved = threads[page];
      await database.admin.db
        .updateTable('conversations')
        .set({ lastMessageAt: at(10 + page) })
        .where('id', '=', moved?.id ?? '')
        .where('lastMessageAt', '>', at(-1))
        .execute();
      await buildConversation(database, tenant, { lastMessageAt: at(20 + page) });
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual(ids(...threads).sort());
  },
);

test('conversations are sorted by age, by waiting time and by the end of their window', async () => {
  const { clock } = platform;
  const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);
  const build = async (
    minute: number,
    direction: 'in' | 'out',
    windowExpiresAt?: Date,
    state: 'open' | 'resolved' = 'open',
  ) => {
    return buildConversation(database, tenant, {
      lastMessageAt: at(minute),
      isAwaitingReply: direction === 'in',
      state,
      ...(windowExpiresAt ? { windowExpiresAt } : {}),
    });
  };
  const one = await build(1, 'in', inMinutes(90));
  const two = await build(2, 'out', inMinutes(30));
  const three = await build(3, 'in', inMinutes(-1));
  const halfAnHour = await build(4, 'in', inMinutes(30));
  const tied = [halfAnHour, await build(4, 'in')].sort((a, b) => (a.id < b.id ? -1 : 1));
  const resolved = await build(0, 'in', inMinutes(5), 'resolved');
  expect(await list('sort=newest')).toEqual(ids(...[...tied].reverse(), three, two, one, resolved));
  expect(await list('sort=oldest')).toEqual(ids(resolved, one, two, three, ...tied));
  expect(await list('sort=oldest&status=open')).toEqual(ids(one, two, three, ...tied));
  expect(await list('sort=longest_waiting')).toEqual(ids(one, three, ...tied));
  const closing = ids(...[two, halfAnHour].sort((a, b) => (a.id < b.id ? -1 : 1)), one);
  expect(await list('sort=window_closing')).toEqual(closing);
  for (const sort of ['oldest', 'longest_waiting', 'window_closing']) {
    const whole = await list(`sort=${sort}`);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await call('GET', `/conversations?sort=${sort}&limit=1${cursor}`, { as });
      paged.push(...body.data.map((item: { id: string }) => item.id));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect([sort, paged]).toEqual([sort, whole]);
  }
  expect((await call('GET', '/conversations?sort=random', { as })).status).toBe(400);
});

test('conversations are found by name, phone number and message words, in three languages', async () => {
  const amina = await buildContact(database, tenant, { name: 'أمينة', phone: '+212612345678' });
  const helene = await buildContact(database, tenant, { profileName: 'Hélène', phone: '+33698765432' });
  const first = await buildConversation(database, tenant, { contactId: amina, lastMessageAt: at(2) });
  const second = await buildConversation(database, tenant, { contactId: helene, lastMessageAt: at(1) });
  const texts = [
    [first, 'متى تصل الطلبية؟'],
    [second, 'Le déjeuner est à midi, the delivery too'],
  ] as const;
  await withTenants(database.db, [tenant], async (tx) => {
    for (const [thread, text] of texts) {
      const id = await buildMessage(database, tenant, thread, { text });
      await writeDocuments(tx, [
        messageDocument({ id, tenantId: tenant, conversationId: thread.id, text, at: at(0) }),
      ]);
    }
    const contact = (refId: string, words: string, phone: string) => ({
      refId,
      tenantId: tenant,
      kind: 'contact' as const,
      conversationId: null,
      at: at(0),
      terms: [...searchTerms(words), phone],
    });
    await writeDocuments(tx, [contact(amina, 'أمينة', '12345678'), contact(helene, 'Hélène', '98765432')]);
  });
  const find = (q: string, filter = '') => list(`q=${encodeURIComponent(q)}${filter}`);
  expect(await find('امينه')).toEqual(ids(first));
  expect(await find('helen')).toEqual(ids(second));
  expect(await find('1234 56')).toEqual(ids(first));
  expect(await find('طلبية')).toEqual(ids(first));
  expect(await find('dejeuner')).toEqual(ids(second));
  expect(await find('DELIV')).toEqual(ids(second));
  expect(await find('déjeuner', '&status=resolved')).toEqual([]);
  expect(await find('dejeuner الطلبية')).toEqual([]);
  const { body } = await call('GET', '/conversations?q=delivery', { as });
  const [{ match }] = body.data;
  expect(match.snippet.text).toBe('Le déjeuner est à midi, the delivery too');
  expect(match.snippet.highlights).toEqual([{ start: 28, end: 36 }]);
  const byName = await call('GET', '/conversations?q=helen', { as });
  expect(byName.body.data[0]).not.toHaveProperty('match');
});

test('searching for any text responds without a server error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (q) => {
      const { status } = await call('GET', `/conversations?q=${encodeURIComponent(q.toWellFormed())}`, {
        as,
      });
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 60 },
  );
});
