import { toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildConversation, buildMessage, buildWorld, testDatabase } from '@waqtor/testing';
import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { indexLookUps } from '../../../platform/index-look-ups.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { listEvents } from '../../../platform/testing-rows.ts';
import type { Draft } from '../content/outgoing-content.ts';
import { acceptMany, type Outcome, type SendRequest } from '../index.ts';
import { engines } from '../testing.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const { db } = database.admin;
const now = () => platform.clock.now();

/** SQL statements of the last batch. */
let statements: string[] = [];

let tenant: string;
let session: string;
let other: string;
let otherSession: string;

beforeEach(async () => {
  const own = await buildWorld(database, { sessions: [{}] });
  const others = await buildWorld(database, { sessions: [{}] });
  ({ tenantId: tenant } = own);
  ({ tenantId: other } = others);
  [session] = own.sessions;
  [otherSession] = others.sessions;
});

const text = (words: string): Draft => ({ type: 'content', content: { type: 'text', text: words } });
const template: Draft = {
  type: 'content',
  content: { type: 'template', name: 'welcome', language: 'en' },
};
const to = (
  recipient: SendRequest['recipient'],
  draft: Draft,
  more: Partial<SendRequest> = {},
): SendRequest => ({
  id: newId(),
  tenantId: tenant,
  recipient,
  draft,
  origin: 'api',
  authorId: null,
  priority: 'normal',
  ...more,
});

function accept(requests: readonly SendRequest[]): Promise<Outcome[]> {
  const tenantIds = [...new Set(requests.map(({ tenantId }) => tenantId))].sort();
  return withTenants(
    database.db,
    tenantIds,
    (tx) => {
      statements = [];
      const query = tx.client.query as (...args: unknown[]) => unknown;
      tx.client.query = ((...args: unknown[]) => {
        const [given] = args as [string | { name?: string; text: string }];
        statements.push(typeof given === 'string' ? given : (given.name ?? given.text));
        return Reflect.apply(query, tx.client, args);
      }) as typeof tx.client.query;
      return acceptMany(tx, requests, { platform, engines, now: now() });
    },
    { settings: indexLookUps },
  );
}

const openUntil = (tenantId: string, sessionId: string, minutes = 60) =>
  buildConversation(database, tenantId, {
    sessionId,
    windowExpiresAt: new Date(now().getTime() + minutes * 60_000),
  });
const codes = (outcomes: Outcome[]) =>
  outcomes.map((it) =>
    it.kind === 'accepted' ? 'accepted' : it.error instanceof AppError ? it.error.code : String(it.error),
  );
const storedIds = async (tenantId = tenant) =>
  (await db.selectFrom('messages').select('id').where('tenantId', '=', tenantId).orderBy('id').execute()).map(
    ({ id }) => id,
  );

test('acceptMany refuses each invalid message of a batch separately and stores the valid ones', async () => {
  const good = await openUntil(tenant, session);
  const deleted = await openUntil(tenant, session);
  await db.deleteFrom('contacts').where('id', '=', deleted.contactId).execute();
  const closed = await openUntil(tenant, session, -1);
  const blocked = await openUntil(tenant, session);
  await db.updateTable('contacts').set({ blockedAt: now() }).where('id', '=', blocked.contactId).execute();
  const optedOut = await openUntil(tenant, session);
  await db.updateTable('contacts').set({ optedOutAt: now() }).where('id', '=', optedOut.contactId).execute();
  const strangers = await openUntil(other, otherSession);
  const foreign = await buildMessage(database, other, strangers, { providerId: 'wamid.foreign' });
  const file = (mediaId: string): Draft => ({ type: 'file', file: { mediaId }, kind: undefined });
  const inGood = { conversationId: good.id };
  const requests: [SendRequest, string][] = [
    [to(inGood, text('first')), 'accepted'],
    [to({ conversationId: deleted.id }, text('gone')), 'not_found'],
    [to({ contactId: deleted.contactId }, template), 'not_found'],
    [to({ conversationId: closed.id }, text('late')), 'window_closed'],
    [to({ conversationId: closed.id }, template), 'accepted'],
    [to(inGood, file(toPublicId('media', newId()))), 'not_found'],
    [to({ conversationId: blocked.id }, text('blocked')), 'recipient_blocked'],
    [to({ conversationId: optedOut.id }, text('news'), { priority: 'bulk' }), 'recipient_suppressed'],
    [to({ conversationId: strangers.id }, text('not ours')), 'not_found'],
    [to({ contactId: strangers.contactId }, template), 'not_found'],
    [to({ address: '+33612345678' }, template, { sessionId: otherSession }), 'not_found'],
    [to(inGood, text('answer'), { replyToMessageId: foreign }), 'not_found'],
    [to({ address: 'Amal' }, template), 'invalid_phone_number'],
    [to({ address: '+33612345679' }, text('a stranger')), 'window_closed'],
    [to(inGood, text('x'.repeat(4_097))), 'message_too_long'],
    [to({ conversationId: strangers.id }, text('theirs'), { tenantId: other }), 'accepted'],
    [to(inGood, text('last')), 'accepted'],
  ];
  const outcomes = await accept(requests.map(([request]) => request));
  expect(codes(outcomes)).toEqual(requests.map(([, code]) => code));
  const accepted = requests.filter(([, code]) => code === 'accepted').map(([request]) => request);
  expect(await storedIds()).toEqual(accepted.filter((it) => it.tenantId === tenant).map(({ id }) => id));
  const made = await db
    .selectFrom('contacts')
    .select('phone')
    .where('tenantId', '=', tenant)
    .where('phone', 'in', ['+33612345678', '+33612345679'])
    .execute();
  expect(made).toEqual([]);
  const types = (await listEvents(database, tenant)).map((event) => event.type);
  expect(types.filter((type) => type === 'message.created')).toHaveLength(3);
  expect((await listEvents(database, other)).map((event) => event.type)).toEqual([
    'message.created',
    'conversation.updated',
  ]);
});

