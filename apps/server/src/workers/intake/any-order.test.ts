import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { testDatabase } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { buildPlatform } from '../../platform/testing.ts';
import { createIntake } from './intake.ts';
import { buildWebhookSession, type TestSession } from './testing.ts';

/*
 * Webhooks that depend on each other, in every order, one at a time and all at once. The result must be the
 * same. In each of these cases the result once depended on the order.
 */

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform);
afterAll(() => intake.stop());

const T = 1_795_900_000;
type Given = [field: string, value: object];

const rim = { phone: '16505550101', id: 'US.41000001' };
const text = (body: string) => ({ type: 'text', text: { body } });

function message(id: string, from: object, what: object, seconds = 0): Given {
  return ['messages', { messages: [{ id, timestamp: String(T + seconds), ...from, ...what }] }];
}
function echo(id: string, to: object, seconds = 0): Given {
  const item = { id, from: '15550100100', timestamp: String(T + seconds), ...to, ...text(id) };
  return ['smb_message_echoes', { message_echoes: [item] }];
}
function status(id: string, step: string, more: object = {}): Given {
  return ['messages', { statuses: [{ id, status: step, timestamp: String(T + 60), ...more }] }];
}
function history(item: object): Given {
  const thread = { id: rim.phone, messages: [{ from: rim.phone, timestamp: String(T), ...item }] };
  return ['history', { history: [{ threads: [thread] }] }];
}
function call(event: object): Given {
  return [
    'calls',
    { calls: [{ id: 'wacid.1', direction: 'USER_INITIATED', timestamp: String(T), ...event }] },
  ];
}

const byPhone = { from: rim.phone };
const byId = { from_user_id: rim.id };
const inGroup = { recipient_type: 'group', recipient_id: 'R3JvdXAx' };
const failed = (code: number) => ({ errors: [{ code, title: `error ${code}` }] });
const image = { type: 'image', image: { id: '9001', mime_type: 'image/jpeg' } };

const cases: Record<string, { given: Given[]; leaves: string[] }> = {
  'a status with a group recipient does not affect a private message, in any order': {
    given: [
      echo('wamid.e', { to: rim.phone }),
      status('wamid.e', 'failed', { ...inGroup, ...failed(131026) }),
    ],
    leaves: ['contact +16505550101', 'item status', 'message wamid.e of +16505550101 ack 1'],
  },
  'a failure for one group member does not fail the group message': {
    given: [
      echo('wamid.g', { to: 'R3JvdXAx', recipient_type: 'group' }),
      status('wamid.g', 'failed', { ...inGroup, recipient_participant_id: rim.phone, ...failed(131026) }),
      status('wamid.g', 'delivered', inGroup),
    ],
    leaves: ['item status', 'message wamid.g of R3JvdXAx ack 2'],
  },
  'a private reply to a group message does not merge the customer with the group': {
    given: [
      echo('wamid.g', { to: 'R3JvdXAx', recipient_type: 'group' }),
      message('wamid.a', byPhone, { ...text('here'), context: { id: 'wamid.g' } }, 9),
      status('wamid.g', 'read', { recipient_id: rim.phone }),
    ],
    leaves: [
      'contact +16505550101 unread 1',
      'message wamid.a of +16505550101 ack 0',
      'message wamid.g of R3JvdXAx ack 3',
    ],
  },
  'a reply identifies the recipient of the message, in any order': {
    given: [
      echo('wamid.e', { to: rim.phone }),
      message('wamid.a', byId, { ...text('yes'), context: { id: 'wamid.e' } }, 9),
    ],
    leaves: [
      'contact +16505550101 US.41000001 unread 1',
      'message wamid.a of +16505550101 US.41000001 ack 0',
      'message wamid.e of +16505550101 US.41000001 ack 1',
    ],
  },
  'a reaction identifies the recipient of the message': {
    given: [
      echo('wamid.e', { to: rim.phone }),
      message('wamid.r', byId, { type: 'reaction', reaction: { message_id: 'wamid.e', emoji: '🌿' } }, 9),
    ],
    leaves: [
      'contact +16505550101 US.41000001',
      'message wamid.e of +16505550101 US.41000001 ack 1',
      'message wamid.r of +16505550101 US.41000001 ack 0',
    ],
  },
  'the events of one call form one message, whichever identity each of them has': {
    given: [
      call({ ...byPhone, event: 'connect' }),
      call({ ...byId, event: 'terminate', timestamp: String(T + 30) }),
    ],
    leaves: [
      'contact +16505550101 US.41000001 unread 1',
      'message wacid.1 of +16505550101 US.41000001 ack 0',
    ],
  },
  'a media message completes its placeholder, whichever identity each of them has': {
    given: [
      history({ id: 'wamid.h', type: 'media_placeholder' }),
      ['history', { messages: [{ id: 'wamid.h', timestamp: String(T), ...byId, ...image }] }],
    ],
    leaves: ['contact +16505550101 US.41000001', 'message wamid.h of +16505550101 US.41000001 ack 0'],
  },
  'a message received live and in the history counts as live': {
    given: [message('wamid.m', byPhone, text('hello')), history({ id: 'wamid.m', ...text('hello') })],
    leaves: ['contact +16505550101 unread 1', 'message wamid.m of +16505550101 ack 0'],
  },
  'an echo and its history entry combine their statuses': {
    given: [
      echo('wamid.e', { to: rim.phone }),
      history({
        id: 'wamid.e',
        from: '15550100100',
        ...text('wamid.e'),
        history_context: { status: 'READ' },
      }),
    ],
    leaves: ['contact +16505550101', 'message wamid.e of +16505550101 ack 3'],
  },
  'a failed message keeps the earliest failure reason': {
    given: [
      history({ id: 'wamid.e', from: '15550100100', ...text('hello'), history_context: { status: 'ERROR' } }),
      status('wamid.e', 'failed', { ...failed(131053), timestamp: String(T + 5) }),
      echo('wamid.e', { to: rim.phone }),
    ],
    leaves: ['contact +16505550101', 'message wamid.e of +16505550101 ack -1 not_delivered'],
  },
  'a group is never opted out and never published as a contact': {
    given: [
      echo('wamid.g', { to: 'R3JvdXAx', recipient_type: 'group' }),
      status('wamid.g', 'failed', { ...inGroup, ...failed(131050) }),
    ],
    leaves: ['message wamid.g of R3JvdXAx ack -1 not_delivered 131050'],
  },
  'an opt-out error is applied whatever other statuses the message has': {
    given: [
      echo('wamid.e', { to: rim.phone }),
      status('wamid.e', 'failed', failed(131050)),
      status('wamid.e', 'delivered'),
    ],
    leaves: ['contact +16505550101 opted out', 'message wamid.e of +16505550101 ack 2'],
  },
};

