import { describe, expect, test } from 'vitest';
import { presentNumber } from './phone-number.ts';
import { readTemplate } from './templates.ts';
import { answerJson, assertDefined, openProvider, startFakeGraph } from './testing/fake-graph.ts';

const number = { id: '1', display_phone_number: '+1 555-078-3881' };

describe('a phone number', () => {
  test.each<[object, object]>([
    [{}, { phoneNumber: '+15550783881' }],
    [
      { verified_name: 'Dates', quality_rating: 'RED' },
      { displayName: 'Dates', quality: 'RED' },
    ],
    [{ throughput: { level: 'STANDARD' } }, { throughput: 80 }],
    [{ throughput: { level: 'HIGH' }, is_on_biz_app: true }, { throughput: 20 }],
    [{ whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED' }, { messagingLimit: null }],
    [{ whatsapp_business_manager_messaging_limit: 'TIER_250' }, { messagingLimit: 250 }],
  ])('with %j is read', (fields, expected) => {
    expect(presentNumber({ ...number, ...fields })).toMatchObject(expected);
  });

  test.each([
    { throughput: { level: 'TURBO' } },
    { throughput: 'HIGH' },
    { whatsapp_business_manager_messaging_limit: 'TIER_7' },
  ])('has no limit if it is %j', (fields) => {
    const info = presentNumber({ ...number, ...fields });
    expect([info.throughput, info.messagingLimit]).toEqual([undefined, undefined]);
  });

  test('without its digits cannot be read', () => {
    expect(() => presentNumber({ id: '1' })).toThrow('did not return the phone number');
  });
});

describe('blocking a customer', () => {
  const block = async (answer: unknown, contact = { phone: '+15550000001' }) => {
    const { url, received } = await startFakeGraph(answerJson(200, answer));
    const outcome = await assertDefined(openProvider(url).blockContact)(contact).then(
      () => 'blocked',
      (error) => [error.kind, error.message],
    );
    return { outcome, received };
  };

  test('is a request with the customer', async () => {
    const { outcome, received } = await block({ block_users: { added_users: [{}] } });
    expect(outcome).toBe('blocked');
    expect(JSON.parse(String(received[0]?.body))).toMatchObject({ block_users: [{ user: '+15550000001' }] });
  });

  test.each([
    [{ failed_users: [{ errors: [{ code: 131047, message: 'Too late' }] }] }, 'code 131047'],
    [{ failed_users: [{ errors: [] }] }, 'WhatsApp did not accept the change.'],
    [{ failed_users: [{}] }, 'WhatsApp did not accept the change.'],
  ])('fails if the response contains %j', async (block_users, message) => {
    const { outcome } = await block({ block_users });
    expect(outcome[1]).toContain(message);
  });

  test.each([[{}], [{ block_users: 'x' }], [{ block_users: { failed_users: ['x'] } }]])(
    'succeeds if the response %j reports no failure',
    async (answer) => {
      expect((await block(answer)).outcome).toBe('blocked');
    },
  );

  test('needs an id that WhatsApp can block', async () => {
    const { url, received } = await startFakeGraph(answerJson(200, {}));
    const unblock = assertDefined(openProvider(url).unblockContact);
    await expect(unblock({ lid: '1@lid' })).rejects.toThrow(
      'Only a phone number or a business-scoped user id',
    );
    await unblock({ bsuid: 'MA.1' });
    expect(received.map(({ method }) => method)).toEqual(['DELETE']);
  });
});

describe('credentials', () => {
  const problems = async (answers: Record<string, [number, unknown]>) => {
    const { url } = await startFakeGraph((request, response) => {
      const [status, body] = answers[request.url.includes('phone_numbers') ? 'account' : 'secret'] ?? [
        200,
        {},
      ];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    return assertDefined(openProvider(url).verifyCredentials)();
  };
  const own = { data: [{ id: '106540352242922' }] };
  const full = { data: Array.from({ length: 200 }, (_, id) => ({ id })) };
  const graphError = (code: number) => ({ error: { code, message: 'no' } });

  test.each<[string, Record<string, [number, unknown]>, string[]]>([
    ['of the number’s own account', { account: [200, own] }, []],
    ['of an account with more numbers than are read', { account: [200, full] }, []],
    ['of another account', { account: [200, { data: [{ id: '1' }] }] }, ['phone_number_not_in_account']],
    [
      'of an account with an unreadable list',
      { account: [200, { data: 'x' }] },
      ['phone_number_not_in_account'],
    ],
    ['of an account that the token cannot see', { account: [400, graphError(100)] }, ['account_not_visible']],
    ['while Graph is down', { account: [503, graphError(2)], secret: [503, graphError(2)] }, []],
    [
      'with another app’s secret',
      { account: [200, own], secret: [400, graphError(100)] },
      ['app_secret_mismatch'],
    ],
  ])('%s have the problems that are reported', async (_, answers, codes) => {
    expect((await problems(answers)).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a template', () => {
  const template = { id: 1, name: 'a', language: 'en' };
  test.each<[object, object | undefined]>([
    [
      {},
      { id: '1', status: 'unknown', category: 'utility', body: '', header: null, footer: null, buttons: [] },
    ],
    [
      { category: 'MARKETING', status: 'PAUSED' },
      { category: 'marketing', status: 'paused' },
    ],
    [{ components: [{ type: 'HEADER', format: 'IMAGE' }] }, { header: { format: 'image', text: null } }],
    [{ components: [{ type: 'FOOTER', text: 'Bye' }, { type: 'BUTTONS' }] }, { footer: 'Bye', buttons: [] }],
    [
      { components: [{ type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://a.example' }] }] },
      { buttons: [{ type: 'url', text: '', url: 'https://a.example' }] },
    ],
    [
      {
        components: [
          { type: 'CAROUSEL', cards: [{ components: [{ type: 'BODY', text: 'One' }] }, {}] },
          { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Today' } },
        ],
      },
      {
        cards: [
          { header: null, body: 'One', buttons: [] },
          { header: null, body: '', buttons: [] },
        ],
        limitedTimeOffer: 'Today',
      },
    ],
    [{ id: undefined }, undefined],
    [{ name: undefined }, undefined],
    [{ language: undefined }, undefined],
  ])('with %j is read', (fields, expected) => {
    const read = readTemplate({ ...template, ...fields });
    if (expected === undefined) expect(read).toBeUndefined();
    else expect(read).toMatchObject(expected);
  });
});
