import { oggPage } from './ogg-page.ts';
import { readWebm } from './read-webm.ts';

const RATE = 48_000;
/** One page per second of audio, so that players can seek. */
const PAGE_SAMPLES = RATE;

/**
 * Remuxes Opus from WebM to Ogg, the container WhatsApp requires for voice messages. Packets are copied
 * without re-encoding. Throws if there is no Opus track.
 */
export function webmToOgg(webm: Uint8Array): Uint8Array<ArrayBuffer> {
  const { header, packets } = readWebm(webm);
  const pages = [
    oggPage([header], { granule: 0, sequence: 0, flags: 2 }),
    oggPage([tags()], { granule: 0, sequence: 1, flags: 0 }),
  ];
  let granule = 0;
  let waiting: Uint8Array[] = [];
  let samples = 0;
  let segments = 0;
  packets.forEach((packet, i) => {
    waiting.push(packet);
    samples += samplesOf(packet);
    segments += segmentsOf(packet);
    const next = packets[i + 1];
    if (next && samples < PAGE_SAMPLES && segments + segmentsOf(next) <= 255) return;
    granule += samples;
    pages.push(oggPage(waiting, { granule, sequence: pages.length, flags: next ? 0 : 4 }));
    waiting = [];
    samples = 0;
    segments = 0;
  });
  return join(pages);
}

function segmentsOf(packet: Uint8Array): number {
  return Math.floor(packet.length / 255) + 1;
}

/** Duration of a packet in samples at 48 kHz, from its TOC byte (RFC 6716, 3.1). */
export function samplesOf(packet: Uint8Array): number {
  const first = packet[0] ?? 0;
  const config = first >> 3;
  const frame =
    config < 12
      ? [480, 960, 1_920, 2_880][config % 4]
      : config < 16
        ? [480, 960][config % 2]
        : [120, 240, 480, 960][config % 4];
  const code = first & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 63;
  return (frame ?? 0) * frames;
}

function tags(): Uint8Array {
  const vendor = new TextEncoder().encode('waqtor');
  const bytes = new Uint8Array(8 + 4 + vendor.length + 4);
  bytes.set(new TextEncoder().encode('OpusTags'));
  new DataView(bytes.buffer).setUint32(8, vendor.length, true);
  bytes.set(vendor, 12);
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
