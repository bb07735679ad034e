import type { FastifyInstance } from 'fastify';
import { isSecure } from './connections/is-secure.ts';

const YEAR_S = 31_536_000;
const NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

/** Headers of an error response that is sent before any hook has run. */
export const failureHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': NO_CONTENT,
};

/**
 * Default headers of every response; a handler may override them. API responses are not cached, not rendered
 * as a page and not framed, and clients that connected by https keep using https (HSTS).
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

/** The Content-Security-Policy of the API reference: only its own scripts and styles, and no framing. */
export function docsPolicy(policy: string): string {
  return `${policy.replace(/;?\s*$/, '')}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;
}
