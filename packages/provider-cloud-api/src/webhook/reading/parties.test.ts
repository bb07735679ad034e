import type { InboundEvent } from '@waqtor/provider';
import { describe, expect, it } from 'vitest';
import { buildBody, buildMessage, buildMessages, buildStatus, buildValue } from '../../testing/webhooks.ts';
import { parseWebhook } from '../parse.ts';

const amal = { profile: { name: 'Amal' }, wa_id: '201001234567', user_id: 'EG.1001' };
const basma = {
  profile: { name: 'Basma', username: '@basma.k' },
  user_id: 'EG.2002',
  parent_user_id: 'EG.ENT.77',
};
const carla = { profile: { name: 'Carla' }, wa_id: '33612345678' };

function contactsOf(contacts: unknown[], messages: unknown[]): unknown[] {
  return parseWebhook(buildBody('messages', buildValue({ contacts, messages })))
    .filter((event) => event.type === 'message')
    .map((event) => event.contact);
}

const fromAmal = { from: '201001234567' };
const fromBasma = { from: undefined, from_user_id: 'EG.2002' };
const fromCarla = { from: '33612345678' };

describe('the contact of an item', () => {
  it('is found by its ids, whatever the order of the contacts', () => {
    const messages = [fromCarla, fromAmal, fromBasma].map((from, i) =>
      buildMessage({ ...from, id: `wamid.${i}` }),
    );
    expect(contactsOf([amal, basma, carla], messages)).toEqual([
      { phone: '+33612345678', profileName: 'Carla' },
      { phone: '+201001234567', bsuid: 'EG.1001', profileName: 'Amal' },
      expect.objectContaining({
        bsuid: 'EG.2002',
        parentBsuid: 'EG.ENT.77',
        profileName: 'Basma',
        username: 'basma.k',
      }),
    ]);
  });

  it('is found in a long list', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({
      profile: { name: `N${i}` },
      wa_id: `3361234${1000 + i}`,
    }));
    const messages = [buildMessage({ from: '33612341007' }), buildMessage({ ...fromBasma, id: 'wamid.2' })];
    expect(contactsOf([...many, basma], messages)).toMatchObject([
      { profileName: 'N7' },
      { profileName: 'Basma' },
    ]);
  });

  it('never gets the name of another contact', () => {
    expect(contactsOf([carla], [buildMessage(fromAmal)])).toEqual([{ phone: '+201001234567' }]);
  });

  it('is not mixed with another person when an entry contradicts the message', () => {
    const message = buildMessage({ from: '201001234567', from_user_id: 'EG.9999' });
    expect(contactsOf([amal], [message])).toEqual([{ phone: '+201001234567', bsuid: 'EG.9999' }]);
  });

  it('may have a BSUID in place of a phone number', () => {
    expect(contactsOf([], [buildMessage({ from: 'EG.2002' })])).toEqual([{ bsuid: 'EG.2002' }]);
  });

  it('is the only entry if the only message has no sender', () => {
    expect(contactsOf([amal], [buildMessage({ from: '<PHONE>' })])).toEqual([
      { phone: '+201001234567', bsuid: 'EG.1001', profileName: 'Amal' },
    ]);
  });

  it('is missing if several entries are possible', () => {
    const messages = [buildMessage(fromAmal), buildMessage({ from: '<PHONE>', id: 'wamid.2' })];
    const events = parseWebhook(buildBody('messages', buildValue({ contacts: [amal], messages })));
    expect(events).toMatchObject([
      { type: 'message', contact: { phone: '+201001234567' } },
      { type: 'unknown', error: 'the message names no customer', raw: messages[1] },
    ]);
  });

  it.each(['12', '1234567890123456', '0123456', 'hello', '', null, {}, [], true])(
    'is not created from %o',
    (from) => {
      const messages = [buildMessage({ from }), buildMessage({ ...fromAmal, id: 'wamid.2' })];
      const events = parseWebhook(buildBody('messages', buildValue({ messages })));
      expect(events.map((event) => event.type)).toEqual(['unknown', 'message']);
    },
  );

  it('keeps unknown fields of its entry', () => {
    const entry = { ...carla, identity_key_hash: 'k1' };
    expect(contactsOf([entry], [buildMessage(fromCarla)])).toEqual([
      { phone: '+33612345678', profileName: 'Carla', raw: entry },
    ]);
  });

  it('without a message is kept next to the items', () => {
    const events = parseWebhook(
      buildBody('messages', buildValue({ contacts: [carla], messages: [buildMessage()] })),
    );
    expect(events[1]).toMatchObject({ type: 'unknown', raw: { contacts: [carla] } });
  });
});

describe('a status', () => {
  const read = (parts: Record<string, unknown>): InboundEvent | undefined =>
    parseWebhook(buildBody('messages', buildValue({ statuses: [buildStatus(parts)] })))[0];

  it.each(['sent', 'delivered', 'read', 'failed', 'played'])('has the step %s', (status) => {
    expect(read({ status })).toMatchObject({
      type: 'status',
      step: status,
      contact: { phone: '+16505551234' },
    });
  });

  it('includes our callback data and the errors', () => {
    const errors = [
      { code: '131049', title: 'T', error_data: { details: 'D' } },
      'odd',
      { title: 'no code' },
    ];
    expect(read({ status: 'failed', biz_opaque_callback_data: 'msg_1', errors })).toMatchObject({
      callbackData: 'msg_1',
      errors: [{ code: 131049, title: 'T', details: 'D' }],
    });
  });

  it('does not need a customer', () => {
    expect(read({ recipient_id: undefined })).toMatchObject({ type: 'status', contact: {} });
  });

  it('may identify its customer by BSUID only', () => {
    expect(read({ recipient_id: undefined, recipient_user_id: 'US.5' })).toMatchObject({
      contact: { bsuid: 'US.5' },
    });
  });

  it('with an unknown step is kept', () => {
    expect(read({ status: 'warped' })).toMatchObject({ type: 'unknown', raw: { status: 'warped' } });
  });
});

it('every item contains its account', () => {
  const [event] = parseWebhook(buildMessages(buildMessage()));
  expect(event?.account).toEqual({
    wabaId: '102290129340398',
    phoneNumberId: '106540352242922',
    displayPhoneNumber: '15550783881',
  });
});
