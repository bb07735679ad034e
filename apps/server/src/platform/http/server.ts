import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { fieldProblem } from '@waqtor/contract';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { AppError } from '../errors.ts';
import type { Caller, Platform } from '../platform.ts';
import { docsPolicy, failureHeaders, secureAnswers } from './answer-headers.ts';
import { serveApiDocument } from './api-document/api-document.ts';
import { docsBrand } from './api-document/brand.ts';
import { dropUnused, openApiHead, relaxBodies } from './api-document/openapi.ts';
import { MAX_BODY_BYTES, parseJsonStrictly } from './bodies/json.ts';
import { warnOfUntrustedProxy } from './connections/client-address.ts';
import { endKeptConnections } from './connections/kept-connections.ts';
import { servePipelinedInOrder } from './connections/pipelining.ts';
import { cutSlowBodies, limitConnections } from './connections/slow-clients.ts';
import { answerFailures, sendFailure } from './failures.ts';
import { lazyLog } from './lazy-log.ts';
import { createRateLimit, type TakeRequest } from './limits/rate-limit.ts';
import { hasOptionalBody } from './route.ts';

declare module 'fastify' {
  interface FastifyInstance {
    platform: Platform;
    authenticate(request: FastifyRequest): Promise<Caller>;
    takeRequest: TakeRequest;
  }
}

export interface HttpOptions {
  platform: Platform;
  /** Identifies the caller. Throws `unauthenticated` and related errors. */
  authenticate(request: FastifyRequest): Promise<Caller>;
  /** Registers endpoints under /api/v1. */
  api?(app: FastifyInstance): void;
  /** Registers routes outside of /api/v1: health checks and the dashboard's pages. */
  root?(app: FastifyInstance): void | Promise<void>;
  /** Registers high-traffic routes without cookies, CORS and forms: webhooks. */
  bare?(app: FastifyInstance): void;
}

/** The HTTP server of this process, not yet listening. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { platform } = options;
  const loggerInstance: FastifyBaseLogger = platform.log;
  const app: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: lazyLog,
    genReqId: () => `req_${randomUUID().replaceAll('-', '')}`,
    trustProxy: (_address, hop) => hop < platform.config.trustProxy,
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // During shutdown, requests on keep-alive connections still get a response, with `Connection: close`.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: platform.config.requestTimeoutMs,
    http: { headersTimeout: platform.config.headersTimeoutMs, connectionsCheckingInterval: 5_000 },
    frameworkErrors: (_error, request, reply) => {
      // No hook has run at this point.
      sendFailure(
        request,
        reply.headers(failureHeaders) as FastifyReply,
        new AppError('validation_failed', [fieldProblem('url', 'invalid')]),
      );
    },
  });
  app.decorate('platform', platform);
  app.decorate('authenticate', options.authenticate);
  app.decorate(
    'takeRequest',
    createRateLimit(platform.config, () => platform.clock.monotonicMs()),
  );
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerFailures(app);
  servePipelinedInOrder(app);
  endKeptConnections(app);
  limitConnections(app.server, platform.config);
  cutSlowBodies(app, platform.config);
  warnOfUntrustedProxy(app);
  parseJsonStrictly(app);
  secureAnswers(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    const hasNul = request.url.includes('%00');
    if (hasNul) done(new AppError('validation_failed', [fieldProblem('url', 'invalid_text')]));
    // Sent now, and not after reading a body that no route accepts.
    else done(request.is404 ? new AppError('route_not_found') : undefined);
  });
  // Registered before the plugins, so that their hooks do not run for these routes.
  await app.register(async (scope) => options.bare?.(scope));
  await app.register(cookie);
  await app.register(cors, { origin: [...platform.config.allowedOrigins], credentials: true });
  await app.register(multipart, {
    limits: { fileSize: platform.config.maxMediaBytes, files: 1, fields: 10 },
  });
  await app.register(swagger, {
    openapi: openApiHead,
    transform: jsonSchemaTransform,
    transformObject: (document) =>
      relaxBodies(dropUnused(jsonSchemaTransformObject(document)), hasOptionalBody),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    ...docsBrand,
    uiConfig: { docExpansion: 'none', persistAuthorization: false },
    staticCSP: true,
    uiHooks: serveApiDocument(app),
    transformStaticCSP: docsPolicy,
  });
  await app.register(async (scope) => options.api?.(scope), { prefix: '/api/v1' });
  await app.register(async (scope) => options.root?.(scope));
  return app;
}
