import { Readable } from 'node:stream';
import { withTenants } from '@waqtor/db';
import { buildTenant, testDatabase, until } from '@waqtor/testing';
import { afterAll, expect, test } from 'vitest';
import { createHttp } from '../../../platform/http/server.ts';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform, fragile } from '../../../platform/testing.ts';
import { registerMediaRoutes } from '../media.routes.ts';
import { checkQuota } from './upload-quota.ts';
import { createUploadSweep } from './upload-sweep.ts';

const database = await testDatabase();
const platform = buildPlatform(database, { unattachedUploadBytes: 25_000, unattachedUploadMs: 3_600_000 });
let tenantId = await buildTenant(database);
const app = await createHttp({
  platform,
  authenticate: async () => ({ kind: 'api_key', tenantId, apiKeyId: newId(), role: 'agent' }),
  api: registerMediaRoutes,
});
const sweep = createUploadSweep(platform, { everyMs: 20, maxRows: 2 });
afterAll(async () => {
  await sweep.stop();
  await app.close();
});
const { db } = database.admin;

async function upload(bytes: number, to = app) {
  const boundary = 'xxx';
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${'a'.repeat(bytes)}\r\n--${boundary}--\r\n`;
  const answer = await to.inject({
    method: 'POST',
    url: '/api/v1/media',
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  return { status: answer.statusCode, ...answer.json() };
}
async function buildRow(parts: { messageId?: string; createdAt: Date; storageKey?: string }) {
  const id = newId();
  const storageKey = parts.storageKey ?? `${tenantId}/${id}`;
  await platform.storage.put(storageKey, Readable.from(['text']));
  await db
    .insertInto('media')
    .values({ id, tenantId, state: 'stored', size: 4, messageId: null, ...parts, storageKey })
    .execute();
  return { id, storageKey };
}
const rowsOf = async () =>
  (await db.selectFrom('media').select('id').where('tenantId', '=', tenantId).execute()).map(({ id }) => id);

test('unattached uploads are limited per tenant, and a refused file is not stored', async () => {
  expect((await upload(20_000)).status).toBe(201);
  const refused = await upload(10_000);
  expect([refused.status, refused.error.code, refused.error.details[0].params]).toEqual([
    429,
    'upload_quota_exceeded',
    { maxBytes: 25_000, usedBytes: 20_000 },
  ]);
  const [id = ''] = await rowsOf();
  await db.updateTable('media').set({ messageId: newId() }).where('id', '=', id).execute();
  expect((await upload(10_000)).status, 'sending makes room').toBe(201);
  expect(await rowsOf()).toHaveLength(2);
  tenantId = await buildTenant(database);
  expect((await upload(20_000)).status, 'another business has its own').toBe(201);
});

test('the upload limit holds for concurrent uploads', async () => {
  tenantId = await buildTenant(database);
  const answers = await Promise.all(Array.from({ length: 12 }, () => upload(10_000)));
  expect(answers.map(({ status }) => status).filter((status) => status === 201).length).toBeLessThanOrEqual(
    2,
  );
  expect(answers.every(({ status }) => status === 201 || status === 429)).toBe(true);
  expect((await rowsOf()).length).toBeLessThanOrEqual(2);
  // Rejected uploads no longer count.
  tenantId = await buildTenant(database);
  for (let n = 0; n < 4; n += 1) expect((await upload(20_000)).status).toBe(n === 0 ? 201 : 429);
  tenantId = await buildTenant(database);
  const elsewhere = () =>
    withTenants(database.db, [tenantId], async (tx) => {
      await checkQuota({ tenantId, config: platform.config }, tx, 20_000);
      await tx.db
        .insertInto('media')
        .values({ id: newId(), tenantId, state: 'stored', size: 20_000, messageId: null })
        .execute();
    });
  const stored = await Promise.allSettled([elsewhere(), elsewhere(), elsewhere()]);
  expect(stored.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a file whose row was committed is kept, even if the response to COMMIT was lost', async () => {
  tenantId = await buildTenant(database);
  const lossy = fragile(platform.db);
  const put: typeof platform.storage.put = async (...file) => {
    const answer = await platform.storage.put(...file);
    lossy.loseCommit();
    return answer;
  };
  const elsewhere = await createHttp({
    platform: { ...platform, db: lossy.db, storage: { ...platform.storage, put } },
    authenticate: async () => ({ kind: 'api_key', tenantId, apiKeyId: newId(), role: 'agent' }),
    api: registerMediaRoutes,
  });
  expect((await upload(1_000, elsewhere)).status).toBe(503);
  await elsewhere.close();
  const row = await db
    .selectFrom('media')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow();
  expect((await platform.storage.get(row.storageKey ?? ''))?.size).toBe(1_000);
});

test('unattached files are deleted after expiry; attached files and files of other rows are kept', async () => {
  tenantId = await buildTenant(database);
  const now = platform.clock.now().getTime();
  const old = new Date(now - 3_600_001);
  const gone = [];
  for (let n = 0; n < 5; n += 1) gone.push(await buildRow({ createdAt: old }));
  const young = await buildRow({ createdAt: new Date(now) });
  const sent = await buildRow({ createdAt: old, messageId: newId() });
  const shared = await buildRow({ createdAt: old, storageKey: sent.storageKey });
  const canned = await buildRow({ createdAt: old });
  await database.admin.pool.query(
    `insert into canned_responses (id, tenant_id, shortcut, shortcut_key, title, translations, terms, media_id)
     values ($1, $2, 'menu', 'menu', 'Menu', '{}', '', $3)`,
    [newId(), tenantId, canned.id],
  );
  sweep.start();
  const kept = [young.id, sent.id, canned.id].sort();
  await until(async () => (await rowsOf()).length === kept.length);
  expect((await rowsOf()).sort()).toEqual(kept);
  expect(await rowsOf()).not.toContain(shared.id);
  for (const { storageKey } of gone)
    await until(async () => (await platform.storage.get(storageKey)) === undefined);
  for (const { storageKey } of [young, sent, canned]) {
    const file = await platform.storage.get(storageKey);
    expect(file?.size).toBe(4);
    file?.body.destroy();
  }
});
