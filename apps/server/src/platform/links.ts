import type { Config } from '../config.ts';

/** Where this server is reached, in every link it prints, mails or registers: PUBLIC_URL, or where it listens. */
export function originOf({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl !== undefined) return publicUrl;
  // A server that listens on every address is reached on this machine's own.
  const name = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * The address of a page for people, with the secret it needs, if any. The secret stands behind the `#`: browsers send
 * that part to nobody, so it reaches no server log, no proxy and no Referer.
 */
export function pageLink(config: Config, path: string, token?: string): string {
  const page = `${originOf(config)}${path}`;
  return token === undefined ? page : `${page}#token=${token}`;
}
