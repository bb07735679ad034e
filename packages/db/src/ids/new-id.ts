import { randomFillSync } from 'node:crypto';

/*
 * Random bytes are generated for many ids at once, because generating them per id would cost more than
 * everything else here.
 */
const ID_BYTES = 16;
const pool = Buffer.alloc(ID_BYTES * 256);
let used = pool.length;
let lastMs = 0;
let counter = 0;

/**
 * Returns a new UUIDv7 (RFC 9562). It is time-ordered, so that rows created together are stored together, and
 * strictly increasing within a process, also within a millisecond and when the clock is set back.
 */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const id = pool.subarray(used, used + ID_BYTES);
  used += ID_BYTES;
  const ms = Date.now();
  if (ms > lastMs) {
    lastMs = ms;
    counter = id.readUInt16BE(6) & 0x7ff; // starts low, so that there is room to increment
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  id.writeUIntBE(lastMs, 0, 6);
  id.writeUInt16BE(0x7000 | counter, 6);
  id[8] = 0x80 | ((id[8] ?? 0) & 0x3f);
  const hex = id.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
