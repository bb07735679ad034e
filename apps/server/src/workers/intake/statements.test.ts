import { providerId } from '@waqtor/provider';
import { testDatabase } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { buildPlatform } from '../../platform/testing.ts';
import { createIntake } from './intake.ts';
import { aMessage, buildSession, type TestSession } from './testing.ts';

/* What a batch costs in statements: as many as its data asks for, however large it is. */

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

/** The statements between BEGIN and COMMIT of the one transaction that stores these events. */
async function statementsOf(events: Parameters<typeof intake.submit>[0]): Promise<string[]> {
  statements.length = 0;
  await intake.submit(events);
  const begin = statements.findIndex((text) => text.startsWith('begin'));
  const end = statements.indexOf('commit');
  expect(statements.filter((text) => text.startsWith('begin'))).toHaveLength(1);
  return statements.slice(begin + 1, end);
}

const aMinute = Date.parse('2026-11-20T08:00:00Z');
const messageOf = (session: TestSession, id: string, given: Parameters<typeof aMessage>[1] = {}) =>
  aMessage(session, { providerId: providerId(id), at: new Date(aMinute), ...given });
const times = <T>(count: number, build: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => build(n));

test('items that complete messages of other customers than they name ask for these customers once', async () => {
  const session = await buildSession(database, platform);
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
