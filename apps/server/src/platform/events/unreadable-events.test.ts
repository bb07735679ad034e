import { contactDeleted, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { insertEvents, type RawEvent } from '../testing.ts';
import { openEvent, readLogs } from './read-events.ts';

/* Readers skip entries that were inserted by hand, with one log line each. */

const database = await testDatabase();
const good: RawEvent = contactDeleted({ contactId: toPublicId('contact', newId()) });
const bad: RawEvent[] = [
  { ...good, type: 'contact.vanished' },
  { ...good, topic: 'nowhere' },
  { ...good, data: 'text' },
  { ...good, data: null },
  { ...good, data: {} },
  { ...good, data: { contactId: null } },
  { ...good, type: 'message.received', data: { message: 'hello', conversationId: 1 } },
];

function collectWarnings() {
  const warnings: Record<string, unknown>[] = [];
  return { warnings, log: { warn: (fields: object) => void warnings.push({ ...fields }) } };
}

test('unreadable events are skipped and logged once', async () => {
  const tenantId = await buildTenant(database);
  await insertEvents(database, tenantId, [good, ...bad, good, ...bad]);
  const { warnings, log } = collectWarnings();
  const read = (after: number, limit: number) =>
    withTenants(database.db, [tenantId], (tx) => readLogs(tx, [{ tenantId, after }], { limit, log }));
  const seen: number[] = [];
  let after = 0;
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const [slice] = await read(after, 2);
    if (!slice) throw new Error('no slice');
    for (const event of slice.events) {
      seen.push(event.seq);
      expect(openEvent(event)).toEqual(good);
    }
    expect(slice.upTo, 'the cursor moves').toBeGreaterThan(after);
    after = slice.upTo;
    if (slice.upTo === slice.head) break;
  }
  expect([seen, after]).toEqual([[1, 9], 16]);
  expect(warnings.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16]);
  expect(warnings.slice(0, 7).map(({ problem }) => problem)).toEqual([
    'unknown type',
    'not on its topic, conversations',
    'data is no object',
    'data is no object',
    'data.contactId is missing',
    'data.contactId is null',
    'data.message is string',
  ]);
  await read(0, 100);
  expect(warnings, 'read again, logged once').toHaveLength(14);
});
