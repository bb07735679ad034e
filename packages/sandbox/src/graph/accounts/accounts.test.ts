import { afterEach, expect, test } from 'vitest';
import { scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

test('an account is shown with its fields, and renamed', async () => {
  const { number, call } = await scene({}, false);
  const { wabaId } = number;
  expect((await call('GET', wabaId)).json).toEqual({
    id: wabaId,
    name: 'Sandbox account',
    timezone_id: '1',
    message_template_namespace: `sandbox_${wabaId}`,
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    currency: 'USD',
    ownership_type: 'SELF_OWNED',
  });
  await call('POST', wabaId, { timezone_id: '62' });
  await call('POST', wabaId, { name: 'Dates & Co' });
  expect((await call('GET', `${wabaId}?fields=name,timezone_id,analytics`)).json).toEqual({
    id: wabaId,
    name: 'Dates & Co',
    timezone_id: '62',
  });
  const { json } = await call('GET', `${wabaId}?fields=owner_business`);
  const owner = (json.owner_business as { id: string }).id;
  expect((await call('GET', `${owner}/owned_whatsapp_business_accounts?fields=name`)).json.data).toEqual([
    { id: wabaId, name: 'Dates & Co' },
  ]);
  expect((await call('GET', `${owner}/client_whatsapp_business_accounts`)).json).toEqual({ data: [] });
  for (const edge of ['owned', 'client'])
    expect((await call('GET', `404/${edge}_whatsapp_business_accounts`)).json.error).toMatchObject({
      error_subcode: 33,
    });
  expect((await call('GET', number.appId)).json).toEqual({ id: number.appId, name: 'Sandbox app' });
  for (const method of ['POST', 'DELETE'])
    expect((await call(method, number.appId)).json.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test('a signup is created, listed, changed and disabled', async () => {
  const { number, call } = await scene({}, false);
  const path = `${number.wabaId}/signups`;
  const fields = {
    privacy_policy_url: 'https://example.com/privacy',
    signup_message: 'Get our offers',
    confirmation_message: 'Thank you',
  };
  const { json } = await call('POST', path, { ...fields, promo_code: 'WELCOME' });
  const signup = { id: json.id, waba_id: number.wabaId, status: 'ACTIVE', promo_code: 'WELCOME', ...fields };
  expect((await call('GET', path)).json.data).toEqual([signup]);
  expect(
    (await call('POST', `signups/${json.id}`, { status: 'DISABLED', display_name: 'Offers' })).json,
  ).toEqual({
    success: true,
  });
  expect((await call('GET', `signups/${json.id}`)).json).toEqual({
    ...signup,
    status: 'DISABLED',
    display_name: 'Offers',
  });
  for (const [change, code, details] of [
    [{ privacy_policy_url: undefined }, 131008, 'privacy_policy_url is mandatory'],
    [{ privacy_policy_url: 'nowhere' }, 100, 'must be a web address'],
    [{ signup_message: '' }, 131008, 'signup_message is mandatory'],
    [{ confirmation_message: 'x'.repeat(301) }, 100, 'at most 300 characters'],
    [{ website_url: 7 }, 100, 'website_url must be a string'],
  ] as const)
    expect((await call('POST', path, { ...fields, ...change })).json.error).toMatchObject({
      code,
      error_data: { details: expect.stringContaining(details) },
    });
  expect((await call('POST', `signups/${json.id}`, { status: 'GONE' })).json.error?.code).toBe(100);
  for (const method of ['GET', 'POST'])
    expect((await call(method, 'signups/404', method === 'POST' ? {} : undefined)).json.error).toMatchObject({
      error_subcode: 33,
    });
});

test('an app is subscribed to an account, with a callback of its own after the handshake', async () => {
  const { number, call, receiver } = await scene({}, false);
  const path = `${number.wabaId}/subscribed_apps`;
  const app = { id: number.appId, name: 'Sandbox app', link: expect.stringContaining(number.appId) };
  expect((await call('GET', path)).json.data).toEqual([{ whatsapp_business_api_data: app }]);
  const override = { override_callback_uri: receiver.url, verify_token: number.verifyToken };
  expect((await call('POST', path, override)).json).toEqual({
    success: true,
    data: [{ override_callback_uri: receiver.url, whatsapp_business_api_data: app }],
  });
  for (const [body, code] of [
    [{ override_callback_uri: receiver.url }, 100],
    [{ ...override, verify_token: 'wrong' }, 2200],
    [{ ...override, override_callback_uri: 'nowhere' }, 2200],
  ] as const)
    expect((await call('POST', path, body)).json.error?.code).toBe(code);
  expect((await call('DELETE', path)).json).toEqual({ success: true });
  expect((await call('GET', path)).json).toEqual({ data: [] });
  expect((await call('POST', path, {})).json).toEqual({ success: true });
});

test('tokens are exchanged and described', async () => {
  const { sandbox, number, call } = await scene({}, false);
  const get = async (path: string) => {
    const response = await fetch(`${sandbox.url}/v23.0/${path}`);
    return (await response.json()) as Record<string, unknown> & { error?: { code: number } };
  };
  const app = `client_id=${number.appId}&client_secret=${number.appSecret}`;
  const issue = (query: string) => get(`oauth/access_token?${query}`);
  expect(await issue(`${app}&fb_exchange_token=${number.token}`)).toEqual({
    access_token: number.token,
    token_type: 'bearer',
    expires_in: 5_184_000,
  });
  const exchanged = await issue(`${app}&code=abc`);
  expect(exchanged).toEqual({ access_token: expect.stringMatching(/^EAA/), token_type: 'bearer' });
  expect(await get(`${number.pnid}?fields=id&access_token=${exchanged.access_token}`)).toEqual({
    id: number.pnid,
  });
  const empty = await sandbox.admin.createApp();
  const emptyApp = `client_id=${empty.id}&client_secret=${empty.appSecret}`;
  for (const [query, code] of [
    ['client_secret=x', 100],
    [`client_id=404&client_secret=x`, 1],
    [app, 100],
    [`${app}&fb_exchange_token=unknown`, 100],
    [`${emptyApp}&code=abc`, 100],
  ] as const)
    expect([query, (await issue(query)).error?.code]).toEqual([query, code]);

  expect((await call('GET', `debug_token?input_token=${number.token}`)).json.data).toMatchObject({
    is_valid: true,
    app_id: number.appId,
    application: 'Sandbox app',
    granular_scopes: [{ target_ids: [number.wabaId] }, { target_ids: [number.wabaId] }],
  });
  expect((await call('GET', 'debug_token?input_token=x')).json.data).toMatchObject({
    is_valid: false,
    scopes: [],
  });
  expect((await call('GET', 'debug_token')).json.error?.message).toContain('input_token is required');
});

test('the subscription of an app is set, listed and removed', async () => {
  const { number, call, receiver } = await scene({}, false);
  const path = `${number.appId}/subscriptions`;
  const fields = {
    object: 'whatsapp_business_account',
    callback_url: receiver.url,
    verify_token: number.verifyToken,
  };
  expect((await call('GET', path)).json).toEqual({ data: [] });
  expect((await call('POST', path, fields)).json).toEqual({ success: true });
  expect((await call('GET', path)).json.data).toEqual([
    { object: 'whatsapp_business_account', callback_url: receiver.url, active: true, fields: [] },
  ]);
  for (const [change, code, message] of [
    [{ object: 'page' }, 100, 'one of {whatsapp_business_account}'],
    [{ callback_url: undefined }, 100, 'callback_url is required'],
    [{ verify_token: undefined }, 100, 'verify_token is required'],
    [{ verify_token: 'wrong' }, 2200, 'Callback verification failed'],
  ] as const)
    expect((await call('POST', path, { ...fields, ...change })).json.error).toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  expect((await call('DELETE', path)).json).toEqual({ success: true });
  expect((await call('GET', path)).json).toEqual({ data: [] });
  expect((await call('GET', '404/subscriptions')).json.error).toMatchObject({ error_subcode: 33 });
  expect((await call('GET', `${number.pnid}/subscriptions`)).json.error).toMatchObject({ error_subcode: 33 });
});
