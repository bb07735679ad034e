import { afterEach, expect, test } from 'vitest';
import { type Scene, scene, stopScenes, text } from '../../testing/scene.ts';

afterEach(stopScenes);

const whatsapp = { messaging_product: 'whatsapp' };
const free = { rules: { window: false, throughput: false, pairRate: false } } as const;

/** Creates a group; returns its id. */
async function createGroup({ number, call }: Scene, fields: object = {}): Promise<string> {
  const before = await call('GET', `${number.pnid}/groups`);
  await call('POST', `${number.pnid}/groups`, { ...whatsapp, subject: 'Weekend market', ...fields });
  const { json } = await call('GET', `${number.pnid}/groups`);
  const known = new Set((before.json.data as { id: string }[]).map(({ id }) => id));
  return (json.data as { id: string }[]).find(({ id }) => !known.has(id))?.id ?? '';
}

test('a group is shown with its fields, and changed within their limits', async () => {
  const at = await scene(free, false);
  const id = await createGroup(at, { description: 'Stalls', join_approval_mode: 'approval_required' });
  expect((await at.call('GET', id)).json).toEqual({
    ...whatsapp,
    id,
    subject: 'Weekend market',
    description: 'Stalls',
    join_approval_mode: 'approval_required',
    suspended: false,
    creation_timestamp: expect.any(Number),
    total_participant_count: 0,
    participants: [],
  });
  expect((await at.call('GET', `${id}?fields=profile_picture`)).json).toEqual({ id });
  expect((await at.call('GET', `${id}?fields=colour`)).json.error?.message).toContain(
    'nonexisting field (colour)',
  );
  expect((await at.call('POST', id, { description: 'Fruit' })).json).toMatchObject({ success: true });
  for (const fields of [{ subject: ' ' }, { subject: 'x'.repeat(129) }, { description: 'x'.repeat(2_049) }])
    expect((await at.call('POST', id, fields)).json.error?.code).toBe(100);
  expect((await at.call('GET', `${id}?fields=subject,description`)).json).toEqual({
    id,
    subject: 'Weekend market',
    description: 'Fruit',
  });
  const other = await createGroup(at, { subject: 'Other' });
  const page = await at.call('GET', `${at.number.pnid}/groups?fields=subject&limit=1`);
  expect(page.json).toMatchObject({ data: [{ id }], paging: { next: expect.any(String) } });
  expect((await at.call('DELETE', other)).json).toMatchObject({ success: true });
  expect((await at.call('GET', other)).json.error?.code).toBe(100);
});

test('people who ask to join are approved or rejected, and participants removed', async () => {
  const at = await scene(free, false);
  const id = await createGroup(at, { join_approval_mode: 'approval_required' });
  const [first, second] = [{ name: 'First' }, { name: 'Second' }].map((input) =>
    at.sandbox.admin.createPerson(input),
  );
  for (const path of ['join_requests', 'participants'])
    expect((await at.call('DELETE', `${id}/${path}`, {})).json.error?.message).toContain(
      `${path} is required`,
    );
  expect((await at.call('GET', `${id}/join_requests`)).json).toEqual({ data: [] });
  const nobody = await at.call('POST', `${id}/join_requests`, { join_requests: ['404'] });
  expect(nobody.json).toMatchObject({
    approved_join_requests: [],
    failed_join_requests: [{ join_request_id: '404', errors: [{ code: 131203 }] }],
  });
  const rejected = await at.call('DELETE', `${id}/join_requests`, { join_requests: ['404'] });
  expect(rejected.json).toMatchObject({ rejected_join_requests: [] });
  const removed = await at.call('DELETE', `${id}/participants`, {
    participants: [{ user: first?.phone }, { user_id: second?.bsuid }, {}],
  });
  expect(removed.json).toMatchObject({
    removed_participants: [],
    failed_participants: [
      { input: first?.phone, errors: [{ code: 131204 }] },
      { input: second?.bsuid },
      { input: '' },
    ],
  });
});

test('a group receives the types of messages that Meta sends to groups', async () => {
  const at = await scene(free);
  const id = await createGroup(at);
  const send = async (body: object) =>
    (await at.send({ ...whatsapp, to: id, recipient_type: 'group', ...body })).json;
  const sent = await send({ type: 'text', text: { body: 'Nine o’clock' } });
  const messageId = sent.messages?.[0]?.id ?? '';
  const pin = (fields: object) =>
    send({ type: 'pin', pin: { type: 'pin', message_id: messageId, ...fields } });
  expect(await pin({ expiration_days: 7 })).toMatchObject({ contacts: [{ input: id, wa_id: id }] });
  expect(await pin({ type: 'unpin' })).toMatchObject({ contacts: [{ input: id }] });
  for (const [fields, code, details] of [
    [{ type: 'stick' }, 131009, 'must be pin or unpin'],
    [{ message_id: '', expiration_days: 7 }, 131008, "pin['message_id'] is mandatory"],
    [{}, 131009, 'must be 1 to 30'],
    [{ expiration_days: 31 }, 131009, 'must be 1 to 30'],
  ] as const)
    expect((await pin(fields)).error).toMatchObject({
      code,
      error_data: { details: expect.stringContaining(details) },
    });
  expect((await send({ to: '', type: 'text', text: { body: 'x' } })).error?.code).toBe(100);
  const missing = await at.send(text('404', 'x', { recipient_type: 'group' }));
  expect(missing.json.error).toMatchObject({ code: 131009 });
  const elsewhere = at.sandbox.admin.createNumber({
    appId: at.number.appId,
    wabaId: at.number.wabaId,
    token: at.number.token,
  });
  const stranger = await at.send(text(id, 'x', { recipient_type: 'group' }), `${elsewhere.pnid}/messages`);
  expect(stranger.json.error).toMatchObject({ code: 131009 });
  await at.sandbox.admin.idle();
  expect(at.sandbox.ledger.sends({ to: id }).map(({ type }) => type)).toEqual(['text', 'pin', 'pin']);
});
