import { toPublicId } from '@waqtor/contract';
import { buildContact, buildMessage } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { buildSendingApp } from './testing.ts';

const { database, platform, db, sender, openThread, conversationId, send, storedMessages } =
  await buildSendingApp();
const template = { type: 'template', name: 'welcome', language: 'fr' };

type Refusal = [string, () => object, number, string];
const refusals: Refusal[] = [
  ['a message without a recipient', () => ({ message: 'hi' }), 422, 'recipient_required'],
  [
    'several recipients',
    () => ({ to: '+33612345678', contactId: toPublicId('contact', newId()), message: 'hi' }),
    400,
    'validation_failed',
  ],
  ['a message without content', () => ({ conversationId: conversationId() }), 422, 'message_empty'],
  [
    'a message of spaces only',
    () => ({ conversationId: conversationId(), text: ' \n ' }),
    422,
    'message_empty',
  ],
  [
    'a message with two contents',
    () => ({ conversationId: conversationId(), text: 'a', content: template }),
    400,
    'validation_failed',
  ],
  ['an invalid phone number', () => ({ phoneNumber: '12', content: template }), 422, 'invalid_phone_number'],
  [
    'letters instead of a phone number',
    () => ({ to: 'Amal', content: template }),
    422,
    'invalid_phone_number',
  ],
  ['a group', () => ({ to: '120363041234567890@g.us', content: template }), 422, 'recipient_is_group'],
  [
    'a phone number of an unknown numbering plan',
    () => ({ to: '+999123456789', content: template }),
    422,
    'invalid_phone_number',
  ],
  [
    'a text over the limit',
    () => ({ conversationId: conversationId(), text: 'a'.repeat(4_097) }),
    422,
    'message_too_long',
  ],
  [
    'a caption over the limit',
    () => ({
      conversationId: conversationId(),
      mediaUrl: 'https://a.example/a.png',
      caption: 'a'.repeat(1_025),
    }),
    422,
    'message_too_long',
  ],
  [
    'a caption for a type without captions',
    () => ({ conversationId: conversationId(), mediaUrl: 'https://a.example/a.mp3', caption: 'a' }),
    422,
    'unsupported_capability',
  ],
  [
    'a voice message without a file',
    () => ({ conversationId: conversationId(), text: 'a', voice: true }),
    400,
    'validation_failed',
  ],
  ...(['caption', 'filename', 'mediaType'] as const).flatMap((name) =>
    [{ text: 'a' }, { content: template }].map(
      (content): Refusal => [
        `a ${name} beside ${Object.keys(content)[0]} and no file`,
        () => ({
          conversationId: conversationId(),
          ...content,
          [name]: name === 'mediaType' ? 'image' : 'a',
        }),
        400,
        'validation_failed',
      ],
    ),
  ),
  [
    'a LID, which the Cloud API cannot send to',
    () => ({ to: '98765432101234@lid', content: template }),
    422,
    'unsupported_recipient_address',
  ],
  [
    'an image as a voice message',
    () => ({ conversationId: conversationId(), mediaUrl: 'https://a.example/a.png', voice: true }),
    400,
    'validation_failed',
  ],
  [
    'a time too far in the future',
    () => ({ conversationId: conversationId(), text: 'a', scheduledAt: '2027-11-20T09:00:00.000Z' }),
    422,
    'schedule_too_far',
  ],
  [
    'an invalid time',
    () => ({ conversationId: conversationId(), text: 'a', scheduledAt: 'soon' }),
    400,
    'validation_failed',
  ],
  [
    'an unknown conversation',
    () => ({ conversationId: toPublicId('conversation', newId()), text: 'a' }),
    404,
    'not_found',
  ],
  [
    'an unknown file',
    () => ({ conversationId: conversationId(), mediaId: toPublicId('media', newId()) }),
    404,
    'not_found',
  ],
  ['a closed window', () => ({ phoneNumber: '+33612345679', text: 'a' }), 422, 'window_closed'],
];
test.each(refusals)('POST /messages/send refuses %s', async (_what, body, status, code) => {
  const answer = await send(body());
  expect(answer).toMatchObject({ status, body: { error: { code } } });
  expect(await storedMessages()).toEqual([]);
  expect(await db.selectFrom('contacts').selectAll().where('phone', '=', '+33612345679').execute()).toEqual(
    [],
  );
});

