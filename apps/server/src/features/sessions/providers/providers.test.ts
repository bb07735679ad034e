import { connect } from '@waqtor/db';
import type { EngineDefinition, Provider } from '@waqtor/provider';
import { buildSession, buildTenant, testDatabase } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { createProviders, type EngineName, sealCredentials } from '../index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const { db } = database.admin;

/** An engine that only records the credentials it was created with. */
const opened: { token: unknown; isOpen: boolean }[] = [];
const engine = {
  create(credentials: Record<string, unknown>) {
    const provider = { token: credentials.accessToken, isOpen: true };
    opened.push(provider);
    return Object.assign(provider, {
      async disconnect() {
        provider.isOpen = false;
      },
    }) as unknown as Provider;
  },
} as unknown as EngineDefinition;

const seal = (sessionId: string, accessToken: string) =>
  sealCredentials(platform.secrets, sessionId, {
    phoneNumberId: '1',
    wabaId: '2',
    accessToken,
    appSecret: 'secret',
    verifyToken: 'verify',
    graphBaseUrl: 'https://graph.facebook.com',
    graphVersion: 'v26.0',
  });

async function buildStoredSession(accessToken: string) {
  const [tenantId, sessionId] = [await buildTenant(database), newId()];
  const credentials = seal(sessionId, accessToken);
  await buildSession(database, tenantId, { id: sessionId, credentials });
  return { tenantId, sessionId };
}

test('a replaced access token is used for seconds at most, even if the wake-up is lost', async () => {
  // The wake-up bus is not connected at all.
  const providers = createProviders(platform, new Map<EngineName, EngineDefinition>([['cloud', engine]]));
  const session = await buildStoredSession('old');
  const old = await providers.providerOf(session);
  platform.clock.advance(60_000);
  expect(await providers.providerOf(session), 'what has not changed stays open').toBe(old);
  expect(opened).toMatchObject([{ token: 'old', isOpen: true }]);

  const credentials = seal(session.sessionId, 'new');
  await db.updateTable('sessions').set({ credentials }).where('id', '=', session.sessionId).execute();
  platform.clock.advance(5_000);
  const [one, other] = await Promise.all([providers.providerOf(session), providers.providerOf(session)]);
  expect(other, 'opened once, however many ask').toBe(one);
  expect(opened).toMatchObject([
    { token: 'old', isOpen: false },
    { token: 'new', isOpen: true },
  ]);

  await db.deleteFrom('sessions').where('id', '=', session.sessionId).execute();
  platform.clock.advance(5_000);
  await expect(providers.providerOf(session)).rejects.toMatchObject({ code: 'not_found' });
  await providers.stop();
});

test('the cached provider is used while the database is unavailable', async () => {
  const other = await testDatabase();
  const away = { ...platform, db: other.db };
  const providers = createProviders(away, new Map<EngineName, EngineDefinition>([['cloud', engine]]));
  const tenantId = await buildTenant(other);
  const sessionId = newId();
  await buildSession(other, tenantId, { id: sessionId, credentials: seal(sessionId, 'kept') });
  const kept = await providers.providerOf({ tenantId, sessionId });
  away.db = connect('postgres://nobody@127.0.0.1:1/nowhere');
  onTestFinished(() => away.db.stop());
  platform.clock.advance(60_000);
  expect(await providers.providerOf({ tenantId, sessionId })).toBe(kept);
});
