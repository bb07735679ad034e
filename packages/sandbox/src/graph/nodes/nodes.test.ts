import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { files } from '../../testing/files.ts';
import { scene, stopScenes, text } from '../../testing/scene.ts';

afterEach(stopScenes);
const free = { rules: { window: false, throughput: false, pairRate: false } } as const;
const whatsapp = { messaging_product: 'whatsapp' };

test('a flow can be drafted, validated, published and deprecated in the allowed states only', async () => {
  const { number, call } = await scene(free, false);
  const waba = number.wabaId;
  const { json } = await call('POST', `${waba}/flows`, { name: 'booking', categories: ['OTHER'] });
  const id = String(json.id);
  expect(json).toEqual({ id, success: true, validation_errors: [] });
  expect((await call('POST', `${waba}/flows`, { name: 'booking', categories: ['OTHER'] })).status).toBe(400);
  expect((await call('POST', `${id}/publish`)).json.error?.code).toBe(139002);
  const upload = (content: string) => {
    const form = new FormData();
    for (const [key, value] of Object.entries({ name: 'flow.json', asset_type: 'FLOW_JSON' }))
      form.set(key, value);
    form.set('file', new Blob([content], { type: 'application/json' }), 'flow.json');
    return call('POST', `${id}/assets`, form);
  };
  expect((await upload('{')).json).toMatchObject({
    success: true,
    validation_errors: [{ error: 'INVALID_JSON' }],
  });
  expect((await call('POST', `${id}/publish`)).json.error?.code).toBe(139002);
  const content = JSON.stringify({ version: '7.0', screens: [{ id: 'FIRST', layout: {} }] });
  expect((await upload(content)).json).toEqual({ success: true, validation_errors: [] });
  const assets = await call('GET', `${id}/assets`);
  const [asset] = assets.json.data as { download_url: string }[];
  const down = await fetch(`${asset?.download_url}?access_token=${number.token}`);
  expect(await down.text()).toBe(content);
  expect(
    (await call('POST', id, { name: 'appointments', endpoint_uri: 'https://example.com/flow' })).json,
  ).toEqual({ success: true });
  expect((await call('POST', `${id}/publish`)).json).toEqual({ success: true });
  const shown = await call('GET', `${id}?fields=id,name,status,json_version,preview,endpoint_uri`);
  expect(shown.json).toMatchObject({ name: 'appointments', status: 'PUBLISHED', json_version: '7.0' });
  expect((await call('DELETE', id)).json.error?.code).toBe(139004);
  expect((await upload(content)).json.error?.code).toBe(139001);
  expect((await call('POST', `${id}/deprecate`)).json).toEqual({ success: true });
  expect((await call('GET', `${waba}/flows?fields=name,status`)).json.data).toEqual([
    { id, name: 'appointments', status: 'DEPRECATED' },
  ]);
});

