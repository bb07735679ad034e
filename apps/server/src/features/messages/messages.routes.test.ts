import { toPublicId } from '@waqtor/contract';
import { type Tx, withTenants } from '@waqtor/db';
import { buildMessage } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { buildSendingApp } from '../sending/testing.ts';
import { registerMessageRoutes } from './index.ts';
import { listMessages } from './messages.store.ts';
import { countSharedContent } from './shared-content/shared-content.store.ts';

const { database, db, call, stranger, sender, conversationId, send, storedMessages } =
  await buildSendingApp(registerMessageRoutes);

describe('reading messages', () => {
  test('pages both ways through a conversation without gaps or duplicates, also with equal timestamps', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 25; i++) {
      const at = new Date(Date.UTC(2026, 10, 20, 8, 0, Math.floor(i / 3)));
      ids.push(
        toPublicId(
          'message',
          await buildMessage(database, sender.tenant, sender.thread, { at, text: String(i) }),
        ),
      );
    }
    for (const path of [
      `/conversations/${conversationId()}/messages`,
      `/messages/contact/${toPublicId('contact', sender.thread.contactId)}`,
    ]) {
      const older = await readAll(path, 'newest_first');
      expect(older).toHaveLength(25);
      expect(await readAll(path, 'oldest_first')).toEqual([...older].reverse());
      expect([...older].sort()).toEqual([...ids].sort());
    }
  });

  async function readAll(path: string, order: string): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ order, limit: '7', ...(cursor ? { cursor } : {}) });
      const page = await call('GET', `${path}?${query}`, { as: `${sender.tenant}/viewer` });
      expect(page.status).toBe(200);
      seen.push(...page.body.data.map((it: { id: string }) => it.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    return seen;
  }

  test('returns the raw WhatsApp payload of one message', async () => {
    const raw = { id: 'wamid.5', type: 'text' };
    const id = await buildMessage(database, sender.tenant, sender.thread, { raw: JSON.stringify(raw) });
    const answer = await call('GET', `/messages/${toPublicId('message', id)}`, {
      as: `${sender.tenant}/viewer`,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { data: { raw, status: 'received', content: { text: 'Bonjour' } } },
    });
  });

  test('is refused to other tenants, unauthenticated requests and invalid cursors', async () => {
    const id = toPublicId('message', await buildMessage(database, sender.tenant, sender.thread));
    const list = `/conversations/${conversationId()}/messages`;
    const byContact = `/messages/contact/${toPublicId('contact', sender.thread.contactId)}`;
    for (const path of [`/messages/${id}`, list, byContact]) {
      expect((await call('GET', path)).status).toBe(401);
      expect((await call('GET', path, { as: `${stranger}/owner` })).status).toBe(404);
    }
    const broken = await call('GET', `${list}?cursor=WyJhIl0`, { as: `${sender.tenant}/viewer` });
    expect(broken).toMatchObject({ status: 400, body: { error: { code: 'invalid_cursor' } } });
  });
});

describe('media, files and links of a conversation', () => {
  const messages = () => `/conversations/${conversationId()}/messages`;
  const read = async (path: string) => (await call('GET', path, { as: `${sender.tenant}/viewer` })).body;
  let second = 0;
  const store = (fields: Parameters<typeof buildMessage>[3]) =>
    buildMessage(database, sender.tenant, sender.thread, {
      at: new Date(Date.UTC(2026, 10, 20, 8, 0, second++)),
      ...fields,
    });
  const file = (kind: string, fields: object = {}) =>
    store({ kind, text: null, content: JSON.stringify({ type: kind }), ...fields });

  test('are listed page by page and counted, without deleted and cancelled messages and notes', async () => {
    const image = await file('image');
    const video = await file('video', { direction: 'out', origin: 'agent' });
    const invoice = await file('document');
    const link = await store({ text: 'It is on https://example.com/lamps' });
    const site = await store({ text: 'see www.example.com' });
    await store({ text: 'awww.no, and http:// alone' });
    await store({ kind: 'edit', text: 'https://example.com/edited' });
    await store({ kind: 'note', direction: 'internal', origin: 'agent', text: 'https://crm.example.com/1' });
    await file('image', { canceledAt: new Date(), direction: 'out', origin: 'agent' });
    await file('image', { providerId: 'wamid.deleted' });
    await file('revoke', { targetProviderId: 'wamid.deleted' });
    const { data } = await read(`/conversations/${conversationId()}/shared-content`);
    expect(data).toEqual({ media: 2, files: 1, links: 2 });
    const idsOf = async (contains: string) =>
      (await read(`${messages()}?contains=${contains}`)).data.map(({ id }: { id: string }) => id);
    const publicIds = (...ids: string[]) => ids.map((id) => toPublicId('message', id));
    expect(await idsOf('media')).toEqual(publicIds(video, image));
    expect(await idsOf('files')).toEqual(publicIds(invoice));
    expect(await idsOf('links')).toEqual(publicIds(site, link));
    const first = await read(`${messages()}?contains=media&limit=1`);
    const next = await read(`${messages()}?contains=media&limit=1&cursor=${first.nextCursor}`);
    expect([...first.data, ...next.data].map(({ id }) => id)).toEqual(publicIds(video, image));
    expect(next.nextCursor).toBeNull();
  });

  test('are found and counted without reading the other messages', async () => {
    const { id, sessionId, contactId } = sender.thread;
    await database.admin.pool.query(
      `insert into messages (id, tenant_id, session_id, conversation_id, contact_id, direction, origin, kind, text, content, at)
       select gen_random_uuid(), $1, $2, $3, $4, 'in', 'customer', case when n <= 20 then 'image' else 'text' end,
         'Bonjour', '{}', $5::timestamptz + n * interval '1 second' from generate_series(1, 5000) n`,
      [sender.tenant, sessionId, id, contactId, new Date(0)],
    );
    await database.admin.pool.query('vacuum analyze messages');
    const rowsRead = async (tx: Tx) => {
      const { rows } = await tx.client.query(
        `select coalesce(idx_tup_fetch, 0) + seq_tup_read as read
         from pg_stat_xact_user_tables where relname = 'messages'`,
      );
      return Number(rows[0].read);
    };
    const read = await withTenants(database.db, [sender.tenant], async (tx) => {
      const before = await rowsRead(tx);
      const page = { order: 'newest_first', limit: 50, from: undefined, contains: 'media' } as const;
      const rows = await listMessages(tx, sender.tenant, { conversationId: id }, page);
      expect(rows).toHaveLength(20);
      const counts = await countSharedContent(tx, sender.tenant, id);
      expect(counts).toEqual({ media: 20, files: 0, links: 0 });
      return (await rowsRead(tx)) - before;
    });
    expect(read).toBeLessThanOrEqual(40);
  });

  test('is refused to other tenants, unauthenticated requests and unknown kinds', async () => {
    const path = `/conversations/${conversationId()}/shared-content`;
    expect((await call('GET', path)).status).toBe(401);
    expect((await call('GET', path, { as: `${stranger}/owner` })).status).toBe(404);
    const unknown = await call('GET', `${messages()}?contains=voice`, { as: `${sender.tenant}/viewer` });
    expect(unknown).toMatchObject({ status: 400, body: { error: { code: 'validation_failed' } } });
  });
});

