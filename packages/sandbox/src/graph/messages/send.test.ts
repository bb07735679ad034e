import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { scene, stopScenes, text } from '../../testing/scene.ts';

afterEach(stopScenes);

const whatsapp = { messaging_product: 'whatsapp' };
const TO = '15550001111';

test.each<[string, object, number, string]>([
  ['no product', { messaging_product: undefined }, 100, 'messaging_product is required'],
  ['another recipient type', { recipient_type: 'crowd' }, 100, 'one of {INDIVIDUAL, GROUP}'],
  ['no recipient', { to: undefined }, 100, 'to is required'],
  ['an empty recipient', { to: '' }, 100, 'to is required'],
  ['a name as recipient', { to: 'Amal' }, 131009, 'is not a phone number or user id'],
  ['a short number', { to: '123' }, 131009, 'is not a valid phone number'],
  ['a long number', { to: '1'.repeat(16) }, 131009, 'is not a valid phone number'],
  ['callback data of 513 characters', { biz_opaque_callback_data: 'x'.repeat(513) }, 100, 'at most 512'],
  ['a type that is no text', { type: 7 }, 100, 'type must be a string'],
  ['an unknown type', { type: 'dance' }, 100, 'Param type must be one of'],
  ['a type without its content', { type: 'location' }, 131008, 'location is mandatory'],
  ['contacts that are no list', { type: 'contacts', contacts: {} }, 131008, 'contacts is mandatory'],
  ['a contact without a name', { type: 'contacts', contacts: [{}] }, 131008, 'formatted_name'],
  [
    ...([
      'a contact with one name',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Jo' } }] },
    ] as const),
    ...([131008, 'needs one of first_name'] as const),
  ],
  [
    'a phone that is a number',
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Jo', first_name: 'Jo' }, phones: [{ phone: 1 }] }],
    },
    131009,
    'must hold strings',
  ],
  [
    'a reaction that is a number',
    { type: 'reaction', reaction: { message_id: 'x', emoji: 1 } },
    100,
    'must be a string',
  ],
  [
    'a reaction that is a word',
    { type: 'reaction', reaction: { message_id: 'x', emoji: 'ok' } },
    131009,
    'one emoji',
  ],
  [
    'no latitude',
    { type: 'location', location: { longitude: 1 } },
    131008,
    "location['latitude'] is mandatory",
  ],
  [
    'a latitude of 91',
    { type: 'location', location: { latitude: 91, longitude: 1 } },
    131009,
    'number of degrees',
  ],
  [
    'a longitude that is blank',
    { type: 'location', location: { latitude: 1, longitude: ' ' } },
    131009,
    'degrees',
  ],
  ['another status', { status: 'played', message_id: 'wamid.x' }, 100, 'status must be one of {READ}'],
  ['a read receipt of nothing', { status: 'read' }, 100, 'message_id is required'],
  ['a read receipt of another id', { status: 'read', message_id: 'x' }, 131009, 'is not a message id'],
  [
    ...([
      'another typing indicator',
      { status: 'read', message_id: 'wamid.x', typing_indicator: {} },
    ] as const),
    ...([100, "typing_indicator['type'] must be one of {TEXT}"] as const),
  ],
])('a send with %s is refused', async (_, fields, code, details) => {
  const { sandbox, send } = await scene({ rules: 'off' }, false);
  const { status, json } = await send(text(TO, 'Hello', fields));
  expect(status).toBe(400);
  expect([json.error?.code, json.error?.message, json.error?.error_data?.details].join(' ')).toContain(
    String(code),
  );
  expect(`${json.error?.message} ${json.error?.error_data?.details}`).toContain(details);
  expect(sandbox.ledger.summary()).toMatchObject({ sends: 0, readReceipts: 0 });
});

test('a recipient is found by phone in any spelling, or by BSUID', async () => {
  const { sandbox, send, number } = await scene({ rules: 'off' }, false);
  const person = sandbox.admin.createPerson({ phone: TO, name: 'Amal' });
  for (const fields of [{ to: `+${TO}` }, { to: '1 (555) 000-1111' }, { to: Number(TO) }])
    expect((await send(text(TO, 'x', fields))).json.contacts).toEqual([
      { input: String(fields.to), wa_id: TO },
    ]);
  const byId = await send(text(TO, 'x', { to: undefined, recipient: person.bsuid }));
  expect(byId.json.contacts).toEqual([{ input: person.bsuid, wa_id: TO }]);
  const stranger = await send(text('MA.Stranger1'));
  expect(stranger.json.contacts).toEqual([{ input: 'MA.Stranger1', user_id: 'MA.Stranger1' }]);
  const own = await send(text(number.displayPhoneNumber));
  expect(own.json.error?.code).toBe(131021);
  expect(sandbox.ledger.summary().sends).toBe(5);
});

