import type { Logger } from '../../../platform/log.ts';
import { inSendQueue, type SendQueueContext, unknownDueAt } from '../send-queue/send-queue-context.ts';
import { createResults, type Results } from './results.ts';
import { writeResults } from './write-results.ts';

/** Collects the results of one send queue, and writes them in batches under its fencing token. */
export function createQueueResults(context: SendQueueContext, log: Logger): Results {
  return createResults({
    write: (ends) =>
      inSendQueue(context, (tx) => {
        const now = context.platform.clock.now();
        return writeResults(context.platform, tx, context.sendQueue, ends, {
          now,
          unknownDueAt: unknownDueAt(context, now),
        });
      }),
    giveUpAfterMs: context.options.leaseMs * 2,
    onError: (error) =>
      log.warn({ err: error }, 'results of sends could not be written; they will be retried'),
    onGivenUp: (count) =>
      log.error({ count }, 'results of sends were dropped; their messages become unknown'),
  });
}
