import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { toPublicId } from '@waqtor/contract';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { createHttp } from '../../platform/http/server.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { buildPlatform } from '../../platform/testing.ts';
import { registerMediaRoutes } from './media.routes.ts';
import { mediaLink } from './serving/media-link.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
let caller: Caller | undefined;
const app = await createHttp({
  platform,
  authenticate: async () => {
    if (!caller) throw new AppError('unauthenticated');
    return caller;
  },
  api: registerMediaRoutes,
});
afterAll(() => app.close());

const asRole = (tenantId: string, role: Caller['role'] = 'agent'): Caller => ({
  kind: 'api_key',
  tenantId,
  apiKeyId: newId(),
  role,
});
let tenantId: string;
beforeEach(async () => {
  tenantId = await buildTenant(database);
  caller = asRole(tenantId);
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The start of a sticker. */
const sticker = Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1');

/** Stores a file with this content and type. */
async function buildFile(content: Buffer | string, given: { mimeType?: string; filename?: string } = {}) {
  const id = newId();
  const storageKey = `${tenantId}/${id}`;
  const { size } = await platform.storage.put(storageKey, Readable.from([content]));
  await database.admin.db
    .insertInto('media')
    .values({
      id,
      tenantId,
      storageKey,
      size,
      state: 'stored',
      sha256: 'ab',
      mimeType: given.mimeType ?? 'image/png',
      filename: given.filename ?? null,
    })
    .execute();
  return { id, url: `/api/v1/media/${toPublicId('media', id)}`, link: mediaLink(platform, id) };
}

function buildForm(content: Buffer, filename = 'photo.png', type = 'image/png') {
  const boundary = 'waqtor-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
const upload = (form: ReturnType<typeof buildForm>, query = '', headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/media${query}`,
    body: form.body,
    headers: { ...form.headers, ...headers },
  });

describe('POST /media', () => {
  test('stores the file and returns its detected type and a working link', async () => {
    const answer = await upload(buildForm(png, 'صورة.png', 'text/html'));
    expect(answer.statusCode).toBe(201);
    const { data } = answer.json();
    expect(data).toMatchObject({
      status: 'stored',
      mimeType: 'image/png',
      size: png.length,
      filename: 'صورة.png',
    });
    caller = undefined;
    const fetched = await app.inject({ url: data.url });
    expect(fetched.statusCode).toBe(200);
    expect(fetched.rawPayload.equals(png)).toBe(true);
  });

  test('responds 401, 403, 400 and 415 to invalid requests', async () => {
    expect((await upload(buildForm(Buffer.alloc(0)))).statusCode).toBe(400);
    const json = await app.inject({ method: 'POST', url: '/api/v1/media', body: {} });
    expect(json.statusCode).toBe(415);
    expect((await upload(buildForm(png), '?mediaType=hologram')).statusCode).toBe(400);
    expect((await upload(buildForm(png), '?mediaType=video')).json().error.code).toBe(
      'unsupported_file_type',
    );
    caller = asRole(tenantId, 'viewer');
    expect((await upload(buildForm(png))).statusCode).toBe(403);
    caller = undefined;
    expect((await upload(buildForm(png))).statusCode).toBe(401);
  });

  test('responds 413 to a file larger than WhatsApp accepts for its type, and stores nothing', async () => {
    const large = Buffer.concat([sticker, Buffer.alloc(500_000)]);
    expect((await upload(buildForm(large), '?mediaType=sticker')).json().error.code).toBe('media_too_large');
    expect((await upload(buildForm(large), '?mediaType=document')).statusCode).toBe(201);
    const rows = await database.admin.db
      .selectFrom('media')
      .select('size')
      .where('tenantId', '=', tenantId)
      .execute();
    expect(rows).toEqual([{ size: large.length }]);
  });

  test('replays the first response for the same Idempotency-Key', async () => {
    const first = await upload(buildForm(png), '', { 'idempotency-key': 'k1' });
    const second = await upload(buildForm(png), '', { 'idempotency-key': 'k1' });
    expect(second.json().data.id).toBe(first.json().data.id);
    expect((await app.inject({ url: second.json().data.url })).statusCode).toBe(200);
  });

  test('refuses another file with a used Idempotency-Key', async () => {
    await upload(buildForm(png), '', { 'idempotency-key': 'k2' });
    const other = await upload(buildForm(Buffer.concat([png, png])), '', { 'idempotency-key': 'k2' });
    expect(other.json().error.code).toBe('idempotency_key_reused');
  });

  test.each(['multipart/form-data', 'multipart/form-data; boundary='])('responds 400 to %s', async (type) => {
    const answer = await upload({ headers: { 'content-type': type }, body: Buffer.from('x') });
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'validation_failed']);
  });

  test('keeps the connection usable after refusing an upload halfway', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8').on('data', (text) => {
      heard += text;
    });
    const { headers, body } = buildForm(Buffer.concat([sticker, Buffer.alloc(6_000_000)]));
    socket.write(
      `POST /api/v1/media?mediaType=sticker HTTP/1.1\r\nhost: here\r\ncontent-length: ${body.length}\r\n` +
        `content-type: ${headers['content-type']}\r\n\r\n`,
    );
    socket.write(body);
    await expect.poll(() => heard).toContain('media_too_large');
    socket.write('GET /openapi.json HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n');
    await expect.poll(() => heard).toContain('"openapi":"3.1.0"');
    socket.destroy();
  });
});

test('an upload is refused with storage_full while the disk is full, and accepted afterwards', async () => {
  const { put } = platform.storage;
  platform.storage.put = async (_key, body) => {
    body.resume();
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  const refused = await upload(buildForm(png));
  platform.storage.put = put;
  expect(refused.statusCode).toBe(503);
  expect(refused.json().error.code).toBe('storage_full');
  expect(refused.headers['retry-after']).toBe('30');
  const rows = await database.admin.db
    .selectFrom('media')
    .select('id')
    .where('tenantId', '=', tenantId)
    .execute();
  expect(rows).toEqual([]);
  expect((await upload(buildForm(png))).statusCode).toBe(201);
});

describe('GET /media/:id', () => {
  test('serves an image to its tenant only', async () => {
    const { url } = await buildFile(png);
    const answer = await app.inject({ url });
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    caller = asRole(await buildTenant(database));
    expect((await app.inject({ url })).statusCode).toBe(404);
    caller = undefined;
    expect((await app.inject({ url })).statusCode).toBe(401);
  });

  test.each(['image/svg+xml', 'text/html', 'text/plain', 'application/zip'])(
    'serves %s as a download, never inline',
    async (mimeType) => {
      const { url } = await buildFile('<svg onload="alert(1)">', { mimeType, filename: 'a"b\n.svg' });
      const { headers } = await app.inject({ url });
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="a_b_\.svg"; filename\*=UTF-8''a%22b%0A\.svg$/,
      );
    },
  );

  test('serves byte ranges', async () => {
    const { url } = await buildFile('0123456789', { mimeType: 'audio/ogg' });
    const range = async (value: string) => {
      const { statusCode, body, headers } = await app.inject({ url, headers: { range: value } });
      return [statusCode, body, headers['content-range']];
    };
    expect(await range('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await range('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await range('bytes=-2')).toEqual([206, '89', 'bytes 8-9/10']);
    expect(await range('bytes=3-99')).toEqual([206, '3456789', 'bytes 3-9/10']);
    expect(await range('bytes=10-')).toEqual([416, '', 'bytes */10']);
    expect(await range('bytes=5-2')).toEqual([200, '0123456789', undefined]);
    expect(await range('lines=1-2')).toEqual([200, '0123456789', undefined]);
  });

  test('accepts a signed link until it expires, unless it was changed', async () => {
    caller = undefined;
    const { link } = await buildFile(png);
    const other = await buildFile(png);
    expect((await app.inject({ url: link })).statusCode).toBe(200);
    expect((await app.inject({ url: link.replace(/expires=\d/, 'expires=9') })).statusCode).toBe(403);
    expect((await app.inject({ url: `${other.url}?${link.split('?')[1]}` })).statusCode).toBe(403);
    expect((await app.inject({ url: `${other.url}?signature=x` })).statusCode).toBe(403);
    platform.clock.advance(2 * 86_400_000);
    expect((await app.inject({ url: link })).statusCode).toBe(403);
  });

  test('a signed link is the same for the whole day', () => {
    const id = newId();
    platform.clock.set('2026-11-20T00:00:01Z');
    const morning = mediaLink(platform, id);
    platform.clock.set('2026-11-20T23:59:59Z');
    expect(mediaLink(platform, id)).toBe(morning);
    platform.clock.set('2026-11-21T00:00:00Z');
    expect(mediaLink(platform, id)).not.toBe(morning);
  });

  test('responds with an error while a file is pending and after it failed', async () => {
    const { id, url } = await buildFile(png);
    const change = (state: 'pending' | 'failed') =>
      database.admin.db.updateTable('media').set({ state }).where('id', '=', id).execute();
    await change('pending');
    expect((await app.inject({ url })).json().error.code).toBe('media_pending');
    await change('failed');
    expect((await app.inject({ url })).json().error.code).toBe('media_gone');
    expect((await app.inject({ url: `/api/v1/media/${toPublicId('media', newId())}` })).statusCode).toBe(404);
    expect((await app.inject({ url: '/api/v1/media/nonsense' })).statusCode).toBe(400);
  });
});
