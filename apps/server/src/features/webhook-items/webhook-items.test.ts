import { toPublicId } from '@waqtor/contract';
import { buildSession, buildTenant, testDatabase } from '@waqtor/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { createHttp } from '../../platform/http/server.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { registerWebhookItemRoutes } from './webhook-items.routes.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
let caller: Caller | undefined;
const app = await createHttp({
  platform,
  authenticate: async () => {
    if (!caller) throw new AppError('unauthenticated');
    return caller;
  },
  api: registerWebhookItemRoutes,
});
afterAll(() => app.close());

const asViewer = (tenantId: string): Caller => ({
  kind: 'api_key',
  tenantId,
  apiKeyId: newId(),
  role: 'viewer',
});
const sessionId = newId();
const base = `/api/v1/sessions/${toPublicId('session', sessionId)}`;
let viewer: Caller;
let itemIds: string[];

beforeAll(async () => {
  const tenantId = await buildTenant(database);
  viewer = asViewer(tenantId);
  caller = viewer;
  const { db } = database.admin;
  await buildSession(database, tenantId, { id: sessionId });
  itemIds = [newId(), newId(), newId()];
  await db
    .insertInto('webhookItems')
    .values(
      itemIds.map((id, n) => ({
        id,
        tenantId,
        sessionId,
        fingerprint: Buffer.from([n]),
        field: 'account_update',
        kind: n === 2 ? 'unknown' : 'DISABLED',
        payload: JSON.stringify({ n }),
        receivedAt: new Date(Date.UTC(2026, 10, 20, 9, 0, n)),
      })),
    )
    .execute();
  await db
    .insertInto('waitingStatuses')
    .values({
      id: newId(),
      tenantId,
      sessionId,
      providerId: 'wamid.1',
      fingerprint: Buffer.from('f'),
      step: 'failed',
      errors: JSON.stringify([{ code: 131_026, title: 'Undeliverable' }]),
      status: JSON.stringify({ id: 'wamid.1', status: 'failed' }),
      at: new Date('2026-11-20T09:00:00Z'),
    })
    .execute();
});

const get = async (path: string) => {
  const answer = await app.inject({ url: `${base}${path}` });
  return { status: answer.statusCode, ...answer.json() };
};

test('GET /webhook-items lists items newest first, page by page, with their payload', async () => {
  const first = await get('/webhook-items?limit=2');
  expect(first.data.map((item: { payload: unknown }) => item.payload)).toEqual([{ n: 2 }, { n: 1 }]);
  const second = await get(`/webhook-items?limit=2&cursor=${first.nextCursor}`);
  expect(second.data.map((item: { payload: unknown }) => item.payload)).toEqual([{ n: 0 }]);
  expect(second.nextCursor).toBeNull();
  expect((await get('/webhook-items?type=unknown')).data).toHaveLength(1);
});

test('GET /webhook-items/:id returns one item', async () => {
  const id = toPublicId('webhookItem', itemIds[0] ?? '');
  expect(await get(`/webhook-items/${id}`)).toMatchObject({ status: 200, data: { id, type: 'DISABLED' } });
  expect(await get(`/webhook-items/${toPublicId('webhookItem', newId())}`)).toMatchObject({ status: 404 });
});

test('GET /unmatched-statuses lists statuses whose message is unknown', async () => {
  expect((await get('/unmatched-statuses')).data).toMatchObject([
    { providerId: 'wamid.1', status: 'failed', errors: [{ code: 131_026 }], raw: { status: 'failed' } },
  ]);
});

test.each(['/webhook-items', '/unmatched-statuses', `/webhook-items/${toPublicId('webhookItem', newId())}`])(
  '%s responds 401, 400 and 404 to invalid requests',
  async (path) => {
    expect((await get(`${path}?limit=0`)).status).toBe(path.length > 20 ? 404 : 400);
    if (path.length <= 20) expect((await get(`${path}?cursor=abc`)).error.code).toBe('invalid_cursor');
    caller = asViewer(await buildTenant(database));
    expect((await get(path)).status).toBe(404);
    caller = undefined;
    expect((await get(path)).status).toBe(401);
    caller = viewer;
  },
);
