import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sign, verifySignature } from './signature.ts';

const body = Buffer.from('{"text":"مرحبا \\u00e9"}');
const secret = 'app-secret';
const good = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe('the signature of a webhook', () => {
  it('matches the body it was made for', () => {
    expect(verifySignature(body, good, secret)).toBe(true);
    expect(sign(body, secret)).toBe(good);
  });

  it('does not match another body or secret', () => {
    expect(verifySignature(Buffer.concat([body, Buffer.from(' ')]), good, secret)).toBe(false);
    expect(verifySignature(body, good, 'other')).toBe(false);
  });

  it.each([
    undefined,
    '',
    'sha256=',
    'sha1=abc',
    good.slice(0, -1),
    `${good}0`,
    good.replace('sha256=', ''),
    'sha256=zz',
  ])('is invalid in the header %o', (header) => {
    expect(verifySignature(body, header, secret)).toBe(false);
  });

  it('never matches an empty secret', () => {
    expect(verifySignature(body, sign(body, ''), '')).toBe(false);
  });
});
