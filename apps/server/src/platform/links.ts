import type { Config } from '../config.ts';

/**
 * The address of a page for people, with the secret it needs, if any. The secret stands behind the `#`: browsers send
 * that part to nobody, so it reaches no server log, no proxy and no Referer.
 */
export function pageLink(config: Config, path: string, token?: string): string {
  const page = `${config.publicUrl ?? `http://localhost:${config.port}`}${path}`;
  return token === undefined ? page : `${page}#token=${token}`;
}
