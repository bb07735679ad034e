import { afterEach, expect, test } from 'vitest';
import { type Scene, scene, stopScenes, text } from '../testing/scene.ts';

afterEach(stopScenes);

const free = { rules: { window: false, throughput: false, pairRate: false } } as const;

/** Requests of the admin API. */
function adminOf({ sandbox }: Scene) {
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.url}/sandbox${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    return { status: response.status, json: JSON.parse(answer), headers: response.headers };
  };
}

test('apps and numbers are listed, created, changed and removed', async () => {
  const at = await scene({}, false);
  const admin = adminOf(at);
  expect((await admin('GET', '')).json).toEqual({
    url: at.sandbox.url,
    pid: process.pid,
    seed: 7,
    numbers: 1,
    people: 0,
  });
  const app = (await admin('POST', '/apps')).json;
  expect(app).toMatchObject({ name: 'Sandbox app', callbackUrl: null });
  expect((await admin('POST', '/apps', { id: app.id })).json.error).toBe(`there is already an app ${app.id}`);
  const called = await admin('POST', '/apps', {
    id: '77',
    verifyToken: at.number.verifyToken,
    callbackUrl: at.receiver.url,
  });
  expect(called.json).toMatchObject({ id: '77', callbackUrl: at.receiver.url });
  const unreachable = await admin('POST', '/apps', { id: '78', callbackUrl: `${at.receiver.url}/nowhere` });
  expect(unreachable.status).toBe(400);
  expect((await admin('GET', '/apps')).json.map(({ id }: { id: string }) => id)).toEqual([
    at.number.appId,
    app.id,
    '77',
  ]);
  expect((await admin('PUT', '/apps/77', {})).json.callbackUrl).toBe(null);
  expect((await admin('PUT', '/apps/404', {})).status).toBe(404);

  const number = (await admin('POST', '/numbers')).json;
  expect(number).toMatchObject({ verifiedName: 'Sandbox Business', quality: 'GREEN' });
  const changed = await admin('PATCH', `/numbers/${number.pnid}`, {
    verifiedName: 'Dates',
    rules: 'off',
    fields: { quality_rating: 'RED' },
  });
  expect(changed.json).toMatchObject({ verifiedName: 'Dates', quality: 'RED', rules: { window: false } });
  expect((await admin('PATCH', `/numbers/${number.pnid}`)).json.verifiedName).toBe('Dates');
  for (const [body, error] of [
    [{ pnid: number.pnid }, `there is already a number ${number.pnid}`],
    [{ appId: '404' }, 'there is no app 404'],
    [{ token: number.token }, 'the token already belongs to another account'],
  ] as const)
    expect(await admin('POST', '/numbers', body)).toMatchObject({ status: 400, json: { error } });
  const silent = await admin('POST', '/numbers', { wabaId: '123', subscribe: false });
  expect(silent.json.wabaId).toBe('123');
  expect((await admin('GET', '/numbers')).json).toHaveLength(3);
  expect((await admin('DELETE', `/numbers/${number.pnid}`)).json).toEqual({ success: true });
  expect(await admin('DELETE', '/numbers/404')).toMatchObject({
    status: 404,
    json: { error: 'there is no number 404' },
  });
});

test('people are listed, created, changed and removed', async () => {
  const at = await scene({}, false);
  const admin = adminOf(at);
  const person = (await admin('POST', '/people')).json;
  expect(person).toMatchObject({
    username: null,
    hidesPhone: false,
    onWhatsApp: true,
    script: null,
    windows: {},
  });
  const change = { name: 'Amal', username: 'amal', optedOut: true, policy: { offline: true, plays: true } };
  expect((await admin('PATCH', `/people/${person.phone}`, change)).json).toMatchObject(change);
  expect((await admin('PATCH', `/people/${person.bsuid}`)).json.name).toBe('Amal');
  expect(
    (await admin('POST', `/people/${person.phone}/messages`, { type: 'text', text: 'Hello' })).json,
  ).toEqual({
    id: expect.stringMatching(/^wamid\./),
  });
  const shown = (await admin('GET', `/people/+${person.phone}`)).json;
  expect(shown.windows).toEqual({ [at.number.pnid]: expect.stringMatching(/Z$/) });
  expect((await admin('GET', `/people/${person.phone}/messages`)).json).toMatchObject([
    { direction: 'in', type: 'text' },
  ]);
  expect((await admin('GET', `/people/${person.phone}/messages?pnid=404`)).json).toEqual([]);
  expect((await admin('GET', '/people')).json).toHaveLength(1);
  expect(await admin('POST', '/people', { phone: '1' })).toMatchObject({ status: 400 });
  expect((await admin('DELETE', `/people/${person.phone}`)).json).toEqual({ success: true });
  expect(await admin('GET', `/people/${person.phone}`)).toMatchObject({ status: 404 });
});

