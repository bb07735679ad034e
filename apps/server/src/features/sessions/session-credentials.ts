import type { Config } from '../../config.ts';
import type { Secrets } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';
import type { Platform } from '../../platform/platform.ts';

/** What a Cloud API session knows, as it is sealed at rest. */
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

/** Bound to the session's id, so that a sealed value moved to another row does not open. */
export function sealCredentials(secrets: Secrets, sessionId: string, credentials: CloudCredentials): Buffer {
  return secrets.seal(credentials, `session:${sessionId}`);
}

export function openCredentials(secrets: Secrets, sessionId: string, sealed: Buffer): CloudCredentials {
  return secrets.open(sealed, `session:${sessionId}`) as CloudCredentials;
}

/** Whether this Graph address is the sandbox of this server. */
export function isSandboxAddress(address: string, config: Config): boolean {
  return config.sandboxUrl !== undefined && address.replace(/\/+$/, '') === config.sandboxUrl;
}

/**
 * Judges a Graph address before the server ever calls it: Meta's own, or one that the operator has named. A tenant chooses no
 * path on the operator's hosts; what the name resolves to is judged again at every connection.
 */
export function checkGraphBaseUrl(
  address: string,
  { config, outgoing }: Pick<Platform, 'config' | 'outgoing'>,
): string {
  const named = [META_GRAPH_URL, config.sandboxUrl, ...config.graphBaseUrls];
  const base = baseOf(() => outgoing.graph.check(address));
  if (base !== undefined && named.some((url) => url !== undefined && base === baseOf(() => new URL(url))))
    return base;
  throw new AppError('session_connection_failed', {
    reason: 'This is not an allowed Graph address. The operator can allow it with GRAPH_BASE_URLS.',
  });
}

/** Scheme, host, port and path without the last slash; undefined for what is no such address. */
function baseOf(read: () => URL): string | undefined {
  try {
    const { origin, pathname, search, hash } = read();
    return search === '' && hash === '' ? `${origin}${pathname.replace(/\/+$/, '')}` : undefined;
  } catch {
    return undefined;
  }
}
