import { messageTemplate, publicId, templateQuery } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import type { TemplateLists } from './template-lists.ts';

/**
 * Registers the endpoint that lists sendable templates. For now, they are created and changed in Meta's own
 * tools.
 */
export function registerTemplateRoutes(app: FastifyInstance, lists: TemplateLists): void {
  route(
    app,
    {
      method: 'GET',
      url: '/sessions/:sessionId/templates',
      operationId: 'listTemplates',
      tag: 'Templates',
      summary: 'List the approved templates of a number, by name and language',
      access: { role: 'viewer' },
      params: z.object({ sessionId: publicId('session') }),
      query: templateQuery,
      answer: { list: messageTemplate },
      errors: [
        'invalid_cursor',
        'engine_unavailable',
        'unsupported_capability',
        'provider_rejected',
        'provider_unavailable',
      ],
    },
    ({ ctx, params, query }) => lists.page(ctx, params.sessionId, query),
  );
}
