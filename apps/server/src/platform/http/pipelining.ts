import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Requests of a connection that wait behind the one being answered; a client that sends more in advance is cut. */
const MAX_WAITING = 32;

/**
 * Serves the requests of one connection one after the other. HTTP/1.1 allows sending requests without waiting for answers
 * (pipelining), and Node starts them all at once: 64 KB hold 1,600 of them, whose work is then done in one go and whose
 * answers are kept in memory until the client reads the first.
 */
export function servePipelinedInOrder(app: FastifyInstance): void {
  /** Starts the next ones, of connections that have a request under way. */
  const connections = new WeakMap<Socket, (() => void)[]>();

  function startNext(socket: Socket): void {
    // Nobody hears the answers of those that wait behind a broken connection.
    const next = socket.destroyed ? undefined : connections.get(socket)?.shift();
    if (next) next();
    else connections.delete(socket);
  }

  app.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw;
    const waiting = connections.get(socket);
    const begin = () => {
      reply.raw.once('close', () => startNext(socket));
      done();
    };
    if (!waiting) {
      connections.set(socket, []);
      begin();
    } else if (waiting.length < MAX_WAITING) {
      waiting.push(begin);
    } else {
      // Without an answer: it would have to wait for those before it.
      socket.destroy();
    }
  });
}
