import { toPublicId } from '@waqtor/contract';
import { sampleFiles } from '@waqtor/sandbox';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { idOf, type SeededTenant, seedTenant } from '../seeds/seed-tenant.ts';
import { bearer, tokenOf } from '../test-server/callers.ts';
import { expectRefusal } from '../test-server/refusal.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/* Files that are too large, of another type than declared, or missing. */

const server = await startTestServer({ maxMediaBytes: 6_000_000 });
const { app, platform, database } = server;
let tenant: SeededTenant;
let owner: Record<string, string>;

beforeAll(async () => {
  tenant = await seedTenant(database, platform);
  owner = bearer(await tokenOf(platform, tenant, 'owner'));
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const page = Buffer.from('<!doctype html><script>alert(document.cookie)</script>');

async function upload(file: Buffer, { kind = '', type = 'image/png', name = 'a.png', field = 'file' } = {}) {
  const head = `--cut\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return inject(Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--cut--\r\n')]), kind);
}

async function inject(payload: Buffer, kind = '', contentType = 'multipart/form-data; boundary=cut') {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/media',
    ...(kind ? { query: { mediaType: kind } } : {}),
    headers: { ...owner, 'content-type': contentType },
    payload,
  });
  return { status: answer.statusCode, text: answer.body, json: answer.json() };
}

async function send(body: object) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/messages/send',
    headers: owner,
    payload: { conversationId: idOf(tenant, 'conversation'), ...body },
  });
  return { status: answer.statusCode, text: answer.body };
}

/** Inserts a stored file in any state; returns its public id. */
async function buildFile(fields: object): Promise<string> {
  const id = newId();
  const row = { id, tenantId: tenant.id, sessionId: tenant.uuids.session, ...fields };
  await database.admin.db.insertInto('media').values(row).execute();
  return toPublicId('media', id);
}

test('an upload larger than WhatsApp or this server accepts is refused', async () => {
  const large = Buffer.concat([sampleFiles.webp, Buffer.alloc(6_000_001)]);
  for (const kind of ['sticker', 'image', 'document', 'audio'])
    expectRefusal(
      await upload(kind === 'audio' ? Buffer.concat([sampleFiles.mp3, large]) : large, { kind }),
      'media_too_large',
    );
  const { rows } = await database.admin.pool.query('select from media where size > 5000000');
  expect(rows).toEqual([]);
});

test('an upload whose content does not match its declared type is refused', async () => {
  expectRefusal(await upload(page, { kind: 'image' }), 'unsupported_file_type');
  expectRefusal(
    await upload(png, { kind: 'video', type: 'video/mp4', name: 'a.mp4' }),
    'unsupported_file_type',
  );
  expectRefusal(await upload(png, { kind: 'sticker' }), 'unsupported_file_type');
});

test('an empty upload, one without a form and one with an incomplete form are refused', async () => {
  expectRefusal(await upload(Buffer.alloc(0)), 'validation_failed');
  expectRefusal(await inject(Buffer.from('--cut--\r\n')), 'validation_failed');
  expectRefusal(await inject(Buffer.from('{}'), '', 'application/json'), 'unsupported_content_type');
  expectRefusal(await inject(png, '', 'image/png'), 'unsupported_content_type');
  const half = await inject(
    Buffer.from('--cut\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc'),
  );
  expect([400, 413], half.text).toContain(half.status);
});

test('an HTML page uploaded as an image is never served as HTML', async () => {
  for (const name of ['x.png', 'x.html', '../../x.svg', 'a"; filename="b.html', 'a\r\nset-cookie: b=1']) {
    const { status, json, text } = await upload(page, { name: name.replace(/[\r\n]/g, '%0d%0a') });
    expect(status, text).toBe(201);
    const shown = await app.inject({ url: `/api/v1/media/${json.data.id}`, headers: owner });
    expect(shown.headers['content-type']).toBe('application/octet-stream');
    expect(shown.headers['content-disposition']).toMatch(/^attachment/);
    expect(shown.headers['x-content-type-options']).toBe('nosniff');
    expect(shown.headers['set-cookie']).toBeUndefined();
  }
});

describe('a message is refused with a file that', () => {
  test('is pending, failed or deleted', async () => {
    expectRefusal(await send({ mediaId: await buildFile({ state: 'pending' }) }), 'media_pending');
    expectRefusal(await send({ mediaId: await buildFile({ state: 'failed', error: 'gone' }) }), 'media_gone');
    expectRefusal(await send({ mediaId: await buildFile({ state: 'stored' }) }), 'media_gone');
  });

  test('is too large for its type, or has another type', async () => {
    const stored = { state: 'stored', storageKey: `${tenant.id}/x`, sha256: 'x' };
    const image = await buildFile({ ...stored, mimeType: 'image/png', size: 5 * 1024 * 1024 + 1 });
    expectRefusal(await send({ mediaId: image, mediaType: 'image' }), 'media_too_large');
    const text = await buildFile({ ...stored, mimeType: 'text/plain', size: 10 });
    expectRefusal(await send({ mediaId: text, mediaType: 'image' }), 'unsupported_file_type');
    expectRefusal(await send({ mediaId: text, mediaType: 'sticker' }), 'unsupported_file_type');
  });
});