test('a script runs in the background, or until its end on request', async () => {
  const at = await scene(free, false);
  const admin = adminOf(at);
  const { phone } = (await admin('POST', '/people')).json;
  const steps = [{ say: 'Hello' }];
  expect(await admin('POST', `/people/${phone}/script`, { steps })).toMatchObject({
    status: 202,
    json: { running: true },
  });
  expect(
    (await admin('POST', `/people/${phone}/script?wait=1`, { steps, pnid: at.number.pnid })).json,
  ).toMatchObject({
    state: 'done',
    steps: 1,
  });
  expect((await admin('GET', `/people/${phone}`)).json.script).toEqual({ step: 1, of: 1, state: 'done' });
  for (const body of [undefined, [], { steps: 'say hello' }])
    expect((await admin('POST', `/people/${phone}/script`, body)).status).toBe(400);
});

test('requests of the wrong form are refused with the reason', async () => {
  const at = await scene({}, false);
  const admin = adminOf(at);
  const { phone } = (await admin('POST', '/people')).json;
  for (const [method, path, body, error] of [
    ['POST', `/people/${phone}/messages`, undefined, 'the body must be a JSON object'],
    ['POST', `/people/${phone}/messages`, { type: 'song' }, 'a person cannot write "song"'],
    ['POST', `/people/${phone}/messages`, { type: 'text', text: 'x', pnid: '404' }, 'there is no number 404'],
    ['POST', '/faults', {}, 'effect must be an object'],
    ['POST', '/faults', { effect: null }, 'effect must be an object'],
    ['POST', '/faults', { effect: { explode: true } }, 'effect must be one of'],
    ['DELETE', '/faults/404', undefined, 'there is no fault 404'],
    ['POST', '/templates/404/status', { status: 'PAUSED' }, 'there is no template 404'],
    ['POST', '/templates/404/status', {}, 'status must be text'],
    ['POST', '/handles', undefined, 'appId and mimeType must be text'],
    ['POST', '/handles', { appId: '1', mimeType: 2 }, 'appId and mimeType must be text'],
    ['POST', '/clock', undefined, 'advanceMs must be a number'],
    ['POST', '/clock', { advanceMs: 'soon' }, 'advanceMs must be a number'],
    ['GET', '/media/404', undefined, 'there is no media 404'],
    [
      'GET',
      '/ledger?list=secrets',
      undefined,
      'list must be one of sends, inbound, items, posts, duplicates',
    ],
    ['GET', '/ledger?list=sends&limit=few', undefined, 'limit must be a whole number'],
    ['GET', '/ledger?list=sends&offset=-1', undefined, 'offset must be a whole number'],
    ['GET', '/nowhere', undefined, 'there is nothing at GET /sandbox/nowhere'],
    ['POST', '/clock', 'not an object', 'advanceMs must be a number'],
  ] as const) {
    const { status, json } = await admin(method, path, body);
    expect([method, path, json.error]).toEqual([method, path, expect.stringContaining(error)]);
    expect([400, 404]).toContain(status);
  }
  at.sandbox.admin.createNumber();
  expect((await admin('POST', '/bursts')).json.error).toBe(
    'pnid is required unless there is exactly one number',
  );
});

test('faults, templates, handles, bursts and the clock are controlled', async () => {
  const at = await scene(free, false);
  const admin = adminOf(at);
  const fault = (await admin('POST', '/faults', { effect: { loseWebhook: true } })).json;
  await admin('POST', '/faults', { match: { path: '*' }, effect: { dropAnswer: true } });
  expect((await admin('GET', '/faults')).json).toHaveLength(2);
  expect((await admin('DELETE', `/faults/${fault.id}`)).json).toEqual({ success: true });
  expect((await admin('DELETE', '/faults')).json).toEqual({ success: true });
  expect((await admin('GET', '/faults')).json).toEqual([]);

  const templates = await at.call('GET', `${at.number.wabaId}/message_templates`);
  const [{ id }] = templates.json.data as [{ id: string }];
  const paused = await admin('POST', `/templates/${id}/status`, { status: 'DISABLED', reason: 'SCAM' });
  expect(paused.json).toMatchObject({ status: 'DISABLED', rejectedReason: 'SCAM' });
  const handle = await admin('POST', '/handles', { appId: at.number.appId, mimeType: 'image/png' });
  expect(handle.json.handle).toMatch(/^4::/);
  expect((await admin('POST', '/bursts', { inbound: 2 })).json).toEqual({ inbound: 2, statuses: 0 });
  const now = Date.parse((await admin('POST', '/clock', { advanceMs: 3_600_000 })).json.now);
  expect(now - Date.now()).toBeGreaterThan(3_500_000);
});

