import { afterEach, expect, test } from 'vitest';
import type { WriteAs } from '../control.ts';
import { type Scene, scene, stopScenes } from '../testing/scene.ts';
import type { Bubble } from './view.ts';

afterEach(stopScenes);

const free = { rules: { window: false, throughput: false, pairRate: false } } as const;

interface View {
  pnid: string | null;
  numbers: { callbackUrl: string | null }[];
  people: { name: string; phone: string; last: string; at: string | null }[];
  peopleInAll: number;
  person: { id: string; phone: string; windowEndsAt: string | null; thread: Bubble[]; reads: boolean } | null;
}
const viewOf = async ({ sandbox }: Scene, query = ''): Promise<View> =>
  (await (await fetch(`${sandbox.url}/sandbox/view?${query}`)).json()) as View;

/** The bubble of the last message that this person sent. */
async function drawn(at: Scene, message: WriteAs): Promise<Bubble | undefined> {
  const { phone } = at.sandbox.admin.createPerson();
  at.sandbox.admin.writeAs(phone, message);
  return (await viewOf(at, `person=${phone}`)).person?.thread.at(-1);
}

test.each<[WriteAs, object]>([
  [
    { type: 'text', text: 'Hello' },
    { text: 'Hello', taps: [] },
  ],
  [
    { type: 'sticker' },
    { media: { kind: 'sticker', name: 'sticker', src: expect.stringMatching(/^\/sandbox\/media/) } },
  ],
  [{ type: 'document', filename: 'plan.pdf' }, { media: { kind: 'document', name: 'plan.pdf' } }],
  [
    { type: 'raw', message: { type: 'image', image: { link: 'https://example.com/a.png' } } },
    { media: { kind: 'image', link: 'https://example.com/a.png' } },
  ],
  [{ type: 'raw', message: { type: 'video', video: {} } }, { media: { kind: 'video', name: 'video' } }],
  [
    { type: 'location', latitude: 1, longitude: 2 },
    { location: { latitude: 1, longitude: 2, name: 'Location' } },
  ],
  [{ type: 'contacts', contacts: [{ name: { formatted_name: 'Jo' } }, {}] }, { text: 'Contact: Jo, ?' }],
  [
    { type: 'order', catalogId: 'c', items: [{ retailerId: 'r', quantity: 1, price: 1, currency: 'MAD' }] },
    { text: 'Order of 1 products' },
  ],
  [
    { type: 'button', title: 'Yes' },
    { text: 'Yes', taps: [] },
  ],
  [{ type: 'flow', responseJson: '{}', body: 'Done' }, { text: 'Done' }],
  [
    { type: 'raw', message: { type: 'interactive' } },
    { kind: 'interactive', taps: [] },
  ],
  [{ type: 'quick_reply', text: 'Stop', payload: 'STOP' }, { text: 'Stop' }],
  [{ type: 'unsupported' }, { kind: 'unsupported' }],
])('%j is drawn', async (message, expected) => {
  expect(await drawn(await scene(free, false), message)).toMatchObject({ direction: 'in', ...expected });
});

test('a message of the business has the buttons that the customer can tap', async () => {
  const at = await scene(free, false);
  const { phone } = at.sandbox.admin.createPerson();
  const send = async (type: string, content: object) => {
    const { json } = await at.send({ messaging_product: 'whatsapp', to: phone, type, [type]: content });
    expect(json.error).toBeUndefined();
    return (await viewOf(at, `person=${phone}`)).person?.thread.at(-1);
  };
  const reply = { id: 'y', title: 'Yes' };
  const bubble = await send('interactive', {
    type: 'button',
    header: { type: 'text', text: 'Visit' },
    body: { text: 'Tomorrow?' },
    footer: { text: 'Dates & Co' },
    action: { buttons: [{ type: 'reply', reply }] },
  });
  expect(bubble).toMatchObject({
    header: 'Visit',
    text: 'Tomorrow?',
    footer: 'Dates & Co',
    taps: [{ title: 'Yes', written: { type: 'button', ...reply, replyTo: bubble?.id } }],
  });
  const rows = await send('interactive', {
    type: 'list',
    body: { text: 'Pick' },
    action: { button: 'Open', sections: [{ rows: [{ id: 'a', title: 'A' }] }] },
  });
  expect(rows?.taps).toEqual([
    { title: 'A', written: { type: 'list', id: 'a', title: 'A', replyTo: rows?.id } },
  ]);
});

