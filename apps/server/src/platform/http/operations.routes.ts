import { readFile } from 'node:fs/promises';
import { errorCodes } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { isSameText } from '../crypto.ts';
import { AppError } from '../errors.ts';

const ERROR_PAGES = new URL('../../../../../docs/errors/', import.meta.url);

/** For whoever operates the server: alive, ready, figures, and the pages errors point to. */
export function registerOperationsRoutes(app: FastifyInstance, state: { isDraining(): boolean }): void {
  const { platform } = app;

  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }));

  app.get('/ready', { schema: { hide: true } }, async (_request, reply) => {
    if (state.isDraining()) return reply.status(503).send({ status: 'stopping' });
    try {
      const { rows } = await sql<{ name: string }>`
        select name from schema_migrations order by name desc limit 1`.execute(platform.db.db);
      return { status: 'ready', database: 'ok', migration: rows[0]?.name ?? null };
    } catch {
      return reply.status(503).send({ status: 'not ready', database: 'away' });
    }
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
