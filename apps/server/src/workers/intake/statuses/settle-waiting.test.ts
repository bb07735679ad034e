import { toPublicId } from '@waqtor/contract';
import { providerId } from '@waqtor/provider';
import { testDatabase, until } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { buildPlatform, type TestPlatform } from '../../../platform/testing.ts';
import { createIntake } from '../intake.ts';
import { buildInboundStatus, buildOutgoing, buildWebhookSession } from '../testing.ts';
import { createWaitingSweep } from './settle-waiting.ts';

/*
 * A status and its message that were committed concurrently: the message has its id, but the status still
 * waits.
 */

const database = await testDatabase();
const { db, pool } = database.admin;

/** A worker that sweeps until the test ends. */
function sweepIn(platform: TestPlatform): void {
  const sweep = createWaitingSweep(platform);
  onTestFinished(() => sweep.stop());
  sweep.start();
}

test.for([
  ['a moment', 5_000],
  ['three hours', 3 * 3_600_000],
] as const)('a status that arrived %s before its message is applied', async ([, earlierMs]) => {
  const platform = buildPlatform(database);
  const session = await buildWebhookSession(database, platform);
  const intake = createIntake(platform);
  onTestFinished(() => intake.stop());
  sweepIn(platform);
  const ofNobody = buildInboundStatus(session, { providerId: providerId('wamid.of.nobody') });
  await intake.submit([
    ofNobody,
    buildInboundStatus(session, { providerId: providerId('wamid.late'), step: 'read' }),
  ]);

  platform.clock.advance(earlierMs);
  const { messageId } = await buildOutgoing(database, session, { providerId: 'wamid.late' });
  await until(async () => {
    const { ack } = await db
      .selectFrom('messages')
      .select('ack')
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow();
    return ack === 3;
  });
  const { rows } = await pool.query('select provider_id from waiting_statuses where session_id = $1', [
    session.sessionId,
  ]);
  expect(rows).toEqual([{ provider_id: 'wamid.of.nobody' }]);
});

test('an unmatched status is published once, even if a duplicate arrives while its message is stored', async () => {
  const platform = buildPlatform(database);
  const session = await buildWebhookSession(database, platform);
  const intake = createIntake(platform);
  const other = createIntake(buildPlatform(database));
  onTestFinished(async () => {
    await Promise.all([intake.stop(), other.stop()]);
  });
  sweepIn(platform);
  sweepIn(platform);
  const status = () => buildInboundStatus(session, { providerId: providerId('wamid.racing'), step: 'read' });
  await intake.submit([status()]);
  const { messageId } = await buildOutgoing(database, session, { providerId: 'wamid.not.yet' });

  // Another process stores the message and applies its waiting statuses, but has not committed when the
  // duplicate arrives.
  const storing = await pool.connect();
  await storing.query('begin');
  await storing.query("update messages set provider_id = 'wamid.racing' where id = $1", [messageId]);
  await storing.query("delete from waiting_statuses where provider_id = 'wamid.racing'");
  const repeated = other.submit([status()]);
  await until(async () => {
    const { rows } = await pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%into waiting_statuses%'",
    );
    return rows.length > 0;
  });
  await storing.query('commit');
  storing.release();
  await repeated;

  const { rows } = await pool.query(
    "select data->>'providerId' as id from events where tenant_id = $1 and type = 'message.status_unmatched'",
    [session.tenantId],
  );
  expect(rows).toEqual([{ id: 'wamid.racing' }]);
  await until(async () => {
    const { rows } = await pool.query('select ack from messages where id = $1', [messageId]);
    return rows[0]?.ack === 3;
  });
});

test('a status with our callback data is applied at once while another process stores the message id, without the sweep', async () => {
  const platform = buildPlatform(database);
  const session = await buildWebhookSession(database, platform);
  const intake = createIntake(platform);
  onTestFinished(() => intake.stop());
  const { messageId } = await buildOutgoing(database, session, { providerId: null });

  // The send result, or another status of the message, is about to be committed.
  const storing = await pool.connect();
  await storing.query('begin');
  await storing.query("update messages set provider_id = 'wamid.answered' where id = $1", [messageId]);
  const callbackData = toPublicId('message', messageId);
  const applied = intake.submit([
    buildInboundStatus(session, { providerId: providerId('wamid.answered'), step: 'read', callbackData }),
  ]);
  await until(async () => {
    const { rows } = await pool.query(
      `select from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query like '%for no key update of m%'`,
    );
    return rows.length > 0;
  });
  await storing.query('commit');
  storing.release();
  await applied;

  const { rows } = await pool.query(
    'select ack, (select count(*)::int from waiting_statuses where session_id = $2) as waiting from messages where id = $1',
    [messageId, session.sessionId],
  );
  expect(rows).toEqual([{ ack: 3, waiting: 0 }]);
});
