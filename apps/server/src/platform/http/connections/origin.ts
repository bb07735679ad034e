import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../../../config.ts';
import { AppError } from '../../errors.ts';

type Origins = Pick<Config, 'allowedOrigins' | 'publicUrl'>;

/**
 * Checks the Origin of a browser's request: it must be our own host, or an origin that the operator allowed.
 * Requests without an Origin come from programs, which authenticate as usual.
 */
export function isOriginAllowed({ headers }: { headers: IncomingHttpHeaders }, config: Origins): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (config.allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.protocol !== 'http:' && page.protocol !== 'https:') return false;
  return (
    page.host === host || (config.publicUrl !== undefined && page.origin === new URL(config.publicUrl).origin)
  );
}

/** CSRF protection for endpoints that use cookies. Throws `origin_not_allowed`. */
export function checkOrigin(request: { headers: IncomingHttpHeaders }, config: Origins): void {
  const site = request.headers['sec-fetch-site'];
  const isStrange =
    request.headers.origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none';
  if (isStrange || !isOriginAllowed(request, config)) throw new AppError('origin_not_allowed');
}
