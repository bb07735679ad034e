import { type DownloadedMedia, type Provider, ProviderError } from '@waqtor/provider';
import { buildSession, buildTenant, testDatabase, until } from '@waqtor/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { judgeEvents } from '../../platform/events/testing.ts';
import { newId } from '../../platform/ids.ts';
import { buildPlatform, fragile } from '../../platform/testing.ts';
import { createMediaFetcher } from './media-fetcher.ts';

const database = await testDatabase();
const platform = buildPlatform(database, { maxMediaBytes: 1_000_000 });
await platform.wakeUps.start();
const { db } = database.admin;

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** A fake engine that returns what the test sets, and counts its calls. */
let download: () => Promise<DownloadedMedia>;
let asked = 0;
const provider = {
  downloadMedia: () => {
    asked += 1;
    return download();
  },
} as unknown as Provider;
const streamOf = (...chunks: Uint8Array[]): DownloadedMedia => ({
  body: new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  }),
  mimeType: 'text/html',
});

let fetchers: ReturnType<typeof createMediaFetcher>[] = [];
const startFetcher = () => {
  const fetcher = createMediaFetcher(platform, { providerOf: async () => provider }, { everyMs: 20 });
  fetcher.start();
  fetchers.push(fetcher);
  return fetcher;
};

let tenantId: string;
let id: string;
beforeEach(async () => {
  asked = 0;
  tenantId = await buildTenant(database);
  [id = ''] = await buildFiles(tenantId);
});

/** Inserts files of a new session that are due for download; returns their uuids. */
async function buildFiles(tenantId: string, count = 1): Promise<string[]> {
  const sessionId = await buildSession(database, tenantId);
  const ids = Array.from({ length: count }, () => newId());
  const due = platform.clock.now();
  await db
    .insertInto('media')
    .values(
      ids.map((id) => ({
        id,
        tenantId,
        sessionId,
        messageId: newId(),
        conversationId: newId(),
        providerMediaId: '123',
        declaredMimeType: 'text/html',
        nextAttemptAt: due,
        createdAt: due,
      })),
    )
    .execute();
  return ids;
}

afterEach(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.stop()));
  fetchers = [];
});

const row = () => db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const events = () =>
  db.selectFrom('events').select(['type', 'data']).where('tenantId', '=', tenantId).execute();

test('a file is stored with its detected type, and an event is published', async () => {
  download = async () => streamOf(png, Buffer.alloc(5_000));
  startFetcher();
  const stored = await until(async () => {
    const found = await row();
    return found.state === 'stored' ? found : undefined;
  });
  expect(stored).toMatchObject({
    mimeType: 'image/png',
    size: 5_016,
    storageKey: `${tenantId}/${id}`,
    error: null,
  });
  expect(stored.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await platform.storage.get(stored.storageKey ?? ''))?.size).toBe(5_016);
  expect(await events()).toMatchObject([
    { type: 'message.media_updated', data: { media: { status: 'stored', mimeType: 'image/png' } } },
  ]);
});

test('a stored file is kept when the response to COMMIT was lost', async () => {
  const lossy = fragile(platform.db);
  download = async () => {
    lossy.loseCommit();
    return streamOf(png);
  };
  const fetcher = createMediaFetcher(
    { ...platform, db: lossy.db },
    { providerOf: async () => provider },
    { everyMs: 20 },
  );
  fetcher.start();
  await until(async () => (await row()).state === 'stored');
  await fetcher.stop();
  expect((await platform.storage.get((await row()).storageKey ?? ''))?.size).toBe(png.length);
});

test('two workers on one database download a file once', async () => {
  download = async () => streamOf(png);
  startFetcher();
  startFetcher();
  await until(async () => (await row()).state === 'stored');
  expect(asked).toBe(1);
});

test('a file that WhatsApp no longer has fails immediately, with an error', async () => {
  download = async () => {
    throw new ProviderError('media_gone', 'WhatsApp no longer has this file.', { certain: true });
  };
  startFetcher();
  await until(async () => (await row()).state === 'failed');
  expect((await row()).error).toBe('WhatsApp no longer has this file.');
  expect(await events()).toMatchObject([{ data: { media: { status: 'failed' } } }]);
});

test('a file that is too large fails and nothing of it is stored', async () => {
  download = async () => streamOf(png, Buffer.alloc(1_000_001));
  startFetcher();
  await until(async () => (await row()).state === 'failed');
  expect((await row()).error).toContain('larger than 1000000 bytes');
  expect(await platform.storage.get(`${tenantId}/${id}`)).toBeUndefined();
});

