import { afterEach, expect, test } from 'vitest';
import { startSandbox } from './index.ts';
import { files } from './testing/files.ts';
import { type Answer, scene, stopScenes, text } from './testing/scene.ts';

afterEach(stopScenes);

test('a customer writes, the business replies, and the phone reports sent, delivered and read', async () => {
  const { sandbox, receiver, number, send } = await scene();
  const person = sandbox.admin.createPerson({ name: 'Amal', phone: '+212 612 345 678' });
  const { id } = sandbox.admin.writeAs(person.phone, { type: 'text', text: 'مرحبا' });
  await receiver.until(() => receiver.items('messages').length === 1);
  expect(receiver.received[0]?.isSignatureValid).toBe(true);
  expect(receiver.items('messages')[0]).toMatchObject({
    from: '212612345678',
    id,
    type: 'text',
    text: { body: 'مرحبا' },
  });

  const { status, json } = await send(
    text('+212612345678', 'Welcome', { biz_opaque_callback_data: 'msg_1' }),
  );
  expect(status).toBe(200);
  expect(json.contacts).toEqual([{ input: '+212612345678', wa_id: '212612345678' }]);
  await receiver.until(() => receiver.items('statuses').length === 3);
  // Webhooks are delivered concurrently, so their order on arrival is not guaranteed.
  expect(
    receiver
      .items('statuses')
      .map((s) => s.status)
      .sort(),
  ).toEqual(['delivered', 'read', 'sent']);
  for (const told of receiver.items('statuses'))
    expect(told).toMatchObject({ id: json.messages?.[0]?.id, biz_opaque_callback_data: 'msg_1' });
  await sandbox.admin.idle();
  expect(sandbox.ledger.sends()).toMatchObject([
    {
      pnid: number.pnid,
      to: '212612345678',
      callbackData: 'msg_1',
      steps: ['sent', 'delivered', 'read'],
      acknowledged: ['sent', 'delivered', 'read'],
    },
  ]);
  expect(sandbox.ledger.summary()).toMatchObject({
    sends: 1,
    inbound: 1,
    inboundAcknowledged: 1,
    items: 4,
    itemsAcknowledged: 4,
    postsPending: 0,
  });
  expect(sandbox.admin.thread(person.phone).map((entry) => [entry.direction, entry.status])).toEqual([
    ['in', 'accepted'],
    ['out', 'read'],
  ]);
});

test('free-form text outside the window is refused with 131047, a template is accepted', async () => {
  const { sandbox, send } = await scene({}, false);
  const { phone } = sandbox.admin.createPerson({});
  expect(await send(text(phone))).toMatchObject({
    status: 400,
    json: { error: { code: 131047, type: 'OAuthException' } },
  });
  const template = {
    messaging_product: 'whatsapp',
    to: phone,
    type: 'template',
    template: { name: 'hello_world', language: { code: 'en_US' } },
  };
  expect(await send(template)).toMatchObject({
    status: 200,
    json: { messages: [{ message_status: 'accepted' }] },
  });
  sandbox.admin.writeAs(phone, { type: 'text', text: 'hi' });
  expect((await send(text(phone))).status).toBe(200);
  sandbox.admin.advance(24 * 3600 * 1000 + 1);
  expect((await send(text(phone))).json.error?.code).toBe(131047);
  expect(sandbox.ledger.summary().sends).toBe(2);
});

test('the pair rate limit accepts 45 messages and refuses the next with 131056 until it refills', async () => {
  const { sandbox, send } = await scene({ rules: { window: false } }, false);
  const answers = await Promise.all(Array.from({ length: 46 }, () => send(text('15550001111'))));
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(45);
  expect(answers.find((answer) => answer.status !== 200)?.json.error?.code).toBe(131056);
  sandbox.admin.advance(6000);
  expect((await send(text('15550001111'))).status).toBe(200);
  expect((await send(text('15550001111'))).json.error?.code).toBe(131056);
});

