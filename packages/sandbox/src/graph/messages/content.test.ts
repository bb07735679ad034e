import { afterEach, expect, test } from 'vitest';
import { files, mediaForm } from '../../testing/files.ts';
import { scene, stopScenes, text } from '../../testing/scene.ts';

afterEach(stopScenes);

const TO = '15550001111';
const of = (type: string, value: unknown) => ({ messaging_product: 'whatsapp', to: TO, type, [type]: value });
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const buttons = (list: object[], body = 'Pick') =>
  of('interactive', { type: 'button', body: { text: body }, action: { buttons: list } });
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `r${at}`, title: `Row ${at}` }));
const list = (sections: object[], label = 'Open') =>
  of('interactive', { type: 'list', body: { text: 'Pick' }, action: { button: label, sections } });

const GOOD: [string, object][] = [
  ['text of 4,096 characters', text(TO, 'x'.repeat(4096))],
  ['image by link with a caption', of('image', { link: 'https://example.com/a.jpg', caption: 'x' })],
  ['location with numbers as strings', of('location', { latitude: '31.6', longitude: '-8' })],
  ['reaction, and its removal', of('reaction', { message_id: 'wamid.x', emoji: '' })],
  ['reaction of several code points', of('reaction', { message_id: 'wamid.x', emoji: '👩‍🚀' })],
  ['reaction with a number', of('reaction', { message_id: 'wamid.x', emoji: '1️⃣' })],
  ['list with one section without a title', list([{ rows: rows(1) }])],
  ['three buttons', buttons([button('a', 'A'), button('b', 'B'), button('c', 'C')])],
  ['ten rows', list([{ title: 'All', rows: rows(10) }])],
  [
    'link button',
    of('interactive', {
      type: 'cta_url',
      body: { text: 'See' },
      action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://example.com' } },
    }),
  ],
];

const headed = (header: object, kind = 'button') =>
  of('interactive', {
    type: kind,
    header,
    body: { text: 'Pick' },
    action:
      kind === 'list'
        ? { button: 'Open', sections: [{ title: 'All', rows: rows(1) }] }
        : { buttons: [button('a', 'A')] },
  });
const products = (sections: object[]) =>
  of('interactive', {
    type: 'product_list',
    header: { type: 'text', text: 'Ours' },
    body: { text: 'Pick' },
    action: { catalog_id: '1', sections },
  });

const BAD: [string, number, object][] = [
  ['a header of no kind', 100, headed({ type: 'poem' })],
  ['a header without a type', 100, headed({ text: 'x' })],
  ['a header without its text', 131008, headed({ type: 'text' })],
  ['a header without its file', 131008, headed({ type: 'image' })],
  ['a picture above a list', 131009, headed({ type: 'image', image: { id: '1' } }, 'list')],
  ['a button that is no reply', 131009, buttons([{ ...button('a', 'A'), type: 'url' }])],
  ['a title of 25 above the only section', 100, list([{ title: 'x'.repeat(25), rows: rows(1) }])],
  ['a section without products', 131008, products([{ title: 'A', product_items: [] }])],
  ['eleven sections of products', 131009, products(Array(11).fill({ product_items: [{}] }))],
  [
    'a link button that leads nowhere',
    131009,
    of('interactive', {
      type: 'cta_url',
      body: { text: 'See' },
      action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'nowhere' } },
    }),
  ],
  ['two emojis', 131009, of('reaction', { message_id: 'wamid.x', emoji: '👍👍' })],
  ['callback data of 513', 100, text(TO, 'x', { biz_opaque_callback_data: 'x'.repeat(513) })],
  ['no messaging_product', 100, { to: TO, text: { body: 'x' } }],
  ['no recipient', 100, { messaging_product: 'whatsapp', text: { body: 'x' } }],
  ['a recipient that is no number', 131009, text('amal')],
  ['a recipient too short', 131009, text('123')],
  ['a group that is none', 131009, text(TO, 'x', { recipient_type: 'group' })],
  ['a recipient of no kind', 100, text(TO, 'x', { recipient_type: 'crowd' })],
  ['text without body', 131008, of('text', {})],
  ['text of 4,097 characters', 100, text(TO, 'x'.repeat(4097))],
  ['text as a number', 100, of('text', { body: 5 })],
  ['an unknown type', 100, of('telepathy', {})],
  ['a type from the prototype', 100, of('constructor', {})],
  ['media without id or link', 100, of('image', {})],
  ['media with both', 100, of('image', { id: '1', link: 'https://example.com/a' })],
  ['media with a broken link', 100, of('image', { link: 'ftp://x' })],
  ['a media id nobody uploaded', 131009, of('image', { id: '123' })],
  ['a caption on audio', 100, of('audio', { link: 'https://example.com/a', caption: 'x' })],
  ['a latitude past the pole', 131009, of('location', { latitude: 91, longitude: 0 })],
  ['a location without longitude', 131008, of('location', { latitude: 1 })],
  ['contacts without a name', 131008, of('contacts', [{ phones: [] }])],
  ['a reaction to nothing', 131008, of('reaction', { emoji: '👍' })],
  ['four buttons', 131009, buttons(['a', 'b', 'c', 'd'].map((id) => button(id, id)))],
  ['a button title of 21 characters', 100, buttons([button('a', 'x'.repeat(21))])],
  ['two buttons of one id', 131009, buttons([button('a', 'A'), button('a', 'B')])],
  ['a body of 1,025 with buttons', 100, buttons([button('a', 'A')], 'x'.repeat(1025))],
  ['eleven rows', 131009, list([{ title: 'A', rows: rows(11) }])],
  ['a list button of 21 characters', 100, list([{ title: 'A', rows: rows(1) }], 'x'.repeat(21))],
  [
    'an interactive kind nobody knows',
    100,
    of('interactive', { type: 'toString', body: { text: 'x' }, action: {} }),
  ],
  ['a template that does not exist', 132001, of('template', { name: 'nope', language: { code: 'en' } })],
  ['a template without language', 131008, of('template', { name: 'hello_world' })],
  [
    'parameters the template has not',
    132000,
    of('template', {
      name: 'hello_world',
      language: { code: 'en_US' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'x' }] }],
    }),
  ],
  ['a read receipt for nothing', 100, { messaging_product: 'whatsapp', status: 'read' }],
];

