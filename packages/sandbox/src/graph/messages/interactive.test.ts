import { afterEach, expect, test } from 'vitest';
import { scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const of = (interactive: object) => ({
  messaging_product: 'whatsapp',
  to: '15550001111',
  type: 'interactive',
  interactive,
});
const body = { text: 'Pick' };
const text = (type: string, value: string) => ({ type: 'text', [type]: value });
const flow = (parameters: object) => ({ type: 'flow', body, action: { name: 'flow', parameters } });
const link = (parameters: object) => ({ type: 'cta_url', body, action: { name: 'cta_url', parameters } });
const products = (fields: object) => ({
  type: 'product_list',
  header: text('text', 'Ours'),
  body,
  action: { catalog_id: '1', sections: [{ title: 'All', product_items: [{ product_retailer_id: '1' }] }] },
  ...fields,
});
const sections = (count: number, items: number) =>
  Array.from({ length: count }, () => ({ product_items: Array.from({ length: items }, () => ({})) }));
const reply = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
const buttons = (...list: unknown[]) => ({ type: 'button', body, action: { buttons: list } });
const list = (...of: unknown[]) => ({ type: 'list', body, action: { button: 'Open', sections: of } });
const row = (id: string, fields: object = {}) => ({ id, title: 'Row', ...fields });

const accepted: [string, object][] = [
  ['a flow by id', flow({ flow_id: '1', flow_cta: 'Book' })],
  ['a flow by name', flow({ flow_name: 'booking', flow_cta: 'Book' })],
  ['a product without a body', { type: 'product', action: { catalog_id: '1', product_retailer_id: '2' } }],
  ['a list of products', products({})],
  ['a catalog', { type: 'catalog_message', body, action: { name: 'catalog_message' } }],
  [
    'a request for the location',
    { type: 'location_request_message', body, action: { name: 'send_location' } },
  ],
  [
    'a request for contact data',
    { type: 'request_contact_info', body, action: { name: 'request_contact_info' } },
  ],
  ['an address', { type: 'address_message', body, action: { name: 'address_message', parameters: {} } }],
  ['an order to pay', { type: 'order_details', body, action: { name: 'review_and_pay', parameters: {} } }],
  [
    'the status of an order',
    { type: 'order_status', body, action: { name: 'review_order', parameters: {} } },
  ],
  ['a carousel', { type: 'carousel', body, action: { cards: [{}, {}] } }],
  [
    'a request to call',
    { type: 'call_permission_request', body, action: { name: 'call_permission_request' } },
  ],
  ['a call button', { type: 'voice_call', body, action: { name: 'voice_call' } }],
  [
    'a video above buttons',
    { ...buttons(reply('a')), header: { type: 'video', video: { link: 'https://a.example/v.mp4' } } },
  ],
  ['a row with a description', list({ title: 'All', rows: [row('a', { description: 'First' })] })],
];

const refused: [string, number, object, string][] = [
  ['no type', 100, { body, action: {} }, 'must be one of'],
  ['an inherited name as type', 100, { type: 'constructor', body, action: {} }, 'got "constructor"'],
  ['no action', 131008, { type: 'button', body }, "interactive['action'] is mandatory"],
  ['a flow without its name', 131008, flow({ flow_cta: 'Book' }), 'needs flow_id or flow_name'],
  ['a flow without its button', 131008, flow({ flow_id: '1' }), 'flow_cta'],
  ['another action than the type', 131009, { ...flow({}), action: { name: 'dance' } }, 'must be flow'],
  [
    'an action without parameters',
    131008,
    { ...flow({}), action: { name: 'flow' } },
    "action['parameters'] is mandatory",
  ],
  ['a link without its text', 131008, link({ url: 'https://a.example' }), 'display_text'],
  ['a link that is none', 131009, link({ display_text: 'Open', url: 'https://' }), 'not a valid URL'],
  ['a link of another scheme', 131009, link({ display_text: 'Open', url: 'tel:1' }), 'not a valid URL'],
  ['products without a header', 131008, products({ header: undefined }), 'header is mandatory'],
  [
    'no sections of products',
    131008,
    products({ action: { catalog_id: '1' } }),
    "action['sections'] is mandatory",
  ],
  [
    'an empty section of products',
    131008,
    products({ action: { catalog_id: '1', sections: sections(1, 0) } }),
    'needs product_items',
  ],
  [
    '11 sections of products',
    131009,
    products({ action: { catalog_id: '1', sections: sections(11, 1) } }),
    '1 to 10 sections',
  ],
  ['31 products', 131009, products({ action: { catalog_id: '1', sections: sections(1, 31) } }), 'at most 30'],
  [
    'a catalog of another name',
    131009,
    { type: 'catalog_message', body, action: {} },
    'must be catalog_message',
  ],
  [
    'a location request of another name',
    131009,
    { type: 'location_request_message', body, action: {} },
    'must be send_location',
  ],
  [
    'a contact request of another name',
    131009,
    { type: 'request_contact_info', body, action: {} },
    'must be request_contact_info',
  ],
  ['a carousel of one card', 131009, { type: 'carousel', body, action: { cards: [{}] } }, '2 to 10 cards'],
  [
    'a carousel of 11 cards',
    131009,
    { type: 'carousel', body, action: { cards: Array(11).fill({}) } },
    '2 to 10 cards',
  ],
  ['no buttons', 131009, buttons(), 'Invalid buttons count'],
  ['four buttons', 131009, buttons(...['a', 'b', 'c', 'd'].map((id) => reply(id))), 'Invalid buttons count'],
  [
    'a button of another type',
    131009,
    buttons({ ...reply('a'), type: 'url' }),
    "buttons[0]['type'] must be reply",
  ],
  ['a button that is a text', 131009, buttons('a'), "buttons[0]['type'] must be reply"],
  ['two buttons of one id', 131009, buttons(reply('a', 'A'), reply('a', 'B')), 'Duplicate button ids'],
  ['two buttons of one title', 131009, buttons(reply('a', 'A'), reply('b', 'A')), 'Duplicate button titles'],
  ['no sections', 131009, list(), '1 to 10 sections'],
  [
    'two sections, one without a title',
    131008,
    list({ title: 'A', rows: [row('a')] }, { rows: [row('b')] }),
    "sections[1]['title']",
  ],
  ['a section that is a text', 131008, list({ title: 'A', rows: [row('a')] }, 'b'), "sections[1]['title']"],
  ['a row that is a text', 131008, list({ rows: ['a'] }), "['rows'][0]['id']"],
  [
    'a row with a long description',
    100,
    list({ rows: [row('a', { description: 'x'.repeat(73) })] }),
    'at most 72',
  ],
  ['no rows', 131009, list({ rows: [] }), 'got 0'],
  ['11 rows', 131009, list({ rows: Array.from({ length: 11 }, (_, at) => row(`r${at}`)) }), 'got 11'],
  ['two rows of one id', 131009, list({ rows: [row('a'), row('a')] }), 'Duplicate row ids'],
  [
    'a footer of 61 characters',
    100,
    { ...buttons(reply('a')), footer: { text: 'x'.repeat(61) } },
    'at most 60',
  ],
  [
    'a body of 1,025 characters above buttons',
    100,
    { ...buttons(reply('a')), body: { text: 'x'.repeat(1_025) } },
    'at most 1024',
  ],
];

test('interactive messages of every type are accepted', async () => {
  const { sandbox, send } = await scene({ rules: 'off' }, false);
  for (const [name, interactive] of accepted) {
    const { json } = await send(of(interactive));
    expect([name, json.error]).toEqual([name, undefined]);
  }
  expect(sandbox.ledger.summary().sends).toBe(accepted.length);
});

test('interactive messages that Meta refuses are refused with its code', async () => {
  const { sandbox, send } = await scene({ rules: 'off' }, false);
  for (const [name, code, interactive, details] of refused) {
    const { json } = await send(of(interactive));
    expect([name, json.error?.code, json.error?.error_data?.details]).toEqual([
      name,
      code,
      expect.stringContaining(details),
    ]);
  }
  expect(sandbox.ledger.summary().sends).toBe(0);
});
