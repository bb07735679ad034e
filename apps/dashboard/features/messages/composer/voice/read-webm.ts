/*
 * The subset of WebM that browsers' MediaRecorder writes: EBML elements of id, size and content (RFC 8794,
 * RFC 9559).
 */

const id = {
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  track: 0xae,
  codec: 0x86,
  codecPrivate: 0x63a2,
  cluster: 0x1f43b675,
  blockGroup: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const;
const parents: readonly number[] = [id.segment, id.tracks, id.track, id.cluster, id.blockGroup];

/** The codec header and the packets of the Opus track, in order. */
export function readWebm(bytes: Uint8Array): { header: Uint8Array; packets: Uint8Array[] } {
  let header: Uint8Array | undefined;
  let codec = '';
  const packets: Uint8Array[] = [];
  const visit = (from: number, to: number): void => {
    let at = from;
    while (at < to) {
      const [element, afterId] = readNumber(bytes, at, false);
      const [size, start] = readNumber(bytes, afterId, true);
      // Live recordings have clusters of unknown size: parse the rest as their children.
      const end = Math.min(size === undefined ? to : start + size, to);
      if (element === undefined || start > to) return;
      const content = bytes.subarray(start, end);
      if (parents.includes(element)) visit(start, end);
      else if (element === id.codec) codec = new TextDecoder().decode(content);
      else if (element === id.codecPrivate) header = content;
      else if (element === id.simpleBlock || element === id.block) packets.push(packetOf(content));
      at = end;
    }
  };
  visit(0, bytes.length);
  if (!header || !codec.startsWith('A_OPUS')) throw new Error('no Opus track in this recording');
  return { header, packets };
}

/** The payload of a block, after its track number (one byte here), timecode (two) and flags. */
function packetOf(block: Uint8Array): Uint8Array {
  const [, start] = readNumber(block, 0, true);
  return block.subarray(start + 3);
}

/**
 * A variable-length integer of one to eight bytes; the leading zeros give the length. An id keeps its length
 * marker, a size drops it; a size of all ones means unknown.
 */
function readNumber(
  bytes: Uint8Array,
  at: number,
  isSize: boolean,
): [value: number | undefined, next: number] {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return [undefined, bytes.length + 1];
  const marker = 1 << (8 - length);
  let value = isSize ? first & (marker - 1) : first;
  let isOnes = isSize && value === marker - 1;
  for (let i = 1; i < length; i += 1) {
    const byte = bytes[at + i] ?? 0;
    isOnes &&= byte === 255;
    value = value * 256 + byte;
  }
  return [isOnes ? undefined : value, at + length];
}
