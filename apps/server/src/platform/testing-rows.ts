import type { OutgoingHttpHeaders } from 'node:http';
import type { Contacts, Conversations, Messages, Teams } from '@waqtor/db';
import { atEnd, type TestDatabase } from '@waqtor/testing';
import type { FastifyInstance } from 'fastify';
import type { Insertable } from 'kysely';
import { AppError } from './errors.ts';
import { createHttp } from './http/server.ts';
import { newId } from './ids.ts';
import type { Caller, Platform, Role } from './platform.ts';

/* Rows and requests for tests. Rows are inserted bypassing row-level security, and publish no events. */

/** Inserts a member with this role; returns the uuid of the user. */
export async function buildMember(
  database: TestDatabase,
  tenantId: string,
  role: Role = 'agent',
): Promise<string> {
  const id = newId();
  const { db } = database.admin;
  await db
    .insertInto('users')
    .values({ id, email: `${id}@example.com`, name: 'Salma', passwordHash: '-' })
    .execute();
  await db.insertInto('members').values({ tenantId, userId: id, role }).execute();
  return id;
}

/** Inserts a connected session without usable credentials; returns its uuid. */
export async function buildSession(database: TestDatabase, tenantId: string): Promise<string> {
  const id = newId();
  await database.admin.db
    .insertInto('sessions')
    .values({
      id,
      tenantId,
      engine: 'cloud',
      name: 'Reception',
      state: 'connected',
      phoneNumberId: id,
      credentials: Buffer.of(0),
    })
    .execute();
  return id;
}

/** Inserts a team with these members; returns its uuid. */
export async function buildTeam(
  database: TestDatabase,
  tenantId: string,
  userIds: readonly string[] = [],
  fields: Partial<Insertable<Teams>> = {},
): Promise<string> {
  const id = newId();
  const { db } = database.admin;
  await db
    .insertInto('teams')
    .values({ id, tenantId, name: id, nameKey: id, ...fields })
    .execute();
  for (const userId of userIds)
    await db.insertInto('teamMembers').values({ tenantId, teamId: id, userId }).execute();
  return id;
}

let made = 0;

/** Inserts a contact, with a generated phone unless one is given; returns its uuid. */
export async function buildContact(
  database: TestDatabase,
  tenantId: string,
  fields: Partial<Insertable<Contacts>> = {},
): Promise<string> {
  const id = newId();
  made += 1;
  const phone = `+2126${String(10_000_000 + made)}`;
  await database.admin.db
    .insertInto('contacts')
    .values({ id, tenantId, phone, ...fields })
    .execute();
  return id;
}

/** Inserts a conversation, with a new session and contact if none is given. Returns uuids. */
export async function buildConversation(
  database: TestDatabase,
  tenantId: string,
  fields: Partial<Insertable<Conversations>> = {},
): Promise<{ id: string; sessionId: string; contactId: string }> {
  const row = {
    id: newId(),
    tenantId,
    sessionId: fields.sessionId ?? (await buildSession(database, tenantId)),
    contactId: fields.contactId ?? (await buildContact(database, tenantId)),
    lastMessageAt: new Date('2026-11-20T08:00:00Z'),
    ...fields,
  };
  await database.admin.db.insertInto('conversations').values(row).execute();
  return row;
}

/** Inserts an inbound text message; returns its uuid. The conversation's columns are not updated. */
export async function buildMessage(
  database: TestDatabase,
  tenantId: string,
  thread: { id: string; sessionId: string; contactId: string },
  fields: Partial<Insertable<Messages>> = {},
): Promise<string> {
  const id = newId();
  const text = fields.text ?? 'Bonjour';
  await database.admin.db
    .insertInto('messages')
    .values({
      id,
      tenantId,
      sessionId: thread.sessionId,
      conversationId: thread.id,
      contactId: thread.contactId,
      direction: 'in',
      origin: 'customer',
      kind: 'text',
      content: JSON.stringify({ type: 'text', text }),
      text,
      at: new Date('2026-11-20T08:00:00Z'),
      ...fields,
    })
    .execute();
  return id;
}

/** Returns a tenant's events so far, oldest first. */
export async function listEvents(
  database: TestDatabase,
  tenantId: string,
): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const rows = await database.admin.db
    .selectFrom('events')
    .select(['type', 'data'])
    .where('tenantId', '=', tenantId)
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
