import { Readable } from 'node:stream';
import { mediaTypeOf } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { sampleFiles as files, mediaForm } from '@waqtor/sandbox';
import { testDatabase } from '@waqtor/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { createHttp } from '../../platform/http/server.ts';
import { newId } from '../../platform/ids.ts';
import { buildPlatform, buildTenant } from '../../platform/testing.ts';
import { acceptedTypes } from '../sessions/index.ts';
import { registerMediaRoutes } from './media.routes.ts';
import { MovieTrackReader } from './movie-tracks.ts';
import { storeFile } from './store-file.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const tenantId = await buildTenant(database);
const app = await createHttp({
  platform,
  authenticate: async () => ({ kind: 'api_key', tenantId, apiKeyId: newId(), role: 'agent' }),
  api: (scope) =>
    registerMediaRoutes(scope, (kind) => acceptedTypes(new Map([['cloud', cloudApiEngine]]), kind)),
});
afterAll(() => app.close());

async function upload(bytes: Buffer, { query = '', name = 'file', type = 'application/octet-stream' } = {}) {
  // A form as a browser writes it.
  const request = new Request('http://localhost', { method: 'POST', body: mediaForm(bytes, type, name) });
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/media${query}`,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  const { data, error } = answer.json();
  return { status: answer.statusCode, mimeType: data?.mimeType, error };
}

const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const wordFile = Buffer.concat([
  Buffer.from('504b0304140000000000000000000000000000000000000000001300000000', 'hex').subarray(0, 30),
  Buffer.from('[Content_Types].xml'),
  Buffer.alloc(64),
]);
const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

const TAKEN: [name: string, bytes: Buffer, mimeType: string, query?: string][] = [
  ['voice.m4a', files.m4a, 'audio/mp4', '?kind=audio'],
  ['voice.m4a', files.m4a, 'audio/mp4'],
  ['voice.mp4', files.mp4Audio, 'audio/mp4', '?kind=audio'],
  ['film.mp4', files.mp4, 'video/mp4', '?kind=video'],
  ['film.3gp', files.threeGp, 'video/3gpp', '?kind=video'],
  ['voice.ogg', files.oggOpus, 'audio/ogg', '?kind=audio'],
  ['song.mp3', files.mp3, 'audio/mpeg', '?kind=audio'],
  ['song.aac', files.aac, 'audio/aac', '?kind=audio'],
  ['song.amr', files.amr, 'audio/amr', '?kind=audio'],
  ['a.jpg', files.jpeg, 'image/jpeg', '?kind=image'],
  ['a.webp', files.webp, 'image/webp', '?kind=sticker'],
  ['a.pdf', files.pdf, 'application/pdf'],
  ['week.csv', files.text, 'text/plain', '?kind=document'],
  ['letter.docx', wordFile, office, '?kind=document'],
  ['letter.doc', oldOffice, 'application/msword', '?kind=document'],
];
const REFUSED: [name: string, bytes: Buffer, mimeType: string, query?: string][] = [
  ['arch.zip', files.zip, 'application/zip'],
  ['zip called letter.docx', files.zip, 'application/zip', '?kind=document'],
  ['b.gif', files.gif, 'image/gif'],
  ['b.gif', files.gif, 'image/gif', '?kind=image'],
  ['ph.heic', files.heic, 'image/heic'],
  ['ph.heic', files.heic, 'image/heic', '?kind=document'],
  ['voice.ogg', files.oggVorbis, 'audio/ogg; codecs=vorbis'],
  ['voice.ogg', files.oggVorbis, 'audio/ogg; codecs=vorbis', '?kind=audio'],
  ['nothing', files.nothing, 'application/octet-stream'],
  ['sound called video', files.mp4Audio, 'audio/mp4', '?kind=video'],
  ['video called sound', files.mp4, 'video/mp4', '?kind=audio'],
];

describe('POST /media', () => {
  test('reads the type off the content and its codec, under one name for all its aliases', async () => {
    for (const [name, bytes, mimeType, query = ''] of TAKEN)
      expect([name, query, await upload(bytes, { name, query })]).toEqual([
        name,
        query,
        { status: 201, mimeType, error: undefined },
      ]);
  });

  test('refuses what no engine can send, before anything is kept, and lists what works', async () => {
    const countFiles = async () =>
      (await database.admin.db.selectFrom('media').select('id').execute()).length;
    const before = await countFiles();
    for (const [name, bytes, mimeType, query = ''] of REFUSED) {
      const { status, error } = await upload(bytes, { name, query, type: 'image/jpeg' });
      expect([name, query, status, error?.code, error?.details.mimeType]).toEqual([
        name,
        query,
        415,
        'media_type_unsupported',
        mimeType,
      ]);
      expect(error.details.allowed).toEqual(
        expect.arrayContaining([
          query.includes('video') ? 'video/mp4' : query.includes('audio') ? 'audio/ogg' : 'image/jpeg',
        ]),
      );
    }
    expect(await countFiles()).toBe(before);
    expect((await upload(Buffer.alloc(0))).status).toBe(400);
  });
});

test('tracks are found wherever they stand, in any pieces, and a hostile file costs no more than its length', () => {
  const box = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(type, 4);
    return Buffer.concat([head, content]);
  };
  const long = (type: string, content: Buffer) => {
    const head = Buffer.alloc(16);
    head.writeUInt32BE(1);
    head.write(type, 4);
    head.writeBigUInt64BE(BigInt(content.length + 16), 8);
    return Buffer.concat([head, content]);
  };
  const moov = files.mp4Audio.subarray(
    files.mp4Audio.indexOf('moov') - 4,
    files.mp4Audio.indexOf('mdat') - 4,
  );
  const late = Buffer.concat([box('ftyp', Buffer.alloc(16)), long('mdat', Buffer.alloc(9_000)), moov]);
  const read = (bytes: Buffer, step: number) => {
    const reader = new MovieTrackReader();
    for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
    return reader.tracks;
  };
  for (const step of [1, 7, 4_100, 100_000]) {
    expect(read(late, step)).toEqual({ hasVideo: false, hasAudio: true });
    expect(read(files.mp4, step)).toEqual({ hasVideo: true, hasAudio: true });
  }
  const tiny = Buffer.concat(Array.from({ length: 50_000 }, () => box('free', Buffer.alloc(0))));
  const endless = Buffer.concat([
    box('ftyp', Buffer.alloc(8)),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('moov'),
    Buffer.alloc(5_000),
  ]);
  for (const bytes of [tiny, endless, Buffer.alloc(100_000, 0xff), Buffer.alloc(3)])
    expect(read(bytes, 997)).toBeUndefined();
});

test('an animated sticker is known from one that does not move', async () => {
  const store = async (bytes: Buffer) =>
    (await storeFile(platform.storage, `${tenantId}/${newId()}`, Readable.from([bytes]), () => 1_000_000))
      .animated;
  expect(await store(files.largeAnimatedWebp)).toBe(true);
  expect(await store(files.largeWebp)).toBe(false);
  expect(await store(files.png)).toBeNull();
});

test('one type has one name', () => {
  for (const [alias, name] of Object.entries({
    'audio/x-m4a': 'audio/mp4',
    'Audio/MP3': 'audio/mpeg',
    'audio/ogg; codecs=opus': 'audio/ogg',
    'audio/ogg;codecs="opus"': 'audio/ogg',
    'audio/opus': 'audio/ogg',
    'audio/ogg; codecs=vorbis': 'audio/ogg; codecs=vorbis',
    'image/jpg': 'image/jpeg',
    'video/3gp': 'video/3gpp',
    'text/csv; charset=utf-8': 'text/plain',
    'application/zip': 'application/zip',
  }))
    expect([alias, mediaTypeOf(alias)]).toEqual([alias, name]);
});
