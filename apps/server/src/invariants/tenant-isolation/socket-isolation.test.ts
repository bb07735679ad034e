import { createHmac } from 'node:crypto';
import { eventTopics, notificationRead, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { until } from '@waqtor/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyApiKeySignature } from '../../features/api-keys/index.ts';
import { issueTicket, verifyTicket } from '../../features/auth/index.ts';
import { sha256 } from '../../platform/crypto.ts';
import { announce } from '../../platform/events/announce.ts';
import { buildEvent, buildSessionEvent } from '../../platform/testing.ts';
import { createRealtime } from '../../workers/realtime/index.ts';
import { connectRealtime } from '../../workers/realtime/testing.ts';
import { type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { tokenOf } from '../test-server/callers.ts';
import { startTestServer } from '../test-server/testing-server.ts';
import { foreignBytes, marksOf, readTenantRows } from './tenant-rows.ts';

/*
 * Tests tenant isolation on the WebSocket: topics, cursors and credentials of one tenant reveal nothing about
 * another.
 */

const server = await startTestServer();
const { app, platform, database } = server;
const realtime = createRealtime(platform, {
  authenticateTicket: (ticket) => verifyTicket(platform, ticket),
  authenticateApiKey: (proof) => verifyApiKeySignature(platform, proof),
});
const url = `${server.url.replace('http', 'ws')}/ws`;
let ours: SeededTenant;
let theirs: SeededTenant;
let marks: string[];

beforeAll(async () => {
  [ours, theirs] = [await seedTenant(database, platform), await seedTenant(database, platform)];
  marks = marksOf(await readTenantRows(database.admin.pool, theirs.id), theirs.canary);
  await platform.wakeUps.start();
  realtime.attach(app.server);
  realtime.start();
});
afterAll(() => realtime.stop());

async function connect(tenant: SeededTenant) {
  const { userId, loginId } = tenant.people.owner;
  const caller = { kind: 'member', tenantId: tenant.id, userId, loginId, role: 'owner' } as const;
  return connectRealtime(url, (await issueTicket(platform, caller)).token);
}

/** Publishes one event on every topic that has any. */
async function speak(tenant: SeededTenant, word: string): Promise<void> {
  await withTenants(platform.db, [tenant.id], async (tx) => {
    const envelope = { tenantId: tenant.id, at: platform.clock.now() };
    announce(tx, buildEvent(word), envelope);
    announce(tx, buildSessionEvent(word), envelope);
    const { userId: audience } = tenant.people.owner;
    const event = notificationRead({ notificationIds: [word], readAt: envelope.at.toISOString() });
    announce(tx, event, { ...envelope, audience });
  });
}

test('a subscriber to all topics receives only events of its own tenant', async () => {
  const [us, them] = [await connect(ours), await connect(theirs)];
  for (const client of [us, them]) await client.subscribe([...eventTopics]);
  await speak(theirs, theirs.canary);
  await speak(ours, ours.canary);
  await until(() => us.events.length === 3 && them.events.length === 3, {
    what: 'both to have heard their own',
  });
  expect(us.events.every(({ data }) => JSON.stringify(data).includes(ours.canary))).toBe(true);
  expect(foreignBytes(JSON.stringify(us.events), marks)).toEqual([]);
  await Promise.all([us.close(), them.close()]);
});

test("a cursor of another tenant's log is treated as a position in the caller's log", async () => {
  for (let n = 0; n < 3; n++) await speak(theirs, theirs.canary);
  const them = await connect(theirs);
  const foreign = [0, 1, them.ready.seq - 1, them.ready.seq, them.ready.seq + 1];
  for (const cursor of foreign) {
    const us = await connect(ours);
    const answer = await us.subscribe([...eventTopics], cursor);
    if (answer.op === 'subscribed') us.send({ op: 'ping' });
    if (answer.op === 'subscribed') await us.next((frame) => frame.op === 'pong');
    else expect(answer.code).toBe('invalid_cursor');
    expect(foreignBytes(JSON.stringify([answer, us.events]), marks), `cursor ${cursor}`).toEqual([]);
    await us.close();
  }
  await them.close();
});

test('a signature of one tenant does not authenticate a socket of another, and only the socket signature is accepted', async () => {
  const secret = ours.apiKey.slice(-43);
  const derived = createHmac('sha256', secret).update('waqtor websocket proof').digest();
  const proof = (tenant: SeededTenant, key: Buffer | string, text?: string) => (nonce: string) => ({
    op: 'auth' as const,
    apiKeyId: toPublicId('apiKey', tenant.uuids.apiKey),
    signature: createHmac('sha256', key)
      .update(text ?? nonce)
      .digest('hex'),
  });
  const own = await connectRealtime(url, proof(ours, derived));
  await own.close();
  const refused = {
    'the key of another tenant': proof(theirs, derived),
    'the secret itself': proof(ours, secret),
    'the stored hash of the secret': proof(ours, sha256(secret)),
    'an earlier nonce': proof(ours, derived, 'an earlier nonce'),
    'an access token': await tokenOf(platform, theirs, 'owner'),
    'a refresh token': theirs.refreshToken,
    'an API key': theirs.apiKey,
    'nothing at all': 'nothing',
  };
  for (const [what, wrong] of Object.entries(refused)) {
    await expect(connectRealtime(url, wrong), what).rejects.toMatchObject({
      frame: { op: 'error', code: expect.stringMatching(/unauthenticated|token_expired/) },
    });
  }
});

test('a nonce is valid for one attempt, and a ticket for one connection', async () => {
  const { userId, loginId } = ours.people.owner;
  const caller = { kind: 'member', tenantId: ours.id, userId, loginId, role: 'owner' } as const;
  const { token } = await issueTicket(platform, caller);
  const first = await connectRealtime(url, token);
  await expect(connectRealtime(url, token)).rejects.toMatchObject({ frame: { code: 'unauthenticated' } });
  await first.close();
  // Two processes verify the ticket at the same time; the shared database decides.
  const again = (await issueTicket(platform, caller)).token;
  const both = await Promise.allSettled([1, 2, 3].map(() => verifyTicket(platform, again)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
