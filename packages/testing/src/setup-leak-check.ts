import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect } from 'vitest';
import { leakedSince, openResources, trackResources } from './open-resources.ts';

/*
 * A test file fails if it leaves a timer, socket, server or child process behind. This runs before each file;
 * its `afterAll` is the last one, because Vitest runs them in reverse order.
 */

/** Closing is asynchronous, and slow on a busy machine. Only a leak has to wait this long. */
const CLOSING_MS = 30_000;

trackResources();
const before = openResources();

afterAll(async () => {
  const deadline = performance.now() + CLOSING_MS;
  let leaked = leakedSince(before);
  while (leaked.length > 0 && performance.now() < deadline) {
    await delay(20);
    leaked = leakedSince(before);
  }
  expect(leaked, 'left open at the end of the file').toEqual([]);
}, 2 * CLOSING_MS);
