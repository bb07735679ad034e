import { afterEach, describe, expect, test } from 'vitest';
import type { WriteAs } from '../control.ts';
import { type Scene, scene, stopScenes, text } from '../testing/scene.ts';

afterEach(stopScenes);

const free = { rules: { window: false, throughput: false, pairRate: false } } as const;

/** The messages in the webhooks that were received. */
async function received({ sandbox, receiver }: Scene) {
  await sandbox.admin.idle();
  return receiver.received.flatMap(({ body }) =>
    (body as { entry: { changes: { value: { messages?: Record<string, unknown>[] } }[] }[] }).entry.flatMap(
      (entry) => entry.changes.flatMap(({ value }) => value.messages ?? []),
    ),
  );
}

const written: [WriteAs, object][] = [
  [{ type: 'text', text: 'Hello' }, { text: { body: 'Hello' } }],
  [
    { type: 'text', text: 'Yes', replyTo: 'wamid.A', forwarded: true, frequentlyForwarded: true },
    { context: { id: 'wamid.A', from: expect.any(String), forwarded: true, frequently_forwarded: true } },
  ],
  [
    { type: 'text', text: 'From the ad', referral: { source_type: 'ad', source_id: '7' } },
    { referral: { source_type: 'ad', source_id: '7' } },
  ],
  [
    { type: 'image', caption: 'The shade' },
    {
      image: {
        caption: 'The shade',
        mime_type: 'image/png',
        id: expect.any(String),
        url: expect.any(String),
      },
    },
  ],
  [
    { type: 'document', filename: 'plan.pdf', mimeType: 'application/pdf', data: 'JVBERi0=' },
    { document: { filename: 'plan.pdf', mime_type: 'application/pdf' } },
  ],
  [{ type: 'audio' }, { audio: { voice: true } }],
  [{ type: 'audio', voice: false, caption: 'never shown' }, { audio: { voice: false } }],
  [{ type: 'sticker', animated: true }, { sticker: { animated: true } }],
  [{ type: 'video' }, { video: { mime_type: expect.stringMatching(/^video/) } }],
  [
    { type: 'location', latitude: 33.6, longitude: -7.6, name: 'Port', address: 'Casablanca' },
    { location: { latitude: 33.6, longitude: -7.6, name: 'Port', address: 'Casablanca' } },
  ],
  [{ type: 'location', latitude: 0, longitude: 0 }, { location: { latitude: 0, longitude: 0 } }],
  [{ type: 'contacts', contacts: [{ name: {} }] }, { contacts: [{ name: {} }] }],
  [{ type: 'button', title: 'Yes' }, { interactive: { button_reply: { id: 'Yes', title: 'Yes' } } }],
  [
    { type: 'button', id: 'y', title: 'Yes' },
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } } },
  ],
  [
    { type: 'list', id: 'a', title: 'A', description: 'First' },
    { interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A', description: 'First' } } },
  ],
  [{ type: 'list', id: 'b', title: 'B' }, { interactive: { list_reply: { id: 'b', title: 'B' } } }],
  [
    { type: 'quick_reply', text: 'Stop', payload: 'STOP' },
    { type: 'button', button: { text: 'Stop', payload: 'STOP' } },
  ],
  [
    { type: 'flow', responseJson: '{}' },
    { interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{}' } } },
  ],
  [{ type: 'flow', responseJson: '{}', body: 'Done' }, { interactive: { nfm_reply: { body: 'Done' } } }],
  [
    { type: 'order', catalogId: 'c', items: [{ retailerId: 'r', quantity: 2, price: 9.5, currency: 'MAD' }] },
    {
      order: {
        catalog_id: 'c',
        text: '',
        product_items: [{ product_retailer_id: 'r', quantity: 2, item_price: 9.5, currency: 'MAD' }],
      },
    },
  ],
  [
    { type: 'order', catalogId: 'c', items: [], text: 'Soon' },
    { order: { text: 'Soon', product_items: [] } },
  ],
  [{ type: 'unsupported' }, { type: 'unsupported', errors: [{ code: 131051 }] }],
  [{ type: 'system', system: { type: 'user_changed_number' } }, { system: { type: 'user_changed_number' } }],
  [
    { type: 'system', system: { type: 'identity' }, identity: { hash: 'h' } },
    { system: { type: 'identity' }, identity: { hash: 'h' } },
  ],
  [
    { type: 'raw', message: { type: 'poll', poll: { q: 1 } } },
    { type: 'poll', poll: { q: 1 } },
  ],
  [
    { type: 'raw', message: { poll: {} } },
    { type: 'raw', poll: {} },
  ],
];

test('every type of message that a person can send arrives as Meta sends it', async () => {
  const at = await scene(free);
  const { phone, bsuid } = at.sandbox.admin.createPerson({ name: 'Amal' });
  const ids = written.map(([message]) => at.sandbox.admin.writeAs(phone, message).id);
  const messages = await received(at);
  for (const [i, [message, expected]] of written.entries()) {
    const arrived = messages.find(({ id }) => id === ids[i]);
    expect([message, arrived]).toMatchObject([
      message,
      { from: phone, from_user_id: bsuid, timestamp: expect.stringMatching(/^\d+$/), ...expected },
    ]);
  }
  expect(messages.find(({ id }) => id === ids[6])?.audio).not.toHaveProperty('caption');
});

test('a reaction, an edit and a deletion change the message they refer to', async () => {
  const { sandbox } = await scene(free, false);
  const { phone } = sandbox.admin.createPerson();
  const { id } = sandbox.admin.writeAs(phone, { type: 'text', text: 'At ten' });
  sandbox.admin.writeAs(phone, { type: 'reaction', messageId: id, emoji: '👍' });
  sandbox.admin.writeAs(phone, { type: 'edit', messageId: id, text: 'At eleven' });
  sandbox.admin.writeAs(phone, { type: 'reaction', messageId: 'wamid.unknown', emoji: '👍' });
  const thread = () => sandbox.admin.thread(phone).find((entry) => entry.id === id);
  expect(thread()).toMatchObject({ reaction: '👍', edited: true, content: { text: { body: 'At eleven' } } });
  sandbox.admin.writeAs(phone, { type: 'revoke', messageId: id });
  expect(thread()).toMatchObject({ revoked: true });
});

test('messages of a blocked customer are not delivered', async () => {
  const at = await scene();
  const { phone } = at.sandbox.admin.createPerson();
  at.sandbox.admin.writeAs(phone, { type: 'text', text: 'First' });
  await at.call('POST', `${at.number.pnid}/block_users`, { block_users: [{ user: phone }] });
  at.sandbox.admin.writeAs(phone, { type: 'text', text: 'Second' });
  expect((await received(at)).map((message) => message.text)).toEqual([{ body: 'First' }]);
});

test.each([
  [{ phone: '123' }, 'phone must have 7 to 15 digits, got "123"'],
  [{ bsuid: '123' }, '"123" is not a BSUID'],
  [{ phone: '+1 555 000 0001' }, 'there is already a person with the phone 15550000001'],
  [{ bsuid: 'US.1' }, 'there is already a person with the BSUID US.1'],
])('person %j is refused', async (input, message) => {
  const { sandbox } = await scene({}, false);
  const first = {
    phone: '15550000001',
    bsuid: 'US.1',
    username: 'amal',
    optedOut: true,
    policy: { plays: true },
  };
  expect(sandbox.admin.createPerson(first)).toMatchObject({ name: 'Customer 0001', username: 'amal' });
  expect(() => sandbox.admin.createPerson(input)).toThrow(message);
});

test('an unknown type of message is refused', async () => {
  const { sandbox } = await scene({}, false);
  const { phone } = sandbox.admin.createPerson();
  for (const type of ['telepathy', 7])
    expect(() => sandbox.admin.writeAs(phone, { type } as never)).toThrow(`a person cannot write "${type}"`);
});

describe('a script', () => {
  const run = async (at: Scene, steps: unknown[], meanwhile: object[] = []) => {
    const { phone } = at.sandbox.admin.createPerson({ name: 'Amal' });
    const running = at.sandbox.admin.runScript(phone, { steps: steps as never });
    for (const body of meanwhile) {
      const { json } = await at.send({ messaging_product: 'whatsapp', to: phone, ...body });
      expect(json.error).toBeUndefined();
    }
    return { ...(await running), person: at.sandbox.admin.person(phone) };
  };
  const buttons = {
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: 'Visit?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes, please' } }] },
    },
  };
  const list = {
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: 'Pick' },
      action: {
        button: 'Open',
        sections: [
          {
            title: 'All',
            rows: [
              { id: 'a', title: 'A', description: 'First' },
              { id: 'b', title: 'B' },
            ],
          },
        ],
      },
    },
  };
  const template = {
    type: 'template',
    template: { name: 'hello_world', language: { code: 'en_US' } },
  };

  test('says, waits, taps and reacts', async () => {
    const at = await scene(free, false);
    const result = await run(
      at,
      [
        { say: 'Hello' },
        { say: { type: 'location', latitude: 1, longitude: 2 } },
        { waitMs: 1 },
        { waitReply: { contains: 'Visit?' } },
        { tap: 'yes' },
        { react: '👍' },
        { waitReply: true },
        { tap: 'A' },
        { waitReply: { contains: 'Second' } },
        { waitReply: true },
        { tap: 'Call me' },
      ],
      [buttons, list, { type: 'text', text: { body: 'Second thoughts' } }, template],
    );
    expect(result).toMatchObject({ state: 'done', steps: 11 });
    expect(result.heard).toHaveLength(4);
    expect(result.person.script).toEqual({ step: 11, of: 11, state: 'done' });
    const own = at.sandbox.ledger.inbound({}).map(({ type }) => type);
    expect(own.slice(0, 2)).toEqual(['text', 'location']);
    expect(own).toContain('button');
    expect(own).toContain('reaction');
  });

  test.each([
    [[{ waitReply: { timeoutMs: 1 } }], 'no reply within 1 ms'],
    [[{ waitReply: { contains: 'price', timeoutMs: 1 } }], 'no reply with "price" within 1 ms'],
    [[{ tap: 'Yes' }], 'there is nothing to tap on'],
    [[{ react: '👍' }], 'there is nothing to react to'],
    [[{ sing: 'la' }], 'unknown step {"sing":"la"}'],
    [[{ say: { type: 'telepathy' } }], 'a person cannot write "telepathy"'],
  ])('%j fails', async (steps, reason) => {
    const result = await run(await scene(free, false), steps);
    expect(result).toMatchObject({ state: 'failed', steps: 0, reason, heard: [] });
    expect(result.person.script).toMatchObject({ state: 'failed', reason });
  });

  test.each([
    [buttons, 'Yes, please', 'interactive'],
    [list, 'b', 'interactive'],
    [template, 'Stop', 'button'],
  ])('taps on %j', async (body, tap, type) => {
    const at = await scene(free, false);
    expect(await run(at, [{ waitReply: true }, { tap }], [body])).toMatchObject({ state: 'done' });
    expect(at.sandbox.ledger.inbound({}).map((entry) => entry.type)).toEqual([type]);
  });

  test('cannot tap what the message does not have', async () => {
    const result = await run(await scene(free, false), [{ waitReply: true }, { tap: 'No' }], [list]);
    expect(result).toMatchObject({ steps: 1, reason: 'the last message has no button or row "No"' });
  });

  test('hears a message of any type', async () => {
    const at = await scene(free, false);
    const contains = (text: string) => ({ waitReply: { contains: text } });
    const link = 'https://example.com/a.png';
    const result = await run(
      at,
      [contains('Pick'), contains('shade'), contains('Casablanca')],
      [
        list,
        { type: 'image', image: { link, caption: 'The shade' } },
        { type: 'location', location: { latitude: 1, longitude: 2, name: 'Port', address: 'Casablanca' } },
      ],
    );
    expect(result).toMatchObject({ state: 'done', steps: 3 });
  });

  test('hears only the number it talks to', async () => {
    const at = await scene(free, false);
    const { admin } = at.sandbox;
    const other = admin.createNumber({ ...at.number, pnid: '999', displayPhoneNumber: '+15550009999' });
    const { phone } = admin.createPerson();
    const running = admin.runScript(phone, { pnid: other.pnid, steps: [{ waitReply: { timeoutMs: 300 } }] });
    await at.send(text(phone));
    expect(await running).toMatchObject({ state: 'failed', heard: [] });
  });
});

test('a burst counts what it sent, at a rate or as fast as possible', async () => {
  const at = await scene(free);
  expect(await at.sandbox.admin.burst({ inbound: 5, statuses: 7, people: 2 })).toEqual({
    inbound: 5,
    statuses: 7,
  });
  expect(await at.sandbox.admin.burst({ inbound: 3, perSecond: 1_000 })).toEqual({ inbound: 3, statuses: 0 });
  expect(await at.sandbox.admin.burst({ statuses: 1 })).toEqual({ inbound: 0, statuses: 1 });
  expect(await received(at)).toHaveLength(8);
  expect(at.sandbox.ledger.inbound({})).toHaveLength(8);
});
