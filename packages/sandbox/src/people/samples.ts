import { deflateSync } from 'node:zlib';

/**
 * Small, valid files for people to send: each can be opened, and its type can be detected from its first
 * bytes.
 */
export interface Sample {
  mimeType: string;
  bytes: Buffer;
  filename?: string;
}

const CRC32 = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC32[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** Draws dunes at dusk, 320 × 200, whose hue follows `shade` (0 to 1). */
function png(shade: number): Buffer {
  const [width, height] = [320, 200];
  const raw = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dune = height * (0.62 + 0.1 * Math.sin(x / 46 + shade * 6) + 0.05 * Math.sin(x / 17));
      const sky = y / height;
      const sun = Math.hypot(x - width * 0.7, y - height * 0.4) < 26;
      const [r, g, b] =
        y > dune
          ? [190 - y / 3, 130 - y / 4, 90]
          : sun
            ? [255, 224, 170]
            : [120 + 120 * sky, 130 + 50 * sky * shade, 190 - 60 * sky];
      raw.set(
        [r, g, b].map((part) => Math.max(0, Math.min(255, Math.round(part)))),
        y * (width * 3 + 1) + 1 + x * 3,
      );
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(raw)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function oggPage(packets: Buffer[], granule: number, sequence: number, flags: number): Buffer {
  const lacing = packets.flatMap((packet) => [
    ...Array(Math.floor(packet.length / 255)).fill(255),
    packet.length % 255,
  ]);
  const head = Buffer.alloc(27 + lacing.length);
  head.write('OggS');
  head[5] = flags;
  head.writeBigUInt64LE(BigInt(granule), 6);
  head.writeUInt32LE(0x5a4d, 14);
  head.writeUInt32LE(sequence, 18);
  head[26] = lacing.length;
  head.set(lacing, 27);
  const page = Buffer.concat([head, ...packets]);
  // Ogg's checksum is CRC-32 with reversed bit order and no inversion.
  let crc = 0;
  for (const byte of page) {
    crc ^= byte << 24;
    for (let k = 0; k < 8; k++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  page.writeUInt32LE(crc >>> 0, 22);
  return page;
}

/** Builds a voice message of `seconds` of silence: Ogg Opus, mono, 20 ms frames. */
function oggOpus(seconds: number): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\x00\x00\x80\xbb\x00\x00\x00\x00\x00', 'latin1');
  const tags = Buffer.from('OpusTags\x07\x00\x00\x00sandbox\x00\x00\x00\x00', 'latin1');
  const silence = Buffer.from([0xf8, 0xff, 0xfe]);
  const pages = [oggPage([head], 0, 0, 2), oggPage([tags], 0, 1, 0)];
  for (let second = 0; second < seconds; second++) {
    const flags = second === seconds - 1 ? 4 : 0;
    pages.push(oggPage(Array(50).fill(silence), (second + 1) * 48_000, second + 2, flags));
  }
  return Buffer.concat(pages);
}

/** Builds a PDF page with one line of text. */
function pdf(line: string): Buffer {
  const text = `BT /F1 24 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = out.length;
  out += `xref\n0 6\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${out}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

/** Builds an MP4 without tracks: players show nothing, but type detection finds a video. */
const mp4 = (): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom\x00\x00\x02\x00isommp42', 'latin1'),
    Buffer.from([0, 0, 0, 8]),
    Buffer.from('mdat'),
  ]);

const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

/** Returns a sample file for a media type; `shade` (0 to 1) makes two pictures differ. */
export function sampleOf(kind: string, shade: number): Sample {
  switch (kind) {
    case 'image':
      return { mimeType: 'image/png', bytes: png(shade) };
    case 'audio':
      return { mimeType: 'audio/ogg; codecs=opus', bytes: oggOpus(3) };
    case 'video':
      return { mimeType: 'video/mp4', bytes: mp4() };
    case 'sticker':
      return { mimeType: 'image/webp', bytes: WEBP };
    default:
      return { mimeType: 'application/pdf', bytes: pdf('A page from the sandbox'), filename: 'sandbox.pdf' };
  }
}
