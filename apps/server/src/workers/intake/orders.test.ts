import { statusSteps } from '@waqtor/contract';
import { providerId } from '@waqtor/provider';
import { testDatabase } from '@waqtor/testing';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createMetrics } from '../../platform/metrics.ts';
import { buildPlatform } from '../../platform/testing.ts';
import type { RoutedEvent } from './batches/routed-event.ts';
import { aLife } from './contacts/identities/testing-lives.ts';
import { createIntake, type Intake } from './intake.ts';
import { buildInboundMessage, buildInboundStatus, buildWebhookSession, type TestSession } from './testing.ts';

/* Property: any order of the same events gives the same state in a real database. */

const database = await testDatabase({ max: 8 });
const platform = buildPlatform(database);
const SEED = 20_261_120;
const processes = [0, 1].map(() =>
  createIntake({ ...platform, metrics: createMetrics({ processMetrics: false }) }),
);
afterAll(() => Promise.all(processes.map((intake) => intake.stop())));
const [first, second] = processes as [Intake, Intake];

type Build = (session: TestSession) => RoutedEvent;

/** Events of people whose ids change: messages, and reports of the change. */
const aHistory: fc.Arbitrary<Build[]> = aLife.map(({ happenings }) =>
  happenings.map(({ person, observation }, n) => (session) => {
    const { at, ...ids } = observation;
    const contact = { ...JSON.parse(JSON.stringify(ids)), profileName: `name ${(person + n) % 4}` };
    return buildInboundMessage(session, {
      providerId: providerId(`wamid.${n}`),
      at: new Date(Date.UTC(2026, 10, 20, 8) + at),
      contact,
      raw: { id: `wamid.${n}` },
      ...(ids.previous ? { content: { type: 'system', event: 'user_changed_number' } } : {}),
    });
  }),
);

/** Everything comparable between two tenants: without our ids and without times of arrival. */
async function stateOf({ tenantId }: TestSession) {
  const { rows } = await database.admin.pool.query(
    `select c.phone, c.bsuid, c.username, c.profile_name,
       (select count(*)::int from conversations v where v.contact_id = c.id) as conversations,
       v.unread_count, v.window_expires_at, v.last_message_at, v.last_inbound_provider_id, v.state,
       v.is_awaiting_reply,
       (select provider_id from messages m where m.id = v.last_message_id) as last_message,
       array(select m.provider_id from messages m where m.conversation_id = v.id order by 1) as messages,
       array(select a.value from contact_aliases a where a.contact_id = c.id and a.kind <> 'username'
             and a.value not in (coalesce(c.phone, ''), coalesce(c.bsuid, '')) order by 1) as aliases
     from contacts c left join conversations v on v.contact_id = c.id
     where c.tenant_id = $1 order by c.phone, c.bsuid`,
    [tenantId],
  );
  return rows;
}

test('any order and batching of the same messages gives the same contacts and conversations', async () => {
  const orders = aHistory.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  for (const [events, shuffled] of fc.sample(orders, { numRuns: 30, seed: SEED })) {
    const one = await buildWebhookSession(database, platform);
    const other = await buildWebhookSession(database, platform);
    await first.submit(events.map((build) => build(one)));
    for (const build of shuffled) await first.submit([build(other)]);
    expect(await stateOf(other)).toEqual(await stateOf(one));
  }
});

test('two processes on one database give the same result as one', async () => {
  const many = aHistory.filter((events) => events.length > 8);
  for (const events of fc.sample(many, { numRuns: 10, seed: SEED })) {
    const one = await buildWebhookSession(database, platform);
    const other = await buildWebhookSession(database, platform);
    await first.submit(events.map((build) => build(one)));
    await Promise.all(
      events.flatMap((build, n) => [
        first.submit([build(other)]),
        second.submit([build(other)]),
        ...(n % 3 === 0 ? [second.submit([build(other)])] : []),
      ]),
    );
    expect(await stateOf(other)).toEqual(await stateOf(one));
  }
});

test('every order of a few statuses gives the same message, and every change of its position is published', async () => {
  const report = fc.record({ step: fc.constantFrom(...statusSteps), second: fc.integer({ min: 0, max: 2 }) });
  const orders = fc
    .array(report, { minLength: 1, maxLength: 5 })
    .chain((reports) =>
      fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length }), fc.nat(5)),
    );
  const session = await buildWebhookSession(database, platform);
  let n = 0;
  const statusOf = (id: string) => (it: { step: (typeof statusSteps)[number]; second: number }) =>
    buildInboundStatus(session, {
      providerId: providerId(id),
      step: it.step,
      at: new Date(Date.UTC(2026, 10, 20, 8, 0, it.second)),
      errors: it.step === 'failed' ? [{ code: 131_026, title: 'Undeliverable' }] : [],
      raw: { ...it },
    });
  const echo = (id: string) =>
    buildInboundMessage(session, {
      providerId: providerId(id),
      direction: 'out',
      origin: 'business_app',
      raw: {},
    });
  const messageOf = async (id: string) => {
    const { rows } = await database.admin.pool.query(
      'select ack, statuses, error from messages where session_id = $1 and provider_id = $2',
      [session.sessionId, id],
    );
    return rows[0];
  };
  for (const [reports, shuffled, early] of fc.sample(orders, { numRuns: 50, seed: SEED })) {
    const [one, other] = [`wamid.a${n}`, `wamid.b${n++}`];
    await first.submit([echo(one), ...reports.map(statusOf(one))]);
    // Some statuses arrive before their message and wait for it.
    for (const report of shuffled.slice(0, early)) await first.submit([statusOf(other)(report)]);
    await first.submit([echo(other)]);
    for (const report of shuffled.slice(early)) await first.submit([statusOf(other)(report)]);
    expect(await messageOf(other)).toEqual(await messageOf(one));
  }
});