test('acceptMany needs the same number of statements for 2 messages as for 200', async () => {
  const run = async (count: number) => {
    const requests: SendRequest[] = [];
    for (let i = 0; i < count; i += 1) {
      const phone = `+2126${String(count * 1_000 + i).padStart(8, '0')}`;
      requests.push(to({ address: phone }, template));
      requests.push(
        to(
          { address: phone },
          { type: 'file', file: { url: 'https://a.example/a.png' }, kind: 'image' },
          {
            scheduledAt: new Date(now().getTime() + 60_000),
          },
        ),
      );
    }
    expect(new Set(codes(await accept(requests)))).toEqual(new Set(['accepted']));
    return statements;
  };
  const few = await run(1);
  expect(await run(100)).toEqual(few);
  expect(few.length).toBeLessThanOrEqual(16);
});

test('acceptMany keeps the order of each conversation, in the conversation and in the send queue', async () => {
  const [one, two] = [await openUntil(tenant, session), await openUntil(tenant, session)];
  const ahead = new Date(now().getTime() + 5_000);
  await db
    .updateTable('conversations')
    .set({ lastMessageAt: ahead, lastMessageId: newId() })
    .where('id', '=', one.id)
    .execute();
  const requests = Array.from({ length: 6 }, (_, i) =>
    to({ conversationId: (i % 2 === 0 ? one : two).id }, text(String(i))),
  );
  await accept(requests);
  const rows = await db
    .selectFrom('messages')
    .innerJoin('outbox', 'outbox.messageId', 'messages.id')
    .select(['messages.id', 'messages.conversationId', 'messages.text', 'messages.at'])
    .where('messages.tenantId', '=', tenant)
    .orderBy('outbox.position')
    .execute();
  expect(rows.map((row) => row.text)).toEqual(['0', '1', '2', '3', '4', '5']);
  const inOne = rows.filter((row) => row.conversationId === one.id);
  expect(inOne.map((row) => row.at.getTime() - ahead.getTime())).toEqual([1, 2, 3]);
  const ends = await db
    .selectFrom('conversations')
    .select(['id', 'lastMessageId'])
    .where('id', 'in', [one.id, two.id])
    .execute();
  expect(new Map(ends.map((row) => [row.id, row.lastMessageId]))).toEqual(
    new Map([
      [one.id, requests[4]?.id],
      [two.id, requests[5]?.id],
    ]),
  );
});

test('acceptMany creates a new contact once per batch, whichever message comes first', async () => {
  const address = { address: '+212 612-345678' };
  const outcomes = await accept([
    to(address, template),
    to({ address: '00212612345678' }, template),
    to({ ...address }, template, { tenantId: other }),
  ]);
  expect(codes(outcomes)).toEqual(['accepted', 'accepted', 'accepted']);
  const contacts = await db
    .selectFrom('contacts')
    .select('tenantId')
    .where('phone', '=', '+212612345678')
    .execute();
  expect(contacts.map((row) => row.tenantId).sort()).toEqual([tenant, other].sort());
  const events = await listEvents(database, tenant);
  expect(events.map((event) => event.type)).toEqual([
    'contact.created',
    'conversation.created',
    'message.created',
    'conversation.updated',
    'message.created',
    'conversation.updated',
  ]);
});

test('acceptMany retries when another transaction creates the same contact concurrently', async () => {
  const rival = await database.admin.pool.connect();
  const phone = '+212612000001';
  const contactId = newId();
  await rival.query('begin');
  await rival.query('insert into contacts (id, tenant_id, phone) values ($1, $2, $3)', [
    contactId,
    tenant,
    phone,
  ]);
  const outcomes = accept([to({ address: phone }, template)]);
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await database.admin.pool.query(waiting)).rowCount).toBe(1);
  await rival.query('commit');
  rival.release();
  const [outcome] = await outcomes;
  expect(outcome).toMatchObject({ kind: 'accepted', row: { contactId } });
});

test('acceptMany attaches an upload to the first message that refers to it, and copies its row for the others', async () => {
  const { id: conversationId } = await openUntil(tenant, session);
  const id = newId();
  const file = {
    id,
    tenantId: tenant,
    state: 'stored' as const,
    storageKey: `${tenant}/${id}`,
    mimeType: 'image/png',
    size: 9,
  };
  await db.insertInto('media').values(file).execute();
  const draft: Draft = { type: 'file', file: { mediaId: toPublicId('media', id) }, kind: undefined };
  const requests = [1, 2, 3].map(() => to({ conversationId }, draft));
  expect(codes(await accept(requests))).toEqual(['accepted', 'accepted', 'accepted']);
  const files = await db.selectFrom('media').selectAll().where('tenantId', '=', tenant).execute();
  expect(files.find((row) => row.id === id)?.messageId).toBe(requests[0]?.id);
  expect(files.map((row) => row.messageId).sort()).toEqual(requests.map((it) => it.id).sort());
  expect(new Set(files.map((row) => row.storageKey))).toEqual(new Set([file.storageKey]));
});
