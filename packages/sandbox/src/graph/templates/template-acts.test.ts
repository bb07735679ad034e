import { afterEach, expect, test } from 'vitest';
import { type Scene, scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const body = (text = 'Your table is ready.') => [{ type: 'BODY', text }];
const code = {
  name: 'sign_in',
  category: 'AUTHENTICATION',
  components: [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }],
};

/** Creates an approved template; returns its id. */
async function approved({ sandbox, number, call }: Scene, fields: object): Promise<string> {
  const template = { language: 'en', category: 'UTILITY', components: body(), ...fields };
  const { json } = await call('POST', `${number.wabaId}/message_templates`, template);
  await sandbox.admin.idle();
  return String(json.id);
}

test('an authentication template is created or changed in several languages at once', async () => {
  const at = await scene({}, false);
  const path = `${at.number.wabaId}/upsert_message_templates`;
  const upsert = (more: object) => at.call('POST', path, { ...code, ...more });

  const made = await upsert({ languages: ['en', 'fr'] });
  expect(made.json.data).toEqual([
    { id: expect.any(String), status: 'PENDING', language: 'en', category: 'AUTHENTICATION' },
    { id: expect.any(String), status: 'PENDING', language: 'fr', category: 'AUTHENTICATION' },
  ]);
  await at.sandbox.admin.idle();
  const [english] = made.json.data as { id: string }[];
  const again = await upsert({ languages: ['en', 'ar'] });
  expect(again.json.data).toMatchObject([{ id: english?.id, language: 'en' }, { language: 'ar' }]);

  for (const [more, message] of [
    [{}, 'The parameter languages is required.'],
    [{ languages: [] }, 'The parameter languages is required.'],
    [{ languages: Array.from({ length: 101 }, () => 'en') }, 'at most 100 values'],
    [{ languages: ['de'], category: 'UTILITY' }, 'one of {AUTHENTICATION}'],
    [{ languages: ['de'], category: undefined }, 'one of {AUTHENTICATION}'],
    [{ languages: ['de'], name: undefined }, 'The parameter name is required.'],
    [{ languages: ['de'], name: 'Sign In' }, 'lower-case letters'],
  ] as const) {
    const { status, json } = await upsert(more);
    expect([status, json.error?.code, json.error?.message]).toEqual([
      400,
      100,
      expect.stringContaining(message),
    ]);
  }
});

test('only a paused template can be unpaused', async () => {
  const at = await scene({}, false);
  const id = await approved(at, { name: 'table_ready' });
  expect((await at.call('POST', `${id}/unpause`)).json).toEqual({
    success: false,
    reason: 'The template is APPROVED, not PAUSED.',
  });
  at.sandbox.admin.setTemplateStatus(id, 'PAUSED');
  expect((await at.call('POST', `${id}/unpause`)).json).toEqual({ success: true });
  expect((await at.call('GET', `${id}?fields=status`)).json).toEqual({ id, status: 'APPROVED' });
  expect((await at.call('POST', `${at.number.pnid}/unpause`)).json.error?.code).toBe(100);
});

test('templates of one account are compared', async () => {
  const at = await scene({}, false);
  const id = await approved(at, { name: 'first' });
  const other = await approved(at, { name: 'second' });
  const compared = await at.call('GET', `${id}/compare?template_ids=["${other}"]&start=1&end=2`);
  expect(compared.json.data).toEqual([
    { metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: [id, other] },
    {
      metric: 'MESSAGE_SENDS',
      type: 'NUMBER_VALUES',
      number_values: [
        { key: id, value: 0 },
        { key: other, value: 0 },
      ],
    },
    {
      metric: 'TOP_BLOCK_REASON',
      type: 'STRING_VALUES',
      string_values: [
        { key: id, value: 'UNKNOWN_BLOCK_REASON' },
        { key: other, value: 'UNKNOWN_BLOCK_REASON' },
      ],
    },
  ]);
  for (const [query, message] of [
    ['start=1&end=2', 'The parameter template_ids is required.'],
    [`template_ids=${other}&end=2`, 'The parameter start is required.'],
    [`template_ids=${other}&start=1`, 'The parameter end is required.'],
    ['template_ids=404&start=1&end=2', 'There is no template 404 in this account.'],
  ] as const)
    expect((await at.call('GET', `${id}/compare?${query}`)).json.error?.message).toContain(message);
});

test('templates are archived and restored, each by its id', async () => {
  const at = await scene({}, false);
  const id = await approved(at, { name: 'table_ready' });
  const act = (verb: string, hsm_ids?: string) =>
    at.call('POST', `${at.number.wabaId}/message_templates/${verb}`, { hsm_ids });
  expect((await act('archive', `${id},404`)).json).toEqual({
    archived_templates: [id],
    failed_templates: { 404: 'There is no such template in this account.' },
  });
  expect((await at.call('GET', `${id}?fields=status`)).json.status).toBe('ARCHIVED');
  expect((await act('unarchive', id)).json).toEqual({ unarchived_templates: [id], failed_templates: {} });
  expect((await at.call('GET', `${id}?fields=status`)).json.status).toBe('APPROVED');
  expect((await act('archive')).json.error?.message).toContain('The parameter hsm_ids is required.');
  expect((await act('burn', id)).json.error).toMatchObject({
    code: 100,
    error_subcode: 2500,
    message: expect.stringContaining('Unknown path components: /message_templates/burn'),
  });
});

