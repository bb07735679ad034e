import type { FastifyInstance } from 'fastify';
import { isSecure } from './is-secure.ts';

const YEAR_S = 31_536_000;
const NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

/** What stands on a failure that comes before every hook. */
export const failureHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': NO_CONTENT,
};

/**
 * Headers of every answer, unless its handler says otherwise: nothing of the API is kept by a browser or proxy, no answer
 * of it is shown as a page or in a frame, and who reached us by https does so from then on.
 */
export function secureAnswers(app: FastifyInstance): void {
  const { platform } = app;
  app.addHook('onRequest', (request, reply, done) => {
    if (isSecure(platform, request)) reply.header('strict-transport-security', `max-age=${YEAR_S}`);
    const { url } = request;
    if (url.startsWith('/api/') || url.startsWith('/openapi.json') || url.startsWith('/asyncapi.json')) {
      reply.header('cache-control', 'no-store').header('content-security-policy', NO_CONTENT);
    } else if (url.startsWith('/docs')) {
      reply.header('x-frame-options', 'DENY').header('referrer-policy', 'no-referrer');
      if (url.startsWith('/docs/errors/')) reply.header('content-security-policy', NO_CONTENT);
    }
    done();
  });
}

/** The policy of the API reference: its own scripts and styles, in no frame. */
export function docsPolicy(policy: string): string {
  return `${policy.replace(/;?\s*$/, '')}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;
}
