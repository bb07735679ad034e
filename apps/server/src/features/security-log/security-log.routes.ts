import { securityEvent, securityEventQuery } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import { flushRefusals } from './record-refusal.ts';
import { presentSecurityEvent } from './security-log.present.ts';
import { listSecurityEvents } from './security-log.store.ts';

/** Registers the endpoint of the security log: sign-ins, failed sign-ins, and changes of roles and access. */
export function registerSecurityLogRoutes(app: FastifyInstance): void {
  app.addHook('onClose', () => flushRefusals(app.platform));

  route(
    app,
    {
      method: 'GET',
      url: '/security-log',
      operationId: 'listSecurityEvents',
      summary: 'List the security log of this business, newest first',
      tag: 'security log',
      access: { role: 'admin' },
      query: securityEventQuery,
      answer: { list: securityEvent },
      errors: ['invalid_cursor'],
    },
    async ({ ctx, query }) => {
      const { action, limit } = query;
      const after = query.cursor === undefined ? undefined : positionIn(query.cursor);
      const found = await ctx.tx((tx) => listSecurityEvents(tx, ctx.tenantId, { action, after, limit }));
      const page = cutPage(found, limit, (row) => [row.at.toISOString(), row.id]);
      return { items: page.rows.map(presentSecurityEvent), nextCursor: page.nextCursor };
    },
  );
}

function positionIn(cursor: string): { at: string; id: string } {
  const [at, id] = decodeCursor(cursor, [isInstant, isUuid]);
  return { at: String(at), id: String(id) };
}
