import type { Json } from '../webhooks/stream/items.ts';

/*
 * Webhooks of the types that depend on each other, with fictional people. They are used if no other samples
 * are available.
 */

const metadata = { display_phone_number: '15550100100', phone_number_id: '1122334455667' };
const T = 1_780_000_000;

function body(field: string, value: Json): unknown {
  const change = { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
  return { object: 'whatsapp_business_account', entry: [{ id: '1234567890', time: T, changes: [change] }] };
}

const person = (phone: string, id: string, name: string) => ({
  profile: { name },
  wa_id: phone,
  user_id: id,
});
const rim = person('16505550101', 'US.41000001', 'Rim');
const omar = person('16505550102', 'US.41000002', 'Omar');

function from({ wa_id, user_id }: typeof rim, id: string, seconds: number, what: Json): Json {
  return { from: wa_id, from_user_id: user_id, id, timestamp: String(T + seconds), ...what };
}

const text = (words: string) => ({ type: 'text', text: { body: words } });
const echo = (id: string, seconds: number, to: string, more: Json = {}) =>
  body('smb_message_echoes', {
    message_echoes: [{ from: '15550100100', to, id, timestamp: String(T + seconds), ...text(id), ...more }],
  });
const status = (id: string, step: string, seconds: number, more: Json = {}) =>
  body('messages', { statuses: [{ id, status: step, timestamp: String(T + seconds), ...more }] });
const message = (who: typeof rim, id: string, seconds: number, what: Json) =>
  body('messages', { contacts: [who], messages: [from(who, id, seconds, what)] });
const toGroup = { recipient_type: 'group', recipient_id: 'R3JvdXAx' };

/** By name: webhooks in chronological order. */
export const ownSamples: Readonly<Record<string, readonly unknown[]>> = {
  'an answer that names its sender by another id': [
    echo('wamid.e1', 0, '16505550101'),
    body('messages', {
      messages: [
        {
          from_user_id: 'US.41000001',
          id: 'wamid.a1',
          timestamp: String(T + 9),
          context: { from: '15550100100', id: 'wamid.e1' },
          ...text('yes'),
        },
      ],
    }),
  ],
  'a status that names its customer by another id': [
    echo('wamid.e2', 0, '16505550101'),
    status('wamid.e2', 'delivered', 3, { recipient_user_id: 'US.41000001' }),
    message({ ...rim, wa_id: '16505550109' }, 'wamid.a2', 9, text('from a new number')),
  ],
  'a group and what is said of it': [
    echo('wamid.g1', 0, 'R3JvdXAx', { recipient_type: 'group' }),
    message(rim, 'wamid.g2', 2, { ...text('here'), group_id: 'R3JvdXAx' }),
    status('wamid.g1', 'read', 4, { ...toGroup, recipient_participant_user_id: 'US.41000002' }),
    status('wamid.g1', 'failed', 5, {
      ...toGroup,
      recipient_participant_id: '16505550102',
      errors: [{ code: 131026, title: 'Message undeliverable' }],
    }),
    message(omar, 'wamid.g3', 8, { ...text('in private'), context: { id: 'wamid.g1' } }),
  ],
  'a status of a group about a private message': [
    echo('wamid.p1', 0, '16505550101'),
    status('wamid.p1', 'failed', 4, {
      ...toGroup,
      errors: [{ code: 131026, title: 'Message undeliverable' }],
    }),
  ],
  'a payment': [
    echo('wamid.p2', 0, '16505550101'),
    status('wamid.p2', 'sent', 1, { recipient_id: '16505550101' }),
    status('wamid.p2', 'failed', 60, {
      type: 'payment',
      recipient_id: '16505550101',
      payment: { reference_id: 'ref-1', amount: { value: 100, offset: 100 }, currency: 'INR' },
    }),
  ],
  'a call nobody answered': [
    body('calls', {
      contacts: [rim],
      calls: [from(rim, 'wacid.1', 0, { event: 'connect', direction: 'USER_INITIATED' })],
    }),
    body('calls', {
      calls: [
        {
          from_user_id: 'US.41000001',
          id: 'wacid.1',
          timestamp: String(T + 30),
          event: 'terminate',
          status: 'FAILED',
        },
      ],
    }),
  ],
  'history before its files': [
    body('history', {
      history: [
        {
          metadata: { phase: 0, chunk_order: 1, progress: 10 },
          threads: [
            {
              id: '16505550101',
              messages: [
                {
                  from: '16505550101',
                  id: 'wamid.h1',
                  timestamp: String(T - 900),
                  type: 'media_placeholder',
                },
                { from: '16505550101', id: 'wamid.h2', timestamp: String(T - 800), ...text('still here') },
              ],
            },
          ],
        },
      ],
    }),
    body('history', {
      messages: [
        {
          from_user_id: 'US.41000001',
          id: 'wamid.h1',
          timestamp: String(T - 900),
          type: 'image',
          image: { id: '900100', mime_type: 'image/jpeg', caption: 'the door' },
        },
      ],
    }),
    message(rim, 'wamid.h2', -800, text('still here')),
  ],
  consent: [
    body('user_preferences', {
      contacts: [omar],
      user_preferences: [
        { wa_id: '16505550102', category: 'marketing_messages', value: 'resume', timestamp: T + 20 },
        { wa_id: '16505550102', category: 'marketing_messages', value: 'stop', timestamp: T + 20 },
      ],
    }),
    echo('wamid.c1', 10, '16505550102'),
    status('wamid.c1', 'failed', 30, { errors: [{ code: 131050, title: 'Opted out' }] }),
    status('wamid.c1', 'delivered', 31),
  ],
  'another number and another user id': [
    message(rim, 'wamid.i1', 0, text('as I was')),
    body('messages', {
      messages: [
        from(rim, 'wamid.i2', 10, {
          type: 'system',
          system: { type: 'user_changed_number', wa_id: '16505550777', body: 'Rim changed' },
        }),
      ],
    }),
    body('user_id_update', {
      user_id_update: [
        { timestamp: String(T + 20), user_id: { previous: 'US.41000001', current: 'US.41000077' } },
      ],
    }),
    message({ ...rim, wa_id: '16505550777', user_id: 'US.41000077' }, 'wamid.i3', 30, text('as I am')),
  ],
  'an answer that lost its body': [
    body('messages', {
      contacts: [rim],
      messages: [from(rim, 'wamid.l1', 0, { type: 'interactive' })],
      errors: [{ code: 131000, title: 'Something went wrong' }],
    }),
  ],
  'the address book': [
    body('smb_app_state_sync', {
      state_sync: [
        {
          type: 'contact',
          action: 'add',
          contact: { full_name: 'Rim of the shop', phone_number: '16505550101' },
          metadata: { timestamp: String(T + 5) },
        },
      ],
    }),
  ],
  'changes of messages': [
    message(rim, 'wamid.m1', 0, text('tomorow')),
    message(rim, 'wamid.m2', 4, {
      type: 'edit',
      edit: { original_message_id: 'wamid.m1', message: text('tomorrow') },
    }),
    message(rim, 'wamid.m3', 6, { type: 'reaction', reaction: { message_id: 'wamid.m1', emoji: '🌿' } }),
    message(rim, 'wamid.m4', 8, { type: 'revoke', revoke: { original_message_id: 'wamid.m1' } }),
  ],
  'what nobody has heard of': [
    body('telepathy', { thoughts: ['seventeen'] }),
    status('wamid.u1', 'teleported', 3),
    status('wamid.u1', 'read', 3, { type: 'dream' }),
  ],
};