test('a template is drawn with its values and quick replies', async () => {
  const at = await scene(free, false);
  const { phone } = at.sandbox.admin.createPerson();
  const create = async (fields: object) => {
    const { json } = await at.call('POST', `${at.number.wabaId}/message_templates`, {
      language: 'en',
      category: 'UTILITY',
      ...fields,
    });
    expect(json.error).toBeUndefined();
    await at.sandbox.admin.idle();
  };
  const send = async (name: string, components: object[] = []) => {
    const template = { name, language: { code: 'en' }, components };
    const { json } = await at.send({ messaging_product: 'whatsapp', to: phone, type: 'template', template });
    expect(json.error).toBeUndefined();
    return (await viewOf(at, `person=${phone}`)).person?.thread.at(-1);
  };
  await create({
    name: 'order_ready',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['A7'] } },
      {
        type: 'BODY',
        text: 'It costs {{1}} until {{2}}, thank you.',
        example: { body_text: [['9 MAD', 'noon']] },
      },
      { type: 'FOOTER', text: 'Dates & Co' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'On my way' },
          { type: 'QUICK_REPLY', text: 'Later' },
          { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550000000' },
        ],
      },
    ],
  });
  const currency = { fallback_value: '9 MAD', code: 'MAD', amount_1000: 9_000 };
  const bubble = await send('order_ready', [
    { type: 'header', parameters: [{ type: 'text', text: 'A7' }] },
    {
      type: 'body',
      parameters: [
        { type: 'currency', currency },
        { type: 'text', text: 'noon' },
      ],
    },
    {
      type: 'button',
      sub_type: 'quick_reply',
      index: 1,
      parameters: [{ type: 'payload', payload: 'LATER' }],
    },
  ]);
  expect(bubble).toMatchObject({
    header: 'Order A7',
    text: 'It costs 9 MAD until noon, thank you.',
    footer: 'Dates & Co',
    taps: [
      { title: 'On my way', written: { type: 'quick_reply', text: 'On my way', payload: 'On my way' } },
      {
        title: 'Later',
        written: { type: 'quick_reply', text: 'Later', payload: 'LATER', replyTo: bubble?.id },
      },
    ],
  });
  await create({
    name: 'greeting',
    parameter_format: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: 'Hello {{first_name}}, welcome.',
        example: { body_text_named_params: [{ param_name: 'first_name', example: 'Jo' }] },
      },
    ],
  });
  const named = [{ type: 'text', parameter_name: 'first_name', text: 'Amal' }];
  expect(await send('greeting', [{ type: 'body', parameters: named }])).toMatchObject({
    text: 'Hello Amal, welcome.',
  });
  const templates = await at.call('GET', `${at.number.wabaId}/message_templates?name=greeting`);
  const [{ id }] = templates.json.data as [{ id: string }];
  await at.call('POST', id, { components: [{ type: 'BODY', text: 'Hello.' }] });
  expect((await viewOf(at, `person=${phone}`)).person?.thread.at(-1)?.text).toBe('Hello.');
});

test('a quote shows the text of the message, or its type', async () => {
  const at = await scene(free, false);
  const { phone } = at.sandbox.admin.createPerson();
  const write = (message: WriteAs) => at.sandbox.admin.writeAs(phone, message).id;
  const quotes = [
    write({ type: 'text', text: 'x'.repeat(500) }),
    write({ type: 'sticker' }),
    'wamid.unknown',
  ];
  for (const replyTo of quotes) write({ type: 'text', text: 'Yes', replyTo });
  write({ type: 'edit', messageId: quotes[0] ?? '', text: 'Edited' });
  write({ type: 'revoke', messageId: quotes[1] ?? '' });
  const thread = (await viewOf(at, `person=${phone}`)).person?.thread ?? [];
  expect(thread.map(({ quoted, edited, revoked }) => [quoted, edited, revoked])).toEqual([
    [undefined, true, false],
    [undefined, false, true],
    ['Edited', false, false],
    ['sticker', false, false],
    [undefined, false, false],
  ]);
});

test('people are listed by their last message, and known as the business knows them', async () => {
  const at = await scene(free);
  const { admin } = at.sandbox;
  const silent = admin.createPerson({ name: 'Silent', policy: { reads: 'never', offline: true } });
  const hidden = admin.createPerson({ name: 'Hidden', hidesPhone: true });
  const named = admin.createPerson({ name: 'Named', hidesPhone: true, username: 'named' });
  admin.writeAs(hidden.phone, { type: 'sticker' });
  const view = await viewOf(at);
  expect(view).toMatchObject({
    pnid: at.number.pnid,
    numbers: [{ callbackUrl: at.receiver.url }],
    peopleInAll: 3,
    person: { id: hidden.phone, phone: hidden.bsuid, windowEndsAt: expect.any(String) },
  });
  expect(view.people).toMatchObject([
    { name: 'Hidden', phone: hidden.bsuid, last: '(sticker)', at: expect.any(String) },
    { name: 'Silent', phone: `+${silent.phone}`, last: '', at: null },
    { name: 'Named', phone: 'named' },
  ]);
  expect((await viewOf(at, `person=${named.phone}`)).person).toMatchObject({
    phone: 'named',
    windowEndsAt: null,
  });
  expect((await viewOf(at, `person=${silent.phone}`)).person).toMatchObject({ reads: false, online: false });
  const other = admin.createNumber({ subscribe: false });
  const elsewhere = await viewOf(at, `pnid=${other.pnid}`);
  expect(elsewhere).toMatchObject({
    pnid: other.pnid,
    numbers: [{}, { callbackUrl: null }],
    person: { thread: [] },
  });
  expect((await viewOf(at, 'pnid=404')).pnid).toBe(at.number.pnid);
  for (const { pnid } of admin.listNumbers()) admin.removeNumber(pnid);
  expect(await viewOf(at)).toMatchObject({ pnid: null, numbers: [], person: null });
});