test('content within Meta’s limits is accepted', async () => {
  const { send, sandbox } = await scene({ rules: { window: false, throughput: false } }, false);
  for (const [name, body] of GOOD)
    expect([name, (await send(body)).json]).toEqual([
      name,
      expect.not.objectContaining({ error: expect.anything() }),
    ]);
  expect(sandbox.ledger.summary().sends).toBe(GOOD.length);
});

test('other content is refused with Meta’s error code', async () => {
  const { send, sandbox } = await scene({ rules: { window: false, throughput: false } }, false);
  for (const [name, code, body] of BAD) {
    const { status, json } = await send(body);
    expect([name, json.error?.code]).toEqual([name, code]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(json.error).toMatchObject({
      message: expect.any(String),
      type: 'OAuthException',
      fbtrace_id: expect.any(String),
    });
  }
  expect(sandbox.ledger.summary().sends).toBe(0);
});

test('a business cannot send to itself or to a customer it blocked', async () => {
  const { send, sandbox, number } = await scene({ rules: 'off' }, false);
  expect((await send(text(number.displayPhoneNumber))).json.error?.code).toBe(131021);
  const { phone } = sandbox.admin.createPerson({});
  await send({ messaging_product: 'whatsapp', block_users: [{ user: phone }] }, `${number.pnid}/block_users`);
  expect((await send(text(phone))).json.error?.code).toBe(130403);
});

test('only customers who wrote within a day can be blocked; the response lists the others', async () => {
  const { send, sandbox, number } = await scene({}, false);
  const [recent, old] = [sandbox.admin.createPerson({}), sandbox.admin.createPerson({})];
  sandbox.admin.writeAs(recent.phone, { type: 'text', text: 'Hello' });
  const { status, json } = await send(
    { messaging_product: 'whatsapp', block_users: [{ user: recent.phone }, { user: old.phone }] },
    `${number.pnid}/block_users`,
  );
  expect(status).toBe(200);
  expect(json.block_users).toMatchObject({
    added_users: [{ wa_id: recent.phone }],
    failed_users: [{ wa_id: old.phone, errors: [{ code: 131047 }] }],
  });
});

test('deleting or editing a message opens no window', async () => {
  const { send, sandbox } = await scene({ rules: { window: 'answer' } }, false);
  const { phone } = sandbox.admin.createPerson({});
  sandbox.admin.writeAs(phone, { type: 'revoke', messageId: 'wamid.x' });
  sandbox.admin.writeAs(phone, { type: 'edit', messageId: 'wamid.x', text: 'y' });
  expect((await send(text(phone))).json.error?.code).toBe(131047);
  sandbox.admin.writeAs(phone, { type: 'reaction', messageId: 'wamid.x', emoji: '👍' });
  expect((await send(text(phone))).status).toBe(200);
});

test('a video must be H.264 with AAC to be sent as a video', async () => {
  const { send, call, number, sandbox } = await scene({}, false);
  const { phone } = sandbox.admin.createPerson({});
  sandbox.admin.writeAs(phone, { type: 'text', text: 'Hello' });
  for (const [bytes, code] of [
    [files.mp4, undefined],
    [files.timed, undefined],
    [files.hevc, 131053],
  ] as const) {
    const { json } = await call('POST', `${number.pnid}/media`, mediaForm(bytes, 'video/mp4', 'a.mp4'));
    const media = (type: string) => send({ ...of(type, { id: json.id }), to: phone });
    expect((await media('video')).json.error?.code).toBe(code);
    expect((await media('document')).status).toBe(200);
  }
});

test('a body that is not a JSON object is refused', async () => {
  const { sandbox, number } = await scene({}, false);
  for (const body of ['', '{', '[]', '"x"', '\xff']) {
    const answer = await fetch(`${sandbox.url}/v23.0/${number.pnid}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${number.token}`, 'content-type': 'application/json' },
      body,
    });
    expect([body, answer.status, ((await answer.json()) as { error: { code: number } }).error.code]).toEqual([
      body,
      400,
      100,
    ]);
  }
});
