import { type SandboxStatus, sandboxStatus } from '@waqtor/contract';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { type Ctx, hasRole } from '../../platform/platform.ts';

const tag = 'Sandbox';

/**
 * Registers the endpoints of the simulated WhatsApp. There is one for all businesses, and their numbers are
 * isolated from each other.
 */
export function registerSandboxRoutes(app: FastifyInstance): void {
  route(
    app,
    {
      method: 'GET',
      url: '/sandbox',
      operationId: 'getSandbox',
      tag,
      summary: 'Get the availability of the sandbox on this server',
      access: { role: 'viewer' },
      answer: { data: sandboxStatus },
    },
    async ({ ctx }) => presentStatus(ctx),
  );
  route(
    app,
    {
      method: 'POST',
      url: '/sandbox/start',
      operationId: 'startSandbox',
      tag,
      summary: 'Start the sandbox; no-op while it runs',
      description: 'Its numbers reconnect automatically.',
      access: { role: 'admin' },
      answer: { data: sandboxStatus },
      errors: ['sandbox_not_configured', 'sandbox_unavailable'],
    },
    async ({ ctx }) => {
      await ctx.sandbox.start();
      return presentStatus(ctx);
    },
  );
}

/** Error details may contain the machine's ports and folders, so only admins see them. */
function presentStatus({ sandbox, caller }: Ctx): SandboxStatus {
  const status = sandbox.status();
  return hasRole(caller, 'admin') ? status : { ...status, error: null };
}
