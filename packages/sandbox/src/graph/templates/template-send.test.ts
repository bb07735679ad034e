import { afterEach, expect, test } from 'vitest';
import { type Scene, scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const values = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }));
const url = {
  type: 'URL',
  text: 'Open',
  url: 'https://example.com/{{1}}',
  example: ['https://example.com/a'],
};

const templates: Record<string, object> = {
  order: {
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['A7'] } },
      {
        type: 'BODY',
        text: 'It costs {{1}} until {{2}}, thank you.',
        example: { body_text: [['9 MAD', 'noon']] },
      },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Later' }, url] },
    ],
  },
  greeting: {
    parameter_format: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: 'Hello {{first_name}}, welcome to {{place}}, see you.',
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Jo' },
            { param_name: 'place', example: 'Fes' },
          ],
        },
      },
    ],
  },
  coupon: {
    category: 'MARKETING',
    components: [
      { type: 'BODY', text: 'Ten percent off this week.' },
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'SAVE10' }] },
    ],
  },
  branch: {
    components: [
      { type: 'HEADER', format: 'LOCATION' },
      { type: 'BODY', text: 'We have moved.' },
    ],
  },
  offer: {
    category: 'MARKETING',
    components: [
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Today', has_expiration: true } },
      { type: 'BODY', text: 'Half price until tonight.' },
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'HALF' }, url] },
    ],
  },
};

/** The templates above, approved, and a way to send one. */
async function open(): Promise<{
  at: Scene;
  send: (name: string, components?: unknown[]) => Promise<string>;
}> {
  const at = await scene({ rules: { window: false, throughput: false, pairRate: false } }, false);
  for (const [name, fields] of Object.entries(templates)) {
    const template = { name, language: 'en', category: 'UTILITY', ...fields };
    const { json } = await at.call('POST', `${at.number.wabaId}/message_templates`, template);
    expect([name, json.error]).toEqual([name, undefined]);
  }
  await at.sandbox.admin.idle();
  return {
    at,
    async send(name, components = []) {
      const template = { name, language: { code: 'en' }, components };
      const { json } = await at.send({
        messaging_product: 'whatsapp',
        to: '15550001111',
        type: 'template',
        template,
      });
      return json.error
        ? `${json.error.code} ${json.error.error_data?.details ?? json.error.message}`
        : 'accepted';
    },
  };
}

