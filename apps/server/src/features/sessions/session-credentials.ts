import type { Config } from '../../config.ts';
import type { Secrets } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';

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

/** Judges a Graph address before the server ever calls it: a tenant must not make us call our own network. */
export function checkGraphBaseUrl(address: string, config: Config): string {
  const url = new URL(address);
  const isLoopback = (host: string) =>
    host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
  const isOnLaptop = isLoopback(config.host) || config.host === '::1';
  const isAllowed =
    url.origin === META_GRAPH_URL ||
    isSandboxAddress(address, config) ||
    config.graphBaseUrls.some((allowed) => URL.canParse(allowed) && new URL(allowed).origin === url.origin) ||
    (isOnLaptop && isLoopback(url.hostname));
  if (!isAllowed || url.username || url.password || url.search || url.hash) {
    throw new AppError('session_connection_failed', {
      reason: `${url.origin} is not an allowed Graph address. The operator can allow it with GRAPH_BASE_URLS.`,
    });
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
