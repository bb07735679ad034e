import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { fromPublicId, type MediaKind, toPublicId } from '@waqtor/contract';
import { mediaForm, sampleFiles } from '@waqtor/sandbox';
import { until } from '@waqtor/testing';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { registerMediaRoutes } from '../../features/media/media.routes.ts';
import { registerSendingRoutes } from '../../features/sending/index.ts';
import { acceptedTypes } from '../../features/sessions/index.ts';
import { createHttp } from '../../platform/http/server.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { buildDispatcherWorld, engines } from '../../workers/dispatcher/testing.ts';
import {
  buildSendingSession,
  buildThreads,
  type SendingSession,
} from '../../workers/dispatcher/testing-rows.ts';

/* Files that WhatsApp refuses: converted on upload, or refused there with what works; judged by the sandbox. */

const { database, platform, sandbox, dispatch, now } = await buildDispatcherWorld();
const rules = { window: false, templates: false, media: true, throughput: false, pairRate: false } as const;
const number = { ...sandbox.admin.createNumber({ rules }), graphUrl: sandbox.url };
const at: SendingSession = await buildSendingSession(database, platform, number);
const [thread] = await buildThreads(database, at, 1, now());
const conversationId = toPublicId('conversation', thread?.conversationId ?? '');

const apiKeyId = newId();
const httpOf = (changes: Partial<Platform['config']> = {}) =>
  createHttp({
    platform: { ...platform, config: { ...platform.config, ...changes } },
    authenticate: async () => ({ kind: 'api_key', tenantId: at.tenantId, apiKeyId, role: 'agent' }),
    api: (scope) => {
      registerMediaRoutes(scope, (kind) => acceptedTypes(engines, kind));
      registerSendingRoutes(scope, engines);
    },
  });
const app = await httpOf({ ffmpegPath: join(platform.config.dataDir, 'no-such-program') });
afterAll(() => app.close());

interface Given {
  name?: string;
  kind?: MediaKind;
  key?: string;
  to?: typeof app;
}

async function upload(bytes: Buffer, { name = 'file', kind, key, to = app }: Given = {}) {
  const request = new Request('http://localhost', {
    method: 'POST',
    body: mediaForm(bytes, 'image/jpeg', name),
  });
  const answer = await to.inject({
    method: 'POST',
    url: `/api/v1/media${kind ? `?mediaType=${kind}` : ''}`,
    headers: {
      'content-type': request.headers.get('content-type') ?? '',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  const { data, error } = answer.json();
  return { status: answer.statusCode, data, code: error?.code, params: error?.details[0]?.params };
}

/** Uploads and sends a file; returns what WhatsApp received. */
async function sendFile(bytes: Buffer, { kind, ...given }: Given = {}) {
  const { data, code } = await upload(bytes, { ...given, ...(kind ? { kind } : {}) });
  expect([given.name, code]).toEqual([given.name, undefined]);
  const before = sandbox.ledger.sends({ pnid: at.pnid }).length;
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/messages/send',
    payload: { conversationId, mediaId: data.id, ...(kind ? { mediaType: kind } : {}) },
  });
  expect(answer.statusCode, answer.body).toBe(202);
  const sends = await until(
    async () => {
      const all = sandbox.ledger.sends({ pnid: at.pnid });
      if (all.length > before) return all;
      const { rows } = await database.admin.pool.query('select ack, error from messages where id = $1', [
        fromPublicId('message', answer.json().data.messageId),
      ]);
      throw new Error(`the message is ${JSON.stringify(rows)}`);
    },
    { what: `WhatsApp to receive ${given.name}` },
  );
  const type = sends.at(-1)?.type ?? '';
  const entry = sandbox.admin.thread(thread?.phone ?? '', at.pnid).at(-1);
  const { id = '' } = (entry?.content as Record<string, { id?: string }> | undefined)?.[type] ?? {};
  const received = await fetch(`${sandbox.url}/sandbox/media/${id}`);
  return { type, data, bytes: Buffer.from(await received.arrayBuffer()) };
}

/** Every stored file of this tenant, and the rows of files. */
async function kept() {
  const files = await readdir(join(platform.config.dataDir, at.tenantId)).catch(() => []);
  const rows = await database.admin.db
    .selectFrom('media')
    .select('id')
    .where('messageId', 'is', null)
    .execute();
  return { files: files.length, rows: rows.length };
}

const blue = { r: 20, g: 40, b: 220 };
const red = { r: 220, g: 30, b: 20 };
/** A red picture whose left half is blue. */
const picture = (width = 64, height = 32, more: object = {}): Sharp =>
  sharp({ create: { width, height, channels: 3, background: red, ...more } }).composite([
    { input: { create: { width: width / 2, height, channels: 3, background: blue } }, left: 0, top: 0 },
  ]);
const noise = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: red,
      noise: { type: 'gaussian', mean: 128, sigma: 50 },
    },
  });
