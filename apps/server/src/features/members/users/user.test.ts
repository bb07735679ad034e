import { buildWorld, testDatabase } from '@waqtor/testing';
import { beforeEach, expect, test } from 'vitest';
import { buildPlatform } from '../../../platform/testing.ts';
import { buildHttp } from '../../../platform/testing-rows.ts';
import { registerUserRoutes } from '../index.ts';

const database = await testDatabase();
const call = await buildHttp(buildPlatform(database), registerUserRoutes);
let tenant: string;
let as: string;

beforeEach(async () => {
  const { tenantId, members } = await buildWorld(database, { members: ['viewer'] });
  tenant = tenantId;
  [{ as }] = members;
});

const change = (body: object) => call('PATCH', '/user', { as, body });
const read = async () => (await call('GET', '/user', { as })).body.data;

test('PATCH /user changes the given preferences and keeps the others', async () => {
  expect(await read()).toMatchObject({ theme: 'system', timeZone: null, preferences: {} });
  const wishes = { theme: 'dark', timeZone: 'Africa/Casablanca', locale: 'ar' };
  expect((await change(wishes)).body.data).toMatchObject(wishes);
  const preferences = { shortcuts: { resolve: 'e' }, list_width: 320, ق: [1, null] };
  expect((await change({ preferences })).body.data).toMatchObject({ ...wishes, preferences });
  expect((await change({ timeZone: null, preferences: { a: 1 } })).body.data).toMatchObject({
    theme: 'dark',
    timeZone: null,
    preferences: { ...preferences, a: 1 },
  });
  // Two tabs save settings concurrently, and one deletes a setting.
  await Promise.all([change({ preferences: { b: 2 } }), change({ preferences: { c: 3, list_width: null } })]);
  const { list_width: _, ...rest } = preferences;
  expect((await read()).preferences).toEqual({ ...rest, a: 1, b: 2, c: 3 });
  expect((await change({})).body.data).toEqual(await read());
});

test('the total size of the preferences is limited', async () => {
  expect((await change({ preferences: { a: 'x'.repeat(5_000) } })).status).toBe(200);
  expect((await change({ preferences: { b: 'x'.repeat(5_000) } })).status).toBe(400);
  expect((await read()).preferences).toEqual({ a: 'x'.repeat(5_000) });
});

test('PATCH /user refuses invalid values and changes nothing', async () => {
  const before = await read();
  for (const body of [
    { theme: 'sepia' },
    { locale: 'de' },
    { timeZone: 'Mars/Olympus' },
    { timeZone: '+01:00' },
    { timeZone: '' },
    { preferences: [] },
    { preferences: { text: 'ق'.repeat(4_100) } },
    { colour: 'red' },
  ]) {
    expect((await change(body)).status, JSON.stringify(body).slice(0, 40)).toBe(400);
  }
  expect(await read()).toEqual(before);
  expect((await call('PATCH', '/user', { body: { theme: 'dark' } })).status).toBe(401);
  expect((await call('PATCH', '/user', { as: `${tenant}/admin`, body: { theme: 'dark' } })).status).toBe(403);
});
