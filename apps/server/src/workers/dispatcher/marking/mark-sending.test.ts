import { withTenants } from '@waqtor/db';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { until } from '@waqtor/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { type SendQueueKey, takeSendQueue } from '../send-queue/send-queue.store.ts';
import { buildDispatcherWorld, messageOf, outboxOf } from '../testing.ts';
import { markAllowed } from './mark-allowed.ts';
import { markSending } from './mark-sending.ts';

const { database, platform, session, oneText, now } = await buildDispatcherWorld();
let sendQueue: SendQueueKey;
let id: string;
let phone: string;

function inSendQueue<T>(fn: Parameters<typeof withTenants<T>>[2]): Promise<T> {
  return withTenants(database.db, [sendQueue.tenantId], fn);
}
const mark = (key = sendQueue) =>
  inSendQueue((tx) => markSending(tx, key, [id], { now: now(), hasWindow: true }));

beforeEach(buildQueuedText);
async function buildQueuedText(): Promise<void> {
  const at = await session();
  const text = await oneText(at);
  id = text.id;
  phone = text.thread.phone;
  sendQueue = { tenantId: at.tenantId, sessionId: at.sessionId, token: 0 };
  const token = await inSendQueue((tx) => takeSendQueue(tx, sendQueue, 'me', 60_000));
  sendQueue = { ...sendQueue, token: token ?? -1 };
}

describe('marking a message as being sent', () => {
  test('works once with the fencing token and returns what the send needs', async () => {
    expect(await mark()).toMatchObject({
      marked: [{ messageId: id, to: { phone }, content: { type: 'text' }, retries: 0 }],
      refused: [],
    });
    expect(await outboxOf(database, id)).toMatchObject({ state: 'sending', fencingToken: sendQueue.token });
    expect(await mark()).toEqual({ marked: [], refused: [] });
  });

  test('fails with a stale fencing token', async () => {
    expect(await mark({ ...sendQueue, token: sendQueue.token - 1 })).toBe('lost');
    expect(await outboxOf(database, id)).toMatchObject({ state: 'queued', fencingToken: null });
  });

  test('fails after the lease has expired, even if no other process has taken the send queue', async () => {
    await database.admin.pool.query(
      `update send_queues set leased_until = now() - interval '1 second' where session_id = $1`,
      [sendQueue.sessionId],
    );
    expect(await mark()).toBe('lost');
  });

  test('does not overlap a take-over: the next owner sees every mark of the previous one', async () => {
    let other: Promise<unknown> = Promise.resolve();
    await inSendQueue(async (tx) => {
      await markSending(tx, sendQueue, [id], { now: now(), hasWindow: true });
      other = inSendQueue(async (next) => {
        await next.client.query('update send_queues set token = token + 1 where session_id = $1', [
          sendQueue.sessionId,
        ]);
        return (await next.client.query('select state from outbox where message_id = $1', [id])).rows;
      });
      const waiting = () =>
        database.admin.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
      await until(async () => (await waiting()).rowCount, { what: 'the take-over to wait' });
    });
    expect(await other).toEqual([{ state: 'sending' }]);
  });

  test.each([
    ['a message to a blocked contact', { blockedAt: now() }, 0, 'blocked'],
    ['a message to a suppressed contact', { suppressedAt: now() }, 0, 'suppressed'],
    ['a bulk message to a contact who opted out', { optedOutAt: now() }, 1, 'opted_out'],
  ] as const)('refuses %s', async (_, change, priority, refusal) => {
    await database.admin.db.updateTable('contacts').set(change).where('phone', '=', phone).execute();
    await database.admin.db.updateTable('outbox').set({ priority }).where('messageId', '=', id).execute();
    expect(await mark()).toEqual({ marked: [], refused: [{ messageId: id, refusal }] });
    expect(await outboxOf(database, id)).toMatchObject({ state: 'queued', fencingToken: null });
  });

  test('refuses a free-form message outside the window, unless the engine has no window', async () => {
    await database.admin.db
      .updateTable('conversations')
      .set({ windowExpiresAt: now() })
      .where('sessionId', '=', sendQueue.sessionId)
      .execute();
    expect(await mark()).toEqual({ marked: [], refused: [{ messageId: id, refusal: 'window_closed' }] });
    const marks = await inSendQueue((tx) =>
      markSending(tx, sendQueue, [id], { now: now(), hasWindow: false }),
    );
    expect(marks).toMatchObject({ marked: [{ messageId: id }] });
  });

  test('accepts a manual message to a contact who opted out of marketing', async () => {
    await database.admin.db
      .updateTable('contacts')
      .set({ optedOutAt: now() })
      .where('phone', '=', phone)
      .execute();
    expect(await mark()).toMatchObject({ marked: [{ messageId: id }] });
  });

  test.each([
    ['marketing', 0, false],
    ['marketing', 1, false],
    ['utility', 1, true],
    ['authentication', 1, true],
    ['utility', 0, true],
    [undefined, 1, false],
    [undefined, 0, true],
  ] as const)(
    'a template of category %s with priority %d to a contact who opted out is accepted: %s',
    async (category, priority, goes) => {
      const content = JSON.stringify({ type: 'template', name: 'a', language: 'en', category });
      const { db } = database.admin;
      await db.updateTable('contacts').set({ optedOutAt: now() }).where('phone', '=', phone).execute();
      await db.updateTable('outbox').set({ priority }).where('messageId', '=', id).execute();
      await db.updateTable('messages').set({ kind: 'template', content }).where('id', '=', id).execute();
      expect(await mark()).toMatchObject(
        goes ? { marked: [{ messageId: id }] } : { refused: [{ messageId: id, refusal: 'opted_out' }] },
      );
    },
  );
});

/** Returns every permutation of these actions. */
function ordersOf<T>(acts: readonly T[]): T[][] {
  if (acts.length === 0) return [[]];
  return acts.flatMap((act, i) => ordersOf(acts.toSpliced(i, 1)).map((rest) => [act, ...rest]));
}

test('a queued message is sent or fails depending on whether its contact is blocked when it is marked, in any order', async () => {
  const change = (blockedAt: Date | null) =>
    database.admin.db.updateTable('contacts').set({ blockedAt }).where('phone', '=', phone).execute();
  const acts = {
    block: () => change(now()),
    unblock: () => change(null),
    send: () => inSendQueue((tx) => markAllowed({ platform, sendQueue }, tx, cloudApiEngine, [id])),
    'send again': () => inSendQueue((tx) => markAllowed({ platform, sendQueue }, tx, cloudApiEngine, [id])),
  };
  for (const order of ordersOf(Object.keys(acts) as (keyof typeof acts)[])) {
    await buildQueuedText();
    let isBlocked = false;
    let expected: 'sending' | 'failed' | undefined;
    for (const act of order) {
      await acts[act]();
      if (act === 'block' || act === 'unblock') isBlocked = act === 'block';
      else expected ??= isBlocked ? 'failed' : 'sending';
    }
    const row = await outboxOf(database, id);
    const { ack, error } = await messageOf(database, id);
    expect({ outbox: row?.state, ack, error }, order.join(', ')).toMatchObject(
      expected === 'failed'
        ? { outbox: undefined, ack: -1, error: { code: null, reason: 'contact_blocked' } }
        : { outbox: 'sending', ack: 0, error: null },
    );
  }
});
