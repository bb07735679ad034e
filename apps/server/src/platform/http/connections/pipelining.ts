import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Pipelined requests that may wait on one connection; a client that sends more is disconnected. */
const MAX_WAITING = 32;

/**
 * Processes the requests of one connection sequentially. With HTTP/1.1 pipelining a client sends requests
 * without waiting for responses, and Node starts them all at once: 64 KB hold 1,600 requests, whose work
 * would run together and whose responses stay in memory until the client reads the first.
 */
export function servePipelinedInOrder(app: FastifyInstance): void {
  /** Starts the waiting requests of each connection that has one running. */
  const connections = new WeakMap<Socket, (() => void)[]>();

  function startNext(socket: Socket): void {
    // On a closed connection nobody would receive the remaining responses.
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
      // No error response: it would have to wait for those before it.
      socket.destroy();
    }
  });
}
