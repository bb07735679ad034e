import type { FastifyInstance } from 'fastify';
import { AppError } from '../../errors.ts';

const MAX_CONCURRENT = 100;

/** Runs work after the response; failures are logged with the description `what`. Throws `overloaded`. */
export type Background = (what: string, work: () => Promise<void>) => void;

/** For work that must not affect the response or its timing, such as mail. Closing the app waits for it. */
export function createBackground(app: FastifyInstance): Background {
  const running = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(running);
  });
  return (what, work) => {
    if (running.size >= MAX_CONCURRENT) throw new AppError('overloaded', undefined, { retryAfter: 2 });
    const run = work()
      .catch((err: unknown) => app.log.error({ err }, `${what} failed`))
      .finally(() => running.delete(run));
    running.add(run);
  };
}