async function take(session: TestSession, given: readonly Given[]): Promise<void> {
  const metadata = { display_phone_number: '15550100100', phone_number_id: '1122334455667' };
  const changes = given.map(([field, value]) => ({ field, value: { metadata, ...value } }));
  const body = { object: 'whatsapp_business_account', entry: [{ id: '1234567890', changes }] };
  const events = cloudApiEngine.webhooks?.parse(body) ?? [];
  await intake.submit(events.map((event) => ({ ...session, event })));
}

async function left({ tenantId }: TestSession): Promise<string[]> {
  const { rows } = await database.admin.pool.query<{ line: string }>(
    `with named as (
       select id, group_id, opted_out_at, coalesce(group_id, concat_ws(' ', phone, bsuid)) as name from contacts
       where tenant_id = $1
     )
     select concat_ws(' ', 'contact', name, case when opted_out_at is not null then 'opted out' end,
         (select 'unread ' || unread_count from conversations where contact_id = named.id and unread_count > 0)) as line
       from named where group_id is null
     union all select concat('message ', provider_id, ' of ', name, ' ack ', ack,
         ' ' || (error ->> 'reason'), ' ' || (error ->> 'code'))
       from messages join named on named.id = contact_id
     union all select 'item ' || kind from webhook_items where tenant_id = $1
     union all select 'event ' || type from events
       where tenant_id = $1 and type like 'contact.%' and data -> 'contact' ->> 'groupId' is not null
     union all select 'waiting ' || provider_id from waiting_statuses where tenant_id = $1
`,
    [tenantId],
  );
  return rows.map(({ line }) => line).sort();
}

function ordersOf<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((first, i) => ordersOf(list.toSpliced(i, 1)).map((others) => [first, ...others]));
}

test.each(Object.entries(cases))('%s', async (_name, { given, leaves }) => {
  for (const order of ordersOf(given)) {
    const session = await buildWebhookSession(database, platform);
    for (const one of order) await take(session, [one]);
    expect(await left(session)).toEqual(leaves);
    await take(session, order.toReversed()); // once more, concurrently
    expect(await left(session)).toEqual(leaves);
    const together = await buildWebhookSession(database, platform);
    await take(together, order);
    expect(await left(together)).toEqual(leaves);
  }
});
