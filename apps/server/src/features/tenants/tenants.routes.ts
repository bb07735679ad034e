import { tenant, tenantChanges } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { announce } from '../../platform/events/announce.ts';
import { route } from '../../platform/http/route.ts';
import { presentTenant } from './tenants.present.ts';
import { getTenant, updateTenant } from './tenants.store.ts';

/** The business profile. */
export function registerTenantRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/tenant',
      operationId: 'getTenant',
      summary: 'The business profile',
      tag: 'tenant',
      access: { role: 'viewer' },
      answer: { data: tenant },
    },
    async ({ ctx }) => presentTenant(await ctx.tx((tx) => getTenant(tx, ctx.tenantId))),
  );

  route(
    app,
    {
      method: 'PATCH',
      url: '/tenant',
      operationId: 'updateTenant',
      summary: 'Changes the business profile',
      tag: 'tenant',
      access: { role: 'admin' },
      body: tenantChanges,
      answer: { data: tenant },
    },
    ({ ctx, body }) =>
      ctx.tx(async (tx) => {
        const at = ctx.clock.now();
        const changed = presentTenant(await updateTenant(tx, ctx.tenantId, body, at));
        announce(tx, {
          tenantId: ctx.tenantId,
          topic: 'notifications',
          type: 'tenant.updated',
          data: { tenant: changed },
          at,
        });
        return changed;
      }),
  );
}