test('a blocked customer and a one-time code to a BSUID are refused', async () => {
  const at = await scene({ rules: { window: false } }, false);
  at.sandbox.admin.createPerson({ phone: TO });
  await at.call('POST', `${at.number.pnid}/block_users`, { block_users: [{ user: TO }] });
  expect((await at.send(text(TO))).json.error?.code).toBe(130403);

  await at.call('POST', `${at.number.wabaId}/message_templates`, {
    name: 'sign_in',
    language: 'en',
    category: 'AUTHENTICATION',
    components: [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }],
  });
  await at.sandbox.admin.idle();
  const code = [{ type: 'text', text: '123456' }];
  const template = {
    name: 'sign_in',
    language: { code: 'en' },
    components: [
      { type: 'body', parameters: code },
      { type: 'button', sub_type: 'url', index: 0, parameters: code },
    ],
  };
  const body = { ...whatsapp, type: 'template', template };
  expect((await at.send({ ...body, to: 'MA.Amal1' })).json.error?.code).toBe(131062);
  expect((await at.send({ ...body, to: '15550002222' })).json.messages).toMatchObject([
    { message_status: 'accepted' },
  ]);
});

test('the token is checked before the body is read', async () => {
  const { sandbox, number } = await scene({ rules: 'off' }, false);
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return [response.status, ((await response.json()) as { error?: { code: number } }).error?.code];
  };
  const path = `/v23.0/${number.pnid}/messages`;
  const bearer = { authorization: `Bearer ${number.token}` };
  const body = JSON.stringify(text(TO));
  const large = JSON.stringify(text(TO, 'x'.repeat(2 * 1024 ** 2)));
  for (const [to, content, headers, expected] of [
    [path, body, {}, [401, 104]],
    [path, body, { authorization: 'Basic x' }, [401, 190]],
    [path, body, { authorization: 'Bearer nobody' }, [401, 190]],
    [`/v23.0/404/messages`, body, bearer, [400, 100]],
    [path, 'not json', bearer, [400, 100]],
    [path, '[]', bearer, [400, 100]],
    [path, large, bearer, [413, 100]],
    [path, large, {}, [401, 104]],
    [path, JSON.stringify(body), bearer, [200, undefined]],
    [`/${number.pnid}/messages`, body, bearer, [200, undefined]],
    [`/v23.0/${number.pnid}/marketing_messages`, body, bearer, [200, undefined]],
    [path, JSON.stringify({ ...text(TO), access_token: number.token }), {}, [200, undefined]],
    [`${path}?access_token=${number.token}`, body, {}, [200, undefined]],
  ] as const)
    expect([to, content.slice(0, 20), await post(to, content, headers)]).toEqual([
      to,
      content.slice(0, 20),
      expected,
    ]);
  expect(sandbox.ledger.summary().sends).toBe(5);
});

test('an app secret proof is checked if it is given', async () => {
  const { number, call } = await scene({}, false);
  const proof = createHmac('sha256', number.appSecret).update(number.token).digest('hex');
  expect((await call('GET', `${number.pnid}?fields=id&appsecret_proof=${proof}`)).json).toEqual({
    id: number.pnid,
  });
  const wrong = await call('GET', `${number.pnid}?appsecret_proof=00`);
  expect(wrong.json.error?.message).toContain('Invalid appsecret_proof');
});

test('a fault can be limited by path, number, person, count and share', async () => {
  const at = await scene({ rules: 'off' }, false);
  const { admin } = at.sandbox;
  admin.addFault({ pnid: '404' }, { error: 1 });
  admin.addFault({ to: '+15550009999' }, { error: 2, details: 'Only this person', httpStatus: 503 });
  admin.addFault({ probability: 0 }, { error: 3 });
  expect((await at.send(text(TO))).status).toBe(200);
  const person = await at.send(text('15550009999'));
  expect([person.status, person.json.error]).toMatchObject([
    503,
    { code: 2, error_data: { details: 'Only this person' } },
  ]);
  admin.clearFaults();
  admin.addFault({ path: '/settings', count: 1 }, { error: 4 });
  const settings = () => at.call('GET', `${at.number.pnid}/settings`);
  expect((await settings()).json.error?.code).toBe(4);
  expect((await settings()).status).toBe(200);
  admin.addFault({ path: '*', probability: 1 }, { dropBefore: true });
  await expect(settings()).rejects.toThrow();
  admin.clearFaults();
  admin.addFault({}, { delayMs: 1 });
  expect((await at.send(text(TO))).status).toBe(200);
});

test('webhooks are lost, broken, reordered or repeated as configured', async () => {
  const at = await scene({ rules: 'off' });
  const { admin } = at.sandbox;
  const { phone } = admin.createPerson({});
  const write = async (body: string) => {
    admin.writeAs(phone, { type: 'text', text: body });
    await admin.idle();
  };
  const texts = () => at.receiver.items('messages').map((message) => (message.text as { body: string }).body);
  admin.addFault({ count: 1 }, { loseWebhook: true });
  await write('lost');
  expect(texts()).toEqual([]);
  admin.addFault({ count: 1 }, { reorderWebhooks: true, withinMs: 1 });
  await write('late');
  expect(texts()).toEqual(['late']);
  admin.addFault({ count: 1 }, { loseWebhook: true });
  admin.addFault({}, { statusBeforeAnswer: true });
  await at.send(text(phone));
  await admin.idle();
  expect(at.receiver.items('statuses').map((status) => status.status)).toEqual(['delivered', 'read']);
});

test('without a callback, no webhook is sent, and a send is answered', async () => {
  const at = await scene({ rules: 'off' }, false);
  at.sandbox.admin.addFault({}, { statusBeforeAnswer: true });
  expect((await at.send(text(TO))).status).toBe(200);
  await at.sandbox.admin.idle();
  expect(at.sandbox.ledger.summary()).toMatchObject({ sends: 1, posts: 0 });
});
