import { expect, test } from 'vitest';
import { createNumberRate } from '../rates/number-rate.ts';
import { createQueueCache } from './queue-cache.ts';
import type { QueuedRow } from './send-queue.store.ts';

const buildQueue = () => createQueueCache({ rate: createNumberRate(80, 0), pairs: () => undefined });

function buildRow(position: number, snapshot: { oldest: number; next: number }, floor = position): QueuedRow {
  return {
    messageId: `m${position}`,
    conversationId: 'v',
    contactId: 'c',
    priority: 0,
    position,
    attempts: 0,
    storageKey: null,
    floor,
    oldestTransaction: snapshot.oldest,
    nextTransaction: snapshot.next,
  };
}

test('a read does not start after a position whose transaction may still be open', () => {
  const queue = buildQueue();
  queue.fill(0, [buildRow(11, { oldest: 100, next: 105 })], []);
  queue.fill(0, [buildRow(12, { oldest: 104, next: 110 })], []);
  expect(queue.floor(0)).toBe(0);
});

test('a read starts at a position once all transactions open at that time have ended, unless a lower one appeared', () => {
  const queue = buildQueue();
  queue.fill(0, [buildRow(11, { oldest: 100, next: 105 })], []);
  queue.fill(0, [buildRow(15, { oldest: 105, next: 120 })], []);
  expect(queue.floor(0)).toBe(11);

  queue.fill(0, [buildRow(13, { oldest: 120, next: 130 })], []);
  expect(queue.floor(0)).toBe(13);
  queue.rewind();
  expect(queue.floor(0)).toBe(0);
});
