import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createLedger } from './ledger.ts';

// Uncollected garbage is not growth, and a collection happens at a random time.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function memory() {
  collect();
  return process.memoryUsage();
}

const MARK = 'ABCDEF0123';
const send = (at: number, to = '15550001111') => ({
  pnid: '1',
  to,
  type: 'text',
  callbackData: `msg_${at}`,
  content: { text: { body: 'x' } },
  at,
});

test('a row is found by its message id; unknown ids find nothing', () => {
  const ledger = createLedger(MARK);
  const first = ledger.write.send(send(1));
  const second = ledger.write.inbound({ pnid: '1', from: '15550002222', type: 'text', content: {}, at: 2 });
  expect(ledger.write.find(first.id)).toEqual({ direction: 'out', seq: 0, person: '15550001111' });
  expect(ledger.write.find(second.id)).toEqual({ direction: 'in', seq: 0, person: '15550002222' });
  expect(createLedger('0000000000').write.find(first.id)).toBeUndefined();
  expect(ledger.write.find('wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA=')).toBeUndefined();
  expect(ledger.write.find('rubbish')).toBeUndefined();
});

test('clear resets the counts, but not the ids', () => {
  const ledger = createLedger(MARK);
  const before = ledger.write.send(send(1));
  const late = ledger.write.post({
    appId: 'a',
    callbackUrl: 'u',
    items: [ledger.write.statusItem(before.seq, 'sent')],
    bytes: 1,
  });
  ledger.clear();
  const after = ledger.write.send(send(2));
  expect(after.id).not.toBe(before.id);
  expect(ledger.write.find(before.id)).toBeUndefined();
  expect(ledger.sends()).toMatchObject([{ id: after.id, seq: 1 }]);
  // A response to a webhook sent before `clear` must not mark a row created after it.
  ledger.write.attempt(late, { at: '', ms: 1, status: 200 });
  expect(ledger.summary()).toMatchObject({ sends: 1, itemsAcknowledged: 0, postsPending: 0 });
});

test('until resolves when its condition becomes true and rejects at the deadline with a summary', async () => {
  const ledger = createLedger(MARK);
  const reached = ledger.until((now) => now.sends === 2);
  ledger.write.send(send(1));
  ledger.write.send(send(2));
  expect((await reached).sends).toBe(2);
  await expect(ledger.until((now) => now.sends === 3, 20)).rejects.toThrow('"sends":2');
});

test('200,000 sends with three statuses each need less than 450 bytes per send and are counted exactly', () => {
  const ledger = createLedger(MARK);
  const before = memory();
  for (let at = 0; at < 200_000; at++) {
    const { seq } = ledger.write.send(send(at, `1555${at % 50_000}`));
    for (const step of ['sent', 'delivered', 'read'] as const) ledger.write.statusItem(seq, step);
  }
  ledger.write.send(send(123));
  const after = memory();
  expect(ledger.summary()).toMatchObject({
    sends: 200_001,
    items: 600_000,
    duplicateCallbacks: 1,
    surplusSends: 1,
  });
  expect(ledger.duplicates()).toMatchObject([{ callbackData: 'msg_123' }]);
  expect(ledger.sends({ callbackData: 'msg_199999' })).toMatchObject([
    { seq: 199_999, to: '155549999', steps: ['sent', 'delivered', 'read'] },
  ]);
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  // 300 were measured, most of it the callback data itself: a million sends fit in 450 MB.
  expect(grown / 200_000).toBeLessThan(450);
});
