import { providerId } from '@waqtor/provider';
import { testDatabase } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { buildPlatform } from '../../../platform/testing.ts';
import { createIntake } from '../intake.ts';
import {
  buildInboundMessage,
  buildInboundStatus,
  buildOutgoing,
  buildWebhookSession,
  type TestSession,
} from '../testing.ts';

/* The number of statements per batch. It depends on the kinds of data, not on the size of the batch. */

const MAX_STATEMENTS = 5;

const database = await testDatabase();
const platform = buildPlatform(database);
const statements: string[] = [];
database.db.pool.on('connect', (client) => {
  const query = client.query as (...args: unknown[]) => unknown;
  const record = (...args: unknown[]) => {
    const [given] = args as [string | { name?: string; text?: string }];
    const text = typeof given === 'string' ? given : (given.name ?? given.text ?? '');
    statements.push(text.trim().replace(/\s+/g, ' ').slice(0, 60));
    return Reflect.apply(query, client, args);
  };
  Object.assign(client, { query: record });
});
const intake = createIntake(platform);
afterAll(() => intake.stop());

/** Returns the statements between BEGIN and COMMIT of the one transaction that stores these events. */
async function statementsOf(events: Parameters<typeof intake.submit>[0]): Promise<string[]> {
  statements.length = 0;
  await intake.submit(events);
  const begin = statements.findIndex((text) => text.startsWith('begin'));
  const end = statements.indexOf('commit');
  expect(statements.filter((text) => text.startsWith('begin'))).toHaveLength(1);
  return statements.slice(begin + 1, end);
}

const aMinute = Date.parse('2026-11-20T08:00:00Z');
const messageOf = (session: TestSession, id: string, given: Parameters<typeof buildInboundMessage>[1] = {}) =>
  buildInboundMessage(session, { providerId: providerId(id), at: new Date(aMinute), ...given });
const times = <T>(count: number, build: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => build(n));

const phoneOf = (n: number) => `+2126${String(n).padStart(8, '0')}`;
const customer = (n: number) => ({ phone: phoneOf(n), profileName: `Customer ${n}` });
let second = 0;
const textOf = (session: TestSession, n: number) => {
  second += 1;
  const at = new Date(aMinute + second * 1_000);
  return messageOf(session, `in.${second}`, { contact: customer(n), at });
};
const countOf = async (what: string, tenantIds: string[]) => {
  const { rows } = await database.admin.pool.query(
    `select count(*)::int from ${what} and tenant_id = any ($1)`,
    [tenantIds],
  );
  return rows[0].count;
};

test('a batch of 200 messages of known and new customers of several tenants needs a constant number of statements', async () => {
  const sessions = [
    await buildWebhookSession(database, platform),
    await buildWebhookSession(database, platform),
  ];
  const of = (customers: readonly number[]) =>
    sessions.flatMap((session) => customers.map((n) => textOf(session, n)));
  const known = times(50, (n) => n);
  const isNew = await statementsOf(of(known));
  const isKnown = await statementsOf(of([...known, ...known]));
  const mixed = await statementsOf(of([...times(90, (n) => 20 + n), ...times(10, (n) => 20 + n)]));
  const tenantIds = sessions.map(({ tenantId }) => tenantId);
  await database.admin.db
    .updateTable('conversations')
    .set({ state: 'resolved' })
    .where('tenantId', 'in', tenantIds)
    .execute();
  const reopening = await statementsOf(of(times(100, (n) => n)));
  expect([isNew, isKnown, mixed, reopening].filter((list) => list.length > MAX_STATEMENTS)).toEqual([]);
  expect(await countOf('conversation_activities where true', tenantIds)).toBe(200);
  expect(await countOf('contacts where true', tenantIds)).toBe(220);
  expect(await countOf('conversations where true', tenantIds)).toBe(220);
  expect(await countOf('messages where true', tenantIds)).toBe(700);
  expect(await countOf('search_documents where true', tenantIds)).toBe(920);
});

test('a batch of 200 statuses and replies needs a constant number of statements', async () => {
  const session = await buildWebhookSession(database, platform);
  const sent = times(100, (n) => `out.${n}`);
  for (const [n, id] of sent.entries()) {
    await buildOutgoing(database, session, { providerId: id, phone: phoneOf(n) });
  }
  const statusesOf = (step: 'sent' | 'delivered' | 'read') =>
    sent.map((id, n) =>
      buildInboundStatus(session, {
        providerId: providerId(id),
        step,
        contact: { phone: phoneOf(n) },
        raw: { id, step },
      }),
    );
  const first = await statementsOf(statusesOf('sent'));
  const second = await statementsOf(statusesOf('delivered'));
  const answers = sent.map((id, n) =>
    messageOf(session, `answer.${n}`, {
      contact: { phone: phoneOf(n) },
      replyToProviderId: providerId(id),
      at: new Date(aMinute + 86_400_000),
    }),
  );
  const mixed = await statementsOf([...answers.slice(50), ...statusesOf('read')]);
  expect([first, second, mixed].filter((list) => list.length > MAX_STATEMENTS)).toEqual([]);
  expect(await countOf('messages where ack = 3', [session.tenantId])).toBe(100);
  expect(await countOf(`messages where direction = 'in'`, [session.tenantId])).toBe(50);
});

test('items that complete messages of other customers look these up in one statement', async () => {
  const session = await buildWebhookSession(database, platform);
  const placeholder = (n: number) =>
    messageOf(session, `more.${n}`, {
      contact: { bsuid: `MA.1${n}` },
      content: { type: 'unknown', kind: 'media_placeholder', payload: null },
    });
  const complete = (n: number) =>
    messageOf(session, `more.${n}`, {
      contact: { bsuid: `MA.2${n}` },
      content: { type: 'image', caption: 'Our order' },
      media: { providerMediaId: `file.${n}` },
    });
  await statementsOf(times(21, placeholder));
  const ofOne = await statementsOf([complete(20)]);
  const ofMany = await statementsOf(times(20, complete));
  expect(ofMany).toEqual(ofOne);
  const { rows } = await database.admin.pool.query(
    `select c.bsuid, m.content ->> 'caption' as caption from messages m join contacts c on c.id = m.contact_id
     where m.tenant_id = $1 order by c.bsuid`,
    [session.tenantId],
  );
  expect(rows).toEqual(
    times(21, (n) => ({ bsuid: `MA.1${n}`, caption: 'Our order' })).sort((a, b) =>
      a.bsuid < b.bsuid ? -1 : 1,
    ),
  );
});
