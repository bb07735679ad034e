import type { Provider } from '@waqtor/provider';
import { buildConversation, buildTenant, buildWorld, testDatabase, until } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { buildPlatform } from '../../platform/testing.ts';
import { createReadReceipts } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);

test('each read receipt is sent once; one that the engine refuses is dropped', async () => {
  const tenant = await buildTenant(database);
  await buildConversation(database, tenant, { readReceiptId: 'wamid.A' });
  const refused = await buildConversation(database, tenant, { readReceiptId: 'wamid.B' });
  await buildConversation(database, tenant);
  const told: string[] = [];
  const worker = createReadReceipts(
    platform,
    {
      // A fake engine that records its calls, and a session whose provider cannot be opened.
      async providerOf({ sessionId }) {
        if (sessionId === refused.sessionId) throw new Error('no such number');
        return { markRead: async (id: string) => void told.push(id) } as unknown as Provider;
      },
    },
    { everyMs: 20 },
  );
  onTestFinished(() => worker.stop());
  worker.start();
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
});

test('two processes send each receipt once; those claimed by a killed process are sent later', async () => {
  const tenant = await buildTenant(database);
  const ids = Array.from({ length: 60 }, (_, n) => `wamid.both.${n}`);
  for (const readReceiptId of ids) await buildConversation(database, tenant, { readReceiptId });
  const told: string[] = [];
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  onTestFinished(letGo);
  const start = (gated: boolean) => {
    const provider = {
      async markRead(id: string) {
        told.push(id);
        if (gated) await gate;
      },
    } as unknown as Provider;
    const worker = createReadReceipts(platform, { providerOf: async () => provider }, { everyMs: 20 });
    onTestFinished(() => worker.stop());
    worker.start();
  };
  // The first worker has claimed fifty and hangs halfway; the second one claims the rest and keeps scanning.
  start(true);
  await until(() => told.length === 8);
  start(false);
  await until(() => told.length === 18, { what: 'the second to take what was left' });
  await buildConversation(database, tenant, { readReceiptId: 'wamid.later' });
  await until(() => told.includes('wamid.later'), { what: 'the second to have looked once more' });
  expect(new Set(told).size).toBe(19);
  letGo();
  await until(() => told.length === 61);
  expect(new Set(told).size).toBe(61);

  // One receipt was claimed by a process that was killed; the conversation is read further in the meantime.
  // It is sent when the claim has expired.
  const claimedUntil = new Date(platform.clock.now().getTime() + 60_000);
  await buildConversation(database, tenant, {
    readReceiptId: 'wamid.orphan',
    readReceiptClaimedUntil: claimedUntil,
  });
  await buildConversation(database, tenant, { readReceiptId: 'wamid.behind' });
  await until(() => told.includes('wamid.behind'));
  expect(told).not.toContain('wamid.orphan');
  platform.clock.advance(60_000);
  await until(() => told.includes('wamid.orphan'));
});

test('a later message read while an earlier receipt is being sent gets its own receipt', async () => {
  const { conversations } = await buildWorld(database, {
    conversations: [{ readReceiptId: 'wamid.earlier' }],
  });
  const [{ id }] = conversations;
  const told: string[] = [];
  const provider = {
    async markRead(given: string) {
      told.push(given);
      if (given !== 'wamid.earlier') return;
      const { db } = database.admin;
      await db
        .updateTable('conversations')
        .set({ readReceiptId: 'wamid.newer' })
        .where('id', '=', id)
        .execute();
    },
  } as unknown as Provider;
  const worker = createReadReceipts(platform, { providerOf: async () => provider }, { everyMs: 20 });
  onTestFinished(() => worker.stop());
  worker.start();
  await until(() => told.length === 2);
  expect(told).toEqual(['wamid.earlier', 'wamid.newer']);
});