test('a suppressed contact is refused, and bulk messages to a contact who opted out', async () => {
  const now = platform.clock.now();
  await db
    .updateTable('contacts')
    .set({ optedOutAt: now })
    .where('id', '=', sender.thread.contactId)
    .execute();
  const body = { conversationId: conversationId(), text: 'news' };
  expect(await send({ ...body, priority: 'bulk' })).toMatchObject({ status: 422 });
  expect((await send(body)).status).toBe(202);
  await db
    .updateTable('contacts')
    .set({ suppressedAt: now })
    .where('id', '=', sender.thread.contactId)
    .execute();
  expect(await send(body)).toMatchObject({
    status: 422,
    body: { error: { code: 'recipient_suppressed' } },
  });
});

test.each([
  ['marketing', 'normal', 422],
  ['marketing', 'bulk', 422],
  ['utility', 'normal', 202],
  ['utility', 'bulk', 202],
] as const)(
  'a %s template with priority %s to a contact who opted out of marketing: %i',
  async (category, priority, status) => {
    const now = platform.clock.now();
    await db
      .updateTable('contacts')
      .set({ optedOutAt: now })
      .where('id', '=', sender.thread.contactId)
      .execute();
    const definition = { category, header: null, body: 'Hi', footer: null, buttons: [], otherComponents: [] };
    await db
      .insertInto('templates')
      .values({
        tenantId: sender.tenant,
        sessionId: sender.session,
        name: `news_${category}_${priority}`,
        language: 'en',
        definition: JSON.stringify(definition),
        syncedAt: now,
      })
      .execute();
    const content = { type: 'template', name: `news_${category}_${priority}`, language: 'en' };
    expect((await send({ conversationId: conversationId(), content, priority })).status).toBe(status);
  },
);

test('a contact with only a LID or a username is refused, however it is addressed', async () => {
  for (const known of [{ lid: '98765432101234@lid' }, { username: 'amal' }]) {
    const contact = await buildContact(database, sender.tenant, { phone: null, ...known });
    const { id } = await openThread({ contactId: contact });
    for (const recipient of [
      { contactId: toPublicId('contact', contact) },
      { conversationId: toPublicId('conversation', id) },
    ]) {
      const answer = await send({ ...recipient, text: 'a' });
      const error = {
        code: 'unsupported_recipient_address',
        details: [{ params: { known: Object.keys(known) } }],
      };
      expect(answer).toMatchObject({ status: 422, body: { error } });
    }
  }
});

test.each([
  ['queued', {}, 409, 'referenced_message_pending'],
  ['scheduled', { scheduledAt: new Date('2026-11-21T08:00:00Z') }, 409, 'referenced_message_pending'],
  ['unknown', { isUnknown: true }, 409, 'referenced_message_pending'],
  ['failed', { ack: -1 }, 422, 'referenced_message_not_sent'],
  ['canceled', { canceledAt: new Date('2026-11-20T08:00:00Z') }, 422, 'referenced_message_not_sent'],
])('a reply or reaction to a message that is %s is refused', async (status, fields, http, code) => {
  const own = { direction: 'out', origin: 'agent', ...fields } as const;
  const messageId = toPublicId('message', await buildMessage(database, sender.tenant, sender.thread, own));
  for (const body of [
    { text: 'yes', replyToMessageId: messageId },
    { content: { type: 'reaction', emoji: '👍', messageId } },
  ]) {
    const answer = await send({ conversationId: conversationId(), ...body });
    expect(answer).toMatchObject({
      status: http,
      body: { error: { code, details: [{ params: { id: messageId, status } }] } },
    });
  }
});