test('messages above the throughput of the number are refused with 130429', async () => {
  const { number, sandbox, send } = await scene({ rules: { window: false, throughput: 5 } }, false);
  // A slow machine may not reach the limit at once, so the requests are repeated until one is refused.
  let [asked, refused] = [0, 0];
  while (refused === 0) {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send(text(`1555000${1000 + asked++}`))),
    );
    refused += answers.filter((answer) => answer.json.error?.code === 130429).length;
  }
  const accepted = sandbox.ledger.sends({ limit: 0 }).map(({ at }) => new Date(at).getTime());
  expect(accepted).toHaveLength(asked - refused);
  for (const [i, fromMs] of accepted.entries()) {
    const second = accepted.slice(i).filter((atMs) => atMs < fromMs + 1_000);
    // A bucket of five that refills while it is emptied.
    expect(second.length).toBeLessThanOrEqual(10);
  }
  sandbox.admin.updateNumber(number.pnid, { rules: { throughput: false } });
  expect((await send(text('15550009999'))).status).toBe(200);
});

test('media is uploaded, described, downloaded with the token until its URL expires, and deleted', async () => {
  const { sandbox, number, send } = await scene({ rules: { window: false } }, false);
  const headers = { authorization: `Bearer ${number.token}` };
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('file', new Blob([new Uint8Array(files.jpeg)], { type: 'image/jpeg' }), 'a.jpg');
  const up = await fetch(`${sandbox.url}/v23.0/${number.pnid}/media`, {
    method: 'POST',
    headers,
    body: form,
  });
  const { id } = (await up.json()) as { id: string };
  const about = (await (await fetch(`${sandbox.url}/v23.0/${id}`, { headers })).json()) as { url: string };
  expect(about).toMatchObject({
    id,
    mime_type: 'image/jpeg',
    file_size: files.jpeg.length,
    messaging_product: 'whatsapp',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await fetch(about.url)).status).toBe(401);
  const down = await (await fetch(about.url, { headers })).arrayBuffer();
  expect(Buffer.from(down).equals(files.jpeg)).toBe(true);
  expect(
    (await send({ messaging_product: 'whatsapp', to: '15550001111', type: 'image', image: { id } })).status,
  ).toBe(200);
  expect(
    (await send({ messaging_product: 'whatsapp', to: '15550001111', type: 'video', video: { id } })).json
      .error?.code,
  ).toBe(131053);
  sandbox.admin.advance(300_001);
  expect((await fetch(about.url, { headers })).status).toBe(404);
  expect(await (await fetch(`${sandbox.url}/v23.0/${id}`, { method: 'DELETE', headers })).json()).toEqual({
    success: true,
  });
  expect(
    (await send({ messaging_product: 'whatsapp', to: '15550001111', type: 'image', image: { id } })).json
      .error?.code,
  ).toBe(131009);
});

