import { fieldProblem, tenant, tenantChanges, tenantUpdated } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { isSupportedCountry } from 'libphonenumber-js/min';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { route } from '../../platform/http/route.ts';
import { presentTenant } from './tenants.present.ts';
import { getTenant, updateTenant } from './tenants.store.ts';

/** Registers the endpoints of the business profile. */
export function registerTenantRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/tenant',
      operationId: 'getTenant',
      summary: 'Get the business profile',
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
      summary: 'Update the business profile',
      tag: 'tenant',
      access: { role: 'admin' },
      body: tenantChanges,
      answer: { data: tenant },
    },
    ({ ctx, body }) =>
      ctx.tx(async (tx) => {
        const at = ctx.clock.now();
        checkCountry(body.defaultCountry);
        const changed = presentTenant(await updateTenant(tx, ctx.tenantId, body, at));
        announce(tx, tenantUpdated({ tenant: changed }), { tenantId: ctx.tenantId, at });
        return changed;
      }),
  );
}

/** Two letters may not be a country, or may be one without phone numbers. */
function checkCountry(code: string | null | undefined): void {
  if (!code || isSupportedCountry(code)) return;
  throw new AppError('validation_failed', [fieldProblem('body.defaultCountry', 'invalid_country')]);
}
