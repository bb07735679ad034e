import { describe, expect, it } from 'vitest';
import { growingWebhooks } from '../testing/growing-webhooks.ts';
import {
  buildBody,
  buildMessage,
  buildMessages,
  buildStatus,
  buildValue,
  someone,
} from '../testing/webhooks.ts';
import { parseInSteps, parseWebhook } from './parse.ts';

describe('an invalid webhook body', () => {
  it.each([null, 1, 'text', [], {}, { entry: {} }, undefined])('%o becomes one unknown event', (body) => {
    expect(parseWebhook(body)).toMatchObject([{ type: 'unknown', error: 'the body has no list of entries' }]);
  });

  it('keeps the valid neighbours of broken parts at every level', () => {
    const good = {
      field: 'messages',
      value: buildValue({ contacts: [someone], messages: [buildMessage()] }),
    };
    const events = parseWebhook({
      entry: [
        null,
        { id: '1', changes: 'none' },
        { id: '2', changes: [7, { value: {} }, { field: 'messages', value: [] }, good] },
      ],
    });
    expect(events.map((event) => event.type)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'message',
    ]);
  });

  it('keeps the valid items of a list with broken ones', () => {
    const messages = [
      buildMessage(),
      'junk',
      null,
      buildMessage({ id: '' }),
      buildMessage({ id: 'wamid.Z' }),
    ];
    expect(parseWebhook(buildMessages(...messages)).map((event) => event.type)).toEqual([
      'message',
      'unknown',
      'unknown',
      'unknown',
      'message',
    ]);
  });

  it('keeps a property that is not a list, and reads the others', () => {
    const value = buildValue({ messages: { 0: 'x' }, statuses: [buildStatus()] });
    expect(parseWebhook(buildBody('messages', value))).toMatchObject([
      { type: 'unknown', error: 'messages is not a list', raw: { messages: { 0: 'x' } } },
      { type: 'status' },
    ]);
  });

  it('keeps unknown properties of a value', () => {
    const value = buildValue({ statuses: [buildStatus()], holograms: [1] });
    expect(parseWebhook(buildBody('messages', value))[1]).toMatchObject({
      type: 'unknown',
      raw: { holograms: [1] },
    });
  });

  it('keeps an unknown field completely', () => {
    const [event] = parseWebhook(buildBody('telepathy', { messages: [1] }));
    expect(event).toMatchObject({ type: 'unknown', field: 'telepathy', raw: { value: { messages: [1] } } });
    expect(event).not.toHaveProperty('error');
  });

  it('refuses ids that are too long for an index', () => {
    expect(parseWebhook(buildMessages(buildMessage({ id: 'w'.repeat(513) })))[0]).toMatchObject({
      type: 'unknown',
      error: 'the message has no id',
    });
  });

  it('pollutes no prototype', () => {
    const text =
      '{"__proto__":{"polluted":1},"entry":[{"id":"1","changes":[{"field":"messages","value":' +
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"messages":' +
      '[{"from":"16505551234","id":"w","timestamp":"1749416383","type":"__proto__","__proto__":{"polluted":1}}]}}]}]}';
    const events = parseWebhook(JSON.parse(text));
    expect(events.map((event) => event.type)).toEqual(['message', 'unknown']);
    expect({}).not.toHaveProperty('polluted');
    expect(JSON.stringify(events)).toContain('"constructor":{"prototype":{"polluted":1}}');
  });

  it('with any nesting depth is read and can be stored', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const events = parseWebhook(
      buildMessages(buildMessage({ type: 'deep', deep }), buildMessage({ id: 'wamid.N' })),
    );
    expect(events.map((event) => event.type)).toEqual(['message', 'message']);
    expect(JSON.stringify(events).length).toBeLessThan(5_000);
  });

  it('contains no character that PostgreSQL refuses afterwards', () => {
    const body = buildMessages(buildMessage({ text: { body: 'a\0b\ud800c' }, 'k\0': 1 }));
    const [event] = parseWebhook(body);
    expect(event).toMatchObject({ content: { text: 'a\ufffdb\ufffdc' }, raw: { 'k\ufffd': 1 } });
    expect(JSON.stringify(event)).not.toMatch(/\\u0000|\\ud800/);
  });

  it('is not modified', () => {
    const body = buildMessages(buildMessage({ text: { body: 'a\0b' } }));
    const before = structuredClone(body);
    parseWebhook(body);
    expect(body).toEqual(before);
  });
});

it('many entries, changes and items are read in order', () => {
  const value = (ids: string[]) =>
    buildValue({ contacts: [someone], messages: ids.map((id) => buildMessage({ id })) });
  const events = parseWebhook({
    entry: [
      {
        id: '1',
        changes: [
          { field: 'messages', value: value(['a', 'b']) },
          { field: 'messages', value: value(['c']) },
        ],
      },
      { id: '2', changes: [{ field: 'messages', value: value(['d']) }] },
    ],
  });
  expect(events.map((event) => event.type === 'message' && event.providerId)).toEqual(['a', 'b', 'c', 'd']);
  expect(events.map((event) => event.account.wabaId)).toEqual(['1', '1', '1', '2']);
});

it.each([
  ['messages of many customers', 12],
  ['changes of one entry', 12],
  ['entries', 30],
  ['threads of the history', 10],
  ['messages of one thread of the history', 20],
  ['items that are none', 100],
])('a large body is read in steps of a thousand items: %s', (name, steps) => {
  const shape = growingWebhooks[name];
  const body = shape?.build(shape.full);
  const reading = parseInSteps(body);
  let turns = 0;
  let step = reading.next();
  for (; !step.done; step = reading.next()) turns += 1;
  expect(turns).toBeGreaterThanOrEqual(steps);
  expect(step.value).toHaveLength(parseWebhook(body).length);
});
