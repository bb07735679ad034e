import {
  connectionTest,
  createdSession,
  createSandboxSession as createSandboxSessionSchema,
  createSession as createSessionSchema,
  paging,
  publicId,
  sandboxSession,
  session,
  testSession as testSessionSchema,
  updateSession as updateSessionSchema,
} from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import { accessSession } from './access-session.ts';
import { changeSession, removeSession, restartSession } from './change-session.ts';
import { completeCredentials, createSession } from './create-session.ts';
import { reviewConnection } from './providers/test-connection.ts';
import { createSandboxSession } from './sandbox/create-sandbox-session.ts';
import { type Engines, presentSession } from './sessions.present.ts';
import { listSessions } from './sessions.store.ts';

const tag = 'Sessions';
const params = z.object({ sessionId: publicId('session') });

/**
 * Registers the endpoints for connecting, changing and removing numbers. Those that describe running ones are
 * in features/monitoring.
 */
export function registerSessionRoutes(app: FastifyInstance, engines: Engines): void {
  const spec = {
    create: {
      method: 'POST',
      url: '/sessions',
      operationId: 'createSession',
      tag,
      summary: 'Connect a WhatsApp number after testing its credentials',
      access: { role: 'admin' },
      body: createSessionSchema,
      answer: { data: createdSession },
      status: 201,
      idempotent: true,
      errors: ['session_connection_failed', 'session_exists', 'engine_unavailable'],
    },
    createSandbox: {
      method: 'POST',
      url: '/sessions/sandbox',
      operationId: 'createSandboxSession',
      tag,
      summary: 'Create a sandbox number and connect it',
      access: { role: 'admin' },
      body: createSandboxSessionSchema,
      answer: { data: sandboxSession },
      status: 201,
      errors: ['sandbox_not_configured', 'sandbox_unavailable', 'session_connection_failed'],
    },
    test: {
      method: 'POST',
      url: '/sessions/test',
      operationId: 'testSession',
      tag,
      summary: 'Test credentials without storing them',
      access: { role: 'admin' },
      body: testSessionSchema,
      answer: { data: connectionTest },
      errors: ['session_connection_failed', 'engine_unavailable'],
    },
    list: {
      method: 'GET',
      url: '/sessions',
      operationId: 'listSessions',
      tag,
      summary: 'List the connected numbers, oldest first',
      access: { role: 'viewer' },
      query: paging,
      answer: { list: session },
      errors: ['invalid_cursor'],
    },
    get: {
      method: 'GET',
      url: '/sessions/:sessionId',
      operationId: 'getSession',
      tag,
      summary: 'Get a connected number',
      access: { role: 'viewer' },
      params,
      answer: { data: session },
    },
    update: {
      method: 'PATCH',
      url: '/sessions/:sessionId',
      operationId: 'updateSession',
      tag,
      summary: 'Update the name, settings or credentials of a number',
      access: { role: 'admin' },
      params,
      body: updateSessionSchema,
      answer: { data: session },
      errors: ['session_connection_failed', 'engine_unavailable'],
    },
    restart: {
      method: 'POST',
      url: '/sessions/:sessionId/restart',
      operationId: 'restartSession',
      tag,
      summary: 'Reconnect a number and resume its send queue',
      access: { role: 'admin' },
      params,
      answer: { data: session },
      errors: ['engine_unavailable'],
    },
    remove: {
      method: 'DELETE',
      url: '/sessions/:sessionId',
      operationId: 'deleteSession',
      tag,
      summary: 'Disconnect a number and delete its conversations and messages',
      access: { role: 'admin' },
      heavy: 'bulk',
      params,
      answer: { data: z.null() },
    },
  } as const;

  route(app, spec.create, ({ ctx, body }) => createSession(ctx, engines, body));
  route(app, spec.createSandbox, ({ ctx, body }) => createSandboxSession(ctx, engines, body));
  route(app, spec.test, ({ ctx, body: { engine, ...given } }) =>
    reviewConnection(ctx, engines, engine, completeCredentials(ctx, given)),
  );
  route(app, spec.list, async ({ ctx, query }) => {
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
    const found = await ctx.tx((tx) => listSessions(tx, ctx.tenantId, { limit: query.limit, after }));
    const { rows, nextCursor } = cutPage(found, query.limit, (row) => [row.createdAt.toISOString(), row.id]);
    return { items: rows.map((row) => presentSession(row, engines, ctx.config)), nextCursor };
  });
  route(app, spec.get, async ({ ctx, params }) =>
    presentSession(await accessSession(ctx, params.sessionId), engines, ctx.config),
  );
  route(app, spec.update, ({ ctx, params, body }) => changeSession(ctx, engines, params.sessionId, body));
  route(app, spec.restart, ({ ctx, params }) => restartSession(ctx, engines, params.sessionId));
  route(app, spec.remove, async ({ ctx, params }) => {
    await removeSession(ctx, params.sessionId);
    return null;
  });
}

function readCursor(cursor: string): { createdAt: Date; id: string } {
  const [createdAt, id] = decodeCursor(cursor, [isInstant, isUuid]) as [string, string];
  return { createdAt: new Date(createdAt), id };
}
