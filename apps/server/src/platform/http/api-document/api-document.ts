import { buildAsyncApi } from '@waqtor/contract';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';

const paths = ['/openapi.json', '/docs/json', '/docs/yaml', '/asyncapi.json'] as const;
type Path = (typeof paths)[number];

/**
 * Serves the OpenAPI document (1 MB, public) and the AsyncAPI document of the WebSocket from bytes that are
 * generated once. Generating them costs 10 ms per request, and each slow client would hold a copy in memory.
 * Returns the hook for the `/docs` pages, which serve the OpenAPI document too.
 */
export function serveApiDocument(app: FastifyInstance): { onRequest: onRequestHookHandler } {
  const made = new Map<Path, Buffer>();
  const textAt = (path: Path): string => {
    if (path === '/asyncapi.json') return JSON.stringify(buildAsyncApi());
    return path === '/docs/yaml' ? app.swagger({ yaml: true }) : JSON.stringify(app.swagger());
  };
  const documentAt = (path: Path): Buffer => {
    const bytes = made.get(path) ?? Buffer.from(textAt(path));
    made.set(path, bytes);
    return bytes;
  };
  for (const path of ['/openapi.json', '/asyncapi.json'] as const) {
    app.get(path, { schema: { hide: true } }, async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(documentAt(path)),
    );
  }
  return {
    onRequest: (request, reply, done) => {
      const path = paths.find((known) => known === request.routeOptions.url);
      if (path === undefined) return done();
      const type = path === '/docs/yaml' ? 'application/yaml' : 'application/json';
      reply.type(`${type}; charset=utf-8`).send(documentAt(path));
    },
  };
}
