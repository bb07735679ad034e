import { providerId } from '@waqtor/provider';
import { testDatabase, until } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { buildPlatform } from '../../../platform/testing.ts';
import { createIntake } from '../intake.ts';
import { aStatus, buildOutgoing, buildSession } from '../testing.ts';

/* A status and its message that were committed past each other: the message has its id, the status still waits. */

const database = await testDatabase();
const { db, pool } = database.admin;

test.for([
  ['a moment', 5_000],
  ['three hours', 3 * 3_600_000],
] as const)('finds a message whose status came %s earlier', async ([, earlierMs]) => {
  const platform = buildPlatform(database);
  const session = await buildSession(database, platform);
  const intake = createIntake(platform);
  onTestFinished(() => intake.stop());
  intake.start();
  const ofNobody = aStatus(session, { providerId: providerId('wamid.of.nobody') });
  await intake.submit([ofNobody, aStatus(session, { providerId: providerId('wamid.late'), step: 'read' })]);

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
