import { describe, expect, it } from 'vitest';
import { buildBody, buildMessage, buildValue, metadata, someone } from '../../testing/webhooks.ts';
import { parseWebhook } from '../parse.ts';

const own = metadata.display_phone_number;
const outgoing = { from: own, to: '16505551234' };

describe('a history chunk', () => {
  const read = (value: unknown) => parseWebhook(buildBody('history', value));

  it('assigns each message to the customer of its thread, with its direction', () => {
    const messages = [
      buildMessage({ id: 'wamid.1' }),
      buildMessage({ ...outgoing, id: 'wamid.2', history_context: { status: 'READ' } }),
      buildMessage({ id: 'wamid.3', timestamp: 'then' }),
    ];
    const history = [{ metadata: { phase: 0, progress: 55 }, threads: [{ id: '16505551234', messages }] }];
    expect(read(buildValue({ history }))).toMatchObject([
      { type: 'account', kind: 'progress', raw: { metadata: { phase: 0, progress: 55 } } },
      { type: 'message', origin: 'history', direction: 'in', contact: { phone: '+16505551234' } },
      {
        type: 'message',
        origin: 'history',
        direction: 'out',
        contact: { phone: '+16505551234' },
        step: 'read',
      },
      { type: 'unknown', error: 'the message has no valid timestamp' },
    ]);
  });

  it('followed by a media message is read as history, not as a new message', () => {
    const image = { id: '24230790383178626', mime_type: 'image/jpeg' };
    const message = buildMessage({ ...outgoing, type: 'image', image });
    expect(read(buildValue({ messages: [message] }))).toMatchObject([
      { type: 'message', origin: 'history', direction: 'out', contact: { phone: '+16505551234' }, media: {} },
    ]);
  });

  it('may contain an outgoing message without a recipient', () => {
    const messages = [buildMessage({ from: own })];
    expect(read(buildValue({ contacts: [someone], messages }))).toMatchObject([
      { origin: 'history', direction: 'out', contact: { phone: '+16505551234' } },
    ]);
  });

  it('may report that the owner declined to share it', () => {
    const history = [{ errors: [{ code: 2593109, title: 'declined' }] }];
    expect(read(buildValue({ history }))).toMatchObject([
      { type: 'account', kind: 'error', errors: [{ code: 2593109 }] },
    ]);
  });

  it('with an unreadable thread keeps the others', () => {
    const threads = [{ id: '1' }, { id: '16505551234', messages: [buildMessage()] }];
    expect(read(buildValue({ history: [{ threads }] })).map((event) => event.type)).toEqual([
      'unknown',
      'message',
    ]);
  });
});

describe('an echo from the phone', () => {
  const read = (echo: unknown) =>
    parseWebhook(buildBody('smb_message_echoes', buildValue({ message_echoes: [echo] })));

  it('belongs to the recipient', () => {
    expect(read(buildMessage(outgoing))).toMatchObject([
      { type: 'message', origin: 'business_app', direction: 'out', contact: { phone: '+16505551234' } },
    ]);
  });

  it('with swapped sender and recipient belongs to the other party', () => {
    expect(read(buildMessage({ from: '16505551234', to: own }))).toMatchObject([
      { direction: 'out', contact: { phone: '+16505551234' } },
    ]);
  });

  it('identifies its customer by BSUID', () => {
    expect(read(buildMessage({ from: own, to_user_id: 'US.77' }))).toMatchObject([
      { contact: { bsuid: 'US.77' } },
    ]);
  });
});
