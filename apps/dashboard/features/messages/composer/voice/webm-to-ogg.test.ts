import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checksum } from './ogg-page.ts';
import { readWebm } from './read-webm.ts';
import { samplesOf, webmToOgg } from './webm-to-ogg.ts';

/* recording.webm is 1.8 seconds of Chromium's fake microphone (beeps), as MediaRecorder wrote them. */
const webm = new Uint8Array(readFileSync(new URL('./recording.webm', import.meta.url)));

interface Page {
  flags: number;
  granule: number;
  sequence: number;
  isSound: boolean;
  packets: Uint8Array[];
}

/** An independent Ogg reader, after RFC 3533. */
function readOgg(ogg: Uint8Array): Page[] {
  const pages: Page[] = [];
  for (let at = 0; at < ogg.length; ) {
    expect(String.fromCharCode(...ogg.subarray(at, at + 4))).toBe('OggS');
    const view = new DataView(ogg.buffer, ogg.byteOffset + at);
    const count = view.getUint8(26);
    const lacing = ogg.subarray(at + 27, at + 27 + count);
    const size = 27 + count + lacing.reduce((sum, value) => sum + value, 0);
    const page = ogg.slice(at, at + size);
    new DataView(page.buffer).setUint32(22, 0, true);
    const packets: Uint8Array[] = [];
    let start = 27 + count;
    let length = 0;
    for (const value of lacing) {
      length += value;
      if (value === 255) continue;
      packets.push(page.subarray(start, start + length));
      start += length;
      length = 0;
    }
    const flags = view.getUint8(5);
    const granule = Number(view.getBigInt64(6, true));
    const isSound = checksum(page) === view.getUint32(22, true);
    pages.push({ flags, granule, sequence: view.getUint32(18, true), isSound, packets });
    at += size;
  }
  return pages;
}

test('every packet of a real recording is converted, in pages of about a second', () => {
  const { header, packets } = readWebm(webm);
  expect(packets.length).toBeGreaterThan(20);
  const pages = readOgg(webmToOgg(webm));
  expect(pages.every((page) => page.isSound)).toBe(true);
  expect(pages.map((page) => page.sequence)).toEqual(pages.map((_, i) => i));
  const [head, tags, ...sound] = pages;
  expect(head).toMatchObject({ flags: 2, granule: 0, packets: [header] });
  expect(new TextDecoder().decode(tags?.packets[0]?.subarray(0, 8))).toBe('OpusTags');
  expect(sound.flatMap((page) => page.packets)).toEqual(packets);
  expect(sound.map((page) => page.flags)).toEqual([...sound.slice(1).map(() => 0), 4]);
  const seconds = (sound.at(-1)?.granule ?? 0) / 48_000;
  expect(seconds).toBeGreaterThan(1.5);
  expect(seconds).toBeLessThan(2.1);
  expect(sound[0]?.granule).toBeLessThanOrEqual(48_000 + 2_880);
});

test('the recording is mono, as WhatsApp plays voice messages', () => {
  expect(readWebm(webm).header[9]).toBe(1);
});

test('packets longer than one lacing value are written, as many as a page can hold', () => {
  const long = new Uint8Array(600).fill(7);
  const bytes = withPackets(Array(200).fill(long));
  const pages = readOgg(webmToOgg(bytes));
  expect(pages.every((page) => page.isSound)).toBe(true);
  expect(pages.slice(2).flatMap((page) => page.packets)).toHaveLength(200);
});

test.each([
  [0b00000_0_00, 480],
  [0b00011_0_00, 2_880],
  [0b01101_0_01, 1_920],
  [0b11111_0_10, 1_920],
  [0b11100_0_00, 120],
])('the duration of a packet of configuration %i is known', (first, samples) => {
  expect(samplesOf(Uint8Array.of(first, 0))).toBe(samples);
});

test('the frames of a packet with a frame count are counted', () => {
  expect(samplesOf(Uint8Array.of(0b11111_0_11, 3))).toBe(2_880);
});

test.each([
  ['nothing', new Uint8Array()],
  ['noise', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256)],
  ['half a header', webm.slice(0, 60)],
])('webmToOgg refuses %s', (_what, bytes) => {
  expect(() => webmToOgg(bytes)).toThrow('no Opus track');
});

test('the complete part of a truncated recording is kept', () => {
  const pages = readOgg(webmToOgg(webm.slice(0, webm.length - 100)));
  expect(pages.at(-1)?.flags).toBe(4);
});

/** A live recording of these packets: the segment and the cluster have unknown sizes. */
function withPackets(packets: readonly Uint8Array[]): Uint8Array {
  const unknown = [0x01, 255, 255, 255, 255, 255, 255, 255];
  const element = (id: number[], content: readonly number[]) => [
    ...id,
    0x40 | (content.length >> 8),
    content.length & 255,
    ...content,
  ];
  const codec = element([0x86], [...new TextEncoder().encode('A_OPUS')]);
  const track = element([0xae], [...codec, ...element([0x63, 0xa2], [...readWebm(webm).header])]);
  const blocks = packets.flatMap((packet) => element([0xa3], [0x81, 0, 0, 0x80, ...packet]));
  const cluster = [0x1f, 0x43, 0xb6, 0x75, ...unknown, ...blocks];
  return Uint8Array.from([
    ...[0x18, 0x53, 0x80, 0x67, ...unknown],
    ...element([0x16, 0x54, 0xae, 0x6b], track),
    ...cluster,
  ]);
}
