import type { Provider } from '@waqtor/provider';
import { testDatabase, until } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { buildPlatform, buildTenant } from '../../platform/testing.ts';
import { buildConversation } from '../../platform/testing-rows.ts';
import { createReadReceipts } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);

test('tells each engine what was read, once, and lets go of what an engine refuses', async () => {
  const tenant = await buildTenant(database);
  const given = await buildConversation(database, tenant, { readReceiptId: 'wamid.A' });
  const refused = await buildConversation(database, tenant, { readReceiptId: 'wamid.B' });
  const nothing = await buildConversation(database, tenant);
  const told: string[] = [];
  const mover = createReadReceipts(
    platform,
    {
      // The far end: an engine that notes what it is told, and one that cannot be opened.
      async providerOf({ sessionId }) {
        if (sessionId === refused.sessionId) throw new Error('no such number');
        return { markRead: async (id: string) => void told.push(id) } as unknown as Provider;
      },
    },
    { everyMs: 20 },
  );
  onTestFinished(() => mover.stop());
  mover.start();
  const waiting = async () =>
    (
      await database.admin.db
        .selectFrom('conversations')
        .select('id')
        .where('readReceiptId', 'is not', null)
        .execute()
    ).length;
  await until(async () => (await waiting()) === 0, { what: 'all receipts to be given' });
  expect(told).toEqual(['wamid.A']);
  expect([given.id, nothing.id].length).toBe(2);
});
