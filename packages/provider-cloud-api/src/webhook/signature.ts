import { createHmac, timingSafeEqual } from 'node:crypto';

const pattern = /^sha256=([0-9a-f]{64})$/i;

/** Whether the header is formatted like a signature; if not, the body need not be read. */
export function isSignature(signature: string | undefined): boolean {
  return signature !== undefined && pattern.test(signature);
}

/**
 * Whether `X-Hub-Signature-256` is valid for these raw bytes and this app secret. False for a missing or
 * malformed header.
 */
export function verifySignature(body: Uint8Array, signature: string | undefined, secret: string): boolean {
  if (typeof signature !== 'string' || secret === '') return false;
  const given = pattern.exec(signature)?.[1];
  if (given === undefined) return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

/** Returns the header as Meta would send it, for sandboxes and tests. */
export function sign(body: Uint8Array | string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