test('the ledger is read by list, page and filter, and cleared', async () => {
  const at = await scene(free);
  const admin = adminOf(at);
  const { pnid } = at.number;
  const { phone } = at.sandbox.admin.createPerson();
  for (const data of ['a', 'a', 'b']) await at.send(text(phone, 'Hi', { biz_opaque_callback_data: data }));
  at.sandbox.admin.writeAs(phone, { type: 'text', text: 'Hello' });
  await at.sandbox.admin.idle();
  const read = async (query: string) => (await admin('GET', `/ledger${query}`)).json;
  expect(await read('')).toEqual({
    summary: expect.objectContaining({ sends: 3, duplicateCallbacks: 1, surplusSends: 1, inbound: 1 }),
  });
  const count = async (list: string, query = '') => (await read(`?list=${list}${query}`))[list].length;
  for (const [list, query, rows] of [
    ['sends', '', 3],
    ['sends', '&limit=2', 2],
    ['sends', '&limit=0&offset=1', 2],
    ['sends', `&pnid=${pnid}&to=${phone}&type=text&callbackData=a`, 2],
    ['sends', '&pnid=404', 0],
    ['sends', '&to=404', 0],
    ['sends', '&type=dance', 0],
    ['inbound', '', 1],
    ['inbound', `&pnid=${pnid}&from=${phone}`, 1],
    ['inbound', '&pnid=404', 0],
    ['inbound', '&from=404', 0],
    ['items', '&limit=0', 10],
    ['items', '&kind=message', 1],
    ['items', '&kind=status&acknowledged=true', 9],
    ['items', '&acknowledged=false', 0],
    ['posts', '&acknowledged=true&limit=1', 1],
    ['posts', '&acknowledged=false', 0],
    ['duplicates', '', 1],
  ] as const)
    expect([list, query, await count(list, query)]).toEqual([list, query, rows]);
  const [template] = (await at.call('GET', `${at.number.wabaId}/message_templates`)).json.data as {
    id: string;
  }[];
  at.sandbox.admin.setTemplateStatus(template?.id ?? '', 'PAUSED');
  await at.sandbox.admin.idle();
  expect((await read('?list=items&kind=change')).items).toMatchObject([
    { kind: 'change', id: template?.id, status: null },
  ]);
  expect((await admin('DELETE', '/ledger')).json).toEqual({ success: true });
  expect((await read('?list=sends')).sends).toEqual([]);
});

test('a media file is displayed by the browser only if it cannot run code', async () => {
  const at = await scene({}, false);
  const admin = (path: string) => fetch(`${at.sandbox.url}/sandbox${path}`);
  const upload = async (type: string) => {
    const { phone } = at.sandbox.admin.createPerson();
    at.sandbox.admin.writeAs(phone, { type: 'document', mimeType: type, data: 'PGI+' });
    const { document } = at.sandbox.admin.thread(phone)[0]?.content ?? {};
    return (document as { id: string }).id;
  };
  const image = await admin(`/media/${await upload('image/png')}`);
  expect([image.headers.get('content-type'), image.headers.get('content-disposition')]).toEqual([
    'image/png',
    'inline',
  ]);
  const page = await admin(`/media/${await upload('text/html')}`);
  expect([page.headers.get('content-type'), page.headers.get('content-disposition')]).toEqual([
    'application/octet-stream',
    'attachment',
  ]);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a foreign page cannot control the sandbox', async () => {
  const at = await scene({}, false);
  const status = async (headers: Record<string, string>) =>
    (await fetch(`${at.sandbox.url}/sandbox/numbers`, { headers })).status;
  expect(await status({})).toBe(200);
  expect(await status({ origin: at.sandbox.url })).toBe(200);
  for (const origin of ['https://evil.example', 'null'])
    expect([origin, await status({ origin })]).toEqual([origin, 403]);
});
