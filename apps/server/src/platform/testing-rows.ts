import type { OutgoingHttpHeaders } from 'node:http';
import type { EventType } from '@waqtor/contract';
import { atEnd, type TestDatabase } from '@waqtor/testing';
import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';
import { createHttp } from './http/server.ts';
import type { Caller, Platform, Role } from './platform.ts';

/* Requests for tests, and the events they announced. */

/** Returns a tenant's events so far, of all types or of one, oldest first. */
export async function listEvents(
  database: TestDatabase,
  tenantId: string,
  type?: EventType,
): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const rows = await database.admin.db
    .selectFrom('events')
    .select(['type', 'data'])
    .where('tenantId', '=', tenantId)
    .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
    .orderBy('seq')
    .execute();
  return rows as { type: string; data: Record<string, unknown> }[];
}

/** Returns the audience of each event of the tenant; `null` is everybody. */
export async function listAudiences(
  database: TestDatabase,
  tenantId: string,
): Promise<[type: string, audience: string | null][]> {
  const rows = await database.admin.db
    .selectFrom('events')
    .select(['type', 'audience'])
    .where('tenantId', '=', tenantId)
    .orderBy('seq')
    .execute();
  return rows.map(({ type, audience }) => [type, audience]);
}

export interface TestCall {
  /** `tenant/role`, or `tenant/role/user` for a signed-in user; empty: not authenticated. Uuids. */
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every shape
  body: any;
  headers: OutgoingHttpHeaders;
}

export type Call = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options?: TestCall,
) => Promise<TestAnswer>;

/** Builds an HTTP server with these endpoints, closed when the test file ends; authentication is stubbed. */
export async function buildHttp(platform: Platform, api: (app: FastifyInstance) => void): Promise<Call> {
  const app = await createHttp({
    platform,
    authenticate: async (request) => readCaller(String(request.headers['x-as'] ?? '')),
    api,
  });
  atEnd(() => app.close());
  return async (method, path, { as = '', body, headers = {} } = {}) => {
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { 'x-as': as, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const isJson = String(response.headers['content-type']).startsWith('application/json');
    const answer = isJson ? response.json() : response.body;
    return { status: response.statusCode, body: answer, headers: response.headers };
  };
}

function readCaller(as: string): Caller {
  const [tenantId, role, userId] = as.split('/');
  if (!tenantId || !role) throw new AppError('unauthenticated');
  return userId
    ? {
        kind: 'member',
        tenantId,
        userId,
        loginId: userId,
        role: role as Role,
        provenAt: new Date('9999-01-01'),
      }
    : { kind: 'api_key', tenantId, apiKeyId: tenantId, role: role as Role };
}
