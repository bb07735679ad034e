import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 50;

/**
 * Makes shutdown finish. Node closes the connections that are idle when closing starts and waits for the
 * others, which clients keep open after the response for `keepAliveTimeout` (72 s). From then on, each
 * response therefore carries `Connection: close`, and connections that become idle anyway are closed.
 */
export function endKeptConnections(app: FastifyInstance): void {
  let sweep: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
    // Connections established before closing started may not have been accepted yet, and closing now would
    // reset them.
    await nextTick();
    await nextTick();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (sweep !== undefined) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onClose', async () => clearInterval(sweep));
}

function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
