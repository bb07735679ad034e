import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { trimLog } from '../../platform/events/trim-log.ts';
import { createHttp } from '../../platform/http/server.ts';
import type { Caller } from '../../platform/platform.ts';
import { buildEvent, buildPlatform, buildSessionEvent, insertEvents } from '../../platform/testing.ts';
import { registerEventRoutes } from './index.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const [atlas, other] = [await buildTenant(database), await buildTenant(database)];
const app = await createHttp({
  platform,
  authenticate: async ({ headers }): Promise<Caller> => {
    if (!headers['x-tenant']) throw new AppError('unauthenticated');
    return { kind: 'api_key', tenantId: String(headers['x-tenant']), apiKeyId: atlas, role: 'viewer' };
  },
  api: registerEventRoutes,
});
afterAll(() => app.close());

async function get(query: string, tenantId: string | undefined = atlas) {
  const headers = tenantId ? { 'x-tenant': tenantId } : {};
  const answer = await app.inject({ url: `/api/v1/events${query}`, headers });
  const body = answer.json();
  return { status: answer.statusCode, body, seqs: body.data?.map(({ seq }: { seq: number }) => seq) };
}

/** Writes twenty events; the even ones have the topic `sessions`. */
beforeAll(async () => {
  const at = platform.clock.now();
  await withTenants(platform.db, [atlas, other], async (tx) => {
    for (let n = 1; n <= 20; n++) {
      const event = n % 2 ? buildEvent({ n, text: 'سلام' }) : buildSessionEvent();
      announce(tx, event, { tenantId: atlas, at });
    }
    announce(tx, buildSessionEvent('of another tenant'), { tenantId: other, at });
  });
});

describe('GET /events', () => {
  test('responds 401 to unauthenticated requests', async () => {
    const answer = await app.inject({ url: '/api/v1/events' });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error.code).toBe('unauthenticated');
  });

  test.each([
    '?afterSeq=-1',
    '?afterSeq=abc',
    '?afterSeq=1.5',
    '?afterSeq=9999999999999999',
    '?topics=secrets',
    '?limit=0',
    '?limit=501',
    '?topics=',
  ])('responds 400 to %s', async (query) => {
    const { status, body } = await get(query);
    expect([status, body.error.code]).toEqual([400, 'validation_failed']);
  });

  test('responds 400 to a seq beyond the latest one', async () => {
    const { status, body } = await get('?afterSeq=21');
    expect([status, body.error.code, body.error.details[0].params]).toEqual([
      400,
      'invalid_cursor',
      { latestSeq: 20 },
    ]);
  });

  test('lists the log in order, page by page, to the end', async () => {
    const first = await get('?limit=15');
    expect(first.status).toBe(200);
    expect(first.seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(first.body.data[0]).toEqual({
      seq: 1,
      topic: 'conversations',
      type: 'message.status_unmatched',
      data: buildEvent({ n: 1, text: 'سلام' }).data,
      at: '2026-11-20T09:00:00.000Z',
    });
    const last = await get(`?limit=15&afterSeq=${first.body.nextCursor}`);
    expect(last.seqs).toEqual([16, 17, 18, 19, 20]);
    expect(last.body.nextCursor).toBeNull();
    expect((await get('?afterSeq=20')).body).toMatchObject({ data: [], nextCursor: null });
  });

  test('lists only the requested topics', async () => {
    expect((await get('?topics=sessions&limit=3')).seqs).toEqual([2, 4, 6]);
    expect((await get('?topics=sessions,conversations&afterSeq=17')).seqs).toEqual([18, 19, 20]);
    expect((await get('?topics=campaigns')).body).toMatchObject({ data: [], nextCursor: null });
  });

  test("lists only the caller's own log", async () => {
    const { body } = await get('', other);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({ seq: 1, data: { message: 'of another tenant' } });
    expect(JSON.stringify((await get('?limit=500')).body)).not.toContain('another');
  });

  test('responds 410 to a cursor whose events are deleted; without a cursor it starts at the oldest event', async () => {
    platform.clock.advance(1);
    await withTenants(platform.db, [atlas], (tx) => trimLog(tx, atlas, platform.clock.now(), 5));
    const { status, body } = await get('?afterSeq=4');
    expect([status, body.error.code, body.error.details[0].params]).toEqual([
      410,
      'cursor_expired',
      { oldestSeq: 5, latestSeq: 20 },
    ]);
    expect((await get('?limit=2')).seqs).toEqual([6, 7]);
    expect((await get('?afterSeq=5&limit=2')).seqs).toEqual([6, 7]);
  });

  test('skips events that cannot be read', async () => {
    const tenantId = await buildTenant(database);
    const bad = { ...buildEvent(), type: 'message.vanished' };
    await insertEvents(database, tenantId, [bad, buildEvent(), { ...buildEvent(), data: {} }, bad]);
    const first = await get('?limit=1', tenantId);
    expect([first.status, first.seqs, first.body.nextCursor]).toEqual([200, [], '1']);
    const all = await get('', tenantId);
    expect([all.status, all.seqs, all.body.nextCursor]).toEqual([200, [2], null]);
  });
});