const clear = sharp({ create: { width: 40, height: 20, channels: 4, background: { ...red, alpha: 0.5 } } });
const place = {
  IFD0: { Copyright: 'secret place' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 35/1 0/1' },
};

/** A PNG of one colour; its data may be missing. */
function monochrome(width: number, height: number, hasData = true): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = hasData ? [deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 1 })] : [];
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...rows.map((data) => chunk('IDAT', data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** 32 × 16 pixels: blue, then red; with EXIF. */
const HEIC =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERA' +
  'AAIAAQAAAAAB4QABAAAAAAAAAIEAAgAAAAACYgABAAAAAAAAADIAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQAC' +
  'AABFeGlmAAAAAA5waXRtAAAAAAABAAAA/GlwcnAAAADcaXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAA' +
  'AAMAAAMAHroCQGEAAQApQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqrprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABNjb2xybmNseAABAA0ABoAA' +
  'AAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAIAAAAAEAAAAQAAAAAf///+AAAAAC////0AAAAAIAAAAQcGl4aQAAAAADCAgIAAAAGGlwbWEAAAAA' +
  'AAAAAQABBYECAwWEAAAAGmlyZWYAAAAAAAAADmNkc2MAAgABAAEAAAC7bWRhdAAAAH0oAa8TIZ2h2PgQ92f/8NcbB9ETQ/wnuWwX5QE//lIRl+TE3pBR' +
  '6Lw84IZQGfaMH7fs8xNJ0J7gDpVHCPLwfm9DMdpOC2o4R5eD4YULHSWgqz7NhDG2S0tGexyrcfzG9gsHo7jU8FJpcRwqoUzIoifOaTap/yA5AeXH8xIN' +
  'bAAAAAZFeGlmAABNTQAqAAAACAABAQ4AAgAAAA0AAAAaAAAAAHNlY3JldCBwbGFjZQAA';

/** The colour of the pixel in the middle of the left edge: `blue`, `red` or other. */
async function leftEdge(bytes: Buffer): Promise<string> {
  const { data, info } = await sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const [r = 0, g = 0, b = 0] = data.subarray(Math.floor(info.height / 2) * info.width * info.channels);
  return b > 1.5 * Math.max(r, g) ? 'blue' : r > 1.5 * Math.max(g, b) ? 'red' : `${r} ${g} ${b}`;
}

describe('an image that WhatsApp does not accept', () => {
  const still = ['blue', 64, 32] as const;
  const cases: [
    name: string,
    bytes: () => Promise<Buffer>,
    as: string,
    shows: readonly [string, number, number],
    Given?,
  ][] = [
    ['photo.webp', () => picture().webp({ lossless: true }).toBuffer(), 'jpeg', still],
    ['photo.avif', () => picture().avif({ effort: 0, quality: 90 }).toBuffer(), 'jpeg', still],
    ['photo.tiff', () => picture().tiff({ compression: 'lzw' }).toBuffer(), 'jpeg', still],
    ['photo.HEIC', async () => Buffer.from(HEIC, 'base64'), 'jpeg', ['blue', 32, 16]],
    [
      'webp called.png',
      () => picture().webp({ lossless: true }).toBuffer(),
      'jpeg',
      still,
      { kind: 'image' },
    ],
    ['letter.webp', () => picture().webp({ lossless: true }).toBuffer(), 'jpeg', still, { kind: 'document' }],
    ['clear.webp', () => clear.clone().webp().toBuffer(), 'png', ['red', 40, 20]],
    ['cmyk.jpg', () => picture().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), 'jpeg', still],
    ['deep.png', () => picture().toColourspace('rgb16').png().toBuffer(), 'png', still],
    ['wide.png', () => picture(9_000, 2).png().toBuffer(), 'png', ['blue', 4_096, 1]],
  ];
  test('is received in an accepted format', async () => {
    dispatch();
    for (const [name, make, format, [colour, width, height], given = {}] of cases) {
      const { type, data, bytes } = await sendFile(await make(), { ...given, name });
      const shown = await sharp(bytes).metadata();
      const depth = shown.depth === 'uchar' && shown.space === 'srgb';
      expect([name, type, shown.format, shown.width, shown.height, depth]).toEqual([
        name,
        given.kind ?? 'image',
        format,
        width,
        height,
        true,
      ]);
      expect([name, shown.hasAlpha, await leftEdge(bytes)]).toEqual([name, name === 'clear.webp', colour]);
      expect([shown.exif, shown.xmp, shown.iptc]).toEqual([undefined, undefined, undefined]);
      expect(data).toMatchObject({ size: bytes.length, mimeType: `image/${format}` });
      expect(data.filename).toMatch(format === 'png' ? /^[^.]+\.png$/ : /^[^.]+\.jpg$/);
    }
  });

  test('is reduced to the first frame of an animation and to the accepted size', async () => {
    dispatch();
    const frames = Buffer.concat(
      await Promise.all(
        [picture(), picture(64, 32, { background: blue })].map((it) => it.removeAlpha().raw().toBuffer()),
      ),
    );
    const raw = { width: 64, height: 64, channels: 3, pageHeight: 32 } as const;
    const gif = await sharp(frames, { raw })
      .gif({ delay: [50, 50] })
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(2);
    const { type, bytes } = await sendFile(gif, { name: 'dance.gif' });
    expect([type, (await sharp(bytes).metadata()).height, await leftEdge(bytes)]).toEqual([
      'image',
      32,
      'blue',
    ]);

    const large = await noise(1_900, 1_300).png({ compressionLevel: 1 }).toBuffer();
    expect(large.length).toBeGreaterThan(5_000_000);
    const sent = await sendFile(large, { name: 'large.png' });
    expect(sent.bytes.length).toBeLessThanOrEqual(5_000_000);
    expect(await sharp(sent.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1_900, height: 1_300 });
  });
});

test('a photo is rotated upright and loses its GPS data; a document is unchanged', async () => {
  dispatch();
  // Orientation 6: shown a quarter turn clockwise, so that the left half is at the top.
  const photo = await picture(64, 32).withExif(place).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect((await sharp(photo).metadata()).exif?.includes('secret place')).toBe(true);
  const { bytes } = await sendFile(photo, { name: 'photo.jpg' });
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 32, height: 64 });
  expect(await leftEdge(await sharp(bytes).rotate(270).toBuffer())).toBe('blue');
  expect(bytes.includes('secret place')).toBe(false);
  const document = await sendFile(photo, { name: 'photo.jpg', kind: 'document' });
  expect([document.type, document.bytes.equals(photo)]).toEqual(['document', true]);
});

