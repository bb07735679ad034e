import { isDeepStrictEqual } from 'node:util';
import { withTenants } from '@waqtor/db';
import { buildTenant, buildWorld, testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { announce } from '../../platform/events/announce.ts';
import { newId } from '../../platform/ids.ts';
import { buildEvent, buildPlatform } from '../../platform/testing.ts';
import { createRetention } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database, { eventRetentionMs: 3_600_000 });
const retention = createRetention(platform, { everyMs: 20, maxRows: 10 });
afterAll(() => retention.stop());

const announceMany = (tenantId: string, count: number) =>
  withTenants(platform.db, [tenantId], async (tx) => {
    for (let n = 0; n < count; n++) {
      announce(tx, buildEvent(), { tenantId, at: platform.clock.now() });
    }
  });
const headOf = (tenantId: string) =>
  database.admin.db
    .selectFrom('eventHeads')
    .select(['floorSeq', 'seq'])
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow();
const countOf = async (table: 'events' | 'idempotencyKeys', tenantId: string) => {
  const { count } = await database.admin.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow();
  return count;
};

test('events and idempotency keys are deleted after their retention period, tenant by tenant', async () => {
  const [busy, quiet] = [await buildTenant(database), await buildTenant(database)];
  await announceMany(busy, 35);
  await announceMany(quiet, 3);
  platform.clock.advance(1_800_000);
  await announceMany(busy, 5);
  const key = (tenantId: string, n: number, iso: string) => ({
    tenantId,
    actor: 'api_key:1',
    key: `${n}`,
    requestHash: Buffer.alloc(32),
    createdAt: iso,
  });
  await database.admin.db
    .insertInto('idempotencyKeys')
    .values([
      ...Array.from({ length: 25 }, (_, n) => key(busy, n, '2026-11-19T09:00:00Z')),
      key(busy, 100, '2026-11-20T09:00:00Z'),
      key(quiet, 100, '2026-11-19T12:00:00Z'),
    ])
    .execute();

  retention.start();
  await until(async () => (await countOf('idempotencyKeys', busy)) === 1);
  expect(await countOf('idempotencyKeys', quiet), 'not a day old').toBe(1);
  expect(await headOf(busy)).toEqual({ floorSeq: 0, seq: 40 });

  platform.clock.advance(1_800_001);
  await until(async () => (await headOf(busy)).floorSeq === 35);
  await until(async () => (await headOf(quiet)).floorSeq === 3);
  expect(await countOf('events', busy)).toBe(5);
  expect(await countOf('events', quiet)).toBe(0);
});

test('notifications are deleted after 90 days', async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['agent'] });
  const [{ id: userId }] = members;
  const now = platform.clock.now().getTime();
  const told = (daysAgo: number) => ({
    id: newId(),
    tenantId,
    userId,
    kind: 'mention' as const,
    channels: JSON.stringify(['app']),
    createdAt: new Date(now - daysAgo * 86_400_000),
  });
  const kept = [told(1), told(89)];
  const old = Array.from({ length: 25 }, () => told(91));
  await database.admin.db
    .insertInto('notifications')
    .values([...kept, ...old])
    .execute();
  const left = () =>
    database.admin.db.selectFrom('notifications').select('id').where('tenantId', '=', tenantId).execute();
  await until(async () => (await left()).length === kept.length);
  expect((await left()).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
});

test('diagnostic data and invitations are deleted after their retention periods', async () => {
  const { tenantId, sessions } = await buildWorld(database, { sessions: [{}] });
  const [sessionId] = sessions;
  const { db } = database.admin;
  const now = platform.clock.now().getTime();
  const daysAgo = (days: number) => new Date(now - days * 86_400_000);
  for (const days of [1, 89, 91, 400]) {
    const at = daysAgo(days);
    const own = { id: newId(), tenantId, sessionId };
    const fingerprint = Buffer.from(newId());
    await db
      .insertInto('webhookItems')
      .values({ ...own, fingerprint, field: 'f', kind: 'k', payload: '{}', receivedAt: at })
      .execute();
    await db
      .insertInto('sessionErrors')
      .values({ ...own, source: 's', code: 'c', message: 'm', at })
      .execute();
    await db
      .insertInto('waitingStatuses')
      .values({ ...own, providerId: 'p', fingerprint, step: 'sent', status: '{}', at, receivedAt: at })
      .execute();
    await db
      .insertInto('invitations')
      .values({
        id: newId(),
        tenantId,
        email: `${days}@x.example`,
        role: 'agent',
        tokenHash: fingerprint,
        expiresAt: at,
      })
      .execute();
  }
  const counts = async () => {
    const { rows } = await database.admin.pool.query(
      `select (select count(*)::int from webhook_items where tenant_id = $1) as items,
        (select count(*)::int from session_errors where tenant_id = $1) as errors,
        (select count(*)::int from waiting_statuses where tenant_id = $1) as statuses,
        (select count(*)::int from invitations where tenant_id = $1) as invitations`,
      [tenantId],
    );
    return rows[0];
  };
  const kept = { items: 2, errors: 2, statuses: 2, invitations: 1 };
  await until(async () => isDeepStrictEqual(await counts(), kept), {
    what: 'every kind to be as old as it may',
  });
});
