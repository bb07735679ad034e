import { Readable } from 'node:stream';
import { mediaTypeOf } from '@waqtor/contract';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { sampleFiles as files, mediaForm } from '@waqtor/sandbox';
import { buildTenant, testDatabase } from '@waqtor/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { createHttp } from '../../../platform/http/server.ts';
import { newId } from '../../../platform/ids.ts';
import { buildPlatform } from '../../../platform/testing.ts';
import { acceptedTypes } from '../../sessions/index.ts';
import { registerMediaRoutes } from '../media.routes.ts';
import { storeFile } from '../store-file.ts';
import { MovieTrackReader } from './movie-tracks.ts';

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
  // Builds a multipart form as a browser does.
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

const office = 'application/vnd.openxmlformats-officedocument';

/** Builds a ZIP with these entries, in this order, each of this many bytes. */
function zipOf(names: readonly string[], size = 4): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt32LE(size, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(head, Buffer.from(name), Buffer.alloc(size, 7));
    list.push(entry, Buffer.from(name));
    at += head.length + name.length + size;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
const types = '[Content_Types].xml';
const wordParts = [types, '_rels/.rels', 'word/document.xml'];
const wordFile = zipOf(wordParts);
/** Some programs write files like this: the entries that identify the type come last, after images. */
const lateWordFile = zipOf(['word/media/image1.png', ...wordParts.toReversed()], 30_000);
const arabic = Buffer.from([0xc7, 0xe1, 0xd3, 0xe1, 0xc7, 0xe3, 0x2c, 0x31, 0x0d, 0x0a]);
const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

const bmp = Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)]);

const TAKEN: [name: string, bytes: Buffer, mimeType: string, query?: string][] = [
  ['voice.m4a', files.m4a, 'audio/mp4', '?mediaType=audio'],
  ['voice.m4a', files.m4a, 'audio/mp4'],
  ['voice.mp4', files.mp4Audio, 'audio/mp4', '?mediaType=audio'],
  ['film.mp4', files.mp4, 'video/mp4', '?mediaType=video'],
  ['film.3gp', files.threeGp, 'video/3gpp', '?mediaType=video'],
  ['voice.ogg', files.oggOpus, 'audio/ogg', '?mediaType=audio'],
  ['song.mp3', files.mp3, 'audio/mpeg', '?mediaType=audio'],
  ['song.aac', files.aac, 'audio/aac', '?mediaType=audio'],
  ['song.amr', files.amr, 'audio/amr', '?mediaType=audio'],
  ['a.jpg', files.jpeg, 'image/jpeg', '?mediaType=image'],
  ['a.webp', files.webp, 'image/webp', '?mediaType=sticker'],
  ['a.pdf', files.pdf, 'application/pdf'],
  ['week.csv', files.text, 'text/plain', '?mediaType=document'],
  ['letter.docx', wordFile, `${office}.wordprocessingml.document`, '?mediaType=document'],
  ['letter.docx', lateWordFile, `${office}.wordprocessingml.document`, '?mediaType=document'],
  ['renamed.bin', lateWordFile, `${office}.wordprocessingml.document`],
  ['sums.xlsx', zipOf(['xl/workbook.xml', types]), `${office}.spreadsheetml.sheet`],
  [
    'talk.pptx',
    zipOf(['docProps/app.xml', 'ppt/presentation.xml', types]),
    `${office}.presentationml.presentation`,
  ],
  ['film.mp4', files.timed, 'video/mp4', '?mediaType=video'],
  ['film.mp4', files.hevc, 'video/mp4; codecs=hvc1', '?mediaType=document'],
  ['week.csv', arabic, 'text/plain', '?mediaType=document'],
  ['letter.doc', oldOffice, 'application/msword', '?mediaType=document'],
];
const REFUSED: [name: string, bytes: Buffer, mimeType: string, query?: string][] = [
  ['arch.zip', files.zip, 'application/zip'],
  ['zip called letter.docx', files.zip, 'application/zip', '?mediaType=document'],
  ['zip called letter.docx', zipOf(['a.txt', 'word/document.xml']), 'application/zip', '?mediaType=document'],
  ['letters.docx', zipOf([types, 'word/document.xml', 'word/vbaProject.bin']), 'application/zip'],
  ['film.mp4', files.hevc, 'video/mp4; codecs=hvc1', '?mediaType=video'],
  ['film.mp4', files.hevc, 'video/mp4; codecs=hvc1'],
  ['film.3gp', files.oldFilm, 'video/3gpp; codecs=s263', '?mediaType=video'],
  ['letters', arabic, 'application/octet-stream'],
  ['program.txt', files.nothing, 'application/octet-stream'],
  ['b.bmp', bmp, 'image/bmp'],
  ['b.bmp', bmp, 'image/bmp', '?mediaType=image'],
  ['b.bmp', bmp, 'image/bmp', '?mediaType=document'],
  ['nothing', files.nothing, 'application/octet-stream'],
  ['sound called video', files.mp4Audio, 'audio/mp4', '?mediaType=video'],
  ['video called sound', files.mp4, 'video/mp4', '?mediaType=audio'],
];