test('a download is retried later after an error or a truncated response', async () => {
  download = async () => ({ ...streamOf(png), size: 99 });
  startFetcher();
  const first = await until(async () => {
    const found = await row();
    return found.error === null ? undefined : found;
  });
  expect(first).toMatchObject({ state: 'pending', attempts: 1 });
  expect(first.error).toContain('16 of 99 bytes');
  expect(first.nextAttemptAt).toEqual(new Date(platform.clock.now().getTime() + 5_000));
  download = async () => streamOf(png);
  platform.clock.advance(5_000);
  await until(async () => (await row()).state === 'stored');
});

test('a download is given up after seven days', async () => {
  download = async () => {
    throw new Error('a bug with a secret in it');
  };
  await db
    .updateTable('media')
    .set({ createdAt: new Date(platform.clock.now().getTime() - 7 * 86_400_000) })
    .where('id', '=', id)
    .execute();
  startFetcher();
  await until(async () => (await row()).state === 'failed');
  expect((await row()).error).toBe('The file could not be stored. Given up after seven days.');
});

test('a download in progress is released when the worker stops', async () => {
  let hasBegun = () => {};
  const begun = new Promise<void>((resolve) => {
    hasBegun = resolve;
  });
  download = async () => ({
    body: new ReadableStream({
      pull: () => {
        hasBegun();
        return new Promise(() => {});
      },
    }),
  });
  const fetcher = startFetcher();
  await begun;
  await fetcher.stop();
  expect(await row()).toMatchObject({ state: 'pending', attempts: 0, nextAttemptAt: platform.clock.now() });
});

test('unreferenced files are deleted, others are kept', async () => {
  const { Readable } = await import('node:stream');
  const used = `${tenantId}/used`;
  const unused = `${tenantId}/unused`;
  for (const storageKey of [used, unused]) {
    await platform.storage.put(storageKey, Readable.from(['x']));
    await db.insertInto('abandonedFiles').values({ storageKey, tenantId, abandonedAt: new Date() }).execute();
  }
  await db.updateTable('media').set({ state: 'stored', storageKey: used }).where('id', '=', id).execute();
  startFetcher();
  await until(async () => {
    const left = await db
      .selectFrom('abandonedFiles')
      .select('storageKey')
      .where('tenantId', '=', tenantId)
      .execute();
    return left.length === 0;
  });
  expect(await platform.storage.get(unused)).toBeUndefined();
  expect(await platform.storage.get(used)).toBeDefined();
});

test('a tenant with many hanging downloads leaves slots for other tenants', async () => {
  await db.deleteFrom('media').execute();
  const hanging: (() => void)[] = [];
  download = () =>
    new Promise((resolve) => {
      hanging.push(() => resolve(streamOf(png)));
    });
  await buildFiles(tenantId, 20);
  startFetcher();
  await until(() => hanging.length === 2, { what: 'two files of the busy tenant' });
  const [other = ''] = await buildFiles(await buildTenant(database));
  await until(() => hanging.length === 3, { what: 'the file of the other tenant' });
  hanging[2]?.();
  await until(async () => {
    const found = await db.selectFrom('media').select('state').where('id', '=', other).executeTakeFirst();
    return found?.state === 'stored';
  });
  expect(hanging).toHaveLength(3);
  await until(async () => {
    for (const end of hanging.splice(0)) end();
    const left = await db.selectFrom('media').select('id').where('state', '=', 'pending').execute();
    return left.length === 0;
  });
});

test('a download is retried until there is disk space, without counting attempts', async () => {
  download = async () => streamOf(png);
  const { put } = platform.storage;
  platform.storage.put = async (_key, body) => {
    body.resume();
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  const fetcher = startFetcher();
  const waiting = await until(async () => {
    const found = await row();
    return found.error === null ? undefined : found;
  });
  platform.storage.put = put;
  expect(waiting).toMatchObject({ state: 'pending', attempts: 0 });
  expect(waiting.error).toContain('no room');
  platform.clock.advance(31_000);
  fetcher.wake();
  await until(async () => (await row()).state === 'stored');
});

test('every published event matches its documented schema', async () => {
  expect((await judgeEvents(database.admin.pool)).problems).toEqual([]);
});
