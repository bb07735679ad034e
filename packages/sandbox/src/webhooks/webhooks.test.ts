import { afterEach, expect, test } from 'vitest';
import { scene, stopScenes, text } from '../testing/scene.ts';

afterEach(stopScenes);

test('a webhook not acknowledged with 200 is repeated byte for byte', async () => {
  const { sandbox, receiver } = await scene({ webhooks: { timeScale: 0.001 } });
  receiver.answers.push(500, 503, 302, 201);
  const { phone } = sandbox.admin.createPerson({});
  sandbox.admin.writeAs(phone, { type: 'text', text: 'again' });
  await sandbox.admin.idle();
  expect(receiver.received).toHaveLength(5);
  expect(new Set(receiver.received.map((got) => got.raw)).size).toBe(1);
  expect(sandbox.ledger.posts()[0]).toMatchObject({
    acknowledged: true,
    attempts: [{ status: 500 }, { status: 503 }, { status: 302 }, { status: 201 }, { status: 200 }],
  });
  expect(sandbox.ledger.items()).toMatchObject([{ kind: 'message', attempts: 5, acknowledged: true }]);
});

test('a webhook is given up after seven days of scaled time', async () => {
  const { sandbox, receiver } = await scene({ webhooks: { timeScale: 0.0000005 } });
  receiver.answers.push(...Array(1000).fill(500));
  const { phone } = sandbox.admin.createPerson({});
  sandbox.admin.writeAs(phone, { type: 'text', text: 'lost' });
  await sandbox.admin.idle();
  expect(sandbox.ledger.summary()).toMatchObject({
    postsAbandoned: 1,
    postsPending: 0,
    inboundAcknowledged: 0,
  });
  // Ten growing delays add up to 22 hours; the last, of twelve hours, then repeats.
  expect(receiver.received.length).toBeGreaterThan(19);
  expect(receiver.received.length).toBeLessThan(27);
});

test('dropAnswer accepts and stores the send, then destroys the socket', async () => {
  const { sandbox, receiver, send } = await scene({ rules: 'off' });
  const { phone } = sandbox.admin.createPerson({});
  sandbox.admin.addFault({ to: phone, nth: 2 }, { dropAnswer: true });
  expect((await send(text(phone, 'one', { biz_opaque_callback_data: 'a' }))).status).toBe(200);
  await expect(send(text(phone, 'two', { biz_opaque_callback_data: 'b' }))).rejects.toThrow();
  expect(sandbox.ledger.sends().map((row) => row.callbackData)).toEqual(['a', 'b']);
  await receiver.until(() =>
    receiver.items('statuses').some((s) => s.status === 'read' && s.biz_opaque_callback_data === 'b'),
  );
});

test('dropBefore destroys the socket and accepts nothing', async () => {
  const { sandbox, send } = await scene({ rules: 'off' }, false);
  sandbox.admin.addFault({ count: 1 }, { dropBefore: true });
  await expect(send(text('15550001111'))).rejects.toThrow();
  expect(sandbox.ledger.summary().sends).toBe(0);
  expect((await send(text('15550001111'))).status).toBe(200);
});

test('statusBeforeAnswer sends the sent status before the response', async () => {
  const { sandbox, receiver, send } = await scene({ rules: 'off' });
  sandbox.admin.addFault({}, { statusBeforeAnswer: true });
  await send(text('15550001111'));
  expect(receiver.items('statuses').filter((s) => s.status === 'sent')).toHaveLength(1);
});

test('an error fault responds with Meta’s error, and failStatus fails by webhook', async () => {
  const { sandbox, receiver, send } = await scene({ rules: 'off' });
  sandbox.admin.addFault({ count: 1 }, { error: 131048 });
  expect(await send(text('15550001111'))).toMatchObject({
    status: 400,
    json: {
      error: {
        message: '(#131048) Spam rate limit hit',
        type: 'OAuthException',
        code: 131048,
        error_data: { messaging_product: 'whatsapp' },
      },
    },
  });
  sandbox.admin.addFault({ count: 1 }, { failStatus: 131026 });
  expect((await send(text('15550001111'))).status).toBe(200);
  await receiver.until(() => receiver.items('statuses').length === 1);
  expect(receiver.items('statuses')[0]).toMatchObject({ status: 'failed', errors: [{ code: 131026 }] });
});

test('duplicates are delivered as often as configured and count as one item', async () => {
  const { sandbox, receiver } = await scene();
  sandbox.admin.addFault({}, { duplicateWebhook: 3 });
  sandbox.admin.writeAs(sandbox.admin.createPerson({}).phone, { type: 'text', text: 'x' });
  await sandbox.admin.idle();
  expect(new Set(receiver.received.map((got) => got.raw)).size).toBe(1);
  expect(receiver.received).toHaveLength(4);
  expect(sandbox.ledger.summary()).toMatchObject({ items: 1, itemsAcknowledged: 1, posts: 4 });
});

test('a batch contains several items in one signed body', async () => {
  const { sandbox, receiver } = await scene({ webhooks: { batch: { maxItems: 10, waitMs: 5 } } });
  const { phone } = sandbox.admin.createPerson({});
  for (let at = 0; at < 25; at++) sandbox.admin.writeAs(phone, { type: 'text', text: String(at) });
  await sandbox.admin.idle();
  expect(receiver.received).toHaveLength(3);
  expect(receiver.items('messages')).toHaveLength(25);
  expect(sandbox.ledger.summary()).toMatchObject({ items: 25, itemsAcknowledged: 25, posts: 3 });
});

test('subscribing with an override verifies the callback first and refuses a wrong response', async () => {
  const { sandbox, number, receiver, send } = await scene({}, false);
  const path = `${number.wabaId}/subscribed_apps`;
  expect(
    (await send({ override_callback_uri: receiver.url, verify_token: 'wrong' }, path)).json.error?.code,
  ).toBe(2200);
  expect(
    (await send({ override_callback_uri: receiver.url, verify_token: number.verifyToken }, path)).json,
  ).toMatchObject({ success: true });
  sandbox.admin.writeAs(sandbox.admin.createPerson({}).phone, { type: 'text', text: 'x' });
  await receiver.until(() => receiver.items('messages').length === 1);
});

test('callback data accepted twice is reported as a duplicate by the ledger', async () => {
  const { sandbox, send } = await scene({ rules: 'off' }, false);
  for (const data of ['a', 'b', 'a'])
    await send(text('15550001111', 'x', { biz_opaque_callback_data: data }));
  expect(sandbox.ledger.summary()).toMatchObject({ sends: 3, duplicateCallbacks: 1, surplusSends: 1 });
  expect(sandbox.ledger.duplicates()).toMatchObject([
    { callbackData: 'a', ids: [expect.any(String), expect.any(String)] },
  ]);
});

test('a burst creates the requested items, and the ledger is consistent', async () => {
  const { sandbox, receiver } = await scene();
  await sandbox.admin.burst({ inbound: 40, statuses: 60, people: 5 });
  await sandbox.ledger.until((now) => now.itemsAcknowledged === 100);
  expect(receiver.items('messages')).toHaveLength(40);
  expect(receiver.items('statuses')).toHaveLength(60);
});