test('the token is accepted in three places, and only for its own account', async () => {
  const { sandbox, number } = await scene({}, false);
  const other = sandbox.admin.createNumber({});
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${sandbox.url}/v21.0/${path}`, { headers });
    return { status: answer.status, json: (await answer.json()) as Answer };
  };
  const named = { status: 200, json: { id: number.pnid, verified_name: 'Dates & Co' } };
  expect(await get(number.pnid, { authorization: `Bearer ${number.token}` })).toMatchObject(named);
  expect(await get(number.pnid, { authorization: `OAuth ${number.token}` })).toMatchObject(named);
  expect(
    await get(`${number.pnid}?access_token=${number.token}&fields=verified_name,throughput`),
  ).toMatchObject(named);
  expect(await get(number.pnid)).toMatchObject({ status: 401, json: { error: { code: 104 } } });
  expect(await get(number.pnid, { authorization: 'Bearer EAAwrong' })).toMatchObject({
    status: 401,
    json: { error: { code: 190 } },
  });
  expect(await get(number.pnid, { authorization: `Bearer ${other.token}` })).toMatchObject({
    status: 400,
    json: { error: { code: 100, error_subcode: 33 } },
  });
  const foreign = await fetch(`${sandbox.url}/v21.0/${number.pnid}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${other.token}` },
    body: JSON.stringify(text('15550001111')),
  });
  expect(await foreign.json()).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  expect(sandbox.ledger.summary().sends).toBe(0);
  expect(
    await get(`debug_token?input_token=${number.token}`, { authorization: `Bearer ${number.token}` }),
  ).toMatchObject({ json: { data: { is_valid: true, app_id: number.appId } } });
});

test('a scripted person waits for a reply and taps its button', async () => {
  const { sandbox, receiver, send } = await scene();
  const { phone } = sandbox.admin.createPerson({});
  const script = sandbox.admin.runScript(phone, {
    steps: [{ say: 'Hi' }, { waitReply: { contains: 'size' } }, { tap: 'Large' }, { waitReply: true }],
  });
  await receiver.until(() => receiver.items('messages').length === 1);
  const buttons = ['Small', 'Large'].map((title) => ({
    type: 'reply',
    reply: { id: `size_${title}`, title },
  }));
  await send({
    messaging_product: 'whatsapp',
    to: phone,
    type: 'interactive',
    interactive: { type: 'button', body: { text: 'Which size?' }, action: { buttons } },
  });
  await receiver.until(() => receiver.items('messages').length === 2);
  expect(receiver.items('messages')[1]).toMatchObject({
    type: 'interactive',
    interactive: { button_reply: { id: 'size_Large', title: 'Large' } },
    context: { id: expect.stringMatching(/^wamid\./) },
  });
  await send(text(phone, 'Done'));
  expect(await script).toMatchObject({ state: 'done', steps: 4 });
});

test('a person with a hidden phone number is known by BSUID only and can be replied to', async () => {
  const { sandbox, receiver, send } = await scene();
  sandbox.admin.createPerson({ bsuid: 'US.ABC123', hidesPhone: true, username: 'amal' });
  sandbox.admin.writeAs('US.ABC123', { type: 'text', text: 'hi' });
  await receiver.until(() => receiver.items('messages').length === 1);
  expect(receiver.items('messages')[0]).not.toHaveProperty('from');
  expect(receiver.items('messages')[0]).toMatchObject({ from_user_id: 'US.ABC123' });
  const { to: _, ...body } = text('');
  expect(await send({ ...body, recipient: 'US.ABC123' })).toMatchObject({
    status: 200,
    json: { contacts: [{ user_id: 'US.ABC123' }] },
  });
  await receiver.until(() => receiver.items('statuses').length === 3);
});

test('an offline phone stops at sent and catches up when it is online', async () => {
  const { sandbox, receiver, send } = await scene({ rules: 'off' });
  const { phone } = sandbox.admin.createPerson({ policy: { offline: true, reads: 'never' } });
  await send(text(phone));
  await sandbox.admin.idle();
  expect(receiver.items('statuses').map((s) => s.status)).toEqual(['sent']);
  sandbox.admin.updatePerson(phone, { policy: { offline: false } });
  await receiver.until(() => receiver.items('statuses').length === 2);
  expect(receiver.items('statuses')[1]?.status).toBe('delivered');
});

test('the sandbox listens on loopback only', async () => {
  await expect(startSandbox({ host: '0.0.0.0' })).rejects.toThrow('loopback');
});

test('a phone that plays voice messages reports played after read; one that skips delivered reports read', async () => {
  const { sandbox, receiver, send } = await scene({ rules: 'off' });
  const { phone } = sandbox.admin.createPerson({ policy: { plays: true, skipsDelivered: true } });
  await send({
    messaging_product: 'whatsapp',
    to: phone,
    type: 'audio',
    audio: { link: 'https://example.com/a.ogg' },
  });
  await sandbox.admin.idle();
  expect(
    receiver
      .items('statuses')
      .map((s) => s.status)
      .sort(),
  ).toEqual(['played', 'read', 'sent']);
});

test('an unknown recipient fails with 131026 if configured, and marketing fails after an opt-out', async () => {
  const { sandbox, receiver, send, number } = await scene({
    rules: { window: false },
    unknownRecipients: 'fail',
  });
  expect((await send(text('15550001111'))).status).toBe(200);
  await sandbox.admin.idle();
  expect(receiver.items('statuses')).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }]);
  const offer = {
    name: 'offer',
    language: 'en',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'Half price' }],
  };
  await send(offer, `${number.wabaId}/message_templates`);
  await sandbox.admin.idle();
  const { phone } = sandbox.admin.createPerson({ optedOut: true });
  await send({
    messaging_product: 'whatsapp',
    to: phone,
    type: 'template',
    template: { name: 'offer', language: { code: 'en' } },
  });
  await sandbox.admin.idle();
  expect(receiver.items('statuses')[1]).toMatchObject({ status: 'failed', errors: [{ code: 131050 }] });
});