describe('POST /media', () => {
  test('detects the type from the content and its codec, and normalises aliases', async () => {
    for (const [name, bytes, mimeType, query = ''] of TAKEN)
      expect([name, query, await upload(bytes, { name, query })]).toEqual([
        name,
        query,
        { status: 201, mimeType, error: undefined },
      ]);
  });

  test('refuses a type that no engine can send, stores nothing and lists the supported types', async () => {
    const countFiles = async () =>
      (await database.admin.db.selectFrom('media').select('id').execute()).length;
    const before = await countFiles();
    for (const [name, bytes, mimeType, query = ''] of REFUSED) {
      const { status, error } = await upload(bytes, { name, query, type: 'image/jpeg' });
      expect([name, query, status, error?.code, error?.details[0]?.params.mimeType]).toEqual([
        name,
        query,
        415,
        'unsupported_file_type',
        mimeType,
      ]);
      expect(error.details[0].params.allowed).toEqual(
        expect.arrayContaining([
          query.includes('video') ? 'video/mp4' : query.includes('audio') ? 'audio/ogg' : 'image/jpeg',
        ]),
      );
    }
    expect(await countFiles()).toBe(before);
    expect((await upload(Buffer.alloc(0))).status).toBe(400);
  });
});

test('tracks are found at any position and in any chunks; a hostile file costs time linear in its size', () => {
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
    expect(read(late, step)).toEqual({ hasVideo: false, hasAudio: true, codecs: ['mp4a'] });
    expect(read(files.mp4, step)).toEqual({ hasVideo: true, hasAudio: true, codecs: ['avc1', 'mp4a'] });
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

test('an animated sticker is distinguished from a static one', async () => {
  const store = async (bytes: Buffer) =>
    (await storeFile(platform.storage, `${tenantId}/${newId()}`, Readable.from([bytes]), () => 1_000_000))
      .animated;
  expect(await store(files.largeAnimatedWebp)).toBe(true);
  expect(await store(files.largeWebp)).toBe(false);
  expect(await store(files.png)).toBeNull();
});

test('each media type has one canonical name', () => {
  for (const [alias, name] of Object.entries({
    'audio/x-m4a': 'audio/mp4',
    'Audio/MP3': 'audio/mpeg',
    'audio/ogg; codecs=opus': 'audio/ogg',
    'audio/ogg;codecs="opus"': 'audio/ogg',
    'audio/opus': 'audio/ogg',
    'audio/ogg; codecs=vorbis': 'audio/ogg; codecs=vorbis',
    'image/jpg': 'image/jpeg',
    'video/3gp': 'video/3gpp',
    'video/mp4; codecs="avc1.42E01E, mp4a.40.2"': 'video/mp4',
    'Video/MP4;codecs=hvc1': 'video/mp4; codecs=hvc1',
    'text/csv; charset=utf-8': 'text/plain',
    'application/zip': 'application/zip',
  }))
    expect([alias, mediaTypeOf(alias)]).toEqual([alias, name]);
});
