import { toPublicId } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { buildConversation, buildTenant, buildWorld, testDatabase } from '@waqtor/testing';
import type { FastifyInstance } from 'fastify';
import { beforeEach } from 'vitest';
import { buildPlatform } from '../../platform/testing.ts';
import { buildHttp } from '../../platform/testing-rows.ts';
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
    const { tenantId, members, sessions } = await buildWorld(database, {
      members: ['agent'],
      sessions: [{}],
    });
    sender.tenant = tenantId;
    [{ id: sender.user, as: sender.agent }] = members;
    [sender.session] = sessions;
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
