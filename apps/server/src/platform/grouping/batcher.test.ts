import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Batcher } from './batcher.ts';
import type { Entry } from './fair-queue.ts';

interface Item extends Entry {
  partition: string;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function build(inFlight: number) {
  const batches: { partitions: string[]; end(): Promise<void> }[] = [];
  const batcher = new Batcher<Item>({
    gatherMs: 2,
    batchItems: 100,
    batchBytes: 1_000_000,
    inFlight,
    sourceOf: () => 'tenant',
    partitionOf: ({ partition }) => partition,
    run: (items) =>
      new Promise((resolve) => {
        batches.push({
          partitions: items.map(({ partition }) => partition),
          end: async () => {
            resolve([]);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
  });
  /** Adds one item per partition and lets the time pass in which a batch gathers. */
  const add = async (...partitions: string[]) => {
    for (const partition of partitions) batcher.add({ partition, size: 1, bytes: 100 });
    await vi.advanceTimersByTimeAsync(2);
  };
  return { batches, add };
}

test('a second batch starts once as many items wait as the running one has', async () => {
  const { batches, add } = build(3);
  await add('a', 'b', 'c');
  await add('d', 'e');
  expect(batches.map((it) => it.partitions)).toEqual([['a', 'b', 'c']]);
  await add('f');
  expect(batches.map((it) => it.partitions).slice(1)).toEqual([['d', 'e', 'f']]);
  await add('g', 'h');
  await batches[0]?.end();
  expect(batches).toHaveLength(2);
  await batches[1]?.end();
  expect(batches.map((it) => it.partitions).slice(2)).toEqual([['g', 'h']]);
});

test('concurrent batches are limited, and no two share a partition', async () => {
  const { batches, add } = build(2);
  await add('a');
  await add('a', 'a');
  expect(batches).toHaveLength(1);
  await add('b');
  await add('c', 'd', 'e');
  expect(batches.map((it) => it.partitions)).toEqual([['a'], ['b']]);
  await batches[0]?.end();
  expect(batches.map((it) => it.partitions).slice(2)).toEqual([['c', 'd', 'e', 'a', 'a']]);
});
