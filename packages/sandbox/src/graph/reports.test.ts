import { afterEach, expect, test } from 'vitest';
import { files, mediaForm } from '../testing/files.ts';
import { type Answer, scene, stopScenes } from '../testing/scene.ts';

afterEach(stopScenes);

/** Requests of third-party clients that once got a wrong response. People and numbers are made up. */
const TO = '16505550600';
const free = { rules: { window: false, throughput: false, pairRate: false } } as const;

test('parameters may be in the query instead of the body', async () => {
  const { number, call, send } = await scene(free, false);
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(files.png)], { type: 'image/png' }), 'a.png');
  const up = await call('POST', `${number.pnid}/media?messaging_product=whatsapp`, form);
  expect(up.json).toEqual({ id: expect.stringMatching(/^\d+$/) });

  const address = new URLSearchParams({
    messaging_product: 'whatsapp',
    to: TO,
    type: 'text',
    text: '{"body":"From the address"}',
  });
  expect((await call('POST', `${number.pnid}/messages?${address}`, {})).status).toBe(200);
  const made = await call(
    'POST',
    `${number.pnid}/message_qrdls?prefilled_message=Hello&generate_qr_image=png`,
  );
  expect(made.json).toMatchObject({ prefilled_message: 'Hello', qr_image_url: expect.any(String) });
  const changed = await call(
    'POST',
    `${number.pnid}/message_qrdls/${made.json.code}?prefilled_message=Salut`,
  );
  expect(changed.json).toMatchObject({ code: made.json.code, prefilled_message: 'Salut' });
  // And in reverse: what is usually in the URL may be in the body.
  await send(
    { name: 'gone_soon', language: 'en', category: 'UTILITY', components: [{ type: 'BODY', text: 'x' }] },
    `${number.wabaId}/message_templates`,
  );
  expect((await call('DELETE', `${number.wabaId}/message_templates`, { name: 'gone_soon' })).json).toEqual({
    success: true,
  });
  // The body takes precedence.
  const both = await call('POST', `${number.pnid}/messages?to=123`, {
    messaging_product: 'whatsapp',
    to: TO,
    text: { body: 'x' },
  });
  expect(both.json.contacts).toEqual([{ input: TO, wa_id: TO }]);
});

test('a JSON string is parsed where an object or an array is expected, and only there', async () => {
  const { sandbox, number, call, send } = await scene(free, false);
  const contacts = [
    { name: { formatted_name: 'Jo', first_name: 'Jo' }, phones: [{ phone: '+15550100600' }] },
  ];
  const of = (type: string, value: unknown) => ({
    messaging_product: 'whatsapp',
    to: TO,
    type,
    [type]: JSON.stringify(value),
  });
  const list = {
    type: 'list',
    body: { text: 'Pick' },
    action: { button: 'Open', sections: [{ title: 'All', rows: [{ id: 'a', title: 'A' }] }] },
  };
  for (const body of [
    of('contacts', contacts),
    of('text', { body: 'Hello' }),
    of('interactive', list),
    of('location', { latitude: 1, longitude: 2 }),
    of('reaction', { message_id: 'wamid.x', emoji: '' }),
    of('template', { name: 'hello_world', language: { code: 'en_US' } }),
  ])
    expect([body.type, (await send(body)).json.error]).toEqual([body.type, undefined]);
  const form = new URLSearchParams({
    ...of('text', { body: 'As a form' }),
    biz_opaque_callback_data: '{"ours":1}',
  });
  await fetch(`${sandbox.url}/${number.pnid}/messages?access_token=${number.token}`, {
    method: 'POST',
    body: form,
  });
  expect(sandbox.ledger.sends({ callbackData: '{"ours":1}' })).toHaveLength(1);

  const commands = [{ command_name: 'help', command_description: 'What we do' }];
  const set = await send(
    { prompts: ['Hi'], commands: JSON.stringify(commands) },
    `${number.pnid}/conversational_automation`,
  );
  expect(set.json).toEqual({ success: true });
  const { json } = await call('GET', `${number.pnid}?fields=conversational_automation`);
  expect(json.conversational_automation).toMatchObject({ prompts: ['Hi'], commands });
  expect((await send(of('contacts', 'no list'))).json.error?.code).toBe(131008);
  expect((await send({ ...of('contacts', contacts), contacts: '[{"broken"' })).json.error?.code).toBe(131008);
});

test('a null property counts as absent, at any depth', async () => {
  const { number, call, send } = await scene(free, false);
  const { json } = await call('POST', `${number.pnid}/media`, mediaForm(files.png, 'image/png'));
  const image = { id: json.id, link: null, caption: null };
  expect(
    (await send({ messaging_product: 'whatsapp', to: TO, type: 'image', image, context: null })).status,
  ).toBe(200);
  const row = { id: 'a', title: 'A', description: null };
  const action = { button: 'Open', sections: [{ title: 'All', rows: [row] }] };
  const interactive = { type: 'list', header: null, body: { text: 'Pick' }, footer: null, action };
  expect(
    (await send({ messaging_product: 'whatsapp', to: TO, type: 'interactive', interactive })).json.error,
  ).toBeUndefined();
  const gone = await send({ messaging_product: 'whatsapp', to: TO, text: { body: null } });
  expect(gone.json.error?.code).toBe(131008);
});

