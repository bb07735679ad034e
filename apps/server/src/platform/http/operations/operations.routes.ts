import { readFile } from 'node:fs/promises';
import { errorCodes } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { isSameText } from '../../crypto.ts';
import { AppError } from '../../errors.ts';
import { createReadiness, type Responsibilities } from './readiness.ts';

const ERROR_PAGES = new URL('../../../../../../docs/errors/', import.meta.url);

/** Endpoints for operators: liveness, readiness, metrics, and the pages that errors link to. */
export function registerOperationsRoutes(
  app: FastifyInstance,
  state: { isDraining(): boolean; responsibilities(): Responsibilities },
): void {
  const { platform } = app;
  const readiness = createReadiness(platform, state.responsibilities);

  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }));

  app.get('/ready', { schema: { hide: true } }, async (_request, reply) => {
    if (state.isDraining()) return reply.status(503).send({ status: 'stopping' });
    const { isReady, body } = await readiness();
    return reply.status(isReady ? 200 : 503).send(body);
  });

  const token = platform.config.metricsToken;
  if (token !== undefined) {
    app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
      if (!isSameText(request.headers.authorization ?? '', `Bearer ${token}`))
        throw new AppError('unauthenticated');
      return reply
        .type(platform.metrics.registry.contentType)
        .send(await platform.metrics.registry.metrics());
    });
  }

  app.get<{ Params: { code: string } }>(
    '/docs/errors/:code',
    { schema: { hide: true } },
    async (request, reply) => {
      const code = errorCodes.find((known) => known === request.params.code);
      const page =
        code && (await readFile(new URL(`${code}.md`, ERROR_PAGES), 'utf8').catch(() => undefined));
      if (!page) throw new AppError('not_found');
      return reply.type('text/markdown; charset=utf-8').send(page);
    },
  );
}
