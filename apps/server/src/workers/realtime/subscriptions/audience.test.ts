import { notificationDeleted, teamDeleted, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { announce } from '../../../platform/events/announce.ts';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { buildApiKey, buildLogin, startGateway } from '../testing-gateway.ts';

const database = await testDatabase();
const gateway = await startGateway(database);
const { platform } = gateway;

test('a personal event reaches all sockets of its user and nobody else, live and in a replay', async () => {
  const tenantId = await buildTenant(database);
  const [amina, karim] = [await buildLogin(database, tenantId), await buildLogin(database, tenantId)];
  const program = await buildApiKey(database, tenantId);
  const notificationId = toPublicId('notification', newId());
  const say = (audience: string | null) =>
    withTenants(platform.db, [tenantId], async (tx) => {
      const at = platform.clock.now();
      if (audience === null)
        announce(tx, teamDeleted({ teamId: toPublicId('team', newId()) }), { tenantId, at });
      else announce(tx, notificationDeleted({ notificationId }), { tenantId, at, audience });
    });
  const join = async (caller: Caller, cursor: number) => {
    const client = await gateway.connect(caller);
    await client.subscribe(['notifications', 'workspace'], cursor);
    return client;
  };
  const clients = [await join(amina, 0), await join(amina, 0), await join(karim, 0), await join(program, 0)];
  await say(amina.userId);
  await say(null);
  const late = [await join(amina, 0), await join(karim, 0)];
  await say(amina.userId);
  await say(null);
  const everybody = [...clients, ...late];
  await until(() => everybody.every((client) => client.events.at(-1)?.seq === 4));
  const seen = everybody.map((client) => client.events.map(({ seq }) => seq));
  expect(seen).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [2, 4],
    [2, 4],
    [1, 2, 3, 4],
    [2, 4],
  ]);
  await Promise.all(everybody.map((client) => client.close()));
});
