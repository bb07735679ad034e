import type { MessageTemplate } from '@waqtor/contract';
import { expect, test } from 'vitest';
import { renderTemplate } from './render-template.ts';

const template: MessageTemplate = {
  id: '1',
  name: 'order_ready',
  language: 'ar',
  category: 'utility',
  status: 'approved',
  parameterFormat: 'positional',
  header: { format: 'document', text: null },
  body: 'مرحبا {{1}}، طلبك رقم {{ 2 }} جاهز. {{1}}',
  footer: 'متجر أطلس',
  buttons: [
    { type: 'quick_reply', text: 'شكرا', url: null },
    { type: 'url', text: 'تتبع', url: 'https://shop.example/{{1}}' },
  ],
  otherComponents: [],
};
const text = (value: string, name?: string) => ({
  type: 'text',
  text: value,
  ...(name ? { parameter_name: name } : {}),
});

test('parameters are rendered into header, body and buttons', () => {
  const rendered = renderTemplate(template, [
    {
      type: 'HEADER',
      parameters: [
        { type: 'document', document: { link: 'https://x.example/a', filename: 'facture-77.pdf' } },
      ],
    },
    { type: 'body', parameters: [text('أمل'), text('77')] },
    { type: 'button', sub_type: 'url', index: '1', parameters: [text('t-77')] },
  ]);
  expect(rendered).toEqual({
    header: { format: 'document', text: null, filename: 'facture-77.pdf' },
    body: 'مرحبا أمل، طلبك رقم 77 جاهز. أمل',
    footer: 'متجر أطلس',
    buttons: [
      { type: 'quick_reply', text: 'شكرا', url: null },
      { type: 'url', text: 'تتبع', url: 'https://shop.example/t-77' },
    ],
  });
});

test('named parameters, prices and dates are rendered by their fallback text', () => {
  const named = {
    ...template,
    parameterFormat: 'named' as const,
    body: '{{name}} pays {{price}} on {{day}}',
  };
  const rendered = renderTemplate({ ...named, header: { format: 'text', text: 'To {{name}}' } }, [
    { type: 'header', parameters: [text('Amal', 'name')] },
    {
      type: 'body',
      parameters: [
        { parameter_name: 'price', type: 'currency', currency: { fallback_value: '9 MAD', code: 'MAD' } },
        { parameter_name: 'day', type: 'date_time', date_time: { fallback_value: 'Monday' } },
        text('$& $1', 'name'),
      ],
    },
  ]);
  expect(rendered.header?.text).toBe('To Amal');
  expect(rendered.body).toBe('$& $1 pays 9 MAD on Monday');
});

test('a parameter without a value keeps its placeholder, and invalid components are ignored', () => {
  const strange = [
    {},
    { type: 7 },
    { type: 'body', parameters: 'no list' },
    { type: 'body', parameters: [null, 'x', { text: 5 }] },
  ];
  expect(renderTemplate(template, strange).body).toBe(template.body);
  expect(renderTemplate(template).buttons[1]?.url).toBe('https://shop.example/{{1}}');
});

test('the rendered text is limited in size, whatever the parameters', () => {
  const body = '{{1}}'.repeat(200);
  const rendered = renderTemplate({ ...template, body }, [
    { type: 'body', parameters: [text('x'.repeat(1_000_000))] },
  ]);
  expect(rendered.body.length).toBeLessThanOrEqual(200 * 1_024);
});

test('carousel cards, limited-time offers, coupon codes and locations are rendered', () => {
  const button = { type: 'url', text: 'Open', url: 'https://shop.example/{{1}}' };
  const card = { header: { format: 'image' as const, text: null }, body: '{{1}} for you', buttons: [button] };
  const rich: MessageTemplate = {
    ...template,
    header: { format: 'location', text: null },
    buttons: [{ type: 'copy_code', text: 'Copy code', url: null }],
    cards: [card, card, card],
    limitedTimeOffer: 'Ends soon',
  };
  const cardOf = (position: number, word: string) => ({
    card_index: position,
    components: [
      { type: 'body', parameters: [text(word)] },
      { type: 'button', sub_type: 'url', index: 0, parameters: [text(`${word}.html`)] },
    ],
  });
  const rendered = renderTemplate(rich, [
    {
      type: 'header',
      parameters: [{ type: 'location', location: { name: 'Souk', address: 'Rue 1', latitude: 1 } }],
    },
    {
      type: 'limited_time_offer',
      parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1795900000000 } }],
    },
    {
      type: 'button',
      sub_type: 'copy_code',
      index: 0,
      parameters: [{ type: 'coupon_code', coupon_code: 'TEN' }],
    },
    { type: 'CAROUSEL', cards: [cardOf(1, 'Tea'), cardOf(0, 'Figs')] },
  ]);
  expect(rendered.header).toEqual({ format: 'location', text: 'Souk\nRue 1', filename: null });
  expect(rendered.buttons).toEqual([{ type: 'copy_code', text: 'Copy code', url: null, code: 'TEN' }]);
  expect(rendered.limitedTimeOffer).toEqual({
    text: 'Ends soon',
    expiresAt: new Date(1795900000000).toISOString(),
  });
  expect(rendered.cards?.map(({ body, buttons }) => [body, buttons[0]?.url])).toEqual([
    ['Figs for you', 'https://shop.example/Figs.html'],
    ['Tea for you', 'https://shop.example/Tea.html'],
    ['{{1}} for you', 'https://shop.example/{{1}}'],
  ]);
  expect(renderTemplate(rich).limitedTimeOffer).toEqual({ text: 'Ends soon' });
});
