import { searchHit, searchQuery } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { search } from './search.ts';

/** Registers the endpoint that searches contacts and messages together. */
export function registerSearchRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/search',
      operationId: 'search',
      tag: 'Search',
      summary: 'Search contacts and messages by word prefixes in Arabic, French and English',
      access: { role: 'viewer' },
      heavy: 'search',
      query: searchQuery,
      answer: { list: searchHit },
      errors: ['invalid_cursor'],
    },
    ({ ctx, query }) => search(ctx, query),
  );
}