test('a file that WhatsApp accepts arrives byte for byte, and a sticker stays a sticker', async () => {
  dispatch();
  const jpeg = await picture().jpeg().toBuffer();
  for (const [bytes, type] of [
    [jpeg, 'image'],
    [await picture().png().toBuffer(), 'image'],
    [await picture(512, 512).webp().toBuffer(), 'sticker'],
  ] as const) {
    const sent = await sendFile(bytes);
    expect([sent.type, sent.bytes.equals(bytes)]).toEqual([type, true]);
  }
  expect((await sendFile(await picture(512, 512).webp().toBuffer(), { kind: 'image' })).data.mimeType).toBe(
    'image/jpeg',
  );
});

test('a file that cannot be converted is refused with the accepted types, and nothing is stored', async () => {
  const before = await kept();
  const jpeg = await noise(200, 200).jpeg().toBuffer();
  const png = await noise(200, 200).png().toBuffer();
  const allowed = ['image/jpeg', 'image/png'];
  const bomb = monochrome(30_000, 30_000);
  expect(bomb.length).toBeLessThan(1_000_000);
  for (const [name, bytes, code, params, given] of [
    ['bomb.png', bomb, 'image_too_large', { width: 30_000, height: 30_000, maxPixels: 100_000_000 }],
    ['half.jpg', jpeg.subarray(0, jpeg.length / 2), 'media_unreadable', { mimeType: 'image/jpeg' }],
    ['half.png', png.subarray(0, png.length / 2), 'media_unreadable', { mimeType: 'image/png' }],
    ['no picture.gif', sampleFiles.gif, 'media_unreadable', { mimeType: 'image/gif' }],
    ['no picture.heic', sampleFiles.heic, 'media_unreadable', { mimeType: 'image/heic' }],
    ['head.png', monochrome(4, 4, false), 'media_unreadable', { allowed }, { kind: 'image' }],
    ['text.jpg', sampleFiles.text, 'unsupported_file_type', { allowed }, { kind: 'image' }],
    ['nothing.jpg', Buffer.alloc(0), 'validation_failed', {}],
    [
      'song.ogg',
      sampleFiles.oggVorbis,
      'audio_conversion_unavailable',
      { mimeType: 'audio/ogg; codecs=vorbis' },
    ],
  ] as [string, Buffer, string, object, Given?][]) {
    const refused = await upload(bytes, { ...given, name });
    expect([name, refused.code, refused.params]).toEqual([name, code, expect.objectContaining(params)]);
  }
  expect(await kept()).toEqual(before);

  // Within the limit of pixels, but not within that of time or of memory.
  const slow = monochrome(9_000, 9_000);
  for (const limits of [{ conversionMs: 1 }, { conversionBytes: 1 }]) {
    const strict = await httpOf(limits);
    expect((await upload(slow, { to: strict })).code).toBe('media_conversion_failed');
    await strict.close();
  }
  expect(await kept()).toEqual(before);
});

