import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type Scene, scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const whatsapp = { messaging_product: 'whatsapp' };
const ok = { success: true };

/** The error of a request below the scene's number. */
async function refusal(
  { number, call }: Scene,
  [method, path, body]: readonly [string, string, object | undefined],
) {
  const { status, json } = await call(method, `${number.pnid}${path}`, body);
  return { status, code: json.error?.code, message: json.error?.message };
}

/** A request, and what its refusal says. */
type Refused = [method: string, path: string, body: object | undefined, code: number, message: string];

const refused: Refused[] = [
  ['POST', '/register', { pin: '123456' }, 100, 'messaging_product is required'],
  ['POST', '/register', whatsapp, 100, 'pin is required'],
  ['POST', '/register', { ...whatsapp, pin: '' }, 100, 'pin is required'],
  ['POST', '/register', { ...whatsapp, pin: '12345' }, 100, 'must be 6 digits'],
  ['POST', '/request_code', { code_method: 'PIGEON', language: 'en' }, 100, 'one of {SMS, VOICE}'],
  ['POST', '/request_code', { code_method: 'SMS' }, 100, 'language is required'],
  ['POST', '/verify_code', {}, 100, 'code is required'],
  ['POST', '/verify_code', { code: '000000' }, 136025, 'does not match'],
  ['POST', '/conversational_automation', { prompts: 'Hello' }, 100, 'prompts must be a list'],
  ['POST', '/conversational_automation', { prompts: ['1', '2', '3', '4', '5'] }, 100, 'at most 4'],
  ['POST', '/conversational_automation', { commands: {} }, 100, 'commands must be a list'],
  ['POST', '/conversational_automation', { commands: Array.from({ length: 31 }) }, 100, 'at most 30'],
  ['POST', '', {}, 100, 'At least one field'],
  ['POST', '', { pin: 'abcdef' }, 100, 'must be 6 digits'],
  ['POST', '/whatsapp_business_profile', { about: 'x' }, 100, 'messaging_product is required'],
  ['POST', '/whatsapp_business_profile', { ...whatsapp, about: 1 }, 100, 'about must be at most 139'],
  [
    'POST',
    '/whatsapp_business_profile',
    { ...whatsapp, email: 'x'.repeat(129) },
    100,
    'email must be at most 128',
  ],
  ['POST', '/whatsapp_business_profile', { ...whatsapp, websites: 'a.example' }, 100, 'at most 2 values'],
  ['POST', '/whatsapp_business_profile', { ...whatsapp, websites: ['a', 'b', 'c'] }, 100, 'at most 2 values'],
  ['POST', '/whatsapp_business_encryption', {}, 100, 'business_public_key is required'],
  ['POST', '/official_business_account', { action: 'BEG' }, 100, 'action must be one of'],
  ['POST', '/business_compliance_info', { entity_type: 'OTHER' }, 100, 'entity_name is required'],
  ['POST', '/business_compliance_info', { entity_name: 'Dates' }, 100, 'entity_type is required'],
  [
    ...(['POST', '/business_compliance_info', { entity_name: 'Dates', entity_type: 'OTHER' }, 100] as const),
    'grievance_officer_details[name] is required',
  ],
  ['POST', '/username', {}, 100, 'username is required'],
  ['POST', '/username', { username: 'Dates & Co' }, 100, 'small letters'],
  ['POST', '/username', { username: '12345' }, 100, 'small letters'],
  ['POST', '/message_qrdls', {}, 100, 'prefilled_message is required'],
  ['GET', '/message_qrdls/NONE', undefined, 100, 'QR code not found'],
  ['DELETE', '/message_qrdls/NONE', undefined, 100, 'QR code not found'],
  ['POST', '/block_users', {}, 100, 'block_users is required'],
  ['POST', '/calls', { action: 'connect' }, 100, 'messaging_product is required'],
  ['POST', '/calls', { ...whatsapp, action: 'connect' }, 138000, 'not enabled'],
  ['GET', '/call_permissions', undefined, 100, 'user_wa_id is required'],
  ['POST', '/groups', { subject: 'Market' }, 100, 'messaging_product is required'],
  ['POST', '/groups', whatsapp, 100, 'subject is required'],
  [
    'POST',
    '/groups',
    { ...whatsapp, subject: 'Market', join_approval_mode: 'dice' },
    100,
    'join_approval_mode',
  ],
  ['POST', '/groups', { ...whatsapp, subject: 'x'.repeat(129) }, 100, '1 to 128 characters'],
  [
    'POST',
    '/groups',
    { ...whatsapp, subject: 'Market', description: 'x'.repeat(2_049) },
    100,
    '2048 characters',
  ],
];

