import { apiKey, createdApiKey, done, newApiKey, paging, publicId } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import { wakeUp } from '../../platform/events/wake-ups.ts';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import { uuidOf } from '../../platform/ids.ts';
import { recordAct } from '../security-log/index.ts';
import { presentApiKey } from './api-keys.present.ts';
import { listApiKeys, revokeApiKey } from './api-keys.store.ts';
import { createApiKey } from './create-api-key.ts';

/** Registers the endpoints for API keys, which programs use. */
export function registerApiKeyRoutes(app: FastifyInstance): void {
  // Not idempotent, because an Idempotency-Key would store the response, which contains the secret.
  route(
    app,
    {
      method: 'POST',
      url: '/api-keys',
      operationId: 'createApiKey',
      summary: 'Create an API key; the key itself is returned only once',
      tag: 'api keys',
      access: { role: 'admin' },
      body: newApiKey,
      status: 201,
      answer: { data: createdApiKey },
      errors: ['reauthentication_required'],
    },
    ({ ctx, body }) => createApiKey(ctx, body),
  );

  route(
    app,
    {
      method: 'GET',
      url: '/api-keys',
      operationId: 'listApiKeys',
      summary: 'List the API keys of this business, newest first',
      tag: 'api keys',
      access: { role: 'admin' },
      query: paging,
      answer: { list: apiKey },
      errors: ['invalid_cursor'],
    },
    async ({ ctx, query }) => {
      const after = query.cursor === undefined ? undefined : positionIn(query.cursor);
      const found = await ctx.tx((tx) => listApiKeys(tx, ctx.tenantId, { after, limit: query.limit }));
      const page = cutPage(found, query.limit, (row) => [row.createdAt.toISOString(), row.id]);
      return { items: page.rows.map(presentApiKey), nextCursor: page.nextCursor };
    },
  );

  route(
    app,
    {
      method: 'DELETE',
      url: '/api-keys/:apiKeyId',
      operationId: 'revokeApiKey',
      summary: 'Revoke an API key',
      tag: 'api keys',
      access: { role: 'admin' },
      params: z.object({ apiKeyId: publicId('apiKey') }),
      answer: { data: done },
    },
    ({ ctx, params }) => {
      const id = uuidOf('apiKey', params.apiKeyId);
      return ctx.tx(async (tx) => {
        const revoked = await revokeApiKey(tx, ctx.tenantId, id, ctx.clock.now());
        if (!revoked) throw new AppError('not_found');
        wakeUp(tx, 'login', id);
        const { name, role } = revoked;
        await recordAct(ctx, tx, 'api_key.revoked', {
          target: { kind: 'api_key', id },
          details: { name, role },
        });
        return {};
      });
    },
  );
}

function positionIn(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { createdAt: String(createdAt), id: String(id) };
}
