import { expect, test } from 'vitest';
import { backoffMs, sleep } from './backoff.ts';

test('delays double up to 30 seconds, with random jitter', () => {
  const longest = [1, 2, 3, 7, 50, Number.POSITIVE_INFINITY].map((failures) => backoffMs(failures, () => 1));
  expect(longest).toEqual([500, 1_000, 2_000, 30_000, 30_000, 30_000]);
  expect(backoffMs(1, () => 0)).toBe(250);
  expect(new Set(Array.from({ length: 50 }, () => backoffMs(4))).size).toBeGreaterThan(40);
});

test('a delay ends when the network is back or when it is aborted', async () => {
  const network = new EventTarget();
  const long = 1_000_000;
  const back = sleep(long, new AbortController().signal, network);
  network.dispatchEvent(new Event('online'));
  await back;
  const abort = new AbortController();
  const stopped = sleep(long, abort.signal, network);
  abort.abort();
  await stopped;
  await sleep(long, abort.signal, network);
});
