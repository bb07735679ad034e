import { fieldProblem } from '@waqtor/contract';
import type { Secrets } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';

/** The credentials of a Cloud API session, which are encrypted at rest. */
export interface CloudCredentials {
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
  graphBaseUrl: string;
  graphVersion: string;
}

export const META_GRAPH_URL = 'https://graph.facebook.com';
export const DEFAULT_GRAPH_VERSION = 'v26.0';

/** Bound to the session's id, so that ciphertext copied to another row cannot be decrypted. */
export function sealCredentials(secrets: Secrets, sessionId: string, credentials: CloudCredentials): Buffer {
  return secrets.seal(credentials, `session:${sessionId}`);
}

export function openCredentials(secrets: Secrets, sessionId: string, sealed: Buffer): CloudCredentials {
  return secrets.open(sealed, `session:${sessionId}`) as CloudCredentials;
}

/** Whether this Graph API base URL is this server's sandbox. */
export function isSandboxAddress(address: string, { url }: Pick<Platform['sandbox'], 'url'>): boolean {
  return url !== undefined && address.replace(/\/+$/, '') === url;
}

/**
 * Checks a Graph API base URL before the server ever calls it: it must be Meta's own, or one that the
 * operator has allowed. Tenants cannot choose paths on the operator's hosts, and the resolved IP address is
 * checked again on every connection.
 */
export function checkGraphBaseUrl(
  address: string,
  { config, outgoing, sandbox }: Pick<Platform, 'config' | 'outgoing' | 'sandbox'>,
): string {
  const named = [META_GRAPH_URL, sandbox.url, ...config.graphBaseUrls];
  const base = baseOf(() => outgoing.graph.check(address));
  if (base !== undefined && named.some((url) => url !== undefined && base === baseOf(() => new URL(url))))
    return base;
  throw new AppError('session_connection_failed', [
    fieldProblem('body.graphBaseUrl', 'graph_address_not_allowed'),
  ]);
}

/** Returns scheme, host, port and path without a trailing slash; undefined if it is not a valid URL. */
function baseOf(read: () => URL): string | undefined {
  try {
    const { origin, pathname, search, hash } = read();
    return search === '' && hash === '' ? `${origin}${pathname.replace(/\/+$/, '')}` : undefined;
  } catch {
    return undefined;
  }
}
