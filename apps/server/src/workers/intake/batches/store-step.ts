import type { Tx } from '@waqtor/db';
import { RoundTrip } from '../../../platform/round-trip.ts';
import { yieldEventLoop } from './yield-event-loop.ts';

/**
 * One part of storing a batch, in four phases. The lock queries of all parts are sent to the database
 * together, and so are their writes. Between the two, each part may run a query that is rarely needed. Locks
 * are taken in the order of the steps.
 */
export interface Step {
  lock(trip: RoundTrip): void;
  /** Computes what to write, while the rows are locked. */
  prepare(tx: Tx): Promise<void>;
  write(trip: RoundTrip): void;
  /** Publishes the events, and does the work that needs the rows to be written. */
  finish(tx: Tx): Promise<void>;
}

export const nothing: Step = {
  lock: () => undefined,
  prepare: () => Promise.resolve(),
  write: () => undefined,
  finish: () => Promise.resolve(),
};

/** `items` is the number of items in the batch. */
export async function perform(tx: Tx, steps: readonly Step[], items: number): Promise<void> {
  const locks = new RoundTrip();
  for (const step of steps) step.lock(locks);
  await locks.run(tx);
  for (const step of steps) {
    await step.prepare(tx);
    await yieldEventLoop(items);
  }
  const writes = new RoundTrip();
  for (const step of steps) {
    step.write(writes);
    await yieldEventLoop(items);
  }
  await writes.run(tx);
  for (const step of steps) {
    await step.finish(tx);
    await yieldEventLoop(items);
  }
}