test('a group is created, reported by webhook, written to and deleted', async () => {
  const { sandbox, number, call, send, receiver } = await scene(free);
  const made = await call('POST', `${number.pnid}/groups`, { ...whatsapp, subject: 'Weekend market' });
  expect(made.json).toMatchObject({ request_id: expect.any(String) });
  await sandbox.admin.idle();
  const changes = () =>
    receiver.received.flatMap(({ body }) =>
      (body as { entry: { changes: { field: string; value: unknown }[] }[] }).entry.flatMap(
        (entry) => entry.changes,
      ),
    );
  expect(changes()).toMatchObject([
    {
      field: 'group_lifecycle_update',
      value: { groups: [{ request_id: made.json.request_id, subject: 'Weekend market' }] },
    },
  ]);
  const list = await call('GET', `${number.pnid}/groups`);
  const [group] = list.json.data as { id: string }[];
  const to = group?.id ?? '';
  const sent = await send(
    text(to, 'Stalls open at nine', { recipient_type: 'group', biz_opaque_callback_data: 'g1' }),
  );
  expect(sent.json).toMatchObject({
    contacts: [{ input: to, wa_id: to }],
    messages: [{ id: expect.stringMatching(/^wamid\./) }],
  });
  await sandbox.admin.idle();
  const statuses = changes()
    .filter(({ field }) => field === 'messages')
    .map(({ value }) => (value as { statuses: object[] }).statuses[0]);
  expect(statuses).toMatchObject([
    { status: 'sent', recipient_id: to, recipient_type: 'group', biz_opaque_callback_data: 'g1' },
    { status: 'delivered', recipient_id: to },
    { status: 'read', recipient_id: to },
  ]);
  const list2 = {
    type: 'list',
    body: { text: 'x' },
    action: { button: 'x', sections: [{ rows: [{ id: 'a', title: 'A' }] }] },
  };
  const listed = await send({
    ...whatsapp,
    to,
    recipient_type: 'group',
    type: 'interactive',
    interactive: list2,
  });
  expect(listed.json.error?.code).toBe(131051);
  const { json: link } = await call('GET', `${to}/invite_link`);
  expect((await call('POST', `${to}/invite_link`, whatsapp)).json.invite_link).not.toBe(link.invite_link);
  expect((await call('POST', to, { ...whatsapp, subject: 'Sunday market' })).json).toMatchObject({
    success: true,
  });
  expect((await call('GET', `${to}?fields=subject,total_participant_count`)).json).toEqual({
    id: to,
    subject: 'Sunday market',
    total_participant_count: 0,
  });
  expect((await call('DELETE', to)).json).toMatchObject({ success: true });
  expect((await send(text(to, 'x', { recipient_type: 'group' }))).json.error?.code).toBe(131009);
});

test('a resumable upload accepts each part only at the previous offset', async () => {
  const { sandbox, number, call } = await scene(free, false);
  const { png } = files;
  const open = (type: string, length: number) =>
    call('POST', `${number.appId}/uploads?file_name=a&file_length=${length}&file_type=${type}`);
  expect((await open('image/gif', 10)).json.error?.code).toBe(100);
  expect((await open('image/png', 0)).json.error?.code).toBe(100);
  const id = String((await open('image/png', png.length)).json.id);
  const piece = async (bytes: Uint8Array, offset: number) => {
    const answer = await fetch(`${sandbox.url}/v23.0/${id}`, {
      method: 'POST',
      headers: { authorization: `OAuth ${number.token}`, file_offset: String(offset) },
      body: new Uint8Array(bytes),
    });
    return (await answer.json()) as { h?: string; file_offset?: number; error?: { code: number } };
  };
  expect(await piece(png.subarray(0, 100), 0)).toMatchObject({ file_offset: 100 });
  expect((await call('GET', id)).json.file_offset).toBe(100);
  expect((await piece(png.subarray(100), 99)).error?.code).toBe(100);
  expect((await piece(Buffer.concat([png.subarray(100), png]), 100)).error?.code).toBe(100);
  expect(await piece(png.subarray(100), 100)).toEqual({ h: expect.stringMatching(/^4::/) });
  const elsewhere = sandbox.admin.createNumber({});
  const stranger = await fetch(`${sandbox.url}/v23.0/${String((await open('image/png', 5)).json.id)}`, {
    headers: { authorization: `Bearer ${elsewhere.token}` },
  });
  expect(stranger.status).toBe(400);
});

test('calls are refused until enabled, then validated', async () => {
  const { number, call } = await scene(free, false);
  const calls = `${number.pnid}/calls`;
  const connect = {
    ...whatsapp,
    to: '15550001111',
    action: 'connect',
    session: { sdp_type: 'offer', sdp: 'v=0' },
  };
  expect((await call('POST', calls, connect)).json.error?.code).toBe(138000);
  await call('POST', `${number.pnid}/settings`, { calling: { status: 'ENABLED' } });
  const { json } = await call('POST', calls, connect);
  const [{ id }] = json.calls as [{ id: string }];
  expect(id).toMatch(/^wacid\./);
  const session = { sdp_type: 'answer', sdp: 'v=0' };
  for (const action of ['pre_accept', 'accept', 'reject', 'terminate'])
    expect((await call('POST', calls, { ...whatsapp, call_id: id, action, session })).json).toEqual({
      ...whatsapp,
      success: true,
    });
  expect((await call('POST', calls, { ...connect, action: 'hum' })).json.error?.code).toBe(100);
  expect((await call('POST', calls, { ...whatsapp, call_id: id, action: 'accept' })).json.error?.code).toBe(
    100,
  );
  const may = await call('GET', `${number.pnid}/call_permissions?user_wa_id=15550001111`);
  expect(may.json).toMatchObject({ permission: { status: 'temporary' } });
});