test('invalid requests below a number are refused with the reason', async () => {
  const at = await scene({}, false);
  for (const [method, path, body, code, message] of refused) {
    const { status, ...error } = await refusal(at, [method, path, body]);
    expect([method, path, body, error.code, error.message]).toEqual([
      ...[method, path, body, code],
      expect.stringContaining(code === 136025 || code === 138000 ? '' : message),
    ]);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

test('a number is registered with a PIN, which stays, and verified with the code', async () => {
  const at = await scene({}, false);
  const { number, call } = at;
  const act = async (path: string, body: object) => (await call('POST', `${number.pnid}/${path}`, body)).json;
  const shown = async (field: string) => (await call('GET', `${number.pnid}?fields=${field}`)).json[field];
  expect(await act('deregister', {})).toEqual(ok);
  expect(await shown('status')).toBe('DISCONNECTED');
  expect(await act('register', { ...whatsapp, pin: '123456' })).toEqual(ok);
  expect([await shown('status'), await shown('is_pin_enabled')]).toEqual(['CONNECTED', true]);
  expect((await act('register', { ...whatsapp, pin: '654321' })).error?.code).toBe(133005);
  expect(await act('request_code', { code_method: 'VOICE', language: 'ar' })).toEqual(ok);
  expect(await shown('code_verification_status')).toBe('NOT_VERIFIED');
  expect(await act('verify_code', { code: '123456' })).toEqual({ ...ok, id: number.pnid });
  expect(await shown('code_verification_status')).toBe('VERIFIED');
});

test('name, username, connection and webhook of a number are changed', async () => {
  const { number, call } = await scene({}, false);
  const change = async (body: object) => (await call('POST', number.pnid, body)).json;
  expect(
    await change({
      new_display_name: 'Dates',
      username: 'dates.co',
      connection_status: 'MIGRATED',
      webhook_configuration: { override_callback_uri: 'https://example.com/hook' },
      pin: '222222',
    }),
  ).toEqual(ok);
  const fields = 'verified_name,username,status,webhook_configuration,is_pin_enabled';
  expect((await call('GET', `${number.pnid}?fields=${fields}`)).json).toEqual({
    id: number.pnid,
    verified_name: 'Dates',
    username: 'dates.co',
    status: 'MIGRATED',
    webhook_configuration: { phone_number: 'https://example.com/hook' },
    is_pin_enabled: true,
  });
  await change({ webhook_configuration: { override_callback_uri: '' } });
  expect(
    (await call('GET', `${number.pnid}?fields=webhook_configuration`)).json.webhook_configuration,
  ).toEqual({});
  const unknown = await call('GET', `${number.pnid}?fields=colour`);
  expect(unknown.json.error?.message).toContain('nonexisting field (colour)');
  // Meta defines the field, and the sandbox has no value for it.
  expect((await call('GET', `${number.pnid}?fields=certificate`)).json).toEqual({ id: number.pnid });
});

test('profile, settings, commerce and automation keep what a change leaves out', async () => {
  const { number, call } = await scene({}, false);
  const at = (path: string) => `${number.pnid}/${path}`;
  const profile = { ...whatsapp, email: 'info@example.com', websites: ['https://example.com'] };
  expect(
    (await call('POST', at('whatsapp_business_profile'), { ...profile, profile_picture_handle: '4::x' }))
      .json,
  ).toEqual(ok);
  expect((await call('GET', at('whatsapp_business_profile'))).json.data).toEqual([
    {
      ...profile,
      about: 'Hey there! I am using WhatsApp.',
      vertical: 'OTHER',
      profile_picture_url: expect.stringMatching(/^https:/),
    },
  ]);
  expect((await call('GET', at('whatsapp_business_profile?fields=email,unknown'))).json.data).toEqual([
    { ...whatsapp, email: 'info@example.com' },
  ]);
  expect((await call('POST', at('settings'), { calling: { status: 'enabled' }, other: 'x' })).json).toEqual(
    ok,
  );
  expect((await call('GET', at('settings'))).json).toMatchObject({
    calling: { status: 'enabled' },
    storage_configuration: { status: 'default' },
  });
  await call('POST', at('whatsapp_commerce_settings?is_catalog_visible=TRUE'));
  expect((await call('GET', at('whatsapp_commerce_settings'))).json.data).toEqual([
    { id: number.pnid, is_cart_enabled: true, is_catalog_visible: true },
  ]);
  expect((await call('GET', at('conversational_automation'))).json).toEqual({ id: number.pnid });
  await call('POST', at('conversational_automation'), {
    prompts: ['Prices?'],
    enable_welcome_message: 'true',
  });
  await call('POST', at('conversational_automation'), { commands: [{ command_name: 'help' }] });
  expect((await call('GET', at('conversational_automation'))).json).toEqual({
    id: number.pnid,
    prompts: ['Prices?'],
    commands: [{ command_name: 'help' }],
    enable_welcome_message: true,
  });
});

test('a username, an official account and compliance data are recorded', async () => {
  const { number, call } = await scene({}, false);
  const at = (path: string) => `${number.pnid}/${path}`;
  expect((await call('GET', at('username'))).json).toEqual({});
  expect((await call('GET', at('username_suggestions'))).json.data).toEqual([
    { username_suggestions: ['dates_co_official', `dates_co_${number.pnid.slice(-4)}`] },
  ]);
  expect((await call('POST', at('username'), { username: 'dates.co' })).json).toEqual({ status: 'approved' });
  expect((await call('GET', at('username'))).json).toEqual({ username: 'dates.co', status: 'approved' });
  expect((await call('DELETE', at('username'))).json).toEqual(ok);
  expect((await call('GET', at('username'))).json).toEqual({});

  const badge = async () => (await call('GET', at('official_business_account'))).json.oba_status;
  expect(await badge()).toBe('NOT_STARTED');
  expect((await call('POST', at('official_business_account'), {})).json).toMatchObject({
    updated_status: { oba_status: 'PENDING' },
  });
  await call('POST', at('official_business_account'), { action: 'WITHDRAW_APPLICATION' });
  expect(await badge()).toBe('CANCELLED');

  expect((await call('GET', at('business_compliance_info'))).json).toEqual({ data: [] });
  const officer = { name: 'Ravi', email: 'ravi@example.com', mobile_number: '+919999999999' };
  const data = { entity_name: 'Dates', entity_type: 'OTHER', grievance_officer_details: officer };
  expect((await call('POST', at('business_compliance_info'), data)).json).toEqual(ok);
  expect((await call('GET', at('business_compliance_info'))).json.data).toEqual([{ ...whatsapp, ...data }]);

  const key = (pem: string) => call('POST', at('whatsapp_business_encryption'), { business_public_key: pem });
  expect((await call('GET', at('whatsapp_business_encryption'))).json).toEqual({ data: [] });
  const { publicKey } = generateKeyPairSync('ed25519');
  const notRsa = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect((await key(notRsa)).json.error?.message).toContain('must be an RSA public key');
});

test('a customer is blocked within 24 hours of their message only, and unblocked at any time', async () => {
  const { sandbox, number, call } = await scene({}, false);
  const recent = sandbox.admin.createPerson({ name: 'Recent' });
  const silent = sandbox.admin.createPerson({ name: 'Silent' });
  sandbox.admin.writeAs(recent.phone, { type: 'text', text: 'Hello' });
  const users = [{ user: `+${recent.phone}` }, { user_id: silent.bsuid }, { user: '15559990000' }, {}];
  const blocked = await call('POST', `${number.pnid}/block_users`, { block_users: users });
  expect(blocked.json.block_users).toMatchObject({
    added_users: [{ input: `+${recent.phone}`, wa_id: recent.id }],
    failed_users: [
      { input: silent.bsuid, errors: [{ code: 131047 }] },
      { input: '15559990000', wa_id: '15559990000' },
      { input: '', wa_id: '' },
    ],
  });
  expect((await call('GET', `${number.pnid}/block_users`)).json.data).toEqual([
    { ...whatsapp, input: recent.id, wa_id: recent.id },
  ]);
  const freed = await call('DELETE', `${number.pnid}/block_users`, { block_users: [users[0]] });
  expect(freed.json.block_users).toEqual({
    removed_users: [{ input: `+${recent.phone}`, wa_id: recent.id }],
  });
  expect((await call('GET', `${number.pnid}/block_users`)).json).toEqual({ data: [] });
});

test('a short link has a code, a text and on request an image', async () => {
  const { number, call } = await scene({}, false);
  const links = `${number.pnid}/message_qrdls`;
  const made = await call('POST', links, { prefilled_message: 'Prices?', generate_qr_image: 'SVG' });
  const code = String(made.json.code);
  const link = { code, prefilled_message: 'Prices?', deep_link_url: `https://wa.me/message/${code}` };
  expect(made.json).toEqual({ ...link, qr_image_url: `https://scontent.whatsapp.net/qr/${code}.svg` });
  for (const path of [links, `${links}/${code}`, `${links}?code=${code}`])
    expect((await call('GET', path)).json.data).toEqual([link]);
  expect((await call('POST', `${links}/NONE`, { prefilled_message: 'x' })).json.error?.code).toBe(100);
  expect((await call('DELETE', `${links}/${code}`)).json).toEqual(ok);
  expect((await call('GET', links)).json).toEqual({ data: [] });
});

test('a call needs a person, and a session of the right type', async () => {
  const { number, call } = await scene({}, false);
  await call('POST', `${number.pnid}/settings`, { calling: { status: 'ENABLED' } });
  const session = { sdp_type: 'offer', sdp: 'v=0' };
  for (const [body, message] of [
    [{ action: 'connect', session }, 'to is required'],
    [{ action: 'connect', to: '1', session: 'v=0' }, 'session is required'],
    [{ action: 'connect', to: '1', session: { ...session, sdp_type: 'answer' } }, 'must be offer'],
    [{ action: 'connect', to: '1', session: { sdp_type: 'offer' } }, "session['sdp'] is required"],
    [{ action: 7 }, 'action must be one of'],
    [{ action: 'reject' }, 'call_id is required'],
  ] as const)
    expect(
      (await call('POST', `${number.pnid}/calls`, { ...whatsapp, ...body })).json.error?.message,
    ).toContain(message);
  const wrong = await call('POST', `${number.pnid}/calls`, { ...whatsapp, action: 'reject', call_id: 'x' });
  expect(wrong.json.error).toMatchObject({ code: 131009, error_data: { details: '"x" is not a call id' } });
  const may = await call('GET', `${number.pnid}/call_permissions?recipient=US.1`);
  expect(may.json.actions).toMatchObject([{ action_name: 'send_call_permission_request' }, {}]);
});

test('a number is added to an account once, to be verified and registered', async () => {
  const { number, call } = await scene({}, false);
  const path = `${number.wabaId}/phone_numbers`;
  const fields = { cc: '212', phone_number: '0600-000000', verified_name: 'Dates' };
  const made = await call('POST', path, fields);
  expect(made.json).toEqual({ id: expect.stringMatching(/^\d+$/) });
  const shown = await call('GET', `${made.json.id}?fields=display_phone_number,status,name_status`);
  expect(shown.json).toMatchObject({
    display_phone_number: '+2120600000000',
    status: 'PENDING',
    name_status: 'PENDING_REVIEW',
  });
  expect((await call('POST', path, fields)).json.error).toMatchObject({ code: 100, error_subcode: 2388012 });
  const full = { country_code: '212', phone_number: '+212 600 000 001', verified_name: 'Dates' };
  expect((await call('POST', path, full)).status).toBe(200);
  for (const [key, message] of [
    ['cc', 'cc is required'],
    ['phone_number', 'phone_number is required'],
    ['verified_name', 'verified_name is required'],
  ] as const)
    expect((await call('POST', path, { ...fields, [key]: undefined })).json.error?.message).toContain(
      message,
    );
  const list = await call('GET', `${path}?fields=display_phone_number&limit=2`);
  expect(list.json).toMatchObject({ data: [{}, {}], paging: { next: expect.stringContaining('after=') } });
});
