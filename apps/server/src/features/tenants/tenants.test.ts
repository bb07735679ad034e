import { testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';
import { buildApp } from '../../roles/testing-app.ts';

const database = await testDatabase();
const api = await buildApp(database);
const owner = await api.anOwner('amina@atlas.example');
const other = await api.anOwner('other@other.example', 'Other');

test('PATCH /tenant sets and clears the fields of the business profile', async () => {
  const { data: fresh } = await api.ask('GET', '/tenant', { token: owner.accessToken });
  expect(fresh).toMatchObject({ id: owner.tenant.id, name: 'Café Atlas', industry: null, websites: [] });
  const changes = {
    name: 'مقهى الأطلس',
    industry: 'Food',
    websites: ['https://atlas.example/café'],
    description: 'Since 1987.',
    type: 'restaurant',
  };
  const changed = await api.ask('PATCH', '/tenant', { token: owner.accessToken, body: changes });
  expect([changed.status, changed.data]).toEqual([200, expect.objectContaining(changes)]);
  const cleared = await api.ask('PATCH', '/tenant', { token: owner.accessToken, body: { websites: [] } });
  expect(cleared.data).toMatchObject({ ...changes, websites: [] });
});

test('changing the profile publishes an event to that tenant only', async () => {
  const { data } = await api.ask('PATCH', '/tenant', { token: other.accessToken, body: { type: 'shop' } });
  const { rows } = await database.admin.pool.query(`select type, data from events where tenant_id = $1`, [
    other.tenant.id.replace('ten_', ''),
  ]);
  expect(rows).toEqual([{ type: 'tenant.updated', data: { tenant: data } }]);
  expect((await api.ask('GET', '/tenant', { token: owner.accessToken })).data.type).not.toBe('shop');
});

test.each([
  ['an empty name', { name: ' ' }],
  ['a null name', { name: null }],
  ['a javascript: URL as a website', { websites: ['javascript:alert(1)'] }],
  ['an unknown field', { settings: {} }],
  ['an array as the body', []],
])('PATCH /tenant refuses %s', async (_what, body) => {
  const answer = await api.ask('PATCH', '/tenant', { token: owner.accessToken, body });
  expect([answer.status, answer.code]).toEqual([400, 'validation_failed']);
});

test('the business profile can be read by every member and changed by admins', async () => {
  const agent = await api.aMember(owner, 'agent@atlas.example', 'agent');
  expect((await api.ask('GET', '/tenant', { token: agent.accessToken })).status).toBe(200);
  const refused = await api.ask('PATCH', '/tenant', { token: agent.accessToken, body: { name: 'Mine' } });
  expect([refused.status, refused.code]).toEqual([403, 'forbidden']);
  expect((await api.ask('GET', '/tenant')).status).toBe(401);
  expect((await api.ask('PATCH', '/tenant', { body: { name: 'Mine' } })).status).toBe(401);
});

test('the default country must be a valid ISO country code', async () => {
  const { accessToken: token } = other;
  for (const defaultCountry of ['XX', 'morocco', 7]) {
    expect((await api.ask('PATCH', '/tenant', { token, body: { defaultCountry } })).status).toBe(400);
  }
  const changed = await api.ask('PATCH', '/tenant', { token, body: { defaultCountry: 'ma' } });
  expect(changed.data).toMatchObject({ defaultCountry: 'MA' });
});
