import { AppError } from '../../../platform/errors.ts';
import { throttleNameOf } from '../../../platform/http/connections/client-address.ts';
import type { Platform } from '../../../platform/platform.ts';
import { rateLimited, throttleKey, tryCharge } from './throttle.ts';

/** The length of a key up to its secret: the prefix and the tenant. */
const TENANT_PART = 36;

/**
 * Returns the error for a request with this API key, after authentication failed with `error`. A key that
 * does not exist is charged to its client address, and the response is `rate_limited` once that budget is
 * exhausted. Only failures are counted, after the look-up, so a valid key is never refused or delayed.
 */
export async function chargeUnknownKey(
  platform: Platform,
  { key, ip }: { key: string; ip: string },
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'unauthenticated') return error;
  const name = throttleNameOf(ip, key.slice(0, TENANT_PART));
  if (await tryCharge(platform, 'apiKeys', name)) return error;
  return rateLimited(platform, [throttleKey('apiKeys', name)]);
}
