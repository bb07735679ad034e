import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../../config.ts';
import { customerOf } from './client-address.ts';

type Limits = Pick<Config, 'bodyTimeoutMs' | 'maxConnectionsPerAddress' | 'trustProxy'>;

/**
 * Closes connections whose client sends a request body too slowly. Multipart forms may be large, so only the
 * timeout of the whole request applies to them.
 */
export function cutSlowBodies(app: FastifyInstance, { bodyTimeoutMs }: Pick<Limits, 'bodyTimeoutMs'>): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  const stop = (request: FastifyRequest): void => {
    clearTimeout(timers.get(request));
    timers.delete(request);
  };
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    const isForm = headers['content-type']?.startsWith('multipart/') === true;
    if (hasBody && !isForm) {
      const cut = () => request.raw.socket.destroy();
      timers.set(request, setTimeout(cut, bodyTimeoutMs).unref());
    }
    done();
  });
  // By this time the body has been read.
  app.addHook('preValidation', (request, _reply, done) => {
    stop(request);
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    stop(request);
    done();
  });
  app.addHook('onRequestAbort', (request, done) => {
    stop(request);
    done();
  });
}

/**
 * Refuses connections from an address that has too many open. WebSockets have limits of their own, so
 * upgraded connections are not counted. Disabled behind a trusted proxy, because the connections of all its
 * clients come from one address.
 */
export function limitConnections(server: Server, { maxConnectionsPerAddress, trustProxy }: Limits): void {
  if (maxConnectionsPerAddress === 0 || trustProxy > 0) return;
  const open = new Map<string, number>();
  const counted = new WeakMap<object, string>();
  function leave(socket: object): void {
    const address = counted.get(socket);
    if (address === undefined) return;
    counted.delete(socket);
    const left = (open.get(address) ?? 1) - 1;
    if (left > 0) open.set(address, left);
    else open.delete(address);
  }
  server.on('connection', (socket: Socket) => {
    const address = customerOf(socket.remoteAddress ?? '');
    const count = open.get(address) ?? 0;
    if (count >= maxConnectionsPerAddress) {
      socket.destroy();
      return;
    }
    open.set(address, count + 1);
    counted.set(socket, address);
    socket.once('close', () => leave(socket));
  });
  server.prependListener('upgrade', (_request, socket) => leave(socket));
}