test('fields and summaries are returned on request', async () => {
  const { number, call } = await scene(free, false);
  const about = await call('GET', `${number.pnid}?fields=id,quality_score,owner_business_info`);
  expect(about.json).toEqual({
    id: number.pnid,
    quality_score: { score: 'GREEN' },
    owner_business_info: { id: expect.any(String), name: expect.any(String) },
  });
  const account = await call('GET', `${number.wabaId}?fields=owner_business_info,status,subscribed_apps`);
  expect(account.json).toMatchObject({ status: 'ACTIVE', owner_business_info: { name: expect.any(String) } });
  for (const fields of ['id,shoe_size', 'toString', '__proto__'])
    expect((await call('GET', `${number.pnid}?fields=${fields}`)).json.error?.code).toBe(100);
  const list = `${number.wabaId}/message_templates?summary=total_count,message_template_count,message_template_limit`;
  expect((await call('GET', list)).json).toMatchObject({
    data: [{ name: 'hello_world' }],
    summary: { total_count: 1, message_template_count: 1, message_template_limit: 6000 },
  });
  const chosen = await call(
    'GET',
    `${number.wabaId}/message_templates?fields=name,quality_score&status=APPROVED,PAUSED`,
  );
  expect(chosen.json.data).toEqual([
    {
      id: expect.any(String),
      name: 'hello_world',
      quality_score: { score: 'UNKNOWN', date: expect.any(Number) },
    },
  ]);
  expect((await call('GET', `${number.wabaId}/message_templates?status=REJECTED`)).json.data).toEqual([]);
});

test('extra slashes and a token in the body are tolerated', async () => {
  const { sandbox, number } = await scene(free, false);
  const post = async (path: string, body: object, headers: object = {}) => {
    const answer = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, json: (await answer.json()) as Answer };
  };
  const bearer = { authorization: `Bearer ${number.token}` };
  const body = { messaging_product: 'whatsapp', to: TO, text: { body: 'x' } };
  expect((await post(`//v23.0//${number.pnid}/messages/`, body, bearer)).status).toBe(200);
  expect((await post(`/${number.pnid}/messages`, { ...body, access_token: number.token })).status).toBe(200);
  expect((await post(`/v23.0/${number.pnid}/`, { pin: '123456' }, bearer)).json).toEqual({ success: true });
  const described = await fetch(`${sandbox.url}/v23.0/${number.pnid}/message_qrdls/`, { headers: bearer });
  expect(await described.json()).toEqual({ data: [] });
  expect((await post(`/${number.pnid}/messages`, body)).json.error?.code).toBe(104);
});

const REFUSED: [string, Buffer, string][] = [
  ['a zip', files.zip, 'application/zip'],
  ['a gif', files.gif, 'image/gif'],
  ['a heic', files.heic, 'image/heic'],
  ['a file of no type', files.nothing, 'application/octet-stream'],
  ['m4a under its private name', files.m4a, 'audio/x-m4a'],
  ['a csv', files.text, 'text/csv'],
  ['Vorbis called audio/ogg', files.oggVorbis, 'audio/ogg'],
  ['Vorbis called Opus', files.oggVorbis, 'audio/ogg; codecs=opus'],
  ['a gif called jpeg', files.gif, 'image/jpeg'],
  ['a heic called jpeg', files.heic, 'image/jpeg'],
  ['a zip called pdf', files.zip, 'application/pdf'],
  ['nothing called mp3', files.nothing, 'audio/mpeg'],
  ['bytes called text', files.nothing, 'text/plain'],
];
const TAKEN: [Buffer, string][] = [
  [files.jpeg, 'image/jpeg'],
  [files.png, 'image/png'],
  [files.webp, 'image/webp'],
  [files.oggOpus, 'audio/ogg'],
  [files.oggOpus, 'audio/ogg; codecs=opus'],
  [files.oggOpus, 'audio/opus'],
  [files.m4a, 'audio/mp4'],
  [files.mp4Audio, 'audio/mp4'],
  [files.mp3, 'audio/mpeg'],
  [files.aac, 'audio/aac'],
  [files.amr, 'audio/amr'],
  [files.mp4, 'video/mp4'],
  [files.threeGp, 'video/3gpp'],
  [files.pdf, 'application/pdf'],
  [files.text, 'text/plain'],
  [files.zip, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

test('uploads are checked by their type and content', async () => {
  const { number, call, send } = await scene(free, false);
  const upload = (bytes: Buffer, type: string) =>
    call('POST', `${number.pnid}/media`, mediaForm(bytes, type));
  for (const [name, bytes, type] of REFUSED) {
    const { status, json } = await upload(bytes, type);
    expect([name, status, json.error?.code]).toEqual([name, 400, 100]);
    expect(json.error?.message).toContain('must be a file with one of the following types: image/jpeg');
  }
  for (const [bytes, type] of TAKEN)
    expect([type, (await upload(bytes, type)).json]).toEqual([type, { id: expect.any(String) }]);

  const sendFile = async (bytes: Buffer, type: string, kind: string, more: object = {}) => {
    const { json } = await upload(bytes, type);
    return (
      await send({ messaging_product: 'whatsapp', to: TO, type: kind, [kind]: { id: json.id, ...more } })
    ).json.error?.code;
  };
  expect(await sendFile(files.oggOpus, 'audio/ogg', 'audio', { voice: true })).toBeUndefined();
  expect(await sendFile(files.mp3, 'audio/mpeg', 'audio', { voice: true })).toBe(131053);
  expect(await sendFile(files.largeAnimatedWebp, 'image/webp', 'sticker')).toBeUndefined();
  expect(await sendFile(files.largeWebp, 'image/webp', 'sticker')).toBe(131053);
  expect(await sendFile(files.png, 'image/png', 'audio')).toBe(131053);
});
