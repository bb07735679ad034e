import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

/** A request body that arrives in these chunks, with these headers. */
function arriving(headers: Record<string, string> = {}) {
  const stream = Object.assign(new PassThrough(), { headers });
  return { stream, payload: stream as unknown as IncomingMessage };
}

/** Reads it; also returns how much memory was allocated for it. */
function read(headers: Record<string, string>, maxBytes = 100_000) {
  const { stream, payload } = arriving(headers);
  const taken: number[] = [];
  const body = readBody(payload, { maxBytes, onGrow: (bytes) => taken.push(bytes) });
  return { stream, body, taken: () => taken.reduce((sum, bytes) => sum + bytes, 0) };
}

test.each<[string, Record<string, string>]>([
  ['of unknown length', { 'transfer-encoding': 'chunked' }],
  ['of known length', { 'content-length': '30000' }],
  ['with a Content-Length that is too small', { 'content-length': '3' }],
  ['with an invalid Content-Length', { 'content-length': 'many' }],
])('a body %s is read completely in any chunks', async (_, headers) => {
  const sent = Buffer.from(Array.from({ length: 30_000 }, (_unused, n) => n % 256));
  const { stream, body, taken } = read(headers);
  for (const byte of sent) stream.write(Buffer.of(byte));
  stream.end();
  expect((await body).equals(sent)).toBe(true);
  expect(taken()).toBeLessThanOrEqual(2 * sent.length + 4_096);
});

test('memory is allocated as bytes arrive, not by Content-Length', async () => {
  const { stream, body, taken } = read({ 'content-length': '50000000' }, 60_000_000);
  stream.end('x');
  expect((await body).toString()).toBe('x');
  expect(taken()).toBeLessThanOrEqual(64 * 1024);
});

test('an empty body is an empty buffer', async () => {
  const { stream, body } = read({});
  stream.end();
  expect(await body).toHaveLength(0);
});

test('a body that is or claims to be too large, or is truncated, is refused', async () => {
  await expect(read({ 'content-length': '100001' }).body).rejects.toMatchObject({
    code: 'payload_too_large',
  });
  const long = read({});
  long.stream.write(Buffer.alloc(60_000));
  long.stream.write(Buffer.alloc(40_001));
  await expect(long.body).rejects.toMatchObject({ code: 'payload_too_large' });
  const exact = read({});
  exact.stream.end(Buffer.alloc(100_000));
  expect(await exact.body).toHaveLength(100_000);
  const broken = read({});
  broken.stream.write('half');
  broken.stream.destroy();
  await expect(broken.body).rejects.toMatchObject({ code: 'malformed_json' });
  const { stream, payload } = arriving();
  const refused = readBody(payload, {
    maxBytes: 10,
    onGrow: () => {
      throw new Error('no more');
    },
  });
  stream.write('x');
  await expect(refused).rejects.toThrow('no more');
});
