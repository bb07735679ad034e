import { withTenants } from '@waqtor/db';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SendQueueKey } from '../send-queue/send-queue.store.ts';
import { buildDispatcherWorld, messageOf, outboxOf } from '../testing.ts';
import type { Outcome } from './outcome.ts';
import { writeResults } from './write-results.ts';

const { database, platform, session, oneText, now } = await buildDispatcherWorld();
let sendQueue: SendQueueKey;
let id: string;

beforeEach(async () => {
  const at = await session();
  ({ id } = await oneText(at));
  sendQueue = { tenantId: at.tenantId, sessionId: at.sessionId, token: 7 };
});

function mark(state: 'sending' | 'unknown', fencingToken: number) {
  return database.admin.db
    .updateTable('outbox')
    .set({ state, fencingToken })
    .where('messageId', '=', id)
    .execute();
}

function write(outcome: Outcome) {
  const end = { messageId: id, outcome, attempts: 0, endedMs: now().getTime() };
  return withTenants(database.db, [sendQueue.tenantId], (tx) =>
    writeResults(platform, tx, sendQueue, [end], { now: now(), unknownDueAt: now() }),
  );
}

const accepted = { kind: 'accepted', providerId: 'wamid.A' } as const;
const error = { reason: 'transient', code: 2, message: '', details: null };

describe('the result of a send', () => {
  test('is applied while the row has our mark, also if it has become unknown', async () => {
    await mark('unknown', 7);
    await database.admin.db.updateTable('messages').set({ isUnknown: true }).where('id', '=', id).execute();
    await write(accepted);
    expect(await messageOf(database, id)).toMatchObject({ providerId: 'wamid.A', isUnknown: false });
    expect(await outboxOf(database, id)).toBeUndefined();
  });

  test("adds the recipient's other phone number notation and user id to the contact", async () => {
    await mark('sending', 7);
    const otherIdentity = { phone: '+552188776655', bsuid: 'BR.77' };
    await write({ ...accepted, otherIdentity });
    const { contactId } = await messageOf(database, id);
    const contact = await database.admin.db
      .selectFrom('contacts')
      .select(['phone', 'bsuid'])
      .where('id', '=', contactId)
      .executeTakeFirst();
    expect(contact).toEqual(otherIdentity);
  });

  test('of an earlier attempt does not change a row that was marked again', async () => {
    await mark('sending', 8);
    await write(accepted);
    await write({ kind: 'failed', error });
    await write({ kind: 'again' });
    expect(await messageOf(database, id)).toMatchObject({ providerId: null, ack: 0 });
    expect(await outboxOf(database, id)).toMatchObject({ state: 'sending', fencingToken: 8 });
  });

  test('that was already resolved by a status changes nothing', async () => {
    await mark('sending', 7);
    await database.admin.db.deleteFrom('outbox').where('messageId', '=', id).execute();
    await database.admin.db
      .updateTable('messages')
      .set({ providerId: 'wamid.A', ack: 2 })
      .where('id', '=', id)
      .execute();
    await write({ kind: 'unknown', error });
    expect(await messageOf(database, id)).toMatchObject({ providerId: 'wamid.A', ack: 2, isUnknown: false });
  });

  test('that needs a retry is delayed, and counted only if the attempt counts', async () => {
    await mark('sending', 7);
    const dueMs = now().getTime() + 4_000;
    await write({ kind: 'retry', dueMs, counts: true, error });
    expect(await outboxOf(database, id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      dueAt: new Date(dueMs),
      fencingToken: null,
    });
  });
});