const header = { type: 'header', parameters: values('A7') };
const body = { type: 'body', parameters: values('9 MAD', 'noon') };
const open1 = { type: 'button', sub_type: 'url', index: 1, parameters: values('a') };
const order = (...more: unknown[]) => [header, body, open1, ...more];
const withBody = (...parameters: unknown[]) => [header, { type: 'body', parameters }, open1];
const named = (name: string | undefined, text = 'x') => ({ type: 'text', parameter_name: name, text });
const greet = (...parameters: unknown[]) => [{ type: 'body', parameters }];
const coupon = (coupon_code?: string) => [
  { type: 'button', sub_type: 'copy_code', index: 0, parameters: [{ type: 'coupon_code', coupon_code }] },
];
const at = (location: object) => [{ type: 'header', parameters: [{ type: 'location', location }] }];
const offer = (limited_time_offer: object) => [
  { type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer', limited_time_offer }] },
  ...coupon('HALF'),
  { type: 'button', sub_type: 'url', index: 1, parameters: values('a') },
];

test('a message that fills in its template is accepted', async () => {
  const { send } = await open();
  const currency = { fallback_value: '9 MAD', code: 'MAD', amount_1000: 9_000 };
  for (const [name, components] of [
    ['order', order()],
    [
      'order',
      withBody({ type: 'currency', currency }, { type: 'date_time', date_time: { fallback_value: 'noon' } }),
    ],
    ['greeting', greet(named('place', 'Fes'), named('first_name', 'Jo'))],
    ['coupon', coupon('SAVE10')],
    ['branch', at({ latitude: 1, longitude: '2' })],
    ['offer', offer({ expiration_time_ms: Date.now() + 3_600_000 })],
  ] as const)
    expect([name, await send(name, [...components])]).toEqual([name, 'accepted']);
});

test('a message that does not fill in its template is refused', async () => {
  const { at: scene, send } = await open();
  for (const [name, components, expected] of [
    ['nothing', [], '132001 template name (nothing) does not exist in en'],
    ['order', [body, open1], '132000 header: number of localizable_params (0)'],
    ['order', withBody(...values('9 MAD')), '132000 body: number of localizable_params (1)'],
    ['order', withBody('9 MAD', 'noon'), '132012 body: Parameter of type text'],
    ['order', withBody({ type: 'image' }, ...values('noon')), '132012 body: Parameter of type text'],
    ['order', withBody({ type: 'text' }, ...values('noon')), '131008 body: Parameter of type text'],
    [
      'order',
      withBody({ type: 'text', text: {} }, ...values('noon')),
      '100 body: Param text must be a string',
    ],
    ['order', withBody(...values('9\nMAD', 'noon')), '132018 Param text cannot have new-line'],
    ['order', withBody(...values('x'.repeat(1_100), 'noon')), '132005 body: the text is longer than 1024'],
    ['order', [header, body], '131008 buttons: Button at index 1 of type Url requires a parameter'],
    ['order', order({ ...open1, index: 7 }), '132000 buttons: the template has no button at index 7'],
    [
      'order',
      [header, body, { ...open1, parameters: values('a', 'b') }],
      '131008 buttons: Button at index 1',
    ],
    ['greeting', greet(named('place'), named('place')), '132000 body: a parameter_name is given twice'],
    [
      'greeting',
      greet(named('place'), named('city')),
      '132000 body: parameter_name city is not in the template',
    ],
    ['greeting', greet(named('place'), named(undefined)), '132000 body: parameter_name (missing)'],
    ['coupon', [], '131008 buttons: Button at index 0 of type CopyCode requires a parameter'],
    ['coupon', coupon(), '131008 buttons: Button at index 0 of type CopyCode requires a parameter'],
    ['coupon', coupon('x'.repeat(16)), '132018 buttons: the code is longer than 15'],
    ['branch', [], '132012 header: expected LOCATION, received UNKNOWN'],
    ['branch', [header], '132012 header: expected LOCATION, received TEXT'],
    ['branch', at({ latitude: 1 }), "131008 header: location['longitude'] is mandatory"],
    ['branch', at({ latitude: 'north', longitude: 1 }), "131008 header: location['latitude'] is mandatory"],
    ['offer', offer({}), "Parameter 'expiration_time_ms' is mandatory"],
    [
      'offer',
      offer({ expiration_time_ms: 1 }),
      '131009 limited_time_offer: expiration_time_ms is not in the future',
    ],
  ] as const)
    expect([name, await send(name, [...components])]).toEqual([name, expect.stringContaining(expected)]);
  expect(scene.sandbox.ledger.summary().sends).toBe(0);
});

test('only an approved template can be sent', async () => {
  const { at: scene, send } = await open();
  const { json } = await scene.call('GET', `${scene.number.wabaId}/message_templates?name=branch&fields=id`);
  const [{ id }] = json.data as [{ id: string }];
  const components = at({ latitude: 1, longitude: 2 });
  for (const [status, expected] of [
    ['PAUSED', '132015 template branch is paused'],
    ['DISABLED', '132016 template branch is disabled'],
    ['PENDING', '132001 template name (branch) does not exist in en'],
    ['APPROVED', 'accepted'],
    ['DELETED', '132001 template name (branch) does not exist in en'],
  ] as const) {
    scene.sandbox.admin.setTemplateStatus(id, status);
    expect([status, await send('branch', components)]).toEqual([status, expected]);
  }
});
