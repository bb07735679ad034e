import type { MessageContent } from '@waqtor/contract';
import { type OutgoingMessage, providerId } from '@waqtor/provider';
import { describe, expect, it } from 'vitest';
import { answerJson, openProvider, startFakeGraph } from '../testing/fake-graph.ts';
import { buildMessage } from './build-message.ts';

const accepted = {
  messages: [{ id: 'wamid.OUT' }],
  contacts: [{ input: '+16505551234', wa_id: '16505551234' }],
};
const base = { to: { phone: '+16505551234' }, callbackData: 'msg_1' };
const build = (content: MessageContent, more: Partial<OutgoingMessage> = {}) =>
  buildMessage({ ...base, content, ...more });

describe('sending with the Cloud API', () => {
  it('posts to the number with the token, and returns the id and the resolved recipient', async () => {
    const { url, received } = await startFakeGraph(answerJson(200, accepted));
    const result = await openProvider(`${url}/proxy/`).send({
      ...base,
      content: { type: 'text', text: 'hé' },
    });
    expect(result).toEqual({ providerId: 'wamid.OUT', contact: { phone: '+16505551234' } });
    expect(received[0]).toMatchObject({ method: 'POST', url: '/proxy/v26.0/106540352242922/messages' });
    expect(received[0]?.headers.authorization).toBe('Bearer EAAsecretsecretsecretsecretsecret0');
    expect(JSON.parse(String(received[0]?.body))).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '16505551234',
      type: 'text',
      text: { body: 'hé', preview_url: false },
      biz_opaque_callback_data: 'msg_1',
    });
  });

  it('addresses a customer without a phone number by BSUID', () => {
    const message = build({ type: 'text', text: 'hi' }, { to: { bsuid: 'EG.1001' } });
    expect(message).toMatchObject({ recipient: 'EG.1001' });
    expect(message).not.toHaveProperty('to');
  });

  it('replies with the context of a message', () => {
    expect(build({ type: 'text', text: 'hi' }, { replyTo: providerId('wamid.IN') })).toMatchObject({
      context: { message_id: 'wamid.IN' },
    });
  });

  it('refuses a template whose header file is missing', () => {
    const parameters = [{ type: 'image', image: { mediaId: 'media_1' } }];
    const components = [{ type: 'header', parameters }];
    const content: MessageContent = { type: 'template', name: 'bill', language: 'ar', components };
    expect(() => build(content)).toThrow(/needs its file/);
    const media = { providerMediaId: '42', filename: 'a.png' };
    expect(build(content, { media })).toMatchObject({
      template: { components: [{ parameters: [{ type: 'image', image: { id: '42' } }] }] },
    });
  });

  it.each<[string, MessageContent, unknown]>([
    [
      'reaction',
      { type: 'reaction', emoji: '👍', targetProviderId: 'wamid.IN' },
      { reaction: { message_id: 'wamid.IN', emoji: '👍' } },
    ],
    [
      'removed reaction',
      { type: 'reaction', emoji: null, targetProviderId: 'wamid.IN' },
      { reaction: { message_id: 'wamid.IN', emoji: '' } },
    ],
    [
      'location',
      { type: 'location', latitude: 1, longitude: 2, name: 'N', address: 'A' },
      { location: { latitude: 1, longitude: 2, name: 'N', address: 'A' } },
    ],
    [
      'template',
      { type: 'template', name: 'bill', language: 'ar', components: [{ type: 'body' }] },
      { template: { name: 'bill', language: { code: 'ar' }, components: [{ type: 'body' }] } },
    ],
    [
      'buttons',
      {
        type: 'interactive',
        body: 'B',
        header: 'H',
        footer: 'F',
        action: { type: 'buttons', buttons: [{ id: 'a', title: 'A' }] },
      },
      {
        interactive: {
          type: 'button',
          header: { type: 'text', text: 'H' },
          body: { text: 'B' },
          footer: { text: 'F' },
          action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'A' } }] },
        },
      },
    ],
    [
      'link',
      {
        type: 'interactive',
        body: 'B',
        action: { type: 'link', displayText: 'Go', url: 'https://x.example' },
      },
      {
        interactive: {
          type: 'cta_url',
          body: { text: 'B' },
          action: { name: 'cta_url', parameters: { display_text: 'Go', url: 'https://x.example' } },
        },
      },
    ],
  ])('sends %s in Meta’s format', (_kind, content, expected) => {
    expect(build(content)).toMatchObject({ type: content.type, ...(expected as object) });
  });

  it.each<[string, MessageContent, OutgoingMessage['media'], unknown]>([
    [
      'image by link',
      { type: 'image', caption: 'C' },
      { link: 'https://x.example/a' },
      { link: 'https://x.example/a', caption: 'C' },
    ],
    ['image by id', { type: 'image' }, { providerMediaId: '77' }, { id: '77' }],
    [
      'document',
      { type: 'document', filename: 'a.pdf' },
      { providerMediaId: '77' },
      { id: '77', filename: 'a.pdf' },
    ],
    ['voice message', { type: 'audio', voice: true }, { providerMediaId: '77' }, { id: '77', voice: true }],
    ['sticker', { type: 'sticker' }, { providerMediaId: '77' }, { id: '77' }],
  ])('sends %s in Meta’s format', (_kind, content, media, body) => {
    const message = build(content, media === undefined ? {} : { media });
    expect(message[content.type]).toEqual(body);
  });

  it.each<[string, MessageContent, Partial<OutgoingMessage>]>([
    ['a caption under a sticker', { type: 'sticker', caption: 'C' }, { media: { providerMediaId: '7' } }],
    [
      'callback data that Meta would truncate',
      { type: 'text', text: 'x' },
      { callbackData: 'x'.repeat(513) },
    ],
    [
      'a list of eleven rows',
      {
        type: 'interactive',
        body: 'B',
        action: {
          type: 'list',
          button: 'L',
          sections: [0, 1].map((s) => ({
            title: `S${s}`,
            rows: Array.from({ length: s === 0 ? 10 : 1 }, (_, i) => ({ id: `${s}${i}`, title: `R${i}` })),
          })),
        },
      },
      {},
    ],
  ])('refuses %s', (_what, content, more) => {
    expect(() => build(content, more)).toThrowError(
      expect.objectContaining({ reason: 'unsupported', certain: true }),
    );
  });

  it('marks a message as read, with a typing indicator on request', async () => {
    const { url, received } = await startFakeGraph(answerJson(200, { success: true }));
    const provider = openProvider(url);
    await provider.markRead?.(providerId('wamid.IN'), { typing: false });
    await provider.markRead?.(providerId('wamid.IN'), { typing: true });
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN' };
    expect(received.map(({ body }) => JSON.parse(String(body)))).toEqual([
      read,
      { ...read, typing_indicator: { type: 'text' } },
    ]);
  });
});