test('approved templates are copied from another account of the same app', async () => {
  const at = await scene({}, false);
  const { sandbox, number, call } = at;
  const id = await approved(at, { name: 'table_ready' });
  await approved(at, { name: 'reject_this' });
  const target = sandbox.admin.createNumber({ appId: number.appId });
  const migrate = (source: string) =>
    fetch(`${sandbox.url}/v23.0/${target.wabaId}/migrate_message_templates?source_waba_id=${source}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${target.token}` },
    }).then((response) => response.json());
  expect(await migrate(number.wabaId)).toMatchObject({
    migrated_templates: expect.arrayContaining([id]),
  });
  expect(await migrate(number.wabaId)).toMatchObject({
    migrated_templates: [],
    failed_templates: expect.arrayContaining([
      { id, reason: 'A template of this name and language is already there.' },
    ]),
  });
  const stranger = sandbox.admin.createNumber({});
  for (const source of ['404', stranger.wabaId])
    expect(await migrate(source)).toMatchObject({ error: { code: 100, error_subcode: 33 } });
  expect((await call('GET', `${number.wabaId}/message_templates?name=reject_this`)).json.data).toMatchObject([
    { status: 'REJECTED', rejected_reason: 'INVALID_FORMAT' },
  ]);
});

test('a list of templates is filtered, and counted on request', async () => {
  const at = await scene({}, false);
  await approved(at, { name: 'table_ready' });
  await approved(at, { name: 'table_gone', language: 'fr', components: body('Désolé, complet.') });
  await approved(at, {
    name: 'prize',
    category: 'MARKETING',
    components: body('You are a guaranteed winner'),
  });
  const names = async (query: string) => {
    const { json } = await at.call('GET', `${at.number.wabaId}/message_templates?${query}`);
    return (json.data as { name: string }[]).map(({ name }) => name).filter((name) => name !== 'hello_world');
  };
  for (const [query, found] of [
    ['name=table', ['table_ready', 'table_gone']],
    ['content=COMPLET', ['table_gone']],
    ['name_or_content=prize', ['prize']],
    ['name_or_content=winner', ['prize']],
    ['status=rejected', ['prize']],
    ['status=["APPROVED"]&language=fr', ['table_gone']],
    ['category=MARKETING,AUTHENTICATION', ['prize']],
    ['quality_score=GREEN', []],
    ['quality_score=UNKNOWN&name=table_ready', ['table_ready']],
  ] as const)
    expect([query, await names(query)]).toEqual([query, found]);
  const { json } = await at.call(
    'GET',
    `${at.number.wabaId}/message_templates?name=table&summary=total_count,message_template_limit`,
  );
  expect(json.summary).toEqual({ total_count: 2, message_template_limit: 6000 });
  const wrong = await at.call('GET', `${at.number.wabaId}/message_templates?summary=colour`);
  expect(wrong.json.error?.message).toContain('nonexisting field (colour)');
});

test('a changed template is reviewed again, and a deleted one is gone', async () => {
  const at = await scene({}, false);
  const id = await approved(at, { name: 'table_ready', message_send_ttl_seconds: 600 });
  expect((await at.call('GET', id)).json).toMatchObject({
    status: 'APPROVED',
    message_send_ttl_seconds: 600,
  });
  expect((await at.call('POST', id, { category: 'MARKETING' })).json).toEqual({
    success: true,
    id,
    name: 'table_ready',
    category: 'MARKETING',
  });
  await at.sandbox.admin.idle();
  expect((await at.call('GET', `${id}?fields=category,previous_category,quality_score`)).json).toEqual({
    id,
    category: 'MARKETING',
    previous_category: 'UTILITY',
    quality_score: { score: 'UNKNOWN', date: expect.any(Number) },
  });
  expect((await at.call('POST', id, { category: 'GREETING' })).json.error?.message).toContain(
    'category is not valid',
  );
  const remove = (query: string) => at.call('DELETE', `${at.number.wabaId}/message_templates?${query}`);
  expect((await remove('hsm_id=1')).json.error?.message).toContain('The parameter name is required.');
  expect((await remove('name=table_ready&hsm_id=404')).json.error).toMatchObject({ error_subcode: 2593002 });
  expect((await remove(`name=table_ready&hsm_id=${id}`)).json).toEqual({ success: true });
  expect((await at.call('GET', id)).json.error).toMatchObject({ code: 100, error_subcode: 33 });
  const one = await approved(at, { name: 'kept' });
  expect((await at.call('DELETE', one)).json).toEqual({ success: true });
});

test.each([
  [{ language: 'en', category: 'UTILITY' }, 'The parameter name is required.'],
  [{ name: 'a', category: 'UTILITY' }, 'The parameter language is required.'],
  [{ name: 'a', language: 'en' }, 'category must be one of'],
  [{ name: 'a', language: 'en', category: 'GREETING' }, 'category must be one of'],
  [{ name: 'A b', language: 'en', category: 'UTILITY' }, 'lower-case letters'],
])('template %j is refused', async (fields, message) => {
  const { number, call } = await scene({}, false);
  const { status, json } = await call('POST', `${number.wabaId}/message_templates`, {
    components: body(),
    ...fields,
  });
  expect([status, json.error?.code, json.error?.message]).toEqual([
    400,
    100,
    expect.stringContaining(message),
  ]);
});
