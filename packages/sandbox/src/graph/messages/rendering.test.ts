import { afterEach, expect, test } from 'vitest';
import { files, mediaForm } from '../../testing/files.ts';
import { type Scene, scene, stopScenes, uploadHandle } from '../../testing/scene.ts';

afterEach(stopScenes);

const free = { rules: { window: false, throughput: false, pairRate: false } } as const;
const TO = '15550001111';

async function approve({ send, number, sandbox }: Scene, template: object): Promise<void> {
  const { json } = await send({ language: 'en', ...template }, `${number.wabaId}/message_templates`);
  expect(json).toMatchObject({ status: 'PENDING' });
  await sandbox.admin.idle();
}

const codeOf = async ({ send }: Scene, name: string, components: object[]): Promise<number | undefined> => {
  const template = { name, language: { code: 'en' }, components };
  return (await send({ messaging_product: 'whatsapp', to: TO, type: 'template', template })).json.error?.code;
};
const text = (value: unknown, more: object = {}) => ({ type: 'text', text: value, ...more });

test('a template parameter with a new line, a tab or five spaces is refused in every component', async () => {
  const world = await scene(free, false);
  await approve(world, {
    name: 'order',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['1'] } },
      { type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Amal']] } },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Open', url: 'https://example.com/{{1}}', example: ['a'] }],
      },
    ],
  });
  const parts = (header: string, body: string, url: string) => [
    { type: 'header', parameters: [text(header)] },
    { type: 'body', parameters: [text(body)] },
    { type: 'button', sub_type: 'url', index: 0, parameters: [text(url)] },
  ];
  expect(await codeOf(world, 'order', parts('42', 'Amal    Benali', 'a'))).toBeUndefined();
  for (const bad of ['a\nb', 'a\r\nb', 'a\tb', 'a     b', '     '])
    for (const at of [0, 1, 2]) {
      const [header = '42', body = 'Amal', url = 'a'] = [0, 1, 2].map((part) =>
        part === at ? bad : undefined,
      );
      expect([bad, at, await codeOf(world, 'order', parts(header, body, url))]).toEqual([bad, at, 132018]);
    }
  expect(await codeOf(world, 'order', parts('42', 'x'.repeat(1022), 'a'))).toBe(132005);
  expect(await codeOf(world, 'order', parts('x'.repeat(60), 'Amal', 'a'))).toBe(132005);
  expect(await codeOf(world, 'order', parts('42', 'x'.repeat(1021), 'a'))).toBeUndefined();
});

test('named parameters follow the same rules', async () => {
  const world = await scene(free, false);
  const example = { body_text_named_params: [{ param_name: 'first_name', example: 'Amal' }] };
  await approve(world, {
    name: 'named',
    category: 'UTILITY',
    parameter_format: 'NAMED',
    components: [{ type: 'BODY', text: 'Hi {{first_name}}', example }],
  });
  const body = (parameter: object) => [{ type: 'body', parameters: [parameter] }];
  expect(await codeOf(world, 'named', body(text('Amal', { parameter_name: 'first_name' })))).toBeUndefined();
  expect(await codeOf(world, 'named', body(text('A\nB', { parameter_name: 'first_name' })))).toBe(132018);
  expect(await codeOf(world, 'named', body(text('Amal')))).toBe(132000);
});

test('an authentication template has one code, short enough, the same in body and button', async () => {
  const world = await scene(free, false);
  await approve(world, {
    name: 'login_code',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }] },
    ],
  });
  const { json } = await world.call('GET', `${world.number.wabaId}/message_templates?name=login_code`);
  expect(json.data).toMatchObject([
    {
      components: [
        { text: '*{{1}}* is your verification code. For your security, do not share this code.' },
        { text: 'This code expires in 10 minutes.' },
        { buttons: [{ type: 'URL', url: expect.stringContaining('otp_type=COPY_CODE') }] },
      ],
    },
  ]);
  const parts = (body: string, button?: string) => [
    { type: 'body', parameters: [text(body)] },
    ...(button === undefined
      ? []
      : [{ type: 'button', sub_type: 'url', index: '0', parameters: [text(button)] }]),
  ];
  expect(await codeOf(world, 'login_code', parts('492113', '492113'))).toBeUndefined();
  expect(await codeOf(world, 'login_code', parts('x'.repeat(15), 'x'.repeat(15)))).toBeUndefined();
  expect(await codeOf(world, 'login_code', parts('x'.repeat(16), 'x'.repeat(16)))).toBe(132018);
  expect(await codeOf(world, 'login_code', parts('492113', '492114'))).toBe(132018);
  expect(await codeOf(world, 'login_code', parts('492113'))).toBe(131008);
});

