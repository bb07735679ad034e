import type { Config } from '../config.ts';

/**
 * Returns the server's public origin, for links that it prints, mails or registers: PUBLIC_URL, or its
 * listening address.
 */
export function originOf({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl !== undefined) return publicUrl;
  // A server that listens on all interfaces can be reached by loopback.
  const name = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * Returns the URL of a dashboard page, with a secret if given. The secret is in the fragment (`#`), which
 * browsers do not send, so it reaches no server log, no proxy and no Referer.
 */
export function pageLink(config: Config, path: string, token?: string): string {
  const page = `${originOf(config)}${path}`;
  return token === undefined ? page : `${page}#token=${token}`;
}
