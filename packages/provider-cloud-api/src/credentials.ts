import { ProviderError } from '@waqtor/provider';
import { z } from 'zod';

const digits = z
  .string()
  .trim()
  .regex(/^\d{1,32}$/, 'must be the number Meta shows, digits only');
const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,4096}$/, 'must be printable characters without spaces');

/**
 * A Graph base URL: http or https, optionally with a path, without user info, query or fragment; no trailing
 * slash.
 */
const graphBaseUrl = z
  .string()
  .trim()
  .refine(isPlainUrl, 'must be an http or https address without login, query or fragment')
  .transform((url) => url.replace(/\/+$/, ''));

function isPlainUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return false;
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

/**
 * The credentials of a Cloud API session. The provider needs only `accessToken`. The webhook gateway needs
 * the others: `appSecret` signs the webhooks, and `verifyToken` is for their handshake.
 */
export const cloudApiCredentials = z.object({
  phoneNumberId: digits,
  wabaId: digits,
  accessToken: secret,
  appSecret: secret,
  verifyToken: secret,
  graphBaseUrl: graphBaseUrl.default('https://graph.facebook.com'),
  graphVersion: z
    .string()
    .trim()
    .regex(/^v\d{1,3}\.\d{1,2}$/, 'must look like v26.0')
    .default('v26.0'),
});
export type CloudApiCredentials = z.infer<typeof cloudApiCredentials>;

/**
 * Validates credentials entered by a person. Throws `unsupported` with the name of each invalid field, but
 * never its value.
 */
export function checkCredentials(given: Record<string, unknown>): CloudApiCredentials {
  const result = cloudApiCredentials.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ProviderError('unsupported', `The credentials are not usable: ${faults.join('; ')}.`, {
    certain: true,
  });
}
