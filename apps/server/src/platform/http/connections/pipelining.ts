import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Maximum number of pipelined requests that wait on one connection. A client that sends more is disconnected.
 */
const MAX_WAITING = 32;

/**
 * Processes the requests of one connection sequentially. With HTTP/1.1 pipelining, a client sends requests
 * without waiting for responses, and Node starts them all at once: 64 KB can contain 1,600 requests, which
 * would all run concurrently and whose responses would stay in memory until the client reads the first.
 */
export function servePipelinedInOrder(app: FastifyInstance): void {
  /** For each connection with a running request: the functions that start its waiting requests. */
  const connections = new WeakMap<Socket, (() => void)[]>();

  function startNext(socket: Socket): void {
    // After a connection is closed, nobody would receive the remaining responses.
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
      // There is no error response, because it would have to wait for the responses before it.
      socket.destroy();
    }
  });
}
