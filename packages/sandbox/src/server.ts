import { createServer } from 'node:http';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { adminRoutes } from './admin/routes.ts';
import { AdminError, createAdmin, type SandboxAdmin } from './control.ts';
import { createWorld } from './create-world.ts';
import { GraphError } from './graph/errors.ts';
import { createLimits } from './graph/messages/limits.ts';
import { sendRoute } from './graph/messages/send-route.ts';
import { normalisePath } from './graph/request/parameters.ts';
import { graphRoutes } from './graph/routes.ts';
import type { LedgerQueries } from './ledger/ledger.queries.ts';
import { pageRoutes } from './page/routes.ts';
import type { Sandbox } from './sandbox.ts';
import { createDeliverer } from './webhooks/deliver.ts';
import type { WorldOptions } from './world.ts';

export interface SandboxOptions extends WorldOptions {
  /** The port; 0 picks a free one (default 0). */
  port?: number;
  /** The host, which must be loopback (default 127.0.0.1). */
  host?: string;
}

/** A running sandbox; `stop` may be called twice. */
export interface RunningSandbox {
  /** `http://127.0.0.1:PORT`, which serves the page, the admin API under `/sandbox`, and the Graph API. */
  url: string;
  seed: number;
  admin: SandboxAdmin;
  ledger: LedgerQueries & { clear(): void };
  stop(): Promise<void>;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;
const VERSION = /^\/v\d+\.\d+(?=\/)/;
const UNVERSIONED = /^\/(\d|debug_token|oauth\/|signups\/|upload:)/;

/** Starts a sandbox; rejects if the port is taken or the host is not loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const host = options.host ?? '127.0.0.1';
  if (!LOOPBACK.test(host)) throw new Error(`the sandbox listens on loopback only, not on ${host}`);
  const world = createWorld(options);
  const box: Sandbox = { world, deliverer: createDeliverer(world) };
  const limits = createLimits(world);
  const admin = createAdmin(box, limits);

  const app = fastify({
    bodyLimit: 2 * 1024 ** 2,
    forceCloseConnections: true,
    serverFactory: (framework) => {
      const handleSend = sendRoute(box, limits);
      return createServer((request, response) => {
        if (!handleSend(request, response)) framework(request, response);
      });
    },
    rewriteUrl: ({ url = '/' }) => graphPath(url),
  });
  await app.register(multipart);
  readForms(app);
  refuseForeignOrigins(app);
  setErrorResponses(app);
  await app.register(async (graph) => graphRoutes(graph, box));
  await app.register(async (rest) => {
    adminRoutes(rest, box, admin);
    pageRoutes(rest, box, admin);
  });
  await app.listen({ port: options.port ?? 0, host });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  world.url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

  let stopped: Promise<void> | undefined;
  return {
    url: world.url,
    seed: world.seed,
    admin,
    ledger: world.ledger,
    stop() {
      stopped ??= (async () => {
        world.stopping = true;
        for (const timer of world.timers) clearTimeout(timer);
        await app.close();
        await box.deliverer.stop();
      })();
      return stopped;
    },
  };
}

// `/v23.0/123/messages` and `/123/messages` are the same to Meta.
function graphPath(url: string): string {
  const normalised = normalisePath(url);
  if (VERSION.test(normalised)) return normalised.replace(VERSION, '/graph');
  return UNVERSIONED.test(normalised) ? `/graph${normalised}` : url;
}

function readForms(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, text, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(text))));
  });
  // The body is the bytes of a resumable upload, whatever their content type.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, bytes, done) => done(null, bytes));
  app.addHook('onRequest', async ({ url, headers }) => {
    if (url.startsWith('/graph/upload:')) headers['content-type'] = 'application/octet-stream';
  });
  const json = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  // Meta accepts an empty JSON body (`register` without fields, `subscribed_apps`).
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text.length === 0) done(null, {});
    else json(request, String(text), done);
  });
}

// A website visited in a browser must not be able to control a sandbox on the same machine, by DNS rebinding
// or otherwise.
function refuseForeignOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/graph/')) return;
    const name = request.hostname.replace(/^\[|\]$/g, '').replace(/\]?:\d+$/, '');
    const { origin } = request.headers;
    const foreign = origin !== undefined && URL.canParse(origin) && new URL(origin).host !== request.host;
    if (!LOOPBACK.test(name) || foreign || origin === 'null')
      return reply.code(403).send({ error: 'the sandbox answers to this machine only' });
  });
}

function setErrorResponses(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof GraphError) return reply.code(error.httpStatus).send(error.body);
    if (error instanceof AdminError) return reply.code(error.httpStatus).send({ error: error.message });
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const message = error instanceof Error ? error.message : String(error);
    if (!request.url.startsWith('/graph/'))
      return reply.code(status).send({ error: status < 500 ? message : 'the sandbox failed' });
    if (status >= 500) process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : message}\n`);
    const answer =
      status < 500
        ? new GraphError(100, message, { httpStatus: status })
        : new GraphError(1, undefined, { httpStatus: 500 });
    return reply.code(answer.httpStatus).send(answer.body);
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `there is nothing at ${request.method} ${request.url}` }),
  );
}
