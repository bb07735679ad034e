import { describe, expect, test } from 'vitest';
import { parseWebhook } from '../parse.ts';

/*
 * Tests other names and positions: fields in the singular and plural, and other names for groups and
 * payments.
 */

const metadata = { display_phone_number: '972123456789', phone_number_id: '1122334455667' };
const phone = '212661000777';
const at = '1760000000';

function parse(field: string, value: object) {
  const changes = [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }];
  return parseWebhook({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', time: 1760000000, changes }],
  });
}

test.each([
  ['user_preference', 'user_preference', { wa_id: phone, value: 'stop', timestamp: at }, 'consent'],
  ['user_preferences', 'user_preferences', { wa_id: phone, value: 'stop', timestamp: at }, 'consent'],
  [
    'message',
    'messages',
    { from: phone, id: 'wamid.a', timestamp: at, type: 'text', text: { body: 'x' } },
    'message',
  ],
  [
    'smb_message_echo',
    'message_echoes',
    { to: phone, id: 'wamid.b', timestamp: at, text: { body: 'x' } },
    'message',
  ],
  ['call', 'call', { id: 'wacid.a', from: phone, event: 'connect', timestamp: at }, 'message'],
  ['automatic_event', 'automatic_events', { id: 'e', event_name: 'Purchase', timestamp: at }, 'account'],
  [
    'user_id_updates',
    'user_id_updates',
    { wa_id: phone, user_id: { previous: 'MA.1', current: 'MA.2' } },
    'account',
  ],
])('%s is read as the field with the similar name', (field, list, item, type) => {
  expect(parse(field, { [list]: [item] }).map((event) => event.type)).toEqual([type]);
});

test('an account event with a plural field name has the same effect', () => {
  const value = { event: 'FLAGGED', display_phone_number: '972123456789' };
  const [one] = parse('phone_number_quality_update', value);
  const [other] = parse('phone_number_quality_updates', value);
  expect(other).toMatchObject({ kind: 'FLAGGED', condition: { about: 'quality', state: 'degraded' } });
  expect(other && 'condition' in other && other.condition).toEqual(
    one && 'condition' in one && one.condition,
  );
});

describe('a group is recognised', () => {
  test.each([
    ['as the recipient', { recipient_type: 'group', recipient_id: 'R3JvdXA' }],
    ['in capitals', { recipient_type: 'GROUP', recipient_id: 'R3JvdXA' }],
    ['next to the participant', { group_id: 'R3JvdXA', recipient_id: phone }],
    [
      'twice',
      {
        group_id: 'R3JvdXA',
        recipient_type: 'group',
        recipient_id: 'R3JvdXA',
        recipient_participant_id: phone,
      },
    ],
  ])('in a status %s', (_, names) => {
    const status = { id: 'wamid.a', timestamp: at, ...names };
    const [delivery] = parse('messages', { statuses: [{ ...status, status: 'failed' }] });
    expect(delivery).toMatchObject({ type: 'status', groupId: 'R3JvdXA' });
    const [payment] = parse('messages', { statuses: [{ ...status, type: 'payment', status: 'captured' }] });
    expect(payment).toMatchObject({ type: 'message', groupId: 'R3JvdXA', content: { type: 'payment' } });
  });

  test('in a call', () => {
    const call = { id: 'wacid.a', from: phone, event: 'connect', timestamp: at, group_id: 'R3JvdXA' };
    expect(parse('calls', { calls: [call] })).toMatchObject([{ type: 'message', groupId: 'R3JvdXA' }]);
  });
});

test.each([{ type: 'PAYMENT' }, { type: null }, {}])(
  'a status with %j and a payment is about the payment',
  (more) => {
    const payment = { reference_id: 'r', amount: { value: 100, offset: 100 }, currency: 'INR' };
    const status = { id: 'wamid.a', status: 'failed', recipient_id: phone, timestamp: at, payment, ...more };
    expect(parse('messages', { statuses: [status] })).toMatchObject([
      { type: 'message', content: { type: 'payment', status: 'failed', amount: 1 } },
    ]);
  },
);

test('a changed number is read by its older field name', () => {
  const system = { type: 'user_changed_number', body: 'x', new_wa_id: '212661000778' };
  const message = { from: phone, id: 'wamid.s', timestamp: at, type: 'system', system };
  expect(parse('messages', { messages: [message] })).toMatchObject([
    { content: { type: 'system', newPhone: '+212661000778' } },
  ]);
});

test('a username without visible characters counts as missing', () => {
  const contacts = [{ profile: { name: 'A', username: '\u3164\u3164' }, wa_id: phone }];
  const message = { from: phone, id: 'wamid.u', timestamp: at, type: 'text', text: { body: 'x' } };
  const [event] = parse('messages', { contacts, messages: [message] });
  expect(event && 'contact' in event && event.contact?.username).toBeUndefined();
});

test.each([
  ['DISABLE', 'banned'],
  [['DISABLE'], 'banned'],
  [['SCHEDULE_FOR_DISABLE'], 'degraded'],
  ['REINSTATE', undefined],
  [['REINSTATE'], undefined],
  [['DISABLE', 'REINSTATE'], undefined],
])('a ban with state %j sets the session status %s', (waba_ban_state, state) => {
  const [event] = parse('account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state } });
  expect(event && 'condition' in event && event.condition?.state).toBe(state);
});

test('a resolved alert is no alert', () => {
  const alert = { alert_severity: 'CRITICAL', alert_type: 'X', alert_description: 'y' };
  const [begun] = parse('account_alerts', { alert_info: { ...alert, alert_status: 'ACTIVE' } });
  expect(begun).toMatchObject({ condition: { code: 'account_alert' } });
  const [over] = parse('account_alerts', { alert_info: { ...alert, alert_status: 'RESOLVED' } });
  expect(over).toMatchObject({ condition: { about: 'alert', code: null } });
});

test('an account id in an event must be numeric', () => {
  const about = (waba_id: unknown) =>
    parse('account_update', { event: 'PARTNER_REMOVED', waba_info: { waba_id } })[0];
  expect(about('900900900900')?.account.aboutWabaId).toBe('900900900900');
  for (const other of ['WABA_ID', '', null, {}])
    expect(about(other)?.account).not.toHaveProperty('aboutWabaId');
});