test('a media header needs an uploaded example, and the file when sent', async () => {
  const world = await scene(free, false);
  const template = (example?: object) => ({
    name: 'invoice',
    language: 'en',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'DOCUMENT', ...(example ? { example } : {}) },
      { type: 'BODY', text: 'Your invoice' },
    ],
  });
  const path = `${world.number.wabaId}/message_templates`;
  expect((await world.send(template(), path)).json.error?.code).toBe(100);
  expect((await world.send(template({ header_handle: ['4::made-up'] }), path)).json.error?.code).toBe(131009);
  const handle = await uploadHandle(world, files.pdf, 'application/pdf');
  expect(handle).toMatch(/^4::/);
  await approve(world, template({ header_handle: [handle] }));
  const { json } = await world.call(
    'POST',
    `${world.number.pnid}/media`,
    mediaForm(files.pdf, 'application/pdf'),
  );
  const header = (document: object) => [{ type: 'header', parameters: [{ type: 'document', document }] }];
  expect(await codeOf(world, 'invoice', header({ id: json.id, filename: 'invoice-77.pdf' }))).toBeUndefined();
  expect(
    await codeOf(world, 'invoice', header({ link: 'https://example.com/invoice-77.pdf' })),
  ).toBeUndefined();
  expect(await codeOf(world, 'invoice', header({ id: '123' }))).toBe(131009);
  expect(await codeOf(world, 'invoice', header({}))).toBe(100);
  expect(await codeOf(world, 'invoice', [])).toBe(132012);
});

const image = { type: 'image', image: { link: 'https://example.com/a.png' } };

test('coupon codes, offers, locations and cards must match the parameters of the template', async () => {
  const world = await scene(free, false);
  const header_handle = [await uploadHandle(world, files.png, 'image/png')];
  const make = (name: string, ...components: object[]) =>
    approve(world, { name, category: 'MARKETING', components });
  const plain = { type: 'BODY', text: 'Sale' };
  await make('code', plain, { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'TEN' }] });
  await make('offer', plain, {
    type: 'LIMITED_TIME_OFFER',
    limited_time_offer: { text: 'Ends soon', has_expiration: true },
  });
  await make('place', { type: 'HEADER', format: 'LOCATION' }, plain);
  const body = { type: 'BODY', text: 'Only {{1}} today', example: { body_text: [['9']] } };
  const card = { components: [{ type: 'HEADER', format: 'IMAGE', example: { header_handle } }, body] };
  await make('cards', plain, { type: 'CAROUSEL', cards: [card, card] });
  const names = { x: 'a', y: 'b' };
  await approve(world, {
    name: 'named',
    category: 'UTILITY',
    parameter_format: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: 'From {{x}} to {{y}} now',
        example: {
          body_text_named_params: Object.entries(names).map(([param_name, example]) => ({
            param_name,
            example,
          })),
        },
      },
    ],
  });
  const code = (coupon_code: string) => [
    { type: 'button', sub_type: 'copy_code', index: 0, parameters: [{ type: 'coupon_code', coupon_code }] },
  ];
  const offer = (limited_time_offer: object) => [
    { type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer', limited_time_offer }] },
  ];
  const place = (location: object) => [{ type: 'header', parameters: [{ type: 'location', location }] }];
  const filled = [
    { type: 'header', parameters: [image] },
    { type: 'body', parameters: [text('9')] },
  ];
  const cards = (...list: object[][]) => [
    { type: 'carousel', cards: list.map((components, card_index) => ({ card_index, components })) },
  ];
  const named = (...given: string[]) => [
    { type: 'body', parameters: given.map((parameter_name) => text('1', { parameter_name })) },
  ];
  const soon = Date.now() + 3_600_000;
  for (const [name, components, expected] of [
    ['code', code('TEN'), undefined],
    ['code', [], 131008],
    ['code', code('x'.repeat(16)), 132018],
    ['offer', offer({ expiration_time_ms: soon }), undefined],
    ['offer', [], 131008],
    ['offer', offer({ expiration_time_ms: 1_000 }), 131009],
    ['place', place({ latitude: '31.6', longitude: -8, name: 'Souk' }), undefined],
    ['place', place({ name: 'Souk' }), 131008],
    ['place', [], 132012],
    ['cards', cards(filled, filled), undefined],
    ['cards', [], 132000],
    ['cards', cards(filled), 132000],
    ['cards', cards(filled, filled.slice(0, 1)), 132000],
    ['cards', cards(filled, filled.slice(1)), 132012],
    ['named', named('y', 'x'), undefined],
    ['named', named('x', 'x'), 132000],
  ] as const)
    expect([name, components, await codeOf(world, name, [...components])]).toEqual([
      name,
      components,
      expected,
    ]);
});

test('a template that Meta would refuse is refused', async () => {
  const { send, number } = await scene(free, false);
  const body = (words: string) => ({ type: 'BODY', text: words, example: { body_text: [['a', 'b', 'c']] } });
  const header = (words: string, example = {}) => ({ type: 'HEADER', format: 'TEXT', text: words, example });
  const button = (more: object) => ({ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Open', ...more }] });
  const bad: object[][] = [
    [body('Hi {{1}}{{2}} there')],
    [body('Hi {{1}} and {{3}} there')],
    [body('Hi'), { type: 'FOOTER', text: 'By {{1}}' }],
    [body('Hi'), header('To {{1}} and {{2}}', { header_text: ['a', 'b'] })],
    [body('Hi'), header('To {{1}}')],
    [body('Hi'), header('To\nyou')],
    [body('Hi'), button({ text: 'x'.repeat(26) })],
    [body('Hi'), button({ url: 'https://example.com/{{1}}/{{2}}', example: ['a'] })],
  ];
  for (const [i, components] of bad.entries()) {
    const template = { name: `bad_${i}`, language: 'en', category: 'UTILITY', components };
    const { json } = await send(template, `${number.wabaId}/message_templates`);
    expect([components, json.error?.code]).toEqual([components, 100]);
  }
});