describe('cancelling and retrying a message', () => {
  async function sent() {
    const answer = await send({ conversationId: conversationId(), text: 'hello' });
    const id = answer.body.data.messageId as string;
    const [row] = await storedMessages();
    return { id, uuid: row?.id ?? '' };
  }
  const act = (id: string, verb: string, as = sender.agent) =>
    call('POST', `/messages/${id}/${verb}`, { as });

  test('cancels a queued message, but not one that is being sent', async () => {
    const { id, uuid } = await sent();
    expect(await act(id, 'cancel')).toMatchObject({ status: 200, body: { data: { status: 'canceled' } } });
    expect(await db.selectFrom('outbox').selectAll().where('messageId', '=', uuid).execute()).toEqual([]);
    expect((await act(id, 'cancel')).status).toBe(200);
    const leaving = toPublicId(
      'message',
      await buildMessage(database, sender.tenant, sender.thread, { direction: 'out', origin: 'agent' }),
    );
    expect(await act(leaving, 'cancel')).toMatchObject({
      status: 409,
      body: { error: { code: 'message_not_cancelable' } },
    });
  });

  test('retries a failed message as a new message', async () => {
    const uuid = await buildMessage(database, sender.tenant, sender.thread, {
      direction: 'out',
      origin: 'agent',
      ack: -1,
      providerId: 'wamid.7',
      statuses: JSON.stringify({ failed: { at: '2026-11-20T08:00:00.000Z' } }),
      error: JSON.stringify({ reason: 'message_rejected', code: 131026, message: '', details: null }),
    });
    const answer = await act(toPublicId('message', uuid), 'retry');
    expect(answer).toMatchObject({
      status: 202,
      body: { data: { status: 'queued', error: null, providerId: null } },
    });
    const row = await db.selectFrom('messages').selectAll().where('id', '=', uuid).executeTakeFirst();
    expect(row).toMatchObject({ retries: 1, ack: 0, statuses: {} });
    expect(await db.selectFrom('outbox').select('state').where('messageId', '=', uuid).execute()).toEqual([
      { state: 'queued' },
    ]);
    expect((await act(toPublicId('message', uuid), 'retry')).body.error.code).toBe('message_not_retryable');
  });

  test('retries a message with an unknown result when a member asks for it', async () => {
    const { id, uuid } = await sent();
    await db.updateTable('outbox').set({ state: 'unknown' }).where('messageId', '=', uuid).execute();
    await db.updateTable('messages').set({ isUnknown: true }).where('id', '=', uuid).execute();
    expect(await act(id, 'retry')).toMatchObject({ status: 202, body: { data: { status: 'queued' } } });
    const row = await db.selectFrom('messages').selectAll().where('id', '=', uuid).executeTakeFirst();
    expect(row).toMatchObject({ retries: 1, isUnknown: false });
  });

  test('is refused for inbound messages, other tenants, viewers and unauthenticated requests', async () => {
    const inbound = toPublicId('message', await buildMessage(database, sender.tenant, sender.thread));
    for (const verb of ['cancel', 'retry']) {
      expect((await act(inbound, verb)).status).toBe(409);
      expect((await act(inbound, verb, `${sender.tenant}/viewer`)).status).toBe(403);
      expect((await act(inbound, verb, `${stranger}/owner`)).status).toBe(404);
      expect((await act('msg_1', verb)).status).toBe(400);
      expect((await act(inbound, verb, '')).status).toBe(401);
    }
  });
});