test('updates respond with the changed object', async () => {
  const { number, call, sandbox } = await scene(free, false);
  const list = await call('GET', `${number.wabaId}/message_templates`);
  const [template] = list.json.data as [{ id: string }];
  const edited = await call('POST', template.id, {
    category: 'marketing',
    components: [{ type: 'BODY', text: 'Hi' }],
  });
  expect(edited.json).toEqual({ success: true, id: template.id, name: 'hello_world', category: 'MARKETING' });
  await sandbox.admin.idle();
  expect((await call('GET', `${template.id}?fields=previous_category,status`)).json).toEqual({
    id: template.id,
    previous_category: 'UTILITY',
    status: 'APPROVED',
  });
  expect((await call('POST', number.wabaId, { name: 'Dates & Co' })).json).toEqual({
    success: true,
    id: number.wabaId,
  });
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const key = (business_public_key: string) =>
    call('POST', `${number.pnid}/whatsapp_business_encryption`, { business_public_key });
  expect((await key('no key')).json.error?.code).toBe(100);
  expect((await key(pem)).json).toEqual({ success: true });
  expect((await call('GET', `${number.pnid}/whatsapp_business_encryption`)).json).toMatchObject({
    data: [{ business_public_key: pem, business_public_key_signature_status: 'VALID' }],
  });
});

test('an app token sets the callback URL after its verification', async () => {
  const { sandbox, number, receiver } = await scene(free, false);
  const base = `${sandbox.url}/v23.0`;
  const ask = async (path: string, method = 'GET') =>
    (await (await fetch(`${base}/${path}`, { method })).json()) as Record<string, unknown>;
  const secret = `client_id=${number.appId}&client_secret=${number.appSecret}`;
  const { access_token } = await ask(`oauth/access_token?grant_type=client_credentials&${secret}`);
  const wanted = new URLSearchParams({
    object: 'whatsapp_business_account',
    callback_url: receiver.url,
    verify_token: number.verifyToken,
    access_token: String(access_token),
  });
  expect(await ask(`${number.appId}/subscriptions?${wanted}`, 'POST')).toEqual({ success: true });
  expect(
    await ask(
      `oauth/access_token?grant_type=client_credentials&client_id=${number.appId}&client_secret=guess`,
    ),
  ).toHaveProperty('error');
  expect(await ask(`${number.pnid}?access_token=${access_token}`)).toHaveProperty('error');
});

test('every path is linear and bounded: nesting, forms and unknown ids', async () => {
  const { sandbox, number, send, call } = await scene(free, false);
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  expect((await send({ ...text('15550001111'), context: deep(500) })).json.error?.code).toBe(100);
  for (const path of ['messages', 'settings'])
    expect((await call('POST', `${number.pnid}/${path}`, Buffer.from(deep(100_000)))).json.error?.code).toBe(
      100,
    );
  expect((await call('POST', number.wabaId, { name: 'x'.repeat(3 * 1024 ** 2) })).status).toBe(413);
  for (const id of ['__proto__', 'constructor', 'toString'])
    expect([id, (await call('GET', id)).json.error?.code]).toEqual([id, 100]);
  const slashes = await fetch(`${sandbox.url}/v23.0${'/'.repeat(8000)}${number.pnid}`, {
    headers: { authorization: `Bearer ${number.token}` },
  });
  expect(slashes.status).toBe(200);
});
