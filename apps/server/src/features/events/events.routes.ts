import { eventsQuery, listedEvent } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { listEvents } from './list-events.ts';

/** Registers the endpoint of the event log, for clients that poll. */
export function registerEventRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/events',
      operationId: 'listEvents',
      summary: 'List the events after a position in the event log',
      description:
        'Pass `nextCursor` as `afterSeq` to continue; on the last page, pass the `seq` of the last event.',
      tag: 'Events',
      access: { role: 'viewer' },
      query: eventsQuery,
      answer: { list: listedEvent },
      errors: ['cursor_expired', 'invalid_cursor'],
    },
    ({ ctx, query }) => listEvents(ctx, query),
  );
}
