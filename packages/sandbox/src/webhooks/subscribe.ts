import { randomInt } from 'node:crypto';
import { Agent, request } from 'undici';
import type { World } from '../world.ts';

/** Without kept connections: one that the server closes at the moment of its reuse would fail the handshake. */
const dispatcher = new Agent({ pipelining: 0 });

/**
 * Performs Meta's handshake: GET the callback with `hub.mode`, `hub.verify_token` and a `hub.challenge` of
 * digits, which must be returned unchanged, with 200. Resolves with undefined on success, otherwise with the
 * reason.
 */
export async function handshake(
  world: World,
  callbackUrl: string,
  verifyToken: string,
): Promise<string | undefined> {
  if (!URL.canParse(callbackUrl) || !/^https?:$/.test(new URL(callbackUrl).protocol))
    return 'the callback is not an http(s) URL';
  const challenge = String(randomInt(100_000_000, 2_000_000_000));
  const url = new URL(callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  try {
    const answer = await request(url, {
      dispatcher,
      headersTimeout: world.webhooks.timeoutMs,
      bodyTimeout: world.webhooks.timeoutMs,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200)
      return `the callback answered the handshake with HTTP ${answer.statusCode}`;
    if (text !== challenge) return 'the callback did not echo hub.challenge';
    return undefined;
  } catch (cause) {
    return `the callback could not be reached: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
