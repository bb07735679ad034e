import type { InboundConsent } from '@waqtor/provider';
import { providerId } from '@waqtor/provider';
import { testDatabase } from '@waqtor/testing';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import type { RoutedEvent } from '../batches/routed-event.ts';
import { createIntake } from '../intake.ts';
import {
  buildInboundMessage,
  buildInboundStatus,
  buildWebhookSession,
  type TestSession,
} from '../testing.ts';

/* The customer service window and the contact's marketing opt-out, tested with a real database. */

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());
const { db } = database.admin;

const at = (time: string) => new Date(`2026-11-20T${time}Z`);
let session: TestSession;
beforeEach(async () => {
  session = await buildWebhookSession(database, platform);
});

const conversation = () =>
  db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', session.tenantId)
    .executeTakeFirstOrThrow();

test('a click-to-WhatsApp ad does not extend the window', async () => {
  const referral = { source_type: 'ad', source_id: '120', ctwa_clid: 'CLID' };
  const content = { type: 'text', text: 'I saw your ad', context: { referral } } as const;
  await intake.submit([buildInboundMessage(session, { at: at('08:00:00'), content })]);
  expect((await conversation()).windowExpiresAt).toEqual(new Date('2026-11-21T08:00:00Z'));
});

/**
 * Sends our reply, accepted at `acceptedAt`, and the status by which WhatsApp refuses it because the window
 * is closed.
 */
async function answerRefused(acceptedAt: Date): Promise<RoutedEvent> {
  const { id: conversationId, contactId } = await conversation();
  const refused = providerId(`wamid.${newId()}`);
  await db
    .insertInto('messages')
    .values({
      id: newId(),
      ...session,
      conversationId,
      contactId,
      direction: 'out',
      origin: 'agent',
      kind: 'text',
      providerId: refused,
      content: JSON.stringify({ type: 'text', text: 'Yes' }),
      at: acceptedAt,
      createdAt: acceptedAt,
    })
    .execute();
  return buildInboundStatus(session, {
    providerId: refused,
    step: 'failed',
    at: acceptedAt,
    errors: [{ code: 131047, title: 'Re-engagement message' }],
  });
}

test('a send that WhatsApp refuses closes the window; only a message of the same second or later reopens it', async () => {
  platform.clock.set('2026-11-20T09:00:00Z');
  await intake.submit([buildInboundMessage(session, { at: at('08:00:00') })]);
  platform.clock.advance(1_000);
  const refusal = await answerRefused(platform.clock.now());
  await intake.submit([refusal]);
  const closed = { windowExpiresAt: platform.clock.now(), windowClosedAt: at('08:00:00') };
  expect(await conversation()).toMatchObject(closed);
  await intake.submit([buildInboundMessage(session, { at: at('07:00:00') }), refusal]);
  expect(await conversation(), 'neither an older message nor the same refusal moves it').toMatchObject(
    closed,
  );
  const expiry = async () => (await conversation()).windowExpiresAt;
  await intake.submit([buildInboundMessage(session, { at: at('08:00:00') })]);
  expect(await expiry()).toEqual(new Date('2026-11-21T08:00:00Z'));
  await intake.submit([buildInboundMessage(session, { at: at('08:00:01') })]);
  expect(await expiry()).toEqual(new Date('2026-11-21T08:00:01Z'));
});

test('a refusal does not close a window that the customer opened after the message was accepted', async () => {
  platform.clock.set('2026-11-20T09:00:00Z');
  await intake.submit([buildInboundMessage(session, { at: at('08:00:00') })]);
  const refusal = await answerRefused(platform.clock.now());
  platform.clock.advance(1_000);
  await intake.submit([buildInboundMessage(session, { at: at('09:00:00') })]);
  await intake.submit([refusal]);
  expect(await conversation()).toMatchObject({
    windowExpiresAt: new Date('2026-11-21T09:00:00Z'),
    windowClosedAt: null,
  });
});

function preference(choice: 'stop' | 'resume', time: string, phone = '+212612345678'): RoutedEvent {
  const event: InboundConsent = {
    type: 'consent',
    account: {},
    field: 'user_preferences',
    choice,
    contact: { phone },
    at: at(time),
    raw: { wa_id: phone, value: choice, timestamp: time },
  };
  return { ...session, event };
}
const contacts = () =>
  db
    .selectFrom('contacts')
    .select(['phone', 'optedOutAt'])
    .where('tenantId', '=', session.tenantId)
    .orderBy('phone')
    .execute();

test('a customer who stops marketing is opted out immediately, with an event, and may resume', async () => {
  await intake.submit([buildInboundMessage(session)]);
  await intake.submit([preference('stop', '10:00:00'), preference('stop', '10:00:00', '+33612345678')]);
  expect(await contacts()).toEqual([
    { phone: '+212612345678', optedOutAt: at('10:00:00') },
    { phone: '+33612345678', optedOutAt: at('10:00:00') },
  ]);
  const { rows } = await database.admin.pool.query(
    `select data -> 'contact' ->> 'optedOutAt' as opted_out from events
     where tenant_id = $1 and type = 'contact.updated' and data -> 'contact' ->> 'phone' = '+212612345678'`,
    [session.tenantId],
  );
  expect(rows).toEqual([{ opted_out: at('10:00:00').toISOString() }]);
  await intake.submit([preference('resume', '10:00:01')]);
  await intake.submit([preference('stop', '09:59:59')]);
  expect((await contacts())[0]).toMatchObject({ optedOutAt: null });
});

test('any order and repetition of marketing decisions ends with the latest, or with stop if equal', async () => {
  const decision = fc.record({
    choice: fc.constantFrom('stop' as const, 'resume' as const),
    second: fc.integer({ min: 0, max: 3 }),
  });
  const lists = fc.sample(fc.array(decision, { minLength: 1, maxLength: 6 }), { numRuns: 25, seed: 14 });
  for (const [i, list] of lists.entries()) {
    const phone = `+21260000${String(i).padStart(4, '0')}`;
    for (const { choice, second } of list) {
      await intake.submit([preference(choice, `10:00:0${second}`, phone)]);
    }
    const latest = Math.max(...list.map(({ second }) => second));
    const stops = list.some(({ choice, second }) => choice === 'stop' && second === latest);
    const known = (await contacts()).find((contact) => contact.phone === phone);
    expect(known?.optedOutAt, JSON.stringify(list)).toEqual(stops ? at(`10:00:0${latest}`) : null);
  }
});
