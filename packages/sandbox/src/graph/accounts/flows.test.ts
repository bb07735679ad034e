import { afterEach, expect, test } from 'vitest';
import { type Scene, scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const content = JSON.stringify({
  version: '7.0',
  data_api_version: '3.0',
  screens: [{ id: 'FIRST', layout: {} }],
});

const create = ({ number, call }: Scene, fields: object) =>
  call('POST', `${number.wabaId}/flows`, { categories: ['OTHER'], ...fields });

test('a flow is created with its content, published at once, and cloned', async () => {
  const at = await scene({}, false);
  const made = await create(at, {
    name: 'booking',
    categories: 'SURVEY',
    endpoint_uri: 'https://example.com/flow',
    flow_json: content,
    publish: true,
  });
  const id = String(made.json.id);
  expect(made.json).toEqual({ id, success: true, validation_errors: [] });
  const shown = await at.call(
    'GET',
    `${id}?fields=name,status,categories,endpoint_uri,json_version,data_api_version,preview,health_status,whatsapp_business_account,application,metric.name(ENDPOINT_REQUEST_COUNT)`,
  );
  expect(shown.json).toEqual({
    id,
    name: 'booking',
    status: 'PUBLISHED',
    categories: ['SURVEY'],
    endpoint_uri: 'https://example.com/flow',
    json_version: '7.0',
    data_api_version: '3.0',
    preview: { preview_url: expect.stringContaining(id), expires_at: expect.stringMatching(/\+0000$/) },
    health_status: { can_send_message: 'AVAILABLE', entities: [] },
    whatsapp_business_account: {
      id: at.number.wabaId,
      name: expect.any(String),
      timezone_id: expect.anything(),
    },
    application: {
      id: at.number.appId,
      name: expect.any(String),
      link: expect.stringContaining(at.number.appId),
    },
    metric: { name: 'ENDPOINT_REQUEST_COUNT', granularity: 'DAY', data_points: [] },
  });

  const clone = await create(at, { name: 'copy', categories: undefined, clone_flow_id: id });
  expect((await at.call('GET', `${clone.json.id}?fields=status,categories,json_version`)).json).toEqual({
    id: clone.json.id,
    status: 'DRAFT',
    categories: ['SURVEY'],
    json_version: '7.0',
  });
  expect((await at.call('DELETE', String(clone.json.id))).json).toEqual({ success: true });
  expect((await at.call('GET', String(clone.json.id))).json.error?.code).toBe(100);
});

test.each([
  [{}, 'The parameter name is required.'],
  [{ name: 'a', categories: undefined }, 'The parameter categories is required.'],
  [{ name: 'a', categories: [] }, 'The parameter categories is required.'],
  [{ name: 'a', categories: ['PIZZA'] }, 'categories must be of'],
  [{ name: 'a', clone_flow_id: '404' }, 'There is no flow 404.'],
  [{ name: 'a', endpoint_uri: 'nowhere' }, 'must be a valid URI'],
  [{ name: 'a', publish: true }, 'Publishing failed'],
  [{ name: 'a', flow_json: '[]', publish: true }, 'Publishing failed'],
])('flow %j is refused', async (fields, message) => {
  const { status, json } = await create(await scene({}, false), fields);
  expect([status, json.error?.message]).toEqual([400, expect.stringContaining(message)]);
});

test.each([
  ['not json', 'INVALID_JSON'],
  ['[]', 'INVALID_JSON'],
  ['{}', 'MISSING_REQUIRED_PROPERTY'],
  ['{"version":"7.0"}', 'MISSING_REQUIRED_PROPERTY'],
])('content %s is stored with its validation errors', async (flow_json, error) => {
  const at = await scene({}, false);
  const { json } = await create(at, { name: 'booking', flow_json });
  expect(json).toMatchObject({
    success: true,
    validation_errors: [{ error, error_type: 'FLOW_JSON_ERROR' }],
  });
});

test('a flow is renamed unless another one has the name, and has no content until it is uploaded', async () => {
  const at = await scene({}, false);
  const { json: first } = await create(at, { name: 'first' });
  await create(at, { name: 'second' });
  const id = String(first.id);
  expect((await at.call('POST', id, { name: 'second' })).json.error).toMatchObject({
    code: 100,
    error_subcode: 4016019,
  });
  expect((await at.call('POST', id, { name: 'first', categories: ['SIGN_UP'] })).json).toEqual({
    success: true,
  });
  expect((await at.call('GET', `${id}?fields=categories`)).json).toEqual({ id, categories: ['SIGN_UP'] });
  expect((await at.call('GET', `${id}/assets`)).json).toEqual({ data: [] });
  expect((await at.call('POST', `${id}/assets`, {})).json.error?.message).toContain(
    'The parameter file is required.',
  );
  expect((await at.call('POST', `${id}/deprecate`)).json.error?.code).toBe(139003);
  expect((await at.call('POST', `${at.number.pnid}/publish`)).json.error).toMatchObject({
    error_subcode: 33,
  });
});

test('flows are copied from another account of the same app, by name', async () => {
  const at = await scene({}, false);
  const { json } = await create(at, { name: 'booking', flow_json: content });
  await create(at, { name: 'survey' });
  const target = at.sandbox.admin.createNumber({ appId: at.number.appId });
  const migrate = (body: object) =>
    fetch(`${at.sandbox.url}/v23.0/${target.wabaId}/migrate_flows?source_waba_id=${at.number.wabaId}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${target.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).then((response) => response.json());
  expect(await migrate({ source_flow_names: ['booking', 'nothing'] })).toEqual({
    migrated_flows: [{ source_name: 'booking', source_id: json.id, migrated_id: expect.any(String) }],
    failed_flows: [
      {
        source_name: 'nothing',
        error_code: '4233041',
        error_message: 'Flows Migration Error: Flow name not found in source WABA.',
      },
    ],
  });
  expect(await migrate({})).toMatchObject({
    migrated_flows: [{ source_name: 'survey' }],
    failed_flows: [
      {
        source_name: 'booking',
        error_message: 'Flows Migration Error: Flow with the same name exists in destination WABA.',
      },
    ],
  });
  expect(await migrate({ source_flow_names: 'survey' })).toMatchObject({
    failed_flows: [{ source_name: 'survey' }],
  });
});
