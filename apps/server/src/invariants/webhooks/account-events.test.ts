import { toPublicId } from '@waqtor/contract';
import { buildMember } from '@waqtor/testing';
import { describe, expect, test } from 'vitest';
import { buildView, type View } from '../test-server/inbox-view.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/* Tests the effect of account events on a session, from the signed webhook to the API. */

const server = await startTestServer();
const { db } = server.database.admin;

function bodyOf(field: string, value: object, time = 1760000000) {
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '5467539754836534', time, changes: [{ field, value }] }],
  };
}

/** Connects a number with an owner. */
async function buildNumber(): Promise<View & { userId: string; path: string }> {
  const view = await buildView(server);
  const userId = await buildMember(server.database, view.tenantId, 'owner');
  await db
    .updateTable('sessions')
    .set({ state: 'connected', phoneNumber: '+972123456789' })
    .where('id', '=', view.sessionId)
    .execute();
  await db.insertInto('sendQueues').values({ sessionId: view.sessionId, tenantId: view.tenantId }).execute();
  return { ...view, userId, path: `/sessions/${toPublicId('session', view.sessionId)}` };
}

async function standing({ get, path, userId, sessionId }: Awaited<ReturnType<typeof buildNumber>>) {
  const [session, health, errors] = [
    await get(path),
    await get(`${path}/health`),
    await get(`${path}/errors`),
  ];
  const told = await db.selectFrom('notifications').select('kind').where('userId', '=', userId).execute();
  const sendQueue = await db
    .selectFrom('sendQueues')
    .select('pausedUntil')
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  return {
    state: session.status,
    stateCode: session.statusReason,
    warnings: session.warnings.map(({ reason }: { reason: string }) => reason),
    quality: health.qualityRating,
    messagingLimit: health.messagingLimit,
    errors: errors.map(({ code }: { code: string }) => code),
    told: told.map(({ kind }) => kind),
    isPaused: sendQueue?.pausedUntil !== null,
  };
}

const banned = bodyOf('account_update', {
  event: 'DISABLED_UPDATE',
  ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'May 4, 2027' },
});
const reinstated = bodyOf(
  'account_update',
  { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } },
  1760000100,
);
const flagged = bodyOf('phone_number_quality_update', {
  display_phone_number: '972123456789',
  event: 'FLAGGED',
  current_limit: 'TIER_250',
});

describe('an account event changes the status of the session and is published', () => {
  test.each<[string, unknown, object]>([
    ['a disabled account', banned, { state: 'banned', stateCode: 'account_disabled', isPaused: true }],
    [
      'an account scheduled to be disabled',
      bodyOf('account_update', {
        event: 'DISABLED_UPDATE',
        ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE' },
      }),
      {
        state: 'degraded',
        stateCode: 'account_disable_scheduled',
        told: ['session_warning'],
        isPaused: false,
      },
    ],
    [
      'removed partner access',
      bodyOf('account_update', { event: 'PARTNER_REMOVED', waba_info: { waba_id: '5467539754836534' } }),
      { state: 'logged_out', stateCode: 'access_removed', isPaused: true },
    ],
    [
      'a deleted account',
      bodyOf('account_update', { event: 'ACCOUNT_DELETED' }),
      { state: 'logged_out', stateCode: 'account_deleted', told: ['session_disconnected'] },
    ],
    [
      'a restricted account',
      bodyOf('account_update', {
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }],
      }),
      { state: 'restricted', stateCode: 'account_restricted', isPaused: false, told: ['session_warning'] },
    ],
    [
      'a flagged number',
      flagged,
      { state: 'degraded', stateCode: 'quality_flagged', quality: 'RED', messagingLimit: 250 },
    ],
    [
      'a rejected account',
      bodyOf('account_review_update', { decision: 'REJECTED' }),
      { state: 'restricted', stateCode: 'review_rejected' },
    ],
    [
      'a rejected name',
      bodyOf('phone_number_name_update', {
        display_phone_number: '972123456789',
        decision: 'REJECTED',
        requested_verified_name: 'Shop',
        rejection_reason: 'NAME_TOO_SHORT',
      }),
      { state: 'connected', stateCode: null, warnings: ['name_rejected'], told: ['session_warning'] },
    ],
    [
      'a changed PIN',
      bodyOf('security', { display_phone_number: '972123456789', event: 'PIN_CHANGED' }),
      { state: 'connected', warnings: ['pin_changed'], told: ['session_warning'] },
    ],
    [
      'a changed messaging limit',
      bodyOf('business_capability_update', { max_daily_conversation_per_phone: 2000 }),
      { state: 'connected', warnings: [], messagingLimit: 2000, errors: [], told: [] },
    ],
    [
      'declined history sharing',
      bodyOf('history', {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: '972123456789', phone_number_id: '1122334455667' },
        history: [{ errors: [{ code: 2593109, title: 'History sync is turned off by the business' }] }],
      }),
      { state: 'connected', warnings: ['history_declined'], errors: ['history_declined'] },
    ],
  ])('%s', async (_name, body, expected) => {
    const number = await buildNumber();
    for (let i = 0; i < 2; i++) expect(await number.post(body)).toEqual({ status: 200 });
    const found = await standing(number);
    expect(found).toMatchObject(expected);
    expect(found.told.length).toBe(found.warnings.length);
    expect(found.errors).toEqual(found.warnings);
    const events = await number.get('/events?topics=sessions');
    const updates = events.filter((event: { type: string }) => event.type === 'session.updated');
    expect(updates.at(-1).data.session).toMatchObject({
      status: found.state,
      statusReason: found.stateCode,
    });
  });
});

describe('the end of a restriction', () => {
  test('is applied in any order, and waiting messages are sent', async () => {
    const seen = [];
    for (const order of [
      [banned, reinstated],
      [reinstated, banned],
    ]) {
      const number = await buildNumber();
      for (const body of [...order, ...order]) await number.post(body);
      const { state, stateCode, warnings, isPaused } = await standing(number);
      seen.push({ state, stateCode, warnings, isPaused });
    }
    const well = { state: 'connected', stateCode: null, warnings: [], isPaused: false };
    expect(seen).toEqual([well, well]);
  });

  test('leaves other restrictions in place', async () => {
    const number = await buildNumber();
    for (const body of [flagged, banned, reinstated]) await number.post(body);
    expect(await standing(number)).toMatchObject({ state: 'degraded', stateCode: 'quality_flagged' });
    await number.post(
      bodyOf(
        'phone_number_quality_update',
        { display_phone_number: '972123456789', event: 'UNFLAGGED' },
        1760000200,
      ),
    );
    expect(await standing(number)).toMatchObject({ state: 'connected', stateCode: null, warnings: [] });
  });
});

test('a session that cannot send refuses messages immediately, with the reason', async () => {
  const number = await buildNumber();
  await number.post(banned);
  const answer = await number.send({ to: '+212661000777', text: 'hello' });
  expect(answer).toMatchObject({
    status: 409,
    code: 'session_not_connected',
    details: [
      { params: { status: 'banned', statusReason: 'account_disabled', statusMessage: 'May 4, 2027' } },
    ],
  });
});

test('an event about one number does not affect other numbers of the account', async () => {
  const number = await buildNumber();
  await number.post(
    bodyOf('phone_number_quality_update', { display_phone_number: '972123450000', event: 'FLAGGED' }),
  );
  expect(await standing(number)).toMatchObject({ state: 'connected', warnings: [], told: [] });
});
