import { type AcceptedMessage, toPublicId } from '@waqtor/contract';
import { buildConversation, buildSession, buildTenant, testDatabase } from '@waqtor/testing';
import { beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import { type IdempotencyClaim, Replay } from '../../../platform/http/idempotency/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform, fragile } from '../../../platform/testing.ts';
import type { Draft } from '../content/outgoing-content.ts';
import type { SendRequest } from '../index.ts';
import { engines } from '../testing.ts';
import { SendGroups } from './send-groups.ts';

const database = await testDatabase();
const weak = fragile(database.db);
const platform = { ...buildPlatform(database), db: weak.db };
const { db, pool } = database.admin;

let groups: SendGroups;
let tenant: string;
let conversationId: string;

beforeEach(async () => {
  groups = new SendGroups(platform, engines, { lockTimeoutMs: 50 });
  tenant = await buildTenant(database);
  conversationId = await open(tenant);
});

async function open(tenantId: string, minutes = 60): Promise<string> {
  const sessionId = await buildSession(database, tenantId);
  const windowExpiresAt = new Date(platform.clock.now().getTime() + minutes * 60_000);
  return (await buildConversation(database, tenantId, { sessionId, windowExpiresAt })).id;
}

const text = (words: string): Draft => ({ type: 'content', content: { type: 'text', text: words } });
const build = (draft: Draft, more: Partial<SendRequest> = {}): SendRequest => ({
  id: newId(),
  tenantId: tenant,
  recipient: { conversationId },
  draft,
  origin: 'api',
  authorId: null,
  priority: 'normal',
  ...more,
});
const claim = (key: string, body: string): IdempotencyClaim => ({
  tenantId: tenant,
  actor: 'api_key:1',
  key,
  requestHash: sha256(body),
});
const send = (words: string, more: Partial<SendRequest> = {}, key?: IdempotencyClaim) =>
  groups.send(build(text(words), more), key);

/** Returns the result of each: accepted, replayed, or its error code. */
async function endings(answers: readonly Promise<AcceptedMessage>[]): Promise<string[]> {
  return (await Promise.allSettled(answers)).map((it) => {
    if (it.status === 'fulfilled') return 'accepted';
    if (it.reason instanceof Replay) return 'replayed';
    return it.reason instanceof AppError ? it.reason.code : 'failed';
  });
}

const stored = async (tenantId = tenant) =>
  (
    await pool.query<{ text: string; xmin: string }>(
      'select text, xmin::text from messages where tenant_id = $1 order by at',
      [tenantId],
    )
  ).rows;
const storedTexts = async (tenantId = tenant) => (await stored(tenantId)).map((row) => row.text);

test('requests that arrive together are accepted in one transaction, in order', async () => {
  const words = Array.from({ length: 20 }, (_, i) => String(i));
  expect(new Set(await endings(words.map((it) => send(it))))).toEqual(new Set(['accepted']));
  const rows = await stored();
  expect(rows.map((row) => row.text)).toEqual(words);
  expect(new Set(rows.map((row) => row.xmin)).size).toBe(1);
});

test('each request of a group gets its own result', async () => {
  const deleted = await open(tenant);
  await db
    .deleteFrom('contacts')
    .where('id', '=', (eb) => eb.selectFrom('conversations').select('contactId').where('id', '=', deleted))
    .execute();
  const closed = await open(tenant, -1);
  const file: Draft = { type: 'file', file: { mediaId: toPublicId('media', newId()) }, kind: 'image' };
  const answers = [
    send('one', {}, claim('a', 'one')),
    send('gone', { recipient: { conversationId: deleted } }),
    send('late', { recipient: { conversationId: closed } }),
    send('another body', {}, claim('a', 'another body')),
    groups.send(build(file), undefined),
    send('one', {}, claim('a', 'one')),
    send('two'),
  ];
  expect(await endings(answers)).toEqual([
    'accepted',
    'not_found',
    'window_closed',
    'idempotency_key_reused',
    'not_found',
    'replayed',
    'accepted',
  ]);
  expect(await storedTexts()).toEqual(['one', 'two']);
  const [first] = await Promise.all([answers[0]]);
  const replay = await answers[5]?.catch((error: Replay) => error.data);
  expect(replay).toEqual(first);
});

test('the Idempotency-Key of a refused request is released, also within the group', async () => {
  const closed = await open(tenant, -1);
  const answers = [
    send('late', { recipient: { conversationId: closed } }, claim('k', 'late')),
    send('late', { recipient: { conversationId: closed } }, claim('k', 'late')),
    send('in time', {}, claim('k', 'in time')),
  ];
  expect(await endings(answers)).toEqual(['window_closed', 'window_closed', 'accepted']);
  expect(await endings([send('late', {}, claim('k', 'late'))])).toEqual(['idempotency_key_reused']);
});

test('equal Idempotency-Keys of other users and tenants are independent', async () => {
  const other = await buildTenant(database, 'Another');
  const theirs = await open(other);
  const key = claim('same', 'body');
  const answers = [
    send('ours', {}, key),
    send('of another person', {}, { ...key, actor: 'user:2' }),
    send('theirs', { tenantId: other, recipient: { conversationId: theirs } }, { ...key, tenantId: other }),
  ];
  expect(await endings(answers)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(await storedTexts(other)).toEqual(['theirs']);
});

test('a request whose COMMIT response is lost is replayed by its Idempotency-Key', async () => {
  weak.loseCommit();
  const key = claim('lost', 'once');
  expect(await endings([send('once', {}, key)])).toEqual(['failed']);
  expect(await endings([send('once', {}, key)])).toEqual(['replayed']);
  expect(await storedTexts()).toEqual(['once']);
});

/** Locks rows until the returned function is called. */
async function lock(
  id: string | string[],
  table: 'conversations' | 'sessions' = 'conversations',
): Promise<() => Promise<void>> {
  const client = await pool.connect();
  await client.query('begin');
  await client.query(`select from ${table} where id = any ($1) for update`, [[id].flat()]);
  return async () => {
    await client.query('commit');
    client.release();
  };
}
const WAITING = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

test('a request that fails before COMMIT is not stored and can be repeated with its Idempotency-Key', async () => {
  groups = new SendGroups(platform, engines);
  const [own] = await db.selectFrom('sessions').select('id').where('tenantId', '=', tenant).execute();
  const unlock = await lock(own?.id ?? '', 'sessions');
  const key = claim('killed', 'once');
  const killed = endings([send('once', {}, key), send('beside')]);
  await expect.poll(async () => (await pool.query(WAITING)).rowCount).toBe(1);
  await pool.query(`select pg_terminate_backend(pid) from (${WAITING}) waiting`);
  expect(await killed).toEqual(['failed', 'failed']);
  await unlock();
  expect(await storedTexts()).toEqual([]);
  expect(await db.selectFrom('idempotencyKeys').selectAll().where('tenantId', '=', tenant).execute()).toEqual(
    [],
  );
  expect(await endings([send('once', {}, key)])).toEqual(['accepted']);
});

test('a request that the database refuses fails alone; the others keep their order', async () => {
  const words = ['0', '1', '2', 'not \0 storable', '4', '5', '6', '7'];
  const outcomes = await endings(words.map((it) => send(it)));
  expect(outcomes).toEqual(words.map((it) => (it.includes('\0') ? 'failed' : 'accepted')));
  expect(await storedTexts()).toEqual(words.filter((it) => !it.includes('\0')));
});

test('a locked conversation delays no other tenant, and no request is lost', async () => {
  const other = await buildTenant(database, 'Another');
  const theirs = await open(other);
  const unlock = await lock(conversationId);
  const ours = endings([send('0'), send('1'), send('2')]);
  const answer = await send('theirs', { tenantId: other, recipient: { conversationId: theirs } });
  expect(answer.status).toBe('queued');
  expect(await storedTexts()).toEqual([]);
  await unlock();
  expect(await ours).toEqual(['accepted', 'accepted', 'accepted']);
  expect(await storedTexts()).toEqual(['0', '1', '2']);
});

test('locked conversations delay their own requests only, however many tenants have one', async () => {
  // A group that waited for a locked conversation would never end here.
  groups = new SendGroups(platform, engines, { lockTimeoutMs: 60_000 });
  const tenants = [
    tenant,
    await buildTenant(database),
    await buildTenant(database),
    await buildTenant(database),
  ];
  const conversations = [conversationId];
  for (const other of tenants.slice(1)) conversations.push(await open(other));
  const to = (i: number) => ({
    tenantId: tenants[i] ?? '',
    recipient: { conversationId: conversations[i] ?? '' },
  });
  const beside = await open(tenant);
  const unlock = await lock(conversations.slice(0, 3));
  const locked = endings([0, 1, 2, 0, 1, 2].map((i, nth) => send(String(nth), to(i))));
  const free = [send('free', to(3)), send('beside', { recipient: { conversationId: beside } })];
  expect(await endings(free)).toEqual(['accepted', 'accepted']);
  const later = endings([send('later', to(0))]);
  expect(await endings([send('again', { recipient: { conversationId: beside } })])).toEqual(['accepted']);
  expect(await storedTexts()).toEqual(['beside', 'again']);
  await unlock();
  expect([...(await locked), ...(await later)]).toEqual(Array.from({ length: 7 }, () => 'accepted'));
  const inFirst = 'select text from messages where conversation_id = $1 order by at';
  const { rows } = await pool.query<{ text: string }>(inFirst, [conversationId]);
  expect(rows.map((row) => row.text)).toEqual(['0', '3', 'later']);
});

test('an Idempotency-Key locked by another transaction delays only its own requests, for a limited time', async () => {
  groups = new SendGroups(platform, engines, { lockTimeoutMs: 50, lockPatienceMs: 400 });
  const key = claim('held', 'body');
  const holder = await pool.connect();
  await holder.query('begin');
  await holder.query(
    'insert into idempotency_keys (tenant_id, actor, key, request_hash) values ($1, $2, $3, $4)',
    [tenant, key.actor, key.key, key.requestHash],
  );
  const beside = { recipient: { conversationId: await open(tenant) } };
  const held = endings([send('0', {}, key), send('1')]);
  expect(await endings([send('beside', beside)])).toEqual(['accepted']);
  expect((await held)[0]).toBe('overloaded');
  await holder.query('rollback');
  holder.release();
  expect(await endings([send('2', {}, key)])).toEqual(['accepted']);
});

test.each(['40001', '40P01', '23503'])(
  'a request is refused as overloaded when %s occurs repeatedly',
  async (code) => {
    await pool.query(`create or replace function refuse_conflict() returns trigger language plpgsql as $$
    begin raise exception 'conflict' using errcode = '${code}'; end $$`);
    await pool.query(`create or replace trigger refuse_conflict before insert on messages for each row
    when (new.text = 'conflict') execute function refuse_conflict()`);
    const answers = [send('0'), send('conflict'), send('2')];
    expect(await endings(answers)).toEqual(['accepted', 'overloaded', 'accepted']);
    expect(await storedTexts()).toEqual(['0', '2']);
  },
);

test('a request that waits for another with its key is not overtaken within its conversation', async () => {
  const closed = await open(tenant, -1);
  const answers = [
    send('late', { recipient: { conversationId: closed } }, claim('k', 'late')),
    send('first', {}, claim('k', 'first')),
    send('second'),
    send('third'),
  ];
  expect(await endings(answers)).toEqual(['window_closed', 'accepted', 'accepted', 'accepted']);
  expect(await storedTexts()).toEqual(['first', 'second', 'third']);
});

test('the order of a conversation is kept with several concurrent transactions', async () => {
  const config = { ...platform.config, sendingBatchItems: 2, sendingInFlight: 5 };
  groups = new SendGroups({ ...platform, config }, engines);
  const beside = await open(tenant);
  const texts = Array.from({ length: 24 }, (_, i) => String(i));
  const answers = texts.map((it, i) => send(it, i % 2 ? {} : { recipient: { conversationId: beside } }));
  expect(await endings(answers)).toEqual(texts.map(() => 'accepted'));
  const { rows } = await pool.query<{ text: string; odd: boolean }>(
    'select text, conversation_id = $2 as odd from messages where tenant_id = $1 order by at, id',
    [tenant, conversationId],
  );
  for (const odd of [true, false])
    expect(rows.filter((row) => row.odd === odd).map((row) => row.text)).toEqual(
      texts.filter((_, i) => (i % 2 === 1) === odd),
    );
});

test('a tenant with many waiting bulk messages is refused more of them, but agents are not', async () => {
  const [own] = await db.selectFrom('sessions').select('id').where('tenantId', '=', tenant).execute();
  const unlock = await lock(own?.id ?? '', 'sessions');
  const bulk = Array.from({ length: 2_001 }, (_, i) => send(String(i), { priority: 'bulk' }));
  const agent = send('agent', { origin: 'agent' });
  expect(await endings(bulk.slice(2_000))).toEqual(['overloaded']);
  await unlock();
  expect(await endings([agent, ...bulk.slice(0, 2_000)])).not.toContain('overloaded');
}, 30_000);
