import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Item, prepare } from './prepare.ts';
import { createRecent } from './recent.ts';
import type { RoutedEvent } from './routed-event.ts';
import { createWaitingSweep } from './statuses/settle-waiting.ts';
import { storeApart } from './store-apart.ts';

export interface IntakeOptions {
  /** How long the first item of a batch waits for company; 2 by default. */
  gatherMs?: number;
  /** A batch this large does not wait; 1,000 by default. */
  batchItems?: number;
  /** Transactions under way at a time; 1 by default: what arrives meanwhile is the next batch. */
  inFlight?: number;
  /** More waiting items than this are refused; 20,000 by default. */
  maxWaiting?: number;
}

/** Where everything engines tell us becomes durable. */
export interface Intake {
  /**
   * Resolves when all of it is committed. Rejects with `database_unavailable`, `overloaded` or `shutting_down` when it
   * is not; whoever sent it sends it again, and what had been committed is recognised.
   */
  submit(events: readonly RoutedEvent[]): Promise<void>;
  start(): void;
  /** Stores what is waiting, then ends. Safe twice, and without start. */
  stop(): Promise<void>;
}

interface Submission {
  items: Item[];
  resolve(): void;
  reject(error: unknown): void;
}

export function createIntake(platform: Platform, options: IntakeOptions = {}): Intake {
  const { gatherMs = 2, batchItems = 1_000, inFlight = 1, maxWaiting = 20_000 } = options;
  const sweep = createWaitingSweep(platform);
  const recent = createRecent();
  const figures = createFigures(platform);
  const running = new Set<Promise<void>>();
  let waiting: Submission[] = [];
  let waitingItems = 0;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;

  function pump(): void {
    while (waiting.length > 0 && running.size < inFlight) {
      if (waitingItems < batchItems && !isStopping && timer !== undefined) return;
      const batch = takeBatch();
      const run = storeAll(batch).finally(() => {
        running.delete(run);
        pump();
      });
      running.add(run);
    }
  }

  /** Whole submissions, so that each waits for one transaction; a single large one may exceed the limit. */
  function takeBatch(): Submission[] {
    const batch: Submission[] = [];
    let size = 0;
    while (batch.length < waiting.length) {
      const next = waiting[batch.length];
      if (!next || (size > 0 && size + next.items.length > batchItems)) break;
      batch.push(next);
      size += next.items.length;
    }
    waiting = waiting.slice(batch.length);
    waitingItems -= size;
    return batch;
  }

  async function storeAll(batch: Submission[]): Promise<void> {
    const startedMs = performance.now();
    const items = batch.flatMap((submission) => submission.items);
    const failures = await storeApart(platform, recent, items);
    figures.observe(items.length, performance.now() - startedMs);
    for (const { items, resolve, reject } of batch) {
      const failed = items.find((item) => failures.has(item));
      if (failed) reject(failures.get(failed));
      else resolve();
    }
  }

  return {
    submit(events) {
      if (events.length === 0) return Promise.resolve();
      if (isStopping) return Promise.reject(new AppError('shutting_down'));
      if (waitingItems > 0 && waitingItems + events.length > maxWaiting) {
        return Promise.reject(new AppError('overloaded'));
      }
      const now = platform.clock.now();
      const items = events.map((event) => prepare(event, now));
      return new Promise((resolve, reject) => {
        waiting.push({ items, resolve, reject });
        waitingItems += items.length;
        // Those who wait for a transaction under way have gathered enough by the time it ends.
        if (running.size < inFlight) {
          timer ??= setTimeout(() => {
            timer = undefined;
            pump();
          }, gatherMs);
        }
        pump();
      });
    },
    start: () => sweep.start(),
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      timer = undefined;
      pump();
      while (running.size > 0) await Promise.all(running);
      await sweep.stop();
    },
  };
}

function createFigures({ metrics }: Platform) {
  const batches = metrics.histogram('intake_batch_seconds', 'How long a batch of the intake takes to commit');
  const items = metrics.counter('intake_items_total', 'Items the intake has stored');
  return {
    observe(count: number, ms: number) {
      batches.observe(ms / 1_000);
      items.inc(count);
    },
  };
}
