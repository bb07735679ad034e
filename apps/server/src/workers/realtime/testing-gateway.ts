import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withTenants } from '@waqtor/db';
import { atEnd, buildMember, type TestDatabase } from '@waqtor/testing';
import type { Config } from '../../config.ts';
import { sha256 } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { buildEvent, buildPlatform, buildSessionEvent, type TestPlatform } from '../../platform/testing.ts';
import type { RealtimeLimits } from './connections/limits.ts';
import { createRealtime, type Realtime } from './realtime.ts';
import { connectRealtime, type RealtimeClient } from './testing.ts';

/** A gateway listening on loopback, with a real database. A ticket is the id of a login or API key. */
export interface TestGateway {
  platform: TestPlatform;
  realtime: Realtime;
  server: Server;
  url: string;
  /** Connects as this caller; the connection is closed at the end of the test file. */
  connect(caller: Caller): Promise<RealtimeClient>;
}

export interface TestGatewayOptions {
  limits?: Partial<RealtimeLimits>;
  config?: Partial<Config>;
  /** False disables the wake-up bus, as if every wake-up were lost. */
  wakeUps?: boolean;
}

/** A ticket whose verification never ends. */
export const ENDLESS_TICKET = 'endless';

const callers = new Map<string, Caller>();

export async function startGateway(
  database: TestDatabase,
  options: TestGatewayOptions = {},
): Promise<TestGateway> {
  const platform = buildPlatform(database, options.config);
  const authenticate = async (id: string) => {
    if (id === ENDLESS_TICKET) await new Promise(() => {});
    const caller = callers.get(id);
    if (!caller) throw new AppError('unauthenticated');
    return caller;
  };
  const realtime = createRealtime(
    platform,
    {
      authenticateTicket: authenticate,
      authenticateApiKey: ({ apiKeyId }) => authenticate(apiKeyId),
    },
    options.limits,
  );
  const server = createServer();
  realtime.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  if (options.wakeUps !== false) await platform.wakeUps.start();
  realtime.start();
  atEnd(async () => {
    await realtime.stop();
    server.close();
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`;
  return {
    platform,
    realtime,
    server,
    url,
    connect: (caller) => connectRealtime(url, ticketOf(caller)),
  };
}

export function ticketOf(caller: Caller): string {
  return caller.kind === 'member' ? caller.loginId : caller.apiKeyId;
}

/** Inserts a member of the tenant, signed in for a day from the test clock's start. */
export async function buildLogin(
  database: TestDatabase,
  tenantId: string,
): Promise<Caller & { kind: 'member' }> {
  const userId = await buildMember(database, tenantId);
  const loginId = newId();
  await database.admin.db
    .insertInto('logins')
    .values({ id: loginId, tenantId, userId, tokenHash: Buffer.alloc(32), expiresAt: '2026-11-21T09:00:00Z' })
    .execute();
  const caller = { kind: 'member', tenantId, userId, loginId, role: 'agent' } as const;
  callers.set(loginId, caller);
  return caller;
}

export async function buildApiKey(
  database: TestDatabase,
  tenantId: string,
): Promise<Caller & { kind: 'api_key' }> {
  const apiKeyId = newId();
  const createdBy = await buildMember(database, tenantId, 'admin');
  await database.admin.db
    .insertInto('apiKeys')
    .values({
      id: apiKeyId,
      tenantId,
      name: 'n8n',
      role: 'viewer',
      last4: 'abcd',
      secretHash: sha256(apiKeyId),
      createdBy,
    })
    .execute();
  const caller = { kind: 'api_key', tenantId, apiKeyId, role: 'viewer' } as const;
  callers.set(apiKeyId, caller);
  return caller;
}

/**
 * Publishes `count` events in one transaction. On the topic `conversations`, `data.raw` is their number,
 * followed by the given text.
 */
export async function announceMessages(
  platform: Pick<Platform, 'db' | 'clock'>,
  tenantId: string,
  count = 1,
  { topic = 'conversations', data = {} }: { topic?: 'conversations' | 'sessions'; data?: object } = {},
): Promise<void> {
  await withTenants(platform.db, [tenantId], async (tx) => {
    for (let n = 0; n < count; n++) {
      const event = topic === 'sessions' ? buildSessionEvent() : buildEvent({ n, ...data });
      announce(tx, event, { tenantId, at: platform.clock.now() });
    }
  });
}