test('audio is converted if ffmpeg is installed', async () => {
  const program = join(platform.config.dataDir, 'ffmpeg.cjs');
  const ogg = sampleFiles.oggOpus.toString('base64');
  // Stands for ffmpeg: it checks that the input can only be the file itself, and fails for other content.
  await writeFile(
    program,
    `#!${process.execPath}
const args = process.argv.join(' ');
if (!/-protocol_whitelist pipe .*-f wav -i pipe:0 .*-c:a libopus .*-f ogg pipe:1$/.test(args)) process.exit(2);
const parts = [];
process.stdin.on('data', (part) => parts.push(part)).on('end', () => {
  if (!Buffer.concat(parts).includes('tone')) process.exit(1);
  process.stdout.write(Buffer.from('${ogg}', 'base64'));
});`,
  );
  await chmod(program, 0o700);
  const withProgram = await httpOf({ ffmpegPath: program });
  dispatch();
  const wav = (content: string) => Buffer.from(`RIFF\x24\0\0\0WAVEfmt ${content}`.padEnd(80, '\0'), 'latin1');
  const { type, data, bytes } = await sendFile(wav('tone'), { name: 'tone.wav', to: withProgram });
  expect([type, data.mimeType, data.filename]).toEqual(['audio', 'audio/ogg', 'tone.ogg']);
  expect(bytes.equals(sampleFiles.oggOpus)).toBe(true);
  expect((await upload(wav('noise'), { to: withProgram })).code).toBe('media_unreadable');
  await withProgram.close();
});

test('a repeated Idempotency-Key replays the response; another file with it is refused', async () => {
  const webp = await picture().webp().toBuffer();
  const before = await kept();
  const first = await upload(webp, { key: 'same' });
  const again = await upload(webp, { key: 'same' });
  expect(again.data).toEqual(first.data);
  expect((await upload(await picture(32, 32).webp().toBuffer(), { key: 'same' })).code).toBe(
    'idempotency_key_reused',
  );
  expect(await kept()).toEqual({ files: before.files + 1, rows: before.rows + 1 });
});
