import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 50;

/**
 * Lets closing end. Node closes the connections that are idle at that moment and waits for the others, which their
 * clients keep open after the answer: for `keepAliveTimeout`, 72 s. So from then on each answer says that it is the last
 * one of its connection, and what is idle all the same is closed.
 */
export function endKeptConnections(app: FastifyInstance): void {
  let sweep: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
    // Connections that stood before we were told to end may not have been accepted yet; closing would reset them.
    await turnOfTheLoop();
    await turnOfTheLoop();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (sweep !== undefined) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onClose', async () => clearInterval(sweep));
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
