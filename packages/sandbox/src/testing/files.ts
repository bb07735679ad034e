import { sampleOf } from '../people/samples.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

const ftyp = (brand: string): Buffer => box('ftyp', latin(`${brand}\0\0\0\0${brand}isom`));
const described = (codec: string): Buffer =>
  box(
    'stsd',
    Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16]), latin(codec), Buffer.alloc(8)]),
  );
const track = (handler: string, codec: string): Buffer =>
  box(
    'trak',
    box(
      'mdia',
      Buffer.concat([
        box('hdlr', Buffer.concat([Buffer.alloc(8), latin(handler), Buffer.alloc(13)])),
        box('minf', box('stbl', described(codec))),
      ]),
    ),
  );
const usual: Readonly<Record<string, string>> = { vide: 'avc1', soun: 'mp4a' };
/** Builds a video with these tracks, each `handler` or `handler/codec`. */
const movie = (brand: string, ...tracks: string[]): Buffer =>
  Buffer.concat([
    ftyp(brand),
    box(
      'moov',
      Buffer.concat(
        tracks.map((one) => {
          const [handler = '', codec = usual[handler] ?? 'none'] = one.split('/');
          return track(handler, codec);
        }),
      ),
    ),
    box('mdat', Buffer.alloc(16)),
  ]);

function ogg(codec: Buffer): Buffer {
  const page = Buffer.alloc(28);
  page.write('OggS', 'latin1');
  page[5] = 2;
  page[26] = 1;
  page[27] = codec.length;
  return Buffer.concat([page, codec, Buffer.alloc(8)]);
}

function webp(flags: number, bytes: number): Buffer {
  const extended = Buffer.alloc(18);
  extended.write('VP8X', 'latin1');
  extended.writeUInt32LE(10, 4);
  extended[8] = flags;
  const rest = Buffer.alloc(Math.max(0, bytes - 30));
  const head = Buffer.alloc(12);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(extended.length + rest.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, extended, rest]);
}

/** A red image of 2 × 2 pixels. */
const JPEG =
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8a' +
  'Gi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAIDASIAAhEBAxEB/8QAFQAB' +
  'AQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA' +
  '/9oADAMBAAIRAxEAPwCUAMuP/9k=';

/** Small files by type; their first bytes are valid, the rest may be empty. */
export const files = {
  jpeg: Buffer.from(JPEG, 'base64'),
  png: sampleOf('image', 0.5).bytes,
  gif: latin('GIF89a\x01\0\x01\0\0\0\0;'),
  heic: ftyp('heic'),
  zip: Buffer.concat([latin('PK\x05\x06'), Buffer.alloc(18)]),
  pdf: sampleOf('document', 0).bytes,
  oggOpus: sampleOf('audio', 0).bytes,
  oggVorbis: ogg(latin('\x01vorbis\0\0\0\0\x01\x44\xac\0\0')),
  mp3: Buffer.concat([
    latin('ID3\x03\0\0\0\0\0\0'),
    Buffer.from([0xff, 0xfb, 0x90, 0x64]),
    Buffer.alloc(413),
  ]),
  aac: Buffer.concat([Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc]), Buffer.alloc(40)]),
  amr: Buffer.concat([latin('#!AMR\n'), Buffer.alloc(32)]),
  m4a: movie('M4A ', 'soun'),
  mp4: movie('isom', 'vide', 'soun'),
  mp4Audio: movie('isom', 'soun'),
  hevc: movie('isom', 'vide/hvc1', 'soun'),
  timed: movie('isom', 'vide', 'soun', 'tmcd/tmcd'),
  oldFilm: movie('3gp4', 'vide/s263', 'soun/samr'),
  threeGp: movie('3gp4', 'vide', 'soun'),
  webp: webp(0, 200),
  largeWebp: webp(0, 150 * 1024),
  largeAnimatedWebp: webp(2, 150 * 1024),
  nothing: Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]),
  text: Buffer.from('خطة الأسبوع\n', 'utf8'),
} as const;

/** Builds a form as clients upload it. */
export function mediaForm(
  bytes: Uint8Array,
  type: string,
  name = 'file',
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries({ messaging_product: 'whatsapp', ...fields }))
    form.set(key, value);
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return form;
}

/** Returns what `fetch` sends as a body: forms and bytes unchanged, anything else as JSON. */
export const rawBody = (body: object | FormData | Uint8Array): FormData | Uint8Array<ArrayBuffer> | string =>
  body instanceof FormData ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
