import { toPublicId } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { testDatabase } from '@waqtor/testing';
import type { FastifyInstance } from 'fastify';
import { beforeEach } from 'vitest';
import { buildPlatform, buildTenant } from '../../platform/testing.ts';
import { buildConversation, buildHttp, buildMember, buildSession } from '../../platform/testing-rows.ts';
import type { EngineName, Engines } from '../sessions/index.ts';
import { registerSendingRoutes } from './index.ts';

export const engines: Engines = new Map<EngineName, typeof cloudApiEngine>([['cloud', cloudApiEngine]]);

/** The sender and the recipient in one test. */
export interface Sender {
  tenant: string;
  user: string;
  /** The caller: this user, as an agent. */
  agent: string;
  session: string;
  thread: Awaited<ReturnType<typeof buildConversation>>;
}

/**
 * Builds a database with the HTTP API of sending and of everything else in `register`. Before each test,
 * `sender` is a new tenant with a session and a conversation in an open customer service window.
 */
export async function buildSendingApp(register: (app: FastifyInstance) => void = () => {}) {
  const database = await testDatabase();
  const platform = buildPlatform(database);
  const call = await buildHttp(platform, (app) => {
    register(app);
    registerSendingRoutes(app, engines);
  });
  const { db } = database.admin;
  const sender: Sender = {
    tenant: '',
    user: '',
    agent: '',
    session: '',
    thread: { id: '', sessionId: '', contactId: '' },
  };
  beforeEach(async () => {
    sender.tenant = await buildTenant(database);
    sender.user = await buildMember(database, sender.tenant);
    sender.agent = `${sender.tenant}/agent/${sender.user}`;
    sender.session = await buildSession(database, sender.tenant);
    sender.thread = await openThread();
  });

  /** Inserts another conversation of the same session whose window is open for an hour. */
  function openThread(fields: object = {}) {
    const windowExpiresAt = new Date(platform.clock.now().getTime() + 3_600_000);
    const own = { sessionId: sender.session, windowExpiresAt, ...fields };
    return buildConversation(database, sender.tenant, own);
  }
  const storedMessages = () =>
    db.selectFrom('messages').selectAll().where('tenantId', '=', sender.tenant).execute();
  return {
    database,
    platform,
    db,
    call,
    stranger: await buildTenant(database, 'Another'),
    sender,
    openThread,
    conversationId: () => toPublicId('conversation', sender.thread.id),
    send: (body: object, headers = {}) => call('POST', '/messages/send', { as: sender.agent, body, headers }),
    storedMessages,
  };
}
