import { buildAsyncApi } from '@waqtor/contract';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';

const paths = ['/openapi.json', '/docs/json', '/docs/yaml', '/asyncapi.json'] as const;
type Path = (typeof paths)[number];

/**
 * Serves the OpenAPI document, a megabyte that anybody may ask for, and the AsyncAPI document of the WebSocket, from bytes
 * made once: made for each request it costs 10 ms, and each slow client would keep a copy of its own. Returns the hook that
 * the pages of `/docs` have to run, since they serve the OpenAPI document as well.
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
