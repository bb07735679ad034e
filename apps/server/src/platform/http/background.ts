import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

const MOST_AT_ONCE = 100;

/** Runs work that the answer does not wait for; failures are logged as `what`. `overloaded` when too much goes on. */
export type Background = (what: string, work: () => Promise<void>) => void;

/** For what must not show in the answer or its time, such as mail. Closing the app waits until it is done. */
export function createBackground(app: FastifyInstance): Background {
  const running = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(running);
  });
  return (what, work) => {
    if (running.size >= MOST_AT_ONCE) throw new AppError('overloaded', undefined, { retryAfter: 2 });
    const run = work()
      .catch((err: unknown) => app.log.error({ err }, `${what} failed`))
      .finally(() => running.delete(run));
    running.add(run);
  };
}
