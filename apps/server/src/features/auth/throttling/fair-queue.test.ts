import { expect, test } from 'vitest';
import type { AppError } from '../../../platform/errors.ts';
import { createFairQueue } from './fair-queue.ts';

/** A fair queue whose tasks record their start, and end on demand. */
function buildQueue(maxConcurrent: number, waiting: number) {
  const queue = createFairQueue(maxConcurrent, waiting);
  const begun: string[] = [];
  const refused: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, isKnown = false) =>
    queue({ name: name.replace(/\d+$/, ''), isKnown }, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
    }).catch((error: AppError) => {
      expect([error.code, error.retryAfter]).toEqual(['overloaded', 2]);
      refused.push(name);
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    refused,
    add,
    settle,
    /** Ends the running tasks one by one until none is left. */
    async finish() {
      for (const name of begun) {
        await settle();
        ends.get(name)?.();
        await settle();
      }
    },
  };
}

test('the fair queue limits concurrent tasks and waiting tasks per source, in order', async () => {
  const queue = buildQueue(2, 3);
  for (let n = 0; n < 7; n += 1) void queue.add(`a${n}`);
  await queue.settle();
  expect(queue.begun).toEqual(['a0', 'a1']);
  expect(queue.refused).toEqual(['a5', 'a6']);
  await queue.finish();
  expect(queue.begun).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
});

test('the fair queue alternates between sources; a new source displaces the newest task of the longest queue', async () => {
  const queue = buildQueue(1, 4);
  for (let n = 0; n < 5; n += 1) void queue.add(`a${n}`);
  for (const name of ['b0', 'b1', 'c0']) void queue.add(name);
  await queue.settle();
  expect(queue.refused).toEqual(['a4', 'a3', 'a2']);
  await queue.finish();
  expect(queue.begun).toEqual(['a0', 'a1', 'b0', 'c0', 'b1']);
});

test('known sources have their own queue and get every second slot', async () => {
  const queue = buildQueue(1, 2);
  for (let n = 0; n < 9; n += 1) void queue.add(`a${n}`);
  for (const name of ['k0', 'm0', 'k1']) void queue.add(name, true);
  await queue.settle();
  expect(queue.refused).toEqual(['a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'k1']);
  await queue.finish();
  expect(queue.begun).toEqual(['a0', 'k0', 'a1', 'm0', 'a2']);
});

test('the fair queue releases its slot when the task fails', async () => {
  const queue = createFairQueue(1, 1);
  const source = { name: 'a', isKnown: false };
  await expect(queue(source, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue(source, async () => 'next')).toBe('next');
});
