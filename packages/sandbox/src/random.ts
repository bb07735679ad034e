import { randomBytes } from 'node:crypto';

/** A replayable source of numbers in [0, 1): the same seed gives the same sequence (mulberry32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A random seed of 32 bits. */
export const freshSeed = (): number => randomBytes(4).readUInt32LE(0);

/** Returns `length` decimal digits that do not start with 0, like Meta's object ids. */
export function digits(random: Random, length: number): string {
  let out = String(1 + Math.floor(random() * 9));
  while (out.length < length) out += String(100_000_000 + Math.floor(random() * 100_000_000)).slice(1);
  return out.slice(0, length);
}

/** Returns a secret of `bytes` random bytes in hex, never derived from the seed. */
export const secret = (bytes: number): string => randomBytes(bytes).toString('hex');

/** Returns an access token that looks like Meta's (`EAA…`), never derived from the seed. */
export const accessToken = (): string => `EAA${randomBytes(60).toString('base64url').replace(/[-_]/g, 'Z')}`;
